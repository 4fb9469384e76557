import { loadavg } from 'node:os';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import { Random } from '../../shared/model/random.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { createScheduleInput, createScheduleRequest } from '../../shared/overview/schedule-input.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { raiseScheduleBound } from '../../shared/waves/schedule/dual.ts';
import type { ScheduleInput } from '../../shared/waves/schedule/input.ts';
import { buildScheduleInstance } from '../../shared/waves/schedule/instance.ts';
import { judgeSchedule } from '../../shared/waves/schedule/outcome.ts';
import { limitHours } from '../../shared/waves/schedule/rows.ts';
import { proposeSchedule } from '../../shared/waves/schedule/solve.ts';

/**
 * Schedules of generated plans in which every customer moves, in eight waves: processor seconds, the gap to the bound, and
 * whether a rule is broken. Twice each: with weeks that carry a quarter more than an even spread would ask for, and with
 * the weeks that people have, which carry far less. BATON_BENCH_SIZES ("1000x20 10000x100", moves × sellers) chooses others.
 */
const sizes = (process.env['BATON_BENCH_SIZES'] ?? '10000x100 50000x300').split(' ');
const WAVES = 8;
/** Accounts that are no customers move in silence. */
const CUSTOMER_SHARE = 0.85;
const ROOM = 1.25;

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

for (const size of sizes) {
  const [moves = 0, sellers = 0] = size.split('x').map(Number);
  const standard = createInput(Math.round(moves / CUSTOMER_SHARE), sellers, moves);
  for (const [name, input] of [
    ['room for all', giveRoom(standard)],
    ['the weeks people have', standard],
  ] as const) {
    const start = process.cpuUsage().user;
    const { problem } = buildScheduleInstance(input);
    finish(raiseScheduleBound(problem, 400));
    const priced = process.cpuUsage().user;
    const { quality, outcome, wave } = finish(proposeSchedule(input, { seed: 1, effort: 1 }));
    const done = process.cpuUsage().user;
    const { length: unplaced } = outcome.unplaced;
    console.log(
      `${size} × ${WAVES} waves, ${name}: bound in ${seconds(priced - start)}, done in ${seconds(done - priced)} of processor, load ${loadavg()[0]?.toFixed(1)}; ` +
        `gap ${percent(quality.gap)}; ${input.moves.count - unplaced} of ${input.moves.count} moves have a wave; fullest week ${outcome.peak?.hours.toFixed(1)} h; ` +
        `${outcome.missedQuotas.length} shares outside the guidance; ${countBroken(input, wave)} rules broken`,
    );
  }
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}

function seconds(microseconds: number): string {
  return `${(microseconds / 1e6).toFixed(2)} s`;
}

/** A generated plan in which so many accounts go to another seller. */
function createInput(accounts: number, sellers: number, moves: number): ScheduleInput {
  const { facts, document } = generateSample({ accounts, sellers, seed: 1, today: '2027-01-11' });
  const random = new Random(1);
  const incoming = new Map<string, unknown>();
  const { owner, id } = facts.accounts;
  const { sellers: people } = facts;
  const receivers = Array.from({ length: sellers }, (_, row) => row);
  const home = buildPlanBase(facts, document, FIRST_SCENARIO);
  let count = 0;
  // Families with one seller move to one seller.
  const receiverOf = new Map<string, number>();
  for (let row = 0; row < facts.accounts.count && count < moves; row++) {
    const from = owner[row] as number;
    if (from === NO_ROW || (home.personas.codes[row] as number) < 0) continue;
    const family = `${home.families.familyOf[row]} ${from}`;
    const to = receiverOf.get(family) ?? random.pick(receivers);
    receiverOf.set(family, to);
    if (to === from) continue;
    incoming.set(id[row] as string, people.id[to]);
    count++;
  }
  document.tables.set(scenarioTableKey(FIRST_SCENARIO, 'incoming'), incoming);
  document.tables.set(scenarioTableKey(FIRST_SCENARIO, 'waveOf'), new Map());
  const base = buildPlanBase(facts, document, FIRST_SCENARIO);
  return createScheduleInput(base, { ...createScheduleRequest(base), waves: WAVES });
}

/** Weeks that carry a quarter more than each seller and manager would have in the fullest one, were all moves spread evenly. */
function giveRoom(input: ScheduleInput): ScheduleInput {
  const { moves, works, launches, sellers, capacity } = input;
  const { firstWeek, weeks } = judgeSchedule(input, new Int32Array(moves.count).fill(NO_ROW));
  const hours = new Float64Array(sellers.count * weeks);
  const managing = new Float64Array(sellers.count * weeks);
  const visits = new Float64Array(sellers.count * weeks);
  const add = (sums: Float64Array, seller: number, week: number, load: number | undefined): void => {
    if (seller !== NO_ROW) sums[seller * weeks + (week - firstWeek) / 7]! += (load ?? 0) / launches.length;
  };
  for (let at = 0; at < moves.work.length; at++) {
    const move = Math.floor(at / launches.length);
    const work = works[moves.work[at] as number];
    work?.weeks.forEach((week, index) => {
      add(hours, moves.from[move] as number, week, work.incumbentHours[index]);
      add(hours, moves.to[move] as number, week, work.incomingHours[index]);
      add(managing, moves.manager[move] as number, week, work.managerHours[index]);
      add(visits, moves.from[move] as number, week, work.incumbentVisits[index]);
      add(visits, moves.to[move] as number, week, work.incomingVisits[index]);
    });
  }
  const peakOf = (sums: Float64Array, seller: number): number =>
    Math.max(...sums.subarray(seller * weeks, (seller + 1) * weeks));
  return {
    ...input,
    capacity: { ...capacity, inPersonIntroductions: Math.ceil(ROOM * Math.max(...visits)) },
    sellers: {
      ...sellers,
      fte: sellers.fte.map((fte, seller) => Math.max(fte, (ROOM * peakOf(hours, seller)) / capacity.planHours)),
      managerShare: sellers.managerShare.map((share, seller) =>
        Math.max(share, (ROOM * peakOf(managing, seller)) / capacity.managerHours),
      ),
    },
  };
}

/** Families in two waves, customers in a first wave that is not theirs, weeks beyond the error hours. */
function countBroken(input: ScheduleInput, wave: Int32Array): number {
  const { moves, personas, sellers } = input;
  let broken = 0;
  const waveOfFamily = new Map<number, number>();
  for (let move = 0; move < moves.count; move++) {
    const own = wave[move] as number;
    const family = moves.family[move] as number;
    if ((waveOfFamily.get(family) ?? own) !== own) broken++;
    waveOfFamily.set(family, own);
    const isDelicate = personas[moves.persona[move] as number]?.quotas?.[0] === 0 || moves.isLarge[move] === 1;
    if (own === 0 && isDelicate) broken++;
  }
  const { sellerHours, weeks } = judgeSchedule(input, wave);
  for (let seller = 0; seller < sellers.count; seller++) {
    const { error } = limitHours(input, seller);
    for (let week = 0; week < weeks; week++)
      if ((sellerHours[seller * weeks + week] as number) > error + 1e-6) broken++;
  }
  return broken;
}
