import { expect, test } from 'vitest';
import { chooseSheet } from '../../shared/files/choose-sheet.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportInput } from '../../shared/files/open-sources.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import { TODAY } from './file-fixture.ts';
import { toBytes } from './text-fixture.ts';
import { createWorkbook } from './workbook-fixture.ts';

const ACCOUNTS = [
  ['Account ID', 'Account Name', 'Account Owner', 'ARR', 'Billing Zip', 'Renewal Date'],
  ['A1', 'Alpha', 'Ann Lee', { value: 1234.5, format: 1 }, { value: 501, format: 2 }, { value: 46397, format: 3 }],
  ['A2', 'Beta', 'Bo Poe', { value: 1.234, format: 1 }, '00502', { value: 46398, format: 3 }],
];
const DEALS = [
  ['Opportunity ID', 'Opportunity Name', 'Account ID', 'Stage', 'Amount', 'Close Date'],
  ['o1', 'First', 'A1', 'Negotiation', 500, { value: 46400, format: 3 }],
];
const FORMATS = ['"$"#,##0.00', '00000', 14];
const OPTIONS = { today: TODAY, factsId: 'facts-1' };

const inputOf = (bytes: Uint8Array, more: Partial<ImportInput> = {}): ImportInput => ({
  fileName: 'b.xlsx',
  bytes,
  ...more,
});

test('a workbook with a sheet for each table', () => {
  const cover = {
    name: 'Summary',
    rows: [
      ['Report', 'Value'],
      ['Made by', 'Ann'],
      ['Rows', 2],
    ],
  };
  const sheets = [cover, { name: 'Deals 2027', rows: DEALS }, { name: 'My accounts', rows: ACCOUNTS }];
  const bytes = createWorkbook({ sheets, formats: FORMATS });
  const result = importTables({ accounts: inputOf(bytes), opportunities: inputOf(bytes) }, OPTIONS);
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  const { accounts, opportunities, currency } = result.facts;
  expect([...accounts.id]).toEqual(['A1', 'A2']);
  expect([...accounts.arr]).toEqual([123_450, 123]);
  expect(accounts.postalCode.values).toEqual(['00501', '00502']);
  expect(formatIsoDay(accounts.renewal[0] as number)).toBe('2027-01-10');
  expect(currency).toBe('USD');
  expect([opportunities.count, opportunities.account[0]]).toEqual([1, 0]);
  expect(result.report.tables.map(({ table, rows, taken }) => [table, rows, taken])).toEqual([
    ['accounts', 2, 2],
    ['opportunities', 1, 1],
  ]);
});

test('the sheet is chosen by its name, else by its headings; what was chosen by hand stands', () => {
  const named = createWorkbook({
    sheets: [
      { name: 'Pipeline', rows: DEALS },
      { name: 'Customers', rows: ACCOUNTS },
    ],
  });
  expect(chooseSheet('accounts', named, 'b.xlsx')).toBe('Customers');
  const plain = createWorkbook({
    sheets: [
      {
        name: 'Read me',
        rows: [
          ['Field', 'Meaning'],
          ['ARR', 'a year'],
        ],
      },
      { name: 'Data 1', rows: DEALS },
      { name: 'Data 2', rows: ACCOUNTS },
    ],
  });
  expect(chooseSheet('accounts', plain, 'b.xlsx')).toBe('Data 2');
  expect(chooseSheet('opportunities', plain, 'b.xlsx')).toBe('Data 1');
  expect(chooseSheet('accounts', toBytes('Account ID\n1\n'), 'a.csv')).toBeUndefined();
  const chosen = importTables({ accounts: inputOf(plain, { corrections: { sheet: 'Read me' } }) }, OPTIONS);
  expect(!chosen.ok && chosen.errors[0]).toMatchObject({ code: 'missing-column' });
});

test('a workbook that cannot be read names itself and its sheet', () => {
  const broken = createWorkbook({
    sheets: [{ name: 'Q1 & Q2', rows: [] }],
    parts: { 'xl/worksheets/sheet1.xml': '<x>' },
  });
  const result = importTables({ accounts: inputOf(broken) }, OPTIONS);
  expect(!result.ok && result.errors).toMatchObject([
    {
      table: 'accounts',
      fileName: 'b.xlsx',
      code: 'damaged',
      message: expect.stringMatching(/^b\.xlsx: Sheet "Q1 & Q2": /),
    },
  ]);
});
