import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import { createNumbers } from '../domain/random-base.ts';

const ACCOUNTS = 100_000;
const SELLERS = 300;
const MOVES = 20_000;
const ROUNDS = 5;

const HEADER =
  'Account ID,Account Name,Account Owner ID,ARR,Segment,Industry,Region,Country,State,City,Postal Code,Customer Since,' +
  'Renewal Date,Last Activity,Health Score,Risk Flag,Is Strategic,Parent Account ID,Notes,Employees';

/** 100,000 accounts in 20 columns, as a CRM exports them: quoted names, amounts with signs, dates, two custom columns. */
function createCsv(): Uint8Array {
  const next = createNumbers(1);
  const under = (limit: number): number => Math.floor(next() * limit);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const day = (): string => `20${10 + under(15)}-${pad(1 + under(12), 2)}-${pad(1 + under(28), 2)}`;
  const id = (row: number): string => `A${pad(row, 6)}`;
  const rows = Array.from({ length: ACCOUNTS }, (_, row) =>
    [
      id(row),
      `"Company ${row}, Inc"`,
      `U${under(SELLERS)}`,
      `"$${1 + under(900)},${pad(under(1000), 3)}.${pad(under(100), 2)}"`,
      ['SMB', 'Mid-Market', 'Enterprise'][under(3)],
      `Industry ${under(20)}`,
      `Region ${under(8)}`,
      'US',
      `State ${under(50)}`,
      `City ${under(2000)}`,
      pad(under(100_000), 5),
      day(),
      day(),
      day(),
      under(100),
      under(10) === 0 ? 'true' : 'false',
      under(20) === 0 ? 'yes' : 'no',
      row % 20 === 1 ? id(row - 1) : '',
      `note ${under(500)}`,
      under(10_000),
    ].join(','),
  );
  return new TextEncoder().encode(`${HEADER}\n${rows.join('\n')}\n`);
}

function measure<T>(label: string, work: () => T): T {
  const times: number[] = [];
  let result!: T;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    result = work();
    times.push(performance.now() - start);
  }
  const sorted = times.toSorted((left, right) => left - right);
  console.log(`${label}: ${Math.round(sorted[2] as number)} ms (${sorted.map(Math.round).join(', ')})`);
  return result;
}

const bytes = createCsv();
console.log(`CSV of ${ACCOUNTS} accounts × 20 columns, ${(bytes.length / 1e6).toFixed(1)} MB`);
measure('read the table', () => readTable(bytes, 'accounts.csv'));
const options = { today: '2026-05-04', factsId: 'facts-1' };
const imported = measure('import', () => importTables({ accounts: { fileName: 'accounts.csv', bytes } }, options));
if (!imported.ok) throw new Error(imported.errors[0]?.message);

const { facts } = imported;
const document = createPlanDocument({
  id: 'plan-1',
  name: 'Benchmark',
  facts: facts.id,
  asOf: '2026-05-04',
  createdAt: '2026-05-04T00:00:00.000Z',
});
const incoming = Array.from({ length: MOVES }, (_, row) => [facts.accounts.id[row * 5], `U${row % SELLERS}`] as const);
document.tables.set(scenarioTableKey(FIRST_SCENARIO, 'incoming'), new Map(incoming as [string, string][]));
const file = measure('write the plan file', () => writePlanFile({ document, facts, journal: [], appVersion: 'Baton' }));
console.log(`plan file with ${MOVES} moves, ${(file.length / 1e6).toFixed(1)} MB`);
const read = measure('read the plan file', () => readPlanFile(file));
if (!read.ok) throw new Error(read.message);
