import { describe, expect, test } from 'vitest';
import { formatIsoDay } from '../../shared/model/day.ts';
import { recognizeTables } from '../../shared/files/flat-files.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { TODAY, importFlat, importTexts, listCodes, readColumn, readOwners } from './file-fixture.ts';
import { toBytes } from './text-fixture.ts';
import { createWorkbook } from './workbook-fixture.ts';

const REPORT =
  'Account ID,Account Name,Type,Account Owner,Owner Email,Owner Region,Industry,Opportunity ID,Name,Stage,Amount,Lead Source,Account Colour,Contact Name,Contact Email\n' +
  'A,Alpha,New Business,Ann Lee,ann@x.com,West,Retail,1,First,Proposal,5,Web,red,Eva,eva@a.com\n' +
  'A,Alpha,Renewal,Ann Lee,ann@x.com,West,,2,Second,Closed Won,6,Fair,red,Ida,ida@a.com\n' +
  'B,Beta,New Business,Bo Ek,bo@x.com,East,,3,Third,Discovery,7,Web,,,\n' +
  'C,Gamma,,Bo Ek,bo@x.com,East,Energy,,,,,,blue,,\n';

describe('one file for several tables', () => {
  test('each heading belongs to one of them', () => {
    const { facts, report } = importFlat(REPORT, ['accounts', 'sellers', 'opportunities', 'contacts']);
    const { accounts, sellers, opportunities, contacts } = facts;
    expect(accounts.name).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(readColumn(facts, 'industry')).toEqual(['Retail', '', 'Energy']);
    expect(report.lifecycles).toEqual([]);
    expect(sellers.name).toEqual(['Ann Lee', 'Bo Ek']);
    expect(sellers.email).toEqual(['ann@x.com', 'bo@x.com']);
    expect(sellers.region.values).toEqual(['West', 'East']);
    expect(readOwners(facts)).toEqual(['Ann Lee', 'Bo Ek', 'Bo Ek']);
    expect(opportunities.name).toEqual(['First', 'Second', 'Third']);
    expect([...opportunities.renewal]).toEqual([1, 2, 1]);
    expect(contacts.email).toEqual(['eva@a.com', 'ida@a.com']);
    expect(listCodes(report)).toEqual([['name-as-id', 0, '']]);
    expect(report.tables.map(({ table, rows, taken, records }) => [table, rows, taken, records])).toEqual([
      ['accounts', 4, 4, 3],
      ['sellers', 4, 4, 2],
      ['opportunities', 3, 3, 3],
      ['contacts', 2, 2, 2],
    ]);
  });

  test('what nobody mapped is kept once', () => {
    const { facts } = importFlat(REPORT, ['accounts', 'sellers', 'opportunities']);
    expect(facts.customFields.map(({ table, name }) => `${table}: ${name}`).sort()).toEqual([
      'accounts: Account Colour',
      'opportunities: Contact Email',
      'opportunities: Contact Name',
      'opportunities: Lead Source',
    ]);
  });

  test('later rows add what earlier ones do not say, and what they say otherwise is doubtful', () => {
    const { facts, report } = importFlat(
      'Account ID,Account Name,Segment,ARR,Opportunity ID,Stage\nA,Alpha,,10,1,Won\nA,Alpha,SMB,20,2,Won\n',
      ['accounts', 'opportunities'],
    );
    expect(readColumn(facts, 'segment')).toEqual(['SMB']);
    expect([...facts.accounts.arr]).toEqual([1000]);
    expect(listCodes(report)).toEqual([['conflicting-row', 3, '20']]);
    expect(report.tables[0]).toMatchObject({ rows: 2, taken: 2, doubtful: 1, refused: 0, records: 1 });
  });

  test('an account whose rows name several owners gets one of them', () => {
    const { facts, report } = importFlat(
      'Account ID,Account Name,Owner,Opportunity ID,Stage,Close Date\nA,Alpha,Ann,1,Won,2025-01-01\nA,Alpha,Bo,2,Proposal,2026-08-01\n',
      ['accounts', 'sellers', 'opportunities'],
    );
    expect(readOwners(facts)).toEqual(['Bo']);
    expect(report.severalOwners.accounts).toBe(1);
    expect(facts.sellers.count).toBe(2);
  });

  test('a row that names an opportunity but no account is refused, and counted', () => {
    const { report } = importFlat('Account ID,Account Name,Opportunity ID,Stage\nA,Alpha,1,Won\n,,2,Won\n', [
      'accounts',
      'opportunities',
    ]);
    expect(report.tables.map(({ rows, taken, refused }) => [rows, taken, refused])).toEqual([
      [1, 1, 0],
      [2, 1, 1],
    ]);
  });

  test('a list of accounts says that it holds deals or contacts as well', () => {
    expect(recognizeTables(REPORT.split('\n', 1)[0]?.split(',') ?? [])).toEqual(['opportunities', 'contacts']);
    expect(recognizeTables(['Account ID', 'Account Name', 'Type', 'Phone', 'Status', 'Amount', 'Email'])).toEqual([]);
    const { report } = importTexts({ accounts: REPORT });
    expect(report.findings.find(({ code }) => code === 'holds-more-tables')?.value).toBe('opportunities, contacts');
  });

  test('two files that hold the same are two files', () => {
    const file = () => ({ fileName: 'same.csv', bytes: toBytes('Account ID,Name\nA,Alpha\nA,Alpha\n') });
    const result = importTables({ accounts: file(), sellers: file() }, { today: TODAY, factsId: 'f' });
    expect(result.ok && result.report.tables.map(({ refused }) => refused)).toEqual([1, 1]);
  });
});

describe('one workbook for several tables', () => {
  const bytes = createWorkbook({
    formats: [14, '#,##0.00 [$€-407]'],
    sheets: [
      {
        name: 'Notes',
        rows: [
          ['For the board', null],
          ['Draft', 'x'],
        ],
      },
      {
        name: 'Accounts',
        rows: [
          ['Account ID', 'Account Name', 'Owner', 'Customer Since', 'ARR', 'Postal Code'],
          ['007', 'Alpha', 'U1', { value: 45_000, format: 1 }, { value: 1234.5, format: 2 }, '01234'],
          ['008', 'Beta', 'U2', null, { value: 10, format: 2 }, null],
        ],
      },
      {
        name: 'Users',
        rows: [
          ['User ID', 'Full Name'],
          ['U1', 'Ann Lee'],
          ['U2', 'Bo Ek'],
        ],
      },
      {
        name: 'Deals 2026',
        rows: [
          ['Deal ID', 'Account ID', 'Stage'],
          [1, '007', 'Won'],
        ],
      },
    ],
  });
  const file = { fileName: 'book.xlsx', bytes };
  const options = { today: TODAY, factsId: 'facts-1' };

  test('each table comes from the sheet that is called like it', () => {
    const result = importTables({ accounts: file, sellers: file, opportunities: file }, options);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    const { facts, report } = result;
    expect(report.dialects.map(({ dialect }) => dialect.sheet)).toEqual(['Accounts', 'Users', 'Deals 2026']);
    expect(facts.accounts.id).toEqual(['007', '008']);
    expect(readOwners(facts)).toEqual(['U1', 'U2']);
    expect([...facts.accounts.arr]).toEqual([123_450, 1000]);
    expect([...facts.accounts.customerSince].map(formatIsoDay)).toEqual(['2023-03-15', '']);
    expect(facts.accounts.postalCode.values).toEqual(['01234']);
    expect(facts.opportunities.count).toBe(1);
  });

  test('a sheet can be chosen', () => {
    const accounts = { ...file, corrections: { sheet: 'Users' } };
    const result = importTables({ accounts }, { ...options, choices: { columns: { accounts: { id: 'User ID' } } } });
    expect(result.ok && result.facts.accounts.id).toEqual(['U1', 'U2']);
    const missing = importTables({ accounts: { ...file, corrections: { sheet: 'Nothing' } } }, options);
    expect(missing).toMatchObject({ ok: false, errors: [{ message: expect.stringContaining('book.xlsx') }] });
  });
});

describe('columns that no field took', () => {
  test('of health and subscriptions are kept with the accounts, under names of their own', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,Plan\nA,old\nB,old\n',
      health: 'Account ID,Health Score,Logins,Snapshot Date\nA,50,7,2026-01-01\nA,60,9,2026-02-01\n',
      subscriptions: 'Account ID,MRR,Plan,Start Date,Status\nA,5,Gold,2025-01-01,active\nA,5,Lead,2026-01-01,churned\n',
    });
    const read = (name: string) => {
      const field = facts.customFields.find((custom) => custom.name === name);
      return Array.from(field?.column.codes ?? [], (code) => field?.column.values[code] ?? '');
    };
    expect(facts.customFields.map(({ table, name }) => `${table}: ${name}`)).toEqual([
      'accounts: Plan',
      'accounts: Logins',
      'accounts: Plan (subscription)',
    ]);
    expect(read('Logins')).toEqual(['9', '']);
    expect(read('Plan (subscription)')).toEqual(['Gold', '']);
  });
});
