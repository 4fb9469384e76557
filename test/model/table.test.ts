import { expect, it } from 'vitest';
import { CategoryBuilder, FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../../shared/model/columns.ts';
import type { ColumnKind, ColumnTypes } from '../../shared/model/columns.ts';
import { MISSING_DAY } from '../../shared/model/day.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { countKnownCells, readCell } from '../../shared/model/table.ts';

function categories(texts: readonly string[]): ColumnTypes['category'] {
  const builder = new CategoryBuilder(texts.length);
  texts.forEach((text, row) => builder.set(row, text));
  return builder.build();
}

const columns: { readonly [K in ColumnKind]: ColumnTypes[K] } = {
  text: ['a', '', 'a', 'b'],
  category: categories(['x', '', 'y', 'x']),
  money: Float64Array.of(0, Number.NaN, 5, -1),
  number: Float64Array.of(Number.NaN, 0, Number.NaN, 2),
  day: Int32Array.of(0, MISSING_DAY, 12, MISSING_DAY),
  flag: Uint8Array.of(FLAG_NO, FLAG_YES, FLAG_UNKNOWN, FLAG_UNKNOWN),
  reference: Int32Array.of(0, NO_ROW, 3, 2),
};

it.each(Object.keys(columns) as ColumnKind[])('counts the cells of kind %s that are known one by one', (kind) => {
  const known = [0, 1, 2, 3].filter((row) => readCell(kind, columns[kind], row) !== null);
  expect(known.length).toBeGreaterThan(0);
  expect(countKnownCells(kind, columns[kind])).toBe(known.length);
});
