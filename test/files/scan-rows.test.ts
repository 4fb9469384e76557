import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RowCollector } from '../../shared/files/collect-rows.ts';
import { encodeText, openText } from '../../shared/files/decode-text.ts';
import type { EncodedText } from '../../shared/files/encoded-text.ts';
import { scanRows } from '../../shared/files/csv/scan-rows.ts';
import { splitRecords } from '../../shared/files/csv/split-records.ts';
import type { CellMarks } from '../../shared/files/csv/cell-marks.ts';

import { toUtf16, toWindows1252 } from './text-fixture.ts';

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
function scan(text: string | EncodedText, marks = COMMA, mostLines = 1_000_000): Rows | null {
  const rows = new RowCollector();
  const isDone = scanRows(
    typeof text === 'string' ? encodeText(text) : text,
    marks,
    mostLines,
    (records) => rows.addScanned(records, 0),
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

  test('in whatever encoding it stands', () => {
    const latin = fc.constantFrom('', 'a', 'ab', 'Zoë', '€ 5', 'say "so"', 'a,b', 'x\ny');
    const wide = fc.oneof(latin, fc.constantFrom('東京', '𝄞', '\ufeffa', '“so”'));
    const records = (cells: typeof wide) => fc.array(fc.array(cells, { minLength: 2, maxLength: 4 }), { minLength: 1 });
    const toText = (lists: string[][]): string => {
      const lines = lists.map((cells) => cells.map((text) => quoted(text, false)).join(','));
      return `id,name\n${`${lines.join('\n')}\n`.repeat(Math.ceil(300 / lines.length))}`;
    };
    fc.assert(
      fc.property(records(wide).map(toText), records(latin).map(toText), (text, narrow) => {
        const rows = split(text);
        expect(scan(openText(new TextEncoder().encode(text), 'UTF-8').text)).toEqual(rows);
        expect(scan(openText(toUtf16(text, true), 'UTF-16 LE').text)).toEqual(rows);
        expect(scan(openText(toUtf16(text, false), 'UTF-16 BE').text)).toEqual(rows);
        expect(scan(openText(toWindows1252(narrow), 'Windows-1252').text)).toEqual(split(narrow));
      }),
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
    ['a zero', 'a,b\nx\u0000,1\n'],
    ['a zero in quotes', 'a,b\n"x\u0000",1\n'],
  ])('%s is left to papaparse', (name, text) => {
    expect(scan(text, name.startsWith('a delimiter') ? { delimiter: '::', quote: '"' } : COMMA)).toBeNull();
  });

  test('a text of too many lines is left to papaparse', () => {
    expect(scan('a,b\n1,2\n', COMMA, 2)).not.toBeNull();
    expect(scan('a,b\n1,2\n3,4\n', COMMA, 2)).toBeNull();
  });

  test('columns of a few words, of many, and of as many as rows', () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => {
      const note = row % 11 === 0 ? `"say ""${row % 5}"""` : `note ${row % 9000}`;
      return [`A${row}`, `word ${row % 3}`, `東京 ${row}`, row % 7 === 0 ? '\ufeffx' : '', note].join(',');
    });
    const text = `${rows.join('\n')}\n${'long '.repeat(20_000)},${'é'.repeat(70_000)},x\n`;
    const expected = split(text);
    expect(scan(text)).toEqual(expected);
    expect(scan(openText(new TextEncoder().encode(text)).text)).toEqual(expected);
  });
});
