import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeCell, unescapeCell, writeCsv } from '../../shared/files/csv-write.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { splitCsv, toBytes } from './text-fixture.ts';

const text = fc.oneof(
  fc.string({ maxLength: 10 }),
  fc.constantFrom('=1+1', '+49 30', '-5', '@SUM(A1)', '\tx', "'=x", "''+y", "'plain", '"', 'a,b', 'x\r\ny', '', ' '),
);

test.each([
  ['=HYPERLINK("http://x")', `'=HYPERLINK("http://x")`],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@x', "'@x"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ["'=x", "''=x"],
  ["'quoted'", "'quoted'"],
  ['plain', 'plain'],
])('%j is written as %j', (given, written) => {
  expect(escapeCell(given)).toBe(written);
  expect(unescapeCell(written)).toBe(given);
});

test('the escape is reversible, and escaped text never runs', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(unescapeCell(escapeCell(given))).toBe(given);
      expect(escapeCell(given)).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('what is written comes back in unchanged', () => {
  const rows = fc
    .integer({ min: 1, max: 4 })
    .chain((width) => fc.array(fc.array(text, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(rows, (given) => {
      const header = (given[0] ?? []).map((_, column) => `column ${column}`);
      const back = splitCsv(writeCsv(header, given)).map((row) => row.map(unescapeCell));
      // A row of one empty cell is a blank line to every reader.
      const filled = given.filter((row) => row.length > 1 || row[0] !== '');
      expect(back).toEqual([header, ...filled]);
    }),
  );
});

test('numbers stay numbers, also negative ones; nothing is an empty cell', () => {
  expect(writeCsv(['a', 'b', 'c'], [[-5, 1.5, null]])).toBe('a,b,c\r\n-5,1.5,\r\n');
  expect(writeCsv(['a'], [[Number.NaN]])).toBe('a\r\n""\r\n');
});

test('a byte-order mark for Excel', () => {
  const result = readTable(toBytes(writeCsv(['Stadt'], [['Köln']], { bom: true })), 'x.csv');
  expect(result.ok && result.table.dialect.encoding).toBe('UTF-8 with BOM');
  expect(result.ok && result.table.columns.map(({ texts }) => texts)).toEqual([['Köln']]);
});
