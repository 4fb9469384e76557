import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowCollector } from '../../shared/files/collect-rows.ts';
import { scanRows } from '../../shared/files/csv/scan-rows.ts';
import { splitRecords } from '../../shared/files/csv/split-records.ts';
import type { CellMarks } from '../../shared/files/csv/cell-marks.ts';

const COMMA: CellMarks = { delimiter: ',', quote: '"' };

interface Rows {
  readonly columns: readonly (readonly string[])[];
  readonly lines: readonly number[];
  readonly widths: readonly number[];
}

function toRows({ columns, lines, widths, count }: RowCollector): Rows {
  return { columns: columns.map((column) => column.slice(0, count).texts), lines, widths };
}

/** `null` where the scanner leaves the text to papaparse. */
function scan(text: string, marks = COMMA): Rows | null {
  const rows = new RowCollector();
  const isDone = scanRows(
    text,
    marks,
    (record, line) => rows.addScanned(record, line),
    () => undefined,
  );
  rows.finish();
  return isDone ? toRows(rows) : null;
}

function split(text: string, marks = COMMA): Rows {
  const rows = new RowCollector();
  splitRecords(text, marks, (records, lines) => {
    records.forEach((record, at) => rows.add(record, lines[at] as number));
  });
  rows.finish();
  return toRows(rows);
}

/** Few words, so that they repeat; enough rows that most come after the first ones, which are collected another way. */
const cell = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom('', 'a', 'b', 'ab', 'SMB', 'Enterprise', ' ', ' x ', 'Zoë', '東京', '\u00a0'),
  },
  { weight: 2, arbitrary: fc.string({ maxLength: 6 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a,b', 'say "so"', '""', 'two\nlines', 'two\r\nlines', "it's", 'x\ty', '__proto__'),
  },
);
const quoted = (text: string, isForced: boolean): string =>
  isForced || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const record = fc.array(fc.tuple(cell, fc.boolean()), { minLength: 1, maxLength: 5 });
const wellFormed = fc
  .tuple(fc.array(record, { minLength: 1, maxLength: 12 }), fc.nat(400), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([records, more, lineEnd, isEnded]) => {
    const lines = records.map((cells) => cells.map(([text, isForced]) => quoted(text, isForced)).join(','));
    const all = Array.from({ length: records.length + more }, (_, row) => lines[row % lines.length] as string);
    return all.join(lineEnd) + (isEnded ? lineEnd : '');
  });

describe('well-formed text is scanned to what papaparse makes of it', () => {
  test('any list', () => {
    fc.assert(
      fc.property(wellFormed, (text) => {
        const scanned = scan(text);
        // A lone carriage return inside of a cell is left to papaparse.
        if (!/\r(?!\n)/.test(text)) expect(scanned).not.toBeNull();
        if (scanned !== null) expect(scanned).toEqual(split(text));
      }),
      { numRuns: 300 },
    );
  });

  test('any text at all, or it is left to papaparse', () => {
    const marks = fc.constantFrom<CellMarks>(COMMA, { delimiter: ';', quote: '"' }, { delimiter: '\t', quote: '' });
    const signs = fc.constantFrom('a', 'b', '"', ',', ';', '\t', '\n', '\r\n', '\r', ' ', 'é');
    const text = fc.array(signs, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, marks, (given, chosen) => {
        const scanned = scan(given, chosen);
        if (scanned !== null) expect(scanned).toEqual(split(given, chosen));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['text after a closing quote', 'a,b\n"x"y,1\n'],
    ['a quote that is never closed', 'a,b\n"x,1\n'],
    ['a lone carriage return', 'a,b\rx,1\n'],
    ['a delimiter of two signs', 'a::b\n'],
  ])('%s is left to papaparse', (name, text) => {
    expect(scan(text, name.startsWith('a delimiter') ? { delimiter: '::', quote: '"' } : COMMA)).toBeNull();
  });

  test('words that repeat are kept once, in columns of a few and of many', () => {
    const rows = Array.from({ length: 5000 }, (_, row) => `A${row},word ${row % 3},city ${row % 1500}`);
    expect(scan(rows.join('\n'))).toEqual(split(rows.join('\n')));
  });
});
