import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import Papa from 'papaparse';
import { readSheet } from 'read-excel-file/node';
import { importTables } from '../../shared/files/import-plan.ts';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import { createAccountsCsv, createAccountsWorkbook } from './accounts-file.ts';

const ACCOUNTS = 100_000;
const SELLERS = 300;
const MOVES = 20_000;
const ROUNDS = 5;

type Contest = Readonly<Record<string, () => unknown>>;

interface Run {
  /** Milliseconds on the clock, and of the processor: the latter hardly depends on what else the machine does. */
  readonly clock: number;
  readonly work: number;
}

/**
 * Runs each of the competitors once per round, so that what else the machine does hits all of them alike, and prints the
 * medians of each and how they compare with the first.
 */
async function compare(contest: Contest): Promise<void> {
  const runs = new Map<string, Run[]>(Object.keys(contest).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, work] of Object.entries(contest)) {
      const start = performance.now();
      const startWork = process.cpuUsage();
      // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
      await work();
      const { user, system } = process.cpuUsage(startWork);
      runs.get(name)?.push({ clock: performance.now() - start, work: (user + system) / 1000 });
    }
  }
  const [first = []] = runs.values();
  for (const [name, own] of runs) {
    const clock = findMedian(own.map((run) => run.clock));
    const work = findMedian(own.map((run) => run.work));
    const ratio = clock / findMedian(first.map((run) => run.clock));
    const workRatio = work / findMedian(first.map((run) => run.work));
    console.log(
      `  ${name}: ${Math.round(clock)} ms (${own.map((run) => Math.round(run.clock)).join(', ')}), ${ratio.toFixed(2)} of the first; ` +
        `processor ${Math.round(work)} ms, ${workRatio.toFixed(2)} of the first`,
    );
  }
}

function findMedian(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function measure<T>(label: string, work: () => T): T {
  const times: number[] = [];
  let result!: T;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    result = work();
    times.push(performance.now() - start);
  }
  console.log(`${label}: ${Math.round(findMedian(times))} ms (${times.map(Math.round).join(', ')})`);
  return result;
}

/**
 * exceljs brings two hundred packages, some of them given up: too much for a number. So it is no dependency of Baton's;
 * the benchmark installs it in a folder of its own when it runs for the first time.
 */
function findExcelJs(bytes: Uint8Array): Contest {
  const home = resolve('node_modules/.cache/baseline');
  const folder = join(home, 'node_modules/exceljs');
  if (!existsSync(folder)) {
    try {
      const options = ['--prefix', home, '--no-save', '--no-package-lock', '--ignore-scripts'];
      execFileSync('npm', ['install', 'exceljs@4.4.0', ...options], { stdio: 'ignore' });
    } catch {
      console.log('  exceljs is left out: npm cannot install it here');
      return {};
    }
  }
  const exceljs = createRequire(import.meta.url)(folder) as {
    Workbook: new () => { xlsx: { load: (bytes: Uint8Array) => Promise<unknown> } };
  };
  return { 'exceljs into its workbook': () => new exceljs.Workbook().xlsx.load(bytes) };
}

const options = { today: '2026-05-04', factsId: 'facts-1' };
const importFile = (fileName: string, bytes: Uint8Array): ReturnType<typeof importTables> => {
  const result = importTables({ accounts: { fileName, bytes } }, options);
  if (!result.ok) throw new Error(result.errors[0]?.message);
  return result;
};

const csv = createAccountsCsv(ACCOUNTS, SELLERS);
console.log(`CSV of ${ACCOUNTS} accounts × 20 columns, ${(csv.length / 1e6).toFixed(1)} MB`);
await compare({
  'papaparse into objects': () => Papa.parse(new TextDecoder().decode(csv), { header: true }).data.length,
  'into a table': () => readTable(csv, 'accounts.csv'),
  'into facts, with the report': () => importFile('accounts.csv', csv),
});

const workbook = createAccountsWorkbook(ACCOUNTS, SELLERS);
console.log(`XLSX of the same, ${(workbook.length / 1e6).toFixed(1)} MB`);
await compare({
  'read-excel-file into rows': () => readSheet(Buffer.from(workbook)),
  ...findExcelJs(workbook),
  'into a table': () => readTable(workbook, 'accounts.xlsx'),
  'into facts, with the report': () => importFile('accounts.xlsx', workbook),
});

let last = performance.now();
let longest = 0;
const watch = (): void => {
  const now = performance.now();
  longest = Math.max(longest, now - last);
  last = now;
};
importTables({ accounts: { fileName: 'accounts.csv', bytes: csv } }, { ...options, port: { report: watch } });
importTables({ accounts: { fileName: 'accounts.xlsx', bytes: workbook } }, { ...options, port: { report: watch } });
console.log(`longest time between two chances to stop: ${Math.round(longest)} ms`);

const imported = importFile('accounts.csv', csv);
if (!imported.ok) throw new Error('It was imported before.');
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
