import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { FLAG_YES } from '../../shared/model/columns.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { ACCOUNT_COLUMNS, CONTACT_COLUMNS, OPPORTUNITY_COLUMNS, SELLER_COLUMNS } from '../../shared/model/facts.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { ConditionGroup } from '../../shared/model/policy.ts';
import { createEmptyTable, TableBuilder } from '../../shared/model/table.ts';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { classifyAccounts } from '../../shared/persona/classify.ts';
import { createRulePreviewer } from '../../shared/persona/preview-rules.ts';
import { sumBooks } from '../../shared/territory/books.ts';
import { previewMove } from '../../shared/territory/preview.ts';
import { projectFindings } from '../../renderer/state/projection.ts';
import type { Aim } from '../../renderer/state/projection.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { createNumbers } from '../domain/random-base.ts';

const ACCOUNTS = 100_000;
const SELLERS = 300;
const DEALS = 25_000;
const AS_OF = parseIsoDay('2026-05-04');
const SEGMENTS = ['Enterprise', 'Mid-Market', 'SMB'];

function createFacts(): Facts {
  const next = createNumbers(1);
  const under = (limit: number): number => Math.floor(next() * limit);
  const sellers = new TableBuilder(SELLER_COLUMNS, SELLERS);
  for (let row = 0; row < SELLERS; row++) {
    sellers.set('id', row, `s${row}`);
    sellers.set('name', row, `Seller ${row}`);
    if (row < 10) sellers.set('kind', row, 'manager');
    else sellers.set('manager', row, row % 10);
    if (row >= 10 && row < 15) sellers.set('leavesOn', row, AS_OF + 30);
  }
  const accounts = new TableBuilder(ACCOUNT_COLUMNS, ACCOUNTS);
  for (let row = 0; row < ACCOUNTS; row++) {
    accounts.set('id', row, `a${row}`);
    accounts.set('name', row, `Account ${row}`);
    accounts.set('owner', row, 10 + under(SELLERS - 10));
    accounts.set('arr', row, under(10_000_000));
    accounts.set('segment', row, SEGMENTS[under(3)] as string);
    accounts.set('lifecycle', row, row % 10 === 0 ? 'prospect' : 'customer');
    accounts.set('health', row, under(100));
    accounts.set('ownerSince', row, AS_OF - 200 - under(3000));
    accounts.set('customerSince', row, AS_OF - under(4000));
    accounts.set('renewal', row, AS_OF + under(365));
    if (row % 50 === 0) accounts.set('strategic', row, FLAG_YES);
    if (row % 20 === 1) accounts.set('parent', row, row - 1);
  }
  const deals = new TableBuilder(OPPORTUNITY_COLUMNS, DEALS);
  for (let row = 0; row < DEALS; row++) {
    deals.set('id', row, `o${row}`);
    deals.set('account', row, under(ACCOUNTS));
    deals.set('stageClass', row, ['open', 'late', 'won', 'lost'][row % 4] as string);
    deals.set('amount', row, under(1_000_000));
    deals.set('closeOn', row, AS_OF - 100 + under(300));
  }
  return {
    id: 'facts-1',
    importedOn: '2026-05-04',
    currency: 'EUR',
    accounts: accounts.build(),
    sellers: sellers.build(),
    opportunities: deals.build(),
    contacts: createEmptyTable(CONTACT_COLUMNS),
    customFields: [],
    sources: [],
  };
}

function createDocument(movedShare: number): PlanDocument {
  const document = createPlanDocument({
    id: 'plan-1',
    name: 'Bench',
    facts: 'facts-1',
    asOf: '2026-05-04',
    createdAt: '2026-05-04T08:00:00.000Z',
  });
  const next = createNumbers(2);
  const incoming = document.tables.get(scenarioTableKey(FIRST_SCENARIO, 'incoming'));
  const waveOf = document.tables.get(scenarioTableKey(FIRST_SCENARIO, 'waveOf'));
  for (let row = 0; row < ACCOUNTS; row++) {
    if (next() >= movedShare) continue;
    incoming?.set(`a${row}`, `s${15 + Math.floor(next() * (SELLERS - 15))}`);
    waveOf?.set(`a${row}`, `wave-${1 + Math.floor(next() * 3)}`);
  }
  return document;
}

/** Median of several runs, in milliseconds. */
function measure(runs: number, work: () => unknown): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    times.push(performance.now() - start);
  }
  return times.sort((left, right) => left - right)[runs >> 1] as number;
}

const facts = createFacts();
const lines: string[] = [`${ACCOUNTS} accounts × ${SELLERS} sellers × 3 waves`];
for (const movedShare of [0, 0.2, 1]) {
  const document = createDocument(movedShare);
  const base = buildPlanBase(facts, document, FIRST_SCENARIO);
  const figures = computeFigures(base);
  const { assignment, measures, roster, targets } = base;
  const floor = measure(31, () => sumBooks(measures, assignment.incoming, roster.count));
  const all = measure(31, () => computeFigures(base));
  const rows = Int32Array.from({ length: 50 }, (_, index) => index * 7);
  const preview = measure(101, () =>
    previewMove(figures.after, targets, measures, assignment.incoming, rows, 20, {
      roster,
      incumbent: assignment.incumbent,
      movedArr: figures.scorecard.disruption.movedArr,
    }),
  );
  const patch = { [scenarioTableKey(FIRST_SCENARIO, 'incoming')]: { a7: {} } };
  lines.push(
    [
      `${String(movedShare * 100).padStart(3)} % moved:`,
      `figures ${all.toFixed(1)} ms (${(all / floor).toFixed(1)} × one pass over the books, ${floor.toFixed(2)} ms)`,
      `build ${measure(5, () => buildPlanBase(facts, document, FIRST_SCENARIO)).toFixed(0)} ms`,
      `refresh after one move ${measure(101, () => refreshPlanBase(base, patch)).toFixed(3)} ms`,
      `preview of 50 cards ${preview.toFixed(3)} ms`,
    ].join(' · '),
  );
}

const base = buildPlanBase(facts, createDocument(0.2), FIRST_SCENARIO);
const { personaContext, personas } = base;
const lateDeal = readPolicy(base.document, 'lateDeal');
const pass = measure(31, () => {
  let known = 0;
  for (const arr of facts.accounts.arr) if (arr > 0) known++;
  return known;
});
const classify = measure(31, () => classifyAccounts(facts, base.document, FIRST_SCENARIO, base.deals, personaContext));
const show = createRulePreviewer(personaContext, personas, lateDeal);
const first = measure(1, () => show({ personas: personas.personas, lateDeal }));
let limit = 300;
const typed = measure(31, () => {
  limit++;
  const edited = personas.personas.map((persona) =>
    persona.id === 'new' ? { ...persona, rule: askForTenure(limit) } : persona,
  );
  return show({ personas: edited, lateDeal });
});
lines.push(
  [
    `${ACCOUNTS} accounts × ${personas.personas.length} personas:`,
    `classified in ${classify.toFixed(1)} ms (${(classify / pass).toFixed(0)} × one pass over the ARR, ${pass.toFixed(2)} ms)`,
    `first preview ${first.toFixed(1)} ms`,
    `preview of a typed key ${typed.toFixed(1)} ms`,
  ].join(' · '),
);
/** Script time of one column change of a drag, after the frame: the plan as it would be, its handover work, its findings. */
function measureWhatIf(): string {
  const sample = generateSample({ accounts: 20_000, sellers: 300, seed: 1, today: '2026-05-04' });
  const base = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
  const figures = computeFigures(base);
  const times: number[] = [];
  for (let run = 0; run < 60; run++) {
    const aim = {
      board: 'sellers',
      rows: [run * 7],
      over: (base.assignment.incoming[run * 7] as number) === 3 ? 4 : 3,
    };
    const start = process.cpuUsage();
    projectFindings(base, figures, aim as Aim);
    const { user, system } = process.cpuUsage(start);
    if (run >= 10) times.push((user + system) / 1000);
  }
  const at = (share: number): string =>
    (times.toSorted((left, right) => left - right)[share * times.length] as number).toFixed(1);
  return `20000 accounts × 300 sellers: what if, load and findings, median ${at(0.5)} ms, p95 ${at(0.94)} ms of a frame's 16`;
}
lines.push(measureWhatIf());
console.log(lines.join('\n'));

function askForTenure(days: number): ConditionGroup {
  return {
    match: 'all',
    conditions: [{ column: 'customerSince', reading: 'days since', operator: 'at most', value: days }],
  };
}
