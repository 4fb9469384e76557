import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY, formatIsoDay } from '../model/day.ts';
import type { ReadingBasis } from './import-report.ts';
import { chooseDateOrder, inferDateOrder, parseDate } from '../model/read-dates.ts';
import { findNumberStyle, inferNumberStyle, parseNumber } from '../model/read-numbers.ts';
import type { NumberStyle } from '../model/read-numbers.ts';
import { countTexts, readWordsOnce } from './read-words-once.ts';
import { parseFlag } from './read-words.ts';
import type { SourceTable } from './source-table.ts';

const MOST_EXAMPLES = 4;
const STYLES: Readonly<Record<NumberStyle, string>> = { point: '1,234.56', comma: '1.234,56' };

/** Numbers by row of the file, NaN where unknown or unreadable (then with a finding); `null` without a column. */
export function readNumbers(source: SourceTable, field: string): Float64Array | null {
  const column = source.readColumn(source.columnOf(field));
  if (!column) return null;
  const chosen = source.choices.findNumberStyle(source.kind, field, source.headingOf(field));
  // Files of countries that write decimals with a comma part their cells with a semicolon.
  const fallback = source.raw.dialect.delimiter === ';' ? 'comma' : 'point';
  const { values: words, counts } = countTexts(column);
  const inferred = inferNumberStyle(words, fallback, counts);
  const style = chosen ?? inferred.style;
  const isMixed = inferred.isMixed || (chosen !== undefined && chosen !== inferred.style);
  if (inferred.isAmbiguous && chosen === undefined) {
    const message = `No value shows whether 1.234 means thousands or decimals. Read as ${STYLES[style]}; check the amounts.`;
    source.warnColumn('ambiguous-number-style', field, column.texts.find((text) => /[.,]/.test(text)) ?? '', message);
  }
  const values = new Float64Array(column.length).fill(Number.NaN);
  const examples = new Map<string, string>();
  // Amounts hardly repeat: to look for them among those that came before takes longer than to read them.
  const readRow = column.words
    ? readWordsOnce(column, (text) => parseNumber(text, style))
    : (row: number) => parseNumber(column.at(row), style);
  for (let row = 0; row < column.length; row++) {
    source.pauseAt(row);
    const text = column.at(row);
    if (text === '') continue;
    const value = readRow(row);
    if (Number.isNaN(value)) {
      if (source.isLeftOut(row)) continue;
      const message = `"${text}" is not a number; the value counts as unknown. Correct it in the file and import again.`;
      source.warn(row, 'unreadable-number', field, text, message);
      continue;
    }
    values[row] = value;
    if (examples.size < MOST_EXAMPLES && !examples.has(text)) examples.set(text, String(value));
    if (!isMixed) continue;
    const own = findNumberStyle(text);
    if ((own === 'point' || own === 'comma') && own !== style && !source.isLeftOut(row)) {
      const message = `"${text}" is written in another style than the rest of the column (${STYLES[style]}); read as ${value}.`;
      source.warn(row, 'mixed-number-style', field, text, message);
    }
  }
  const shown = inferred.isAmbiguous ? 'assumed' : 'values';
  source.setReading(field, {
    reading: inferred.isPercent ? `${STYLES[style]}, percent` : STYLES[style],
    examples: toExamples(examples),
    ...(inferred.isStyled && { number: { style, basis: chosen ? 'chosen' : shown, isMixed: inferred.isMixed } }),
  });
  return values;
}

/** Day numbers by row of the file, `MISSING_DAY` where unknown or unreadable (then with a finding). */
export function readDates(source: SourceTable, field: string): Int32Array | null {
  const column = source.readColumn(source.columnOf(field));
  if (!column) return null;
  const { values: words, counts } = countTexts(column);
  const inferred = inferDateOrder(words, counts);
  const chosen = source.choices.findDateOrder(source.kind, field, source.headingOf(field));
  const reading = chosen ? chooseDateOrder(inferred, chosen) : inferred;
  if (reading.isAmbiguous) {
    const message = `No value shows whether the day or the month comes first. Read as ${reading.pattern}; check one date.`;
    source.warnColumn('ambiguous-date-order', field, column.texts.find((text) => text !== '') ?? '', message);
  }
  if (reading.isMixed) {
    const message = `Some dates have the day first, some the month. Read as ${reading.pattern}; those that do not fit count as unknown.`;
    source.warnColumn('mixed-date-order', field, '', message);
  }
  const days = new Int32Array(column.length).fill(MISSING_DAY);
  const examples = new Map<string, string>();
  const readRow = readWordsOnce(column, (text) => {
    const day = parseDate(text, reading.order);
    if (day !== MISSING_DAY && examples.size < MOST_EXAMPLES) examples.set(text, formatIsoDay(day));
    return day;
  });
  for (let row = 0; row < column.length; row++) {
    source.pauseAt(row);
    const text = column.at(row);
    if (text === '') continue;
    const day = readRow(row);
    days[row] = day;
    if (day === MISSING_DAY && !source.isLeftOut(row)) {
      const message = `"${text}" is not a date as ${reading.pattern}; it counts as unknown. Write dates as YYYY-MM-DD.`;
      source.warn(row, 'unreadable-date', field, text, message);
    }
  }
  const basis: ReadingBasis = chosen ? 'chosen' : reading.isAmbiguous ? 'assumed' : 'values';
  source.setReading(field, {
    reading: reading.pattern,
    examples: toExamples(examples),
    ...(inferred.isOrdered && { date: { order: reading.order, basis, isMixed: inferred.isMixed } }),
  });
  return days;
}

/** Flags by row of the file, `FLAG_UNKNOWN` where unknown or unreadable (then with a finding). */
export function readFlags(source: SourceTable, field: string): Uint8Array | null {
  const column = source.readColumn(source.columnOf(field));
  if (!column) return null;
  const flags = new Uint8Array(column.length);
  const readRow = readWordsOnce(column, parseFlag);
  for (let row = 0; row < column.length; row++) {
    source.pauseAt(row);
    const text = column.at(row);
    if (text === '') continue;
    const flag = readRow(row);
    flags[row] = flag;
    if (flag === FLAG_UNKNOWN && !source.isLeftOut(row)) {
      const message = `"${text}" is neither yes nor no; it counts as unknown. Use yes or no.`;
      source.warn(row, 'unreadable-flag', field, text, message);
    }
  }
  source.setReading(field, { reading: 'yes or no' });
  return flags;
}

function toExamples(examples: ReadonlyMap<string, string>): { text: string; value: string }[] {
  return [...examples].map(([text, value]) => ({ text, value }));
}
