import { readPlanFile, readPlanFileWith, writePlanFile } from '../../shared/files/plan-file.ts';
import type { OpenedPlan } from '../../shared/files/plan-file.ts';
import { packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { NODE_PLAN_FILE_PORT } from '../../main/files/plan-file-port.ts';
import { BROWSER_PLAN_FILE_PORT } from '../../renderer/workers/plan-file-port.ts';

/**
 * What opening a plan costs, step by step: `npm run bench:opening`, or with another number of accounts and sellers
 * `node test/bench/run.mjs test/bench/opening.bench.ts 20000 300`. Processor time hardly depends on what else the machine
 * does; the times on the clock say something on a quiet machine only.
 */
const [accounts = 100_000, sellers = 300] = process.argv.slice(3).map(Number);
const ROUNDS = 3;

interface Cost {
  readonly clock: number;
  readonly work: number;
}

async function measure<T>(label: string, work: () => T | Promise<T>, first?: Cost): Promise<[T, Cost]> {
  const runs: Cost[] = [];
  let result!: T;
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    const startWork = process.cpuUsage();
    // oxlint-disable-next-line no-await-in-loop -- one after the other is the point
    result = await work();
    const { user, system } = process.cpuUsage(startWork);
    runs.push({ clock: performance.now() - start, work: (user + system) / 1000 });
  }
  const median = (values: number[]): number => values.toSorted((left, right) => left - right)[ROUNDS >> 1] as number;
  const cost = { clock: median(runs.map(({ clock }) => clock)), work: median(runs.map(({ work: used }) => used)) };
  const ratio = first ? `, ${(cost.work / first.work).toFixed(2)} of the first` : '';
  console.log(`  ${label}: processor ${Math.round(cost.work)} ms${ratio}; clock ${Math.round(cost.clock)} ms`);
  return [result, cost];
}

const sample = generateSample({ accounts, sellers, seed: 1, today: '2026-05-04' });
const file = writePlanFile({ ...sample, journal: [], appVersion: 'Baton' });
const { contacts, opportunities } = sample.facts;
console.log(
  `${accounts} accounts, ${sellers} sellers, ${opportunities.count} opportunities, ${contacts.count} contacts; ` +
    `a file of ${(file.length / 1e6).toFixed(1)} MB`,
);

console.log('Reading and checking the file');
const [read, plain] = await measure('in plain JavaScript', () => readPlanFile(file));
await measure('unpacked and hashed by Node', () => readPlanFileWith(file, NODE_PLAN_FILE_PORT), plain);
await measure('unpacked and hashed as a browser does', () => readPlanFileWith(file, BROWSER_PLAN_FILE_PORT), plain);
if (!read.ok) throw new Error(read.message);
const plan: OpenedPlan = read.plan;

console.log('Handing it to the page, both sides; storing and loading it cost the same');
const [, whole] = await measure('text by text', () => structuredClone(plan.facts));
// A copy each time: facts that were packed once are kept packed.
await measure('packed', () => unpackFacts(structuredClone(packFacts({ ...plan.facts }))), whole);
const packed = packFacts(plan.facts);
await measure('packed before', () => unpackFacts(structuredClone(packed)), whole);

console.log('Showing it');
const arrived = unpackFacts(packed);
const scenario = readSetting(plan.document, 'activeScenario');
const [base] = await measure('the columns derived from it', () => buildPlanBase(arrived, plan.document, scenario));
await measure('all figures and findings', () => computeFigures(base));
