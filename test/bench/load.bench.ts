import { createHandoverView, layOutAccount } from '../../shared/handover/account-handover.ts';
import { weekStartOf } from '../../shared/model/day.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { computeCallCentre } from '../../shared/waves/call-centre.ts';
import { computeLoad } from '../../shared/waves/load.ts';
import { createBase } from '../domain/facts-fixture.ts';
import { createNumbers } from '../domain/random-base.ts';

/*
 * The handover work of a large plan, as charts ask for it at every step of a drag: 10,000 moves × 100 sellers × 8 waves,
 * once with dates of the waves alone and once with 500 accounts that have days of their own. Processor time, and the ratio
 * to laying every account out by itself.
 */

const MOVES = 10_000;
const SELLERS = 100;
const WAVES = 8;

function createPlan(ownDates: number) {
  const next = createNumbers(7);
  const under = (limit: number): number => Math.floor(next() * limit);
  const accounts = Array.from({ length: MOVES }, (_, row) => ({
    id: `a${row}`,
    owner: `s${10 + under(SELLERS - 10)}`,
    arr: under(10_000_000),
    strategic: next() < 0.1,
    customerSince: next() < 0.1 ? '2026-03-01' : '2019-03-01',
    renewal: `2026-${String(1 + under(12)).padStart(2, '0')}-15`,
  }));
  const sellers = Array.from({ length: SELLERS }, (_, row) => ({
    id: `s${row}`,
    ...(row < 10 ? { kind: 'manager' } : { manager: `s${row % 10}` }),
    ...(row >= 10 && row < 15 ? { leavesOn: '2026-09-30' } : {}),
  }));
  const waves = Array.from({ length: WAVES }, (_, wave) => [
    `wave-${wave + 1}`,
    {
      name: `Wave ${wave + 1}`,
      launch: `2026-${String(6 + (wave >> 1)).padStart(2, '0')}-${wave % 2 === 0 ? '01' : '15'}`,
      order: wave + 1,
    },
  ]);
  return createBase(
    { accounts, sellers },
    {
      incoming: Object.fromEntries(accounts.map(({ id }) => [id, `s${15 + under(SELLERS - 15)}`])),
      waveOf: Object.fromEntries(accounts.map(({ id }) => [id, `wave-${1 + under(WAVES)}`])),
      tables: {
        waves: Object.fromEntries(waves) as Record<string, unknown>,
        accountDates: Object.fromEntries(
          accounts.slice(0, ownDates).map(({ id }, index) => [
            id,
            {
              launch: `2026-${String(6 + (index % 6)).padStart(2, '0')}-${String(1 + (index % 28)).padStart(2, '0')}`,
              reason: 'x',
            },
          ]),
        ),
      },
    },
  );
}

/** Median processor time of several runs, in milliseconds. */
function measure(runs: number, work: () => unknown): number {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) / 1000);
  }
  return times.sort((left, right) => left - right)[runs >> 1] as number;
}

/** Every account by itself: what the groups are compared with. */
function sumNaively(base: ReturnType<typeof createPlan>): Map<string, number> {
  const view = createHandoverView(base);
  const hours = new Map<string, number>();
  for (let row = 0; row < base.facts.accounts.count; row++) {
    for (const step of layOutAccount(view, row)?.steps ?? []) {
      const key = `${base.assignment.incoming[row]} ${weekStartOf(step.day)}`;
      hours.set(key, (hours.get(key) ?? 0) + step.incomingHours);
    }
  }
  return hours;
}

const lines = [`${MOVES} moves × ${SELLERS} sellers × ${WAVES} waves`];
for (const ownDates of [0, 500]) {
  const base = createPlan(ownDates);
  const naive = measure(3, () => sumNaively(base));
  const load = computeLoad(base);
  const time = measure(51, () => computeLoad(base));
  const notices = measure(51, () => computeCallCentre(base, load.handovers));
  const figures = measure(21, () => computeFigures(base));
  lines.push(
    [
      `${String(ownDates).padStart(3)} own dates (${load.handovers.groups.length} groups):`,
      `load ${time.toFixed(2)} ms, ${(naive / time).toFixed(0)} × as fast as one by one (${naive.toFixed(0)} ms)`,
      `notices ${notices.toFixed(2)} ms`,
      `all figures and findings ${figures.toFixed(1)} ms`,
    ].join(' · '),
  );
}
console.log(lines.join('\n'));
