import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import type { ImportInputs } from '../../shared/files/open-sources.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { TODAY } from './file-fixture.ts';
import { splitCsv, toBytes } from './text-fixture.ts';

/** Milliseconds: hundreds of imports, beside other tests. */
const LONGEST = 60_000;

const HEADERS: Readonly<Record<ImportTable, readonly string[]>> = {
  accounts: [
    'Account ID',
    'Account Name',
    'Owner',
    'ARR',
    'Customer Since',
    'Type',
    'Health',
    'Is Strategic',
    'Parent Account ID',
    'IsDeleted',
    'Note',
  ],
  sellers: ['User ID', 'Full Name', 'Email', 'Manager', 'FTE', 'Active', 'Hire Date'],
  opportunities: ['Opportunity ID', 'Account ID', 'Owner', 'Stage', 'Amount', 'Probability (%)', 'Close Date', 'IsWon'],
  associations: ['Deal ID', 'Account ID', 'Association Type'],
  contacts: ['Contact ID', 'Account ID', 'Full Name', 'Contact Email', 'Email Opt Out'],
  health: ['Account ID', 'Health Score', 'Snapshot Date', 'Risk Flag', 'Days to Renewal'],
  subscriptions: ['Account ID', 'MRR', 'Start Date', 'End Date', 'Status'],
};

/** What a cell of a real export may hold, good and bad, in any column. */
const cells = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('A', 'B', 'C', '1', '2', '007', '7', 'Ann', 'Bo', '') },
  fc.constantFrom('Ann; Bo', 'ann@x.com', '__proto__', 'constructor', '1.5E+11', 'n/a', 'NULL', '"', "'=1", '=1+1'),
  fc.constantFrom('2026-02-14', '14.02.2026', '2/14/2026', '46054', 'soon', '31/02/2026'),
  fc.constantFrom('12', '1.234', '1,234.5', '1.234,5', '€5', '$7', '75%', '(3)', 'much', '-1', '1e300'),
  fc.constantFrom(
    'yes',
    'FALSE',
    'Won',
    'Proposal',
    'Closed',
    'Customer',
    'Partner',
    'Red',
    'watch',
    'active',
    'churned',
  ),
  fc.string({ maxLength: 5 }),
);

const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

function writeTable(header: readonly string[], rows: readonly (readonly string[])[]): Uint8Array {
  return toBytes([header, ...rows].map((row) => row.map(quote).join(',')).join('\r\n'));
}

function tableOf(table: ImportTable): fc.Arbitrary<Uint8Array> {
  const header = HEADERS[table];
  const row = fc.array(cells, { minLength: header.length, maxLength: header.length });
  return fc.array(row, { minLength: 1, maxLength: 8 }).map((rows) => writeTable(header, rows));
}

const separate: fc.Arbitrary<ImportInputs> = fc
  .record(
    Object.fromEntries(IMPORT_TABLES.map((table) => [table, tableOf(table)])) as Record<
      ImportTable,
      fc.Arbitrary<Uint8Array>
    >,
    { requiredKeys: ['accounts'] },
  )
  .map((files) =>
    Object.fromEntries(Object.entries(files).map(([table, bytes]) => [table, { fileName: `${table}.csv`, bytes }])),
  ) as unknown as fc.Arbitrary<ImportInputs>;

const flat: fc.Arbitrary<ImportInputs> = fc
  .tuple(
    fc.shuffledSubarray(['sellers', 'opportunities', 'contacts', 'subscriptions'] as const, { minLength: 1 }),
    fc.array(fc.array(cells, { minLength: 12, maxLength: 12 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([tables, rows]) => {
    const header = [
      'Account ID',
      'Account Name',
      'ARR',
      'Owner',
      'Owner ID',
      'Opportunity ID',
      'Stage',
      'Amount',
      'Contact Name',
      'Contact Email',
      'MRR',
      'Start Date',
    ];
    const file = { fileName: 'flat.csv', bytes: writeTable(header, rows) };
    return Object.fromEntries(['accounts', ...tables].map((table) => [table, file])) as unknown as ImportInputs;
  });

/** All findings of a table, those past the limit of the list as well: how many lines each kind of row has. */
function countLines(report: ImportReport, table: ImportTable): { refused: Set<number>; doubtful: Set<number> } {
  const of = (severity: string): Set<number> =>
    new Set(
      report.findings.flatMap((finding) =>
        finding.table === table && finding.severity === severity && finding.row > 0 ? [finding.row] : [],
      ),
    );
  return { refused: of('error'), doubtful: of('warning') };
}

function checkCounts(inputs: ImportInputs): void {
  const result = importTables(inputs, { today: TODAY, factsId: 'facts-1' });
  if (!result.ok) {
    expect(result.errors.length).toBeGreaterThan(0);
    expect(result.errors.every(({ severity, message }) => severity === 'error' && message !== '')).toBe(true);
    return;
  }
  const { facts, report } = result;
  const isFlat = new Set(Object.values(inputs).map(({ bytes }) => bytes)).size < Object.keys(inputs).length;
  for (const { table, rows, taken, doubtful, refused, records } of report.tables) {
    expect(rows).toBe(taken + refused);
    expect(doubtful).toBeLessThanOrEqual(taken);
    expect(records).toBeLessThanOrEqual(taken);
    const lines = countLines(report, table);
    expect(lines.refused.size).toBe(refused);
    expect([...lines.doubtful].filter((line) => !lines.refused.has(line)).length).toBe(doubtful);
    const read = readTable(inputs[table]?.bytes as Uint8Array, '');
    const inFile = read.ok ? read.table.rowCount : 0;
    if (isFlat) expect(rows).toBeLessThanOrEqual(inFile);
    else expect(rows).toBe(inFile);
    if (table === 'opportunities' || table === 'contacts') expect(taken).toBe(facts[table].count);
  }
  expect(report.tables.find(({ table }) => table === 'accounts')?.records).toBe(facts.accounts.count);
  expect(report.counts.reduce((sum, { count }) => sum + count, 0)).toBe(report.findings.length);
  const { unassigned, ...assigned } = report.owners;
  expect(Object.values(assigned).reduce((sum, count) => sum + count, unassigned)).toBe(facts.accounts.count);
  expect(splitCsv(reportToCsv(report).slice(1))).toHaveLength(report.findings.length + 1);
}

/** Whatever was read, a plan file holds it. */
function checkPlanFile(inputs: ImportInputs): void {
  const result = importTables(inputs, { today: TODAY, factsId: 'facts-1' });
  if (!result.ok) return;
  const { facts } = result;
  const head = { id: 'p', name: 'p', facts: 'facts-1', asOf: TODAY, createdAt: '2026-05-04T00:00:00.000Z' };
  const bytes = writePlanFile({ document: createPlanDocument(head), facts, journal: [], appVersion: 'Baton' });
  const reread = readPlanFile(bytes);
  expect(reread.ok && reread.plan.facts).toEqual(facts);
}

test(
  'every row of every file is taken or refused, and every refused or doubtful one is named',
  () => {
    fc.assert(fc.property(separate, checkCounts), { numRuns: 100 });
  },
  LONGEST,
);

test(
  'and so it is where one file is read as several tables',
  () => {
    fc.assert(fc.property(flat, checkCounts), { numRuns: 100 });
  },
  LONGEST,
);

test(
  'what was read of bad files can be kept in a plan file',
  () => {
    fc.assert(fc.property(fc.oneof(separate, flat), checkPlanFile), { numRuns: 30 });
  },
  LONGEST,
);

test('past ten thousand of a kind, the rows are still named in the saved report, and the count is exact', () => {
  const rows = 25_000;
  const text = `Account ID,ARR\n${Array.from({ length: rows }, (_, row) => `A${row},x${row}`).join('\n')}\n`;
  const result = importTables(
    { accounts: { fileName: 'a.csv', bytes: toBytes(text) } },
    { today: TODAY, factsId: 'facts-1' },
  );
  if (!result.ok) throw new Error('It was refused.');
  const { report } = result;
  expect(report.findings).toHaveLength(10_000);
  expect(report.counts).toEqual([{ code: 'unreadable-number', table: 'accounts', severity: 'warning', count: rows }]);
  expect(report.tables[0]).toMatchObject({ rows, taken: rows, doubtful: rows, refused: 0 });
  const saved = splitCsv(reportToCsv(report).slice(1));
  expect(saved).toHaveLength(rows + 1);
  expect(saved.at(-1)).toEqual([
    'warning',
    'accounts',
    'a.csv',
    String(rows + 1),
    'ARR',
    `x${rows - 1}`,
    'unreadable-number',
    'The text is not a number; it counts as unknown.',
  ]);
});
