import * as fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../shared/files/decode-text.ts';
import { ReadingStopped } from '../../shared/files/ports/read-port.ts';
import type { ReadProgress } from '../../shared/files/ports/read-port.ts';
import { parsePasted, readTable } from '../../shared/files/read-table.ts';
import type { Corrections, RawTable } from '../../shared/files/raw-table.ts';
import { splitCsv, toBytes, toUtf16, toWindows1252 } from './text-fixture.ts';

function read(content: string | Uint8Array, corrections?: Corrections): RawTable {
  const result = readTable(typeof content === 'string' ? toBytes(content) : content, 'list.csv', corrections);
  if (!result.ok) throw new Error(result.message);
  return result.table;
}

function readRows(table: RawTable): string[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => column.at(row)));
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

describe('what was found can be corrected', () => {
  test('encoding', () => {
    const bytes = toBytes('id,name\n1,ä€\n');
    expect(readRows(read(bytes, { encoding: 'Windows-1252' }))).toEqual([['1', 'Ã¤â‚¬']]);
    const wide = toUtf16('\ufeffid,name\n1,ä€\n', false);
    expect(read(wide, { encoding: 'UTF-16 BE' }).header).toEqual(['id', 'name']);
    expect(read(toBytes('\ufeffid\n1\n'), { encoding: 'UTF-8' }).header).toEqual(['id']);
  });

  test('delimiter, of any length', () => {
    expect(read('id;name,city\n1;Ann,Bonn\n', { delimiter: ',' }).header).toEqual(['id;name', 'city']);
    expect(read('id::name\n1::"a::b"\n', { delimiter: '::' }).columns.map(({ texts }) => texts)).toEqual([
      ['1'],
      ['a::b'],
    ]);
    expect(read('id^name\n1^x\n', { delimiter: '^' }).dialect).toMatchObject({ delimiter: '^', quote: '"' });
  });

  test('quote; apostrophes around most cells are found', () => {
    const text = "'id','name'\n'1','O''Brien, Inc'\n'2','b'\n";
    const table = read(text);
    expect(table.dialect).toMatchObject({ delimiter: ',', quote: "'" });
    expect(readRows(table)).toEqual([
      ['1', "O'Brien, Inc"],
      ['2', 'b'],
    ]);
    expect(read(text, { quote: '' }).header).toEqual(["'id'", "'name'"]);
    expect(read("id,name\n1,'t Hart\n2,'s-Gravenhage\n3,x\n").dialect.quote).toBe('"');
  });

  test('header row, by its line; none at all', () => {
    const text = 'Title\n\nold id,old name\nid,name\n1,a\n';
    expect(read(text).dialect.headerLine).toBe(3);
    const chosen = read(text, { headerRow: 4 });
    expect(chosen.header).toEqual(['id', 'name']);
    expect([chosen.dialect.headerLine, chosen.dialect.preambleRows, [...chosen.lines]]).toEqual([4, 2, [5]]);
    const bare = read('1,a\n2,b\n', { headerRow: 0 });
    expect([bare.names, bare.rowCount, bare.dialect.headerLine, bare.notes]).toEqual([
      ['Column 1', 'Column 2'],
      2,
      0,
      [],
    ]);
    expect(readTable(toBytes(text), 'x.csv', { headerRow: 9 })).toMatchObject({ ok: false, code: 'no-header' });
  });

  test('footer', () => {
    const text = 'id,name\n1,a\n2,b\nGrand Totals,2\n';
    expect(read(text).dialect.footerRows).toBe(1);
    expect(read(text, { skipFooter: 0 }).rowCount).toBe(3);
    expect(read(text, { skipFooter: 2 }).rowCount).toBe(1);
    expect(readTable(toBytes(text), 'x.csv', { skipFooter: 9 })).toMatchObject({ ok: false, code: 'header-only' });
  });

  test.each([{ delimiter: '' }, { delimiter: '\n' }, { delimiter: '"', quote: '"' }, { quote: '""' }, { quote: '\r' }])(
    'what cannot be: %j',
    (corrections) => {
      expect(readTable(toBytes('a,b\n1,2\n'), 'x.csv', corrections)).toMatchObject({ ok: false, code: 'bad-choice' });
    },
  );
});

describe('pasted', () => {
  const paste = (text: string): RawTable => {
    const result = parsePasted(text);
    if (!result.ok) throw new Error(result.message);
    return result.table;
  };

  test('from a spreadsheet: tabs, line breaks in quotes, commas that part nothing', () => {
    const table = paste('id\tname\tARR\r\n1\t"two\nlines"\t1,200\r\n2\t5" pipe\t3,400\r\n');
    expect([table.header, ...readRows(table)]).toEqual([
      ['id', 'name', 'ARR'],
      ['1', 'two\nlines', '1,200'],
      ['2', '5" pipe', '3,400'],
    ]);
    expect(table.dialect).toMatchObject({ format: 'csv', encoding: null, delimiter: '\t' });
  });

  test('from a text file, and nothing', () => {
    expect(paste('id;name\n1;Ann').header).toEqual(['id', 'name']);
    expect(parsePasted(' \n')).toMatchObject({ ok: false, code: 'empty-file' });
    expect(parsePasted('id\tname\n')).toMatchObject({ ok: false, code: 'header-only' });
    expect(parsePasted('id;name\n1;a', { delimiter: ',' })).toMatchObject({ ok: true, table: { header: ['id;name'] } });
  });
});

describe('a long text in UTF-8', () => {
  const decode = (bytes: Uint8Array, encoding?: 'UTF-8') => decodeText(bytes, encoding).text;

  test('is decoded in pieces as it is at once', () => {
    // So long that several pieces end inside of these.
    const signs = fc.constantFrom('a', 'ab', 'é', '東', '𝄞', '\ufeff', '\ufeff\ufeff', '\n');
    const texts = fc.tuple(fc.array(signs, { minLength: 1, maxLength: 9 }), fc.nat(9));
    fc.assert(
      fc.property(texts, ([parts, before]) => {
        const text = `${'x'.repeat(before + 1)}${parts.join('').repeat(20_000)}`;
        expect(decode(toBytes(text)) === text).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('that is damaged and yet to be read as UTF-8, too', () => {
    const bytes = fc.array(fc.constantFrom(0x61, 0x80, 0xbf, 0xc3, 0xe2, 0x82, 0xf0, 0x9f, 0xff), {
      minLength: 1,
      maxLength: 9,
    });
    fc.assert(
      fc.property(bytes, fc.nat(9), (parts, before) => {
        const all = Uint8Array.from({ length: 100_000 }, (_, at) =>
          at < before ? 0x61 : (parts[at % parts.length] as number),
        );
        expect(decode(all, 'UTF-8') === new TextDecoder().decode(all)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a long file', () => {
  const rows = Array.from(
    { length: 60_000 },
    (_, row) => `${row},"a ""quoted"" name, Inc ${row}","line\nbreak ${row}",${row % 7}`,
  );
  const bytes = toBytes(`id,name,note,kind\n${rows.join('\n')}\n`);

  test('is read in pieces that part no cell', () => {
    const reports: ReadProgress[] = [];
    const result = readTable(bytes, 'long.csv', {}, { report: (progress) => reports.push(progress) });
    if (!result.ok) throw new Error(result.message);
    const { columns, lines, notes } = result.table;
    expect(columns[0]?.texts).toEqual(rows.map((_, row) => String(row)));
    expect(columns[2]?.texts).toEqual(rows.map((_, row) => `line\nbreak ${row}`));
    expect(lines.every((line, row) => line === 2 + row * 2)).toBe(true);
    expect(notes).toEqual([]);
    expect(reports.length).toBeGreaterThan(2);
    expect(reports.at(-1)).toEqual({
      fileName: 'long.csv',
      rows: rows.length + 1,
      bytes: bytes.length,
      totalBytes: bytes.length,
    });
    expect(reports.map((report) => report.bytes)).toEqual(
      reports.map((report) => report.bytes).toSorted((a, b) => a - b),
    );
  });

  test('can be stopped on the way', () => {
    let reports = 0;
    const read = () =>
      readTable(
        bytes,
        'long.csv',
        {},
        {
          report: () => {
            reports += 1;
            throw new ReadingStopped();
          },
        },
      );
    expect(read).toThrow(ReadingStopped);
    expect(reports).toBe(1);
  });
});

describe('refusals', () => {
  const zip = (name: string): Uint8Array => toBytes(`PK\u0003\u0004..........................${name}`);
  test.each([
    ['an empty file', '', 'empty-file', /empty/],
    ['white space', ' \r\n\t\n', 'empty-file', /empty/],
    ['only a header', 'id,name\n', 'header-only', /no rows/],
    ['a workbook that was cut off', zip('[Content_Types].xml'), 'damaged', /workbook.*cut off/],
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

  test('well-formed text comes back as it was written', () => {
    const rows = fc
      .integer({ min: 1, max: 5 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
      );
    fc.assert(
      fc.property(rows, fc.constantFrom(',', ';', '\t', '|'), fc.constantFrom('\n', '\r\n', '\r'), (table, by, end) => {
        const text = Papa.unparse(table, { delimiter: by, newline: end, quotes: true });
        const isBlank = (row: readonly string[]): boolean => row.length === 1 && row[0] === '';
        expect(splitCsv(text, by)).toEqual(table.filter((row) => !isBlank(row)));
      }),
    );
  });

  test('any text at all gives a table or a refusal, and no cell is invented', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', ';'), maxLength: 60 }), (text) => {
        for (const value of splitCsv(text).flat()) {
          // Where quotes are malformed and line ends mixed, those inside a cell may be made alike.
          const cell = alignLineEnds(value);
          expect(alignLineEnds(text.replaceAll('""', '"')).includes(cell) || alignLineEnds(text).includes(cell)).toBe(
            true,
          );
        }
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

function alignLineEnds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}
