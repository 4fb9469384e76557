import * as fc from 'fast-check';
import readExcelFile from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import type { Corrections, RawTable } from '../../shared/files/raw-table.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { previewSheets } from '../../shared/files/xlsx/read-workbook.ts';
import { createWorkbook } from './workbook-fixture.ts';
import type { CellSpec, SheetSpec, WorkbookSpec } from './workbook-fixture.ts';

function read(spec: WorkbookSpec, corrections: Corrections = {}): RawTable {
  const result = readTable(createWorkbook(spec), 'book.xlsx', corrections);
  if (!result.ok) throw new Error(result.message);
  return result.table;
}

function readRows(table: RawTable): string[][] {
  return Array.from({ length: table.rowCount }, (_, row) => table.columns.map((column) => column.at(row)));
}

/** The cells of a column of values under one heading, each beside a row number. */
function readCells(cells: readonly CellSpec[], rest: Omit<WorkbookSpec, 'sheets'> = {}): string[] {
  const rows = cells.map((cell, at): CellSpec[] => [at + 1, cell]);
  const table = read({ sheets: [{ name: 'List', rows: [['Row', 'Value'], ...rows] }], ...rest });
  return [...(table.columns[1]?.texts ?? [])];
}

const LIST = [
  ['Account ID', 'Account Name'],
  ['1', 'Alpha'],
  ['2', 'Beta'],
];

describe('cells', () => {
  test('texts, shared and inline, with entities, formatted runs, readings above and characters XML cannot hold', () => {
    expect(
      readCells([
        'A & B <C> "D"',
        { type: 'inlineStr', inline: '<t>in &amp; line &#128512;</t>' },
        { type: 'inlineStr', inline: '<r><t>two</t></r><r><rPr><b/></rPr><t xml:space="preserve"> runs</t></r>' },
        { type: 'inlineStr', inline: '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>' },
        'line_x000D_\nbreak',
        'literally _x005F_x0041_',
        { type: 'inlineStr', inline: '<t><![CDATA[<raw> & ]]></t>' },
      ]),
    ).toEqual(['A & B <C> "D"', 'in & line 😀', 'two runs', '東京', 'line\r\nbreak', 'literally _x0041_', '<raw> & ']);
  });

  test('numbers are exact, in their shortest form, and never look like thousands', () => {
    const numbers = ['0.1', '1234.5599999999999', '12345678901', '1E3', '-0.25', '1.234', '1234567', '1.5E-3'];
    expect(readCells(numbers.map((value) => ({ value })))).toEqual([
      '0.1',
      '1234.56',
      '12345678901',
      '1000',
      '-0.25',
      '1.2340',
      '1234567',
      '0.0015',
    ]);
  });

  test('booleans, formulas with the value they had, errors and formulas without one', () => {
    const table = read({
      sheets: [
        {
          name: 'List',
          rows: [
            ['Row', 'Value'],
            [1, true],
            [2, false],
            [3, { formula: 'A1*2', value: 6 }],
            [4, { formula: 'A1&"x"', type: 'str', value: '1x & y' }],
            [5, { formula: '1/0', type: 'e', value: '#DIV/0!' }],
            [6, { formula: 'NOW()' }],
            [7, { formula: 'NA()', type: 'e', value: '#N/A' }],
          ],
        },
      ],
    });
    expect(table.columns[1]?.texts).toEqual(['TRUE', 'FALSE', '6', '1x & y', '', '', '']);
    expect(table.notes.map(({ code, line, value }) => [code, line, value])).toEqual([
      ['error-cell', 6, '#DIV/0!'],
      ['formula-without-value', 7, ''],
    ]);
  });

  test('days and moments by the format of their cell; a plain number is none', () => {
    const formats = [14, 'dd/mm/yyyy hh:mm', 'h:mm', '[h]:mm', '[$-407]d. mmmm yyyy;@', '"day "0', 'm/d/yy', 22];
    const cells = [
      { value: 46397, format: 1 },
      { value: 46397.75, format: 2 },
      { value: 0.5, format: 3 },
      { value: 1.5, format: 4 },
      { value: 46397, format: 5 },
      { value: 3, format: 6 },
      { value: 60, format: 7 },
      { value: 1, format: 7 },
      { value: 46397.9999999, format: 8 },
      { value: -1, format: 1 },
      46397,
      { value: '2027-01-10T00:00:00', type: 'd' },
    ];
    expect(readCells(cells, { formats })).toEqual([
      '2027-01-10',
      '2027-01-10 18:00:00',
      '12:00:00',
      '1.5',
      '2027-01-10',
      '3',
      '1900-02-28',
      '1900-01-01',
      '2027-01-11',
      '-1',
      '46397',
      '2027-01-10',
    ]);
  });

  test('a workbook that counts its days from 1904', () => {
    const cells = [
      { value: 44935, format: 1 },
      { value: 0.25, format: 2 },
    ];
    expect(readCells(cells, { formats: [14, 'hh:mm'], is1904: true })).toEqual(['2027-01-10', '06:00:00']);
  });

  test('leading zeros, percentages and currencies that only the format shows', () => {
    const formats = [
      '00000',
      '00000-0000',
      '000-00-0000',
      '0.0%',
      '"$"#,##0.00',
      '#,##0.00 [$€-407]',
      '[$CHF] #,##0',
      '0',
    ];
    const cells = [
      { value: 1234, format: 1 },
      { value: 12341234, format: 2 },
      { value: 123456789012, format: 3 },
      { value: 0.075, format: 4 },
      { value: 1, format: 4 },
      { value: 1234.5, format: 5 },
      { value: -7, format: 6 },
      { value: 12, format: 7 },
      { value: 5, format: 8 },
      '00501',
    ];
    expect(readCells(cells, { formats })).toEqual([
      '01234',
      '01234-1234',
      '123456-78-9012',
      '7.5%',
      '100%',
      'USD 1234.5',
      'EUR -7',
      'CHF 12',
      '5',
      '00501',
    ]);
  });
});

describe('sheets', () => {
  const sheets: SheetSpec[] = [
    { name: 'Cover', rows: [['Export of 2027-01-11'], ['by Ann']] },
    { name: 'Secret', state: 'hidden', rows: LIST },
    { name: 'Accounts & more', rows: LIST },
    {
      name: 'Deals',
      rows: [
        ['Opportunity ID', 'Amount'],
        ['o1', 5],
      ],
    },
  ];

  test('the first visible one with a table is read, the others are named', () => {
    const table = read({ sheets });
    expect(table.dialect).toEqual({
      format: 'xlsx',
      encoding: null,
      delimiter: '',
      quote: '',
      sheet: 'Accounts & more',
      headerLine: 1,
      preambleRows: 0,
      footerRows: 0,
    });
    expect(table.sheets).toEqual([
      { name: 'Cover', isHidden: false },
      { name: 'Secret', isHidden: true },
      { name: 'Accounts & more', isHidden: false },
      { name: 'Deals', isHidden: false },
    ]);
    expect(table.notes.map(({ code, value }) => [code, value])).toEqual([['other-sheets', 'Cover, Secret, Deals']]);
  });

  test('any other one may be chosen, also a hidden one', () => {
    expect(read({ sheets }, { sheet: 'Deals' }).header).toEqual(['Opportunity ID', 'Amount']);
    expect(read({ sheets }, { sheet: 'Secret' }).rowCount).toBe(2);
    const refused = readTable(createWorkbook({ sheets }), 'book.xlsx', { sheet: 'Nope' });
    expect(refused).toMatchObject({ ok: false, code: 'no-sheet', message: expect.stringContaining('"Deals"') });
    expect(!refused.ok && refused.sheets).toHaveLength(4);
  });

  test('a look at each of them, for choosing', () => {
    const looks = previewSheets(createWorkbook({ sheets }), 'book.xlsx', 2);
    expect(looks.map(({ dialect, rowCount }) => [dialect.sheet, rowCount])).toEqual([
      ['Cover', 1],
      ['Accounts & more', 1],
      ['Deals', 1],
    ]);
    expect(previewSheets(new Uint8Array([1, 2, 3]), 'book.xlsx', 2)).toEqual([]);
  });

  test('an empty sheet is named in the refusal', () => {
    const result = readTable(createWorkbook({ sheets: [{ name: 'Nothing', rows: [] }] }), 'book.xlsx');
    expect(result).toMatchObject({ ok: false, code: 'empty-file', message: 'Sheet "Nothing" is empty.' });
  });

  test('hidden columns and rows are read and noted; rows keep their numbers past blank ones', () => {
    const table = read({
      sheets: [
        {
          name: 'List',
          before: '<cols><col min="2" max="3" hidden="1"/><col min="9" max="16384" hidden="1"/></cols>',
          rows: [['a', 'b', 'c', 'd'], [], ['1', '2', '3', '4'], [null, ' '], ['5', null, null, '8']],
          rowAttributes: { 3: 'hidden="1"' },
        },
      ],
    });
    expect(readRows(table)).toEqual([
      ['1', '2', '3', '4'],
      ['5', '', '', '8'],
    ]);
    expect([...table.lines]).toEqual([3, 5]);
    expect(table.hiddenColumns).toEqual([1, 2]);
    expect(table.notes.map(({ code }) => code)).toEqual(['hidden-rows', 'hidden-columns']);
  });

  test('a report with a title before and totals after, and the corrections', () => {
    const rows = [['Pipeline by owner'], [], ...LIST, ['Grand Totals (2 records)']];
    const spec = { sheets: [{ name: 'Report', rows }] };
    expect(read(spec).dialect).toMatchObject({ headerLine: 3, preambleRows: 1, footerRows: 1 });
    expect(read(spec, { skipFooter: 0 }).rowCount).toBe(3);
    expect(read(spec, { headerRow: 4 }).header).toEqual(['1', 'Alpha']);
    expect(read(spec, { headerRow: 0, skipFooter: 0 }).rowCount).toBe(5);
  });
});

describe('merged cells', () => {
  const merge = (...ranges: string[]): string =>
    `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
  const header = (rows: CellSpec[][], ...ranges: string[]): readonly string[] =>
    read({ sheets: [{ name: 'List', rows, after: merge(...ranges) }] }).header;
  const body = ['1', 'Alpha', 'Bonn', 'NW', 'Kiel', 'SH'];

  test('groups above the headings: put before a heading only where it comes twice', () => {
    const groups = ['Account', null, 'Billing', null, 'Shipping'];
    const names = ['Account ID', 'Account Name', 'City', 'State', 'City', 'State'];
    const expected = ['Account ID', 'Account Name', 'Billing City', 'Billing State', 'Shipping City', 'Shipping State'];
    expect(header([groups, names, body], 'A1:B1', 'C1:D1', 'E1:F1')).toEqual(expected);
  });

  test('headings over two rows, some merged downward', () => {
    const first = ['Account ID', 'Account Name', 'Billing', null, 'Shipping'];
    const second = [null, null, 'City', 'State', 'City', 'State'];
    const expected = ['Account ID', 'Account Name', 'Billing City', 'Billing State', 'Shipping City', 'Shipping State'];
    expect(header([first, second, body, body], 'A1:A2', 'B1:B2', 'C1:D1', 'E1:F1')).toEqual(expected);
  });

  test('a title over the whole list heads nothing; a heading over two columns heads both', () => {
    expect(header([['Accounts 2027'], ['id', 'name', 'city'], ['1', 'a', 'b']], 'A1:C1')).toEqual([
      'id',
      'name',
      'city',
    ]);
    expect(
      header(
        [
          ['id', 'Name', null],
          ['1', 'Ann', 'Lee'],
          ['2', 'Bo', 'Poe'],
        ],
        'B1:C1',
      ),
    ).toEqual(['id', 'Name', 'Name']);
  });

  test('a value that stands once for several rows stands in each', () => {
    const rows = [
      ['Owner', 'Account'],
      ['Ann', 'a'],
      [null, 'b'],
      [null, 'c'],
      ['Bo', 'd'],
      [null, 'e'],
    ];
    const table = read({ sheets: [{ name: 'List', rows, after: merge('A2:A4', 'A5:A6', 'ZZZ1:ZZZ9', 'A9:A1') }] });
    expect(table.columns[0]?.texts).toEqual(['Ann', 'Ann', 'Ann', 'Bo', 'Bo']);
    expect(table.notes.map(({ code }) => code)).toEqual(['merged-cells']);
  });
});

test('what other programs write: prefixes, no references, backslashes, comments, folders', () => {
  const sheet =
    '<?xml version="1.0"?><!-- by a program --><x:worksheet xmlns:x="m"><x:sheetData>' +
    '<x:row><x:c t="inlineStr"><x:is><x:t>id</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>name</x:t></x:is></x:c></x:row>' +
    '<x:row><x:c><x:v>1</x:v></x:c><x:c t="str"><x:v>Alpha</x:v></x:c></x:row>' +
    '</x:sheetData></x:worksheet>';
  const table = read({
    sheets: [{ name: 'List', rows: [] }],
    parts: { 'xl/worksheets/sheet1.xml': sheet, 'xl/media/': '' },
  });
  expect([table.header, ...readRows(table)]).toEqual([
    ['id', 'name'],
    ['1', 'Alpha'],
  ]);
});

test('any list comes back, and as read-excel-file reads it', async () => {
  const cell = fc.oneof(
    fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && !/_x/i.test(text)),
    fc.integer({ min: -1_000_000, max: 1_000_000 }),
    fc.boolean(),
    fc.constant(null),
  );
  const lists = fc.array(fc.tuple(fc.integer({ min: 1, max: 1000 }), cell, cell, cell), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(lists, async (rows) => {
      const bytes = createWorkbook({ sheets: [{ name: 'List', rows: [['key', 'b', 'c', 'd'], ...rows] }] });
      const result = readTable(bytes, 'book.xlsx');
      const write = (value: unknown): string => {
        if (value === null) return '';
        return typeof value === 'boolean' ? String(value).toUpperCase() : `${value as string | number}`;
      };
      const expected = rows.map((row) => row.map(write));
      expect(result.ok && readRows(result.table)).toEqual(expected);
      const [theirs] = await readExcelFile(Buffer.from(bytes), { trim: false });
      expect(theirs?.data.slice(1).map((row) => row.map(write))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});
