import { computeExponential, computeLogarithm } from '../../model/arithmetic.ts';
import { Random } from '../../model/random.ts';
import { annealSchedule, createScheduleAnneal } from './anneal.ts';
import { raiseScheduleBound } from './dual.ts';
import { addUnit, LOAD_SLACK, penalizeRow, sumLoads } from './problem.ts';
import type { ScheduleProblem } from './problem.ts';

export interface ScheduleSearchSettings {
  /** The same seed gives the same schedule. */
  readonly seed: number;
  /** Multiplies all budgets, which are counted in steps, never in time. */
  readonly effort: number;
}

export interface ScheduleSearchResult {
  /** One option per unit. */
  readonly chosen: Int32Array;
  /** Points, computed anew from the chosen options. */
  readonly value: number;
  /** No schedule costs less. */
  readonly bound: number;
  readonly steps: number;
}

/** How far the work is. */
export interface ScheduleProgress {
  readonly stage: 'pricing' | 'searching' | 'polishing';
  /** Of the stage, 0 to 1. */
  readonly share: number;
}

const PASSES = 400;
const STEPS_PER_UNIT = 300;
const LEAST_STEPS = 400_000;
/** Of a handful of units everything has been tried long before. */
const LEAST_STEPS_PER_UNIT = 10_000;
const MOST_STEPS = 3_000_000;
const SEGMENTS = 100;
/** The last segments only go down. */
const COLD_SEGMENTS = 6;
const MOST_ROUNDS = 6;
/** Units up to which every option is searched. */
const SMALL_PROBLEM = 150;
/** Share of the units that keep a second option in the search: those that the prices leave most undecided. */
const UNDECIDED = 0.5;
/** Temperatures as shares of what the least decided unit that keeps one option would lose by its second. */
const HOT = 0.25;
const COLD = 0.08;
/** Where every option is searched: from about what an account outside its guidance costs, in points, to next to nothing. */
const HOT_WHEN_SMALL = 3;
const COLD_WHEN_SMALL = 0.02;

/**
 * Finds a schedule and says how good it is: prices by the dual, the options that are worth a look at these prices,
 * annealing, then all that is above a limit taken out. Yields progress; whoever drives it may stop between two yields.
 * @throws where the search's own value is not what a count from the start finds: a fault of the program.
 */
export function* searchSchedule(
  problem: ScheduleProblem,
  settings: ScheduleSearchSettings,
): Generator<ScheduleProgress, ScheduleSearchResult> {
  const random = new Random(settings.seed);
  const passes = Math.ceil(PASSES * Math.max(0.3, Math.min(2, settings.effort)));
  const dual = yield* tell('pricing', raiseScheduleBound(problem, passes));
  const { reduced, spread } = reduceCosts(problem, dual.prices);
  const isSmall = problem.units <= SMALL_PROBLEM;
  const narrow = isSmall ? problem : narrowOptions(problem, reduced, spread, dual.options);
  const wanted = Math.min(MOST_STEPS, problem.units * STEPS_PER_UNIT);
  const least = Math.min(LEAST_STEPS, problem.units * LEAST_STEPS_PER_UNIT);
  const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.ceil(least / Math.max(1, wanted))));
  const steps = Math.ceil(Math.max(least / rounds, wanted) * settings.effort);
  let best = { chosen: dual.options, value: evaluateOptions(problem, dual.options) };
  for (let round = 0; round < rounds; round++) {
    const start = round === 0 ? dual.options : best.chosen;
    const hot = isSmall ? Math.max(HOT_WHEN_SMALL, 2 * spread) : HOT * spread;
    const cold = isSmall ? COLD_WHEN_SMALL : COLD * spread;
    const found = yield* tell('searching', coolDown(narrow, start, hot, cold, steps, random.next()));
    if (found.value < best.value) best = found;
  }
  if (!isSmall) {
    // What the prices ruled out gets its chance: most of it for nothing, some of it where large units left room.
    const polished = yield* tell(
      'polishing',
      coolDown(problem, best.chosen, COLD * spread, COLD * spread * 0.2, Math.ceil(steps * 0.3), random.next()),
    );
    if (polished.value < best.value) best = polished;
  }
  const kept = takeOutExcess(problem, best.chosen);
  return { chosen: kept, value: evaluateOptions(problem, kept), bound: dual.bound, steps: steps * rounds };
}

/** Points of a choice of options, counted from the start. */
export function evaluateOptions(problem: ScheduleProblem, chosen: Int32Array): number {
  const { units, options, cost, rows } = problem;
  const loads = sumLoads(problem, chosen);
  let value = 0;
  for (let unit = 0; unit < units; unit++) value += cost[unit * options + (chosen[unit] as number)] as number;
  for (let row = 0; row < loads.length; row++) value += penalizeRow(rows.shape, row, loads[row] as number);
  return value;
}

interface ReducedCosts {
  /** Units × options: what the option costs more than the unit's cheapest, at the prices. */
  readonly reduced: Float64Array;
  /** What so many units would lose less than by their second option. */
  readonly spread: number;
}

function reduceCosts(problem: ScheduleProblem, prices: Float64Array): ReducedCosts {
  const { units, options, cost, strandStart, strand, amount, entryStart, entryRow, entryLoad } = problem;
  const reduced = cost.slice();
  const seconds: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    let least = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    for (let option = 0; option < options; option++) {
      let value = cost[unit * options + option] as number;
      if (value === Number.POSITIVE_INFINITY) continue;
      for (let at = strandStart[unit] as number; at < (strandStart[unit + 1] as number); at++) {
        const list = (strand[at] as number) * options + option;
        let sum = 0;
        for (let entry = entryStart[list] as number; entry < (entryStart[list + 1] as number); entry++) {
          sum += (entryLoad[entry] as number) * (prices[entryRow[entry] as number] as number);
        }
        value += (amount[at] as number) * sum;
      }
      reduced[unit * options + option] = value;
      if (value < least) [least, second] = [value, least];
      else if (value < second) second = value;
    }
    for (let option = 0; option < options; option++) reduced[unit * options + option]! -= least;
    if (second < Number.POSITIVE_INFINITY) seconds.push(second - least);
  }
  seconds.sort((left, right) => left - right);
  const spread = seconds[Math.floor(seconds.length * UNDECIDED)] ?? 1;
  return { reduced, spread: Math.max(spread, 0.05) };
}

/** Only options that cost little more than a unit's cheapest at the prices, and the one it starts from. */
function narrowOptions(
  problem: ScheduleProblem,
  reduced: Float64Array,
  within: number,
  start: Int32Array,
): ScheduleProblem {
  const cost = problem.cost.map((value, at) => {
    const isStart = start[Math.floor(at / problem.options)] === at % problem.options;
    return isStart || (reduced[at] as number) <= within ? value : Number.POSITIVE_INFINITY;
  });
  return { ...problem, cost };
}

interface Found {
  readonly chosen: Int32Array;
  readonly value: number;
}

/** One descent of the temperature; keeps the best that was seen at the end of a segment. */
function* coolDown(
  problem: ScheduleProblem,
  start: Int32Array,
  hot: number,
  cold: number,
  steps: number,
  seed: number,
): Generator<number, Found> {
  const state = createScheduleAnneal(problem, start, seed);
  let best: Found = { chosen: start, value: state.value };
  const ratio = computeExponential(computeLogarithm(cold / hot) / (SEGMENTS - COLD_SEGMENTS));
  const segment = Math.ceil(steps / SEGMENTS);
  let temperature = hot;
  for (let at = 0; at < SEGMENTS; at++) {
    annealSchedule(state, at < SEGMENTS - COLD_SEGMENTS ? temperature : 0, segment);
    temperature *= ratio;
    // Loads that were added and taken off a million times carry noise: they are summed anew.
    state.loads.set(sumLoads(problem, state.chosen));
    const value = evaluateOptions(problem, state.chosen);
    if (Math.abs(value - state.value) > 1e-5 * Math.max(1, Math.abs(value))) {
      throw new Error(`The search says ${state.value}, the count ${value}.`);
    }
    state.value = value;
    if (value < best.value) best = { chosen: state.chosen.slice(), value };
    if (at % 4 === 3) yield at / SEGMENTS;
  }
  return best;
}

/** Takes units out of rows that are above their limit, those that cost least first; the last option is to be in none. */
function takeOutExcess(problem: ScheduleProblem, options: Int32Array): Int32Array {
  const { units, rows, cost, strandStart, strand, entryStart, entryRow } = problem;
  const none = problem.options - 1;
  const chosen = options.slice();
  const loads = sumLoads(problem, chosen);
  const isOver = (row: number): boolean => (loads[row] as number) > (rows.limit[row] as number) + LOAD_SLACK;
  if (!loads.some((_, row) => isOver(row))) return chosen;
  const touches = (unit: number): boolean => {
    for (let at = strandStart[unit] as number; at < (strandStart[unit + 1] as number); at++) {
      const list = (strand[at] as number) * problem.options + (chosen[unit] as number);
      for (let entry = entryStart[list] as number; entry < (entryStart[list + 1] as number); entry++) {
        if (isOver(entryRow[entry] as number)) return true;
      }
    }
    return false;
  };
  const order = Array.from({ length: units }, (_, unit) => unit)
    .filter((unit) => chosen[unit] !== none && cost[unit * problem.options + none] !== Number.POSITIVE_INFINITY)
    .sort(
      (left, right) =>
        (cost[left * problem.options + none] as number) - (cost[right * problem.options + none] as number) ||
        left - right,
    );
  for (const unit of order) {
    if (!touches(unit)) continue;
    addUnit(problem, loads, unit, chosen[unit] as number, -1);
    chosen[unit] = none;
  }
  return chosen;
}

function* tell<T>(stage: ScheduleProgress['stage'], work: Generator<number, T>): Generator<ScheduleProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { stage, share: next.value };
  }
}
