import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../shared/files/read-table.ts';
import type { RawTable } from '../../shared/files/read-table.ts';
import { splitCells } from '../../shared/files/split-cells.ts';
import { toBytes, toUtf16, toWindows1252 } from './file-fixture.ts';

function read(content: string | Uint8Array): RawTable {
  const result = readTable(typeof content === 'string' ? toBytes(content) : content, 'list.csv');
  if (!result.ok) throw new Error(result.message);
  return result.table;
}

function readRows(table: RawTable): string[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => column[row] ?? ''));
}

function refusal(content: string | Uint8Array): { code: string; message: string } {
  const result = readTable(typeof content === 'string' ? toBytes(content) : content, 'list.csv');
  if (result.ok) throw new Error('It was read.');
  return { code: result.code, message: result.message };
}

describe('dialects', () => {
  test.each([
    ['comma', 'id,name\n1,Müller\n2,"a, b"\n', ','],
    ['semicolon', 'id;name\n1;Müller\n2;"a; b"\n', ';'],
    ['tab', 'id\tname\n1\tMüller\n2\ta, b\n', '\t'],
    ['bar', 'id|name\n1|Müller\n2|a, b\n', '|'],
    ['line ends CRLF', 'id,name\r\n1,Müller\r\n2,"a, b"\r\n', ','],
    ['line ends CR', 'id,name\r1,Müller\r2,"a, b"\r', ','],
    ['mixed line ends', 'id,name\r\n1,Müller\n2,"a, b"\r', ','],
    ['no line end at the end', 'id,name\n1,Müller\n2,"a, b"', ','],
    ['blank lines', '\n\nid,name\n\n1,Müller\n\n\n2,"a, b"\n\n', ','],
    ['a line that names the delimiter', 'sep=;\r\nid;name\r\n1;Müller\r\n2;"a; b"', ';'],
  ])('%s', (_, text, delimiter) => {
    const table = read(text);
    expect(table.header).toEqual(['id', 'name']);
    expect(readRows(table)[0]).toEqual(['1', 'Müller']);
    expect(table.rowCount).toBe(2);
    expect(table.dialect.delimiter).toBe(delimiter);
  });

  test('lists inside cells do not pass for the delimiter', () => {
    expect(read('id,regions\n1,North; South; East\n2,West; North; South').dialect.delimiter).toBe(',');
    expect(read('id;price\n1;3000,00\n2;4900,50').dialect.delimiter).toBe(';');
  });

  test.each([
    ['UTF-8', toBytes('id,name\n1,Zoë €\n')],
    ['UTF-8 with BOM', toBytes('\ufeffid,name\n1,Zoë €\n')],
    ['UTF-16 LE', toUtf16('\ufeffid,name\n1,Zoë €\n', true)],
    ['UTF-16 BE', toUtf16('\ufeffid,name\n1,Zoë €\n', false)],
    ['UTF-16 LE', toUtf16('id,name\n1,Zoë €\n', true)],
    ['UTF-16 BE', toUtf16('id,name\n1,Zoë €\n', false)],
    ['Windows-1252', toWindows1252('id,name\n1,Zoë €\n')],
  ])('encoding %s', (encoding, bytes) => {
    const table = read(bytes);
    expect(table.dialect.encoding).toBe(encoding);
    expect([table.header, ...readRows(table)]).toEqual([
      ['id', 'name'],
      ['1', 'Zoë €'],
    ]);
  });

  test('rows know their lines, also after line breaks inside cells', () => {
    expect([...read('id,note\n1,"two\nlines"\n\n2,x\r\n3,"a\r\nb\r\nc"\n4,y').lines]).toEqual([2, 5, 6, 9]);
  });

  test('a report with a title before and totals after', () => {
    const text =
      'Accounts by owner\nAs of 2026-05-04\n\nAccount ID,Account Name,ARR\n1,Alpha,5\n2,Copyright Clearance Center,6\n' +
      'Grand Totals (2 records),,11\n\nConfidential Information - Do Not Distribute\n' +
      'Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.\n';
    const table = read(text);
    expect(table.header).toEqual(['Account ID', 'Account Name', 'ARR']);
    expect(readRows(table)).toEqual([
      ['1', 'Alpha', '5'],
      ['2', 'Copyright Clearance Center', '6'],
    ]);
    expect(table.dialect).toMatchObject({ headerLine: 4, preambleRows: 2, footerRows: 3 });
    expect(table.notes.map(({ code, line }) => [code, line])).toEqual([
      ['preamble', 1],
      ['footer', 7],
    ]);
  });
});

describe('shape', () => {
  test('too few and too many cells are noted, and nothing shifts', () => {
    const table = read('a,b,c\n1\n1,2,3,4\n1,2,3,,\n1,2,3');
    expect(readRows(table)).toEqual([['1', '', ''], ...[1, 2, 3].map(() => ['1', '2', '3'])]);
    expect(table.notes.map(({ code, line, value }) => [code, line, value])).toEqual([
      ['too-few-cells', 2, ''],
      ['too-many-cells', 3, '4'],
    ]);
  });

  test('repeated and blank headings get names of their own', () => {
    const table = read('Amount,,Amount\n1,2,3');
    expect(table.header).toEqual(['Amount', '', 'Amount']);
    expect(table.names).toEqual(['Amount', 'Column 2', 'Amount (2)']);
    expect(table.notes.map(({ code }) => code).sort()).toEqual(['blank-heading', 'repeated-heading']);
  });

  test('malformed quotes lose no text and no row', () => {
    const table = read('a,b\n"5" pipe",x\n"open,y\nlast,z');
    expect(readRows(table)).toEqual([
      ['5" pipe', 'x'],
      ['"open', 'y'],
      ['last', 'z'],
    ]);
    expect(table.notes.map(({ code, line }) => [code, line])).toEqual([
      ['stray-quote', 2],
      ['open-quote', 3],
    ]);
  });

  test('a file of nothing but opening quotes is read in linear time', () => {
    expect(read(`a,b\n${'"x\n'.repeat(300_000)}`).rowCount).toBe(300_000);
  });
});

describe('refusals', () => {
  const zip = (name: string): Uint8Array => toBytes(`PK\u0003\u0004..........................${name}`);
  test.each([
    ['an empty file', '', 'empty-file', /empty/],
    ['white space', ' \r\n\t\n', 'empty-file', /empty/],
    ['only a header', 'id,name\n', 'header-only', /no rows/],
    ['a workbook', zip('[Content_Types].xml'), 'is-xlsx', /XLSX.*CSV UTF-8/],
    ['another archive', zip('readme.txt'), 'not-a-csv', /ZIP/],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3), 'not-a-csv', /XLS/],
    ['a PDF', '%PDF-1.7 ...', 'not-a-csv', /PDF/],
    ['a web page', '  <!DOCTYPE html><table><tr><td>1</td></tr></table>', 'not-a-csv', /web page/],
    ['JSON', '[{"id": 1}]', 'not-a-csv', /JSON/],
    ['zero bytes', 'id,name\n1,a\u0000b\n', 'not-a-csv', /line 2/],
    ['binary data', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7) % 31 || 1), 'not-a-csv', /binary/],
    ['too many columns', `${'c,'.repeat(3000)}c\n${'1,'.repeat(3000)}1`, 'too-large', /columns/],
  ])('%s', (_, content, code, message) => {
    const refused = refusal(content);
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(message);
  });
});

describe('laws', () => {
  const cell = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom('', '"', '""', 'a"b', ',', ';', 'x\ny', 'x\r\ny', ' padded ', 'ä€', '\ttab'),
  );

  test('well-formed text is split as papaparse splits it', () => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), (table, by, end) => {
        const text = Papa.unparse(table, { delimiter: by, newline: end, quotes: true });
        const split = splitCells(text, by);
        const ours = split.lines.map((_, row) => split.cells.slice(split.starts[row], split.starts[row + 1]));
        expect(ours).toEqual(table);
        expect(Papa.parse(text, { delimiter: by, newline: end }).data).toEqual(ours);
      }),
    );
  });

  test('any text at all gives a table or a refusal, and no cell is invented', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', ';'), maxLength: 60 }), (text) => {
        const split = splitCells(text, ',');
        for (const value of split.cells)
          expect(text.replaceAll('""', '"').includes(value) || text.includes(value)).toBe(true);
        const result = readTable(toBytes(text), 'x.csv');
        if (result.ok)
          expect(result.table.columns.every((column) => column.length === result.table.rowCount)).toBe(true);
        else expect(result.message).not.toBe('');
      }),
    );
  });

  test('any bytes at all give a table or a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const result = readTable(bytes, 'x.csv');
        expect(result.ok || result.message !== '').toBe(true);
      }),
    );
  });
});
