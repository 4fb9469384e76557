import type { CategoryColumn } from '../model/columns.ts';
import { isKnownDay } from '../model/day.ts';
import { inferDateOrder, parseDate } from '../model/read-dates.ts';
import { inferNumberStyle, parseNumber } from '../model/read-numbers.ts';

/*
 * Columns that nobody mapped hold the texts of the file. Rules may read them as numbers or days, by the style of the whole
 * column, as the import does for the columns it knows. Read once per column: a version of the facts never changes.
 */

const numbersOf = new WeakMap<CategoryColumn, Float64Array>();
const daysOf = new WeakMap<CategoryColumn, Int32Array>();

/** From this share of its different texts on, a column is taken for what they can be read as. */
const LIKENESS = 0.9;

/** By code of the column; NaN where a text is no number. */
export function readNumbers(column: CategoryColumn): Float64Array {
  let numbers = numbersOf.get(column);
  if (!numbers) {
    const { style } = inferNumberStyle(column.values);
    numbers = Float64Array.from(column.values, (text) => parseNumber(text, style));
    numbersOf.set(column, numbers);
  }
  return numbers;
}

/** By code of the column; `MISSING_DAY` where a text is no date. */
export function readDays(column: CategoryColumn): Int32Array {
  let days = daysOf.get(column);
  if (!days) {
    const { order } = inferDateOrder(column.values);
    days = Int32Array.from(column.values, (text) => parseDate(text, order));
    daysOf.set(column, days);
  }
  return days;
}

/** What most of the column's texts can be read as. */
export function inferReading(column: CategoryColumn): 'text' | 'number' | 'day' {
  const needed = column.values.length * LIKENESS;
  if (column.values.length === 0) return 'text';
  const count = (values: ArrayLike<number>, isKnown: (value: number) => boolean): number => {
    let known = 0;
    for (let code = 0; code < values.length; code++) if (isKnown(values[code] as number)) known++;
    return known;
  };
  if (count(readNumbers(column), (value) => !Number.isNaN(value)) >= needed) return 'number';
  return count(readDays(column), isKnownDay) >= needed ? 'day' : 'text';
}
