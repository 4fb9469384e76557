import { Random } from '../../model/random.ts';
import type { Prices } from './columns.ts';
import { raiseBound } from './dual.ts';
import { evaluateAssignment } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { hasHardLimits } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { searchColumns } from './search-columns.ts';
import { repairStart } from './start.ts';
import { findStaying, listFirstOptions } from './staying.ts';
import { findWhales, fixUnits } from './whales.ts';
import type { FixedProblem } from './whales.ts';

export interface SearchSettings {
  /** The same seed gives the same assignment. */
  readonly seed: number;
  /** Multiplies all budgets, which are counted in steps, never in time. 1 is the default; 0.2 a quick look. */
  readonly effort: number;
  /** Prices of a similar problem, to start from. */
  readonly prices?: Prices;
  /** An assignment known before: what is found is never worse. */
  readonly known?: Int32Array;
}

export interface SearchResult {
  /** One option per unit. */
  readonly options: Int32Array;
  /** Computed independently of the search. */
  readonly evaluation: Evaluation;
  /** No assignment costs less. */
  readonly bound: number;
  /** No assignment with the same sellers for the whales costs less. */
  readonly whaleBound: number;
  /** 1 per unit that is a whale. */
  readonly whales: Uint8Array;
  readonly prices: Prices;
  /** Steps of the search. */
  readonly steps: number;
}

/** How far the work is. */
export interface SearchProgress {
  readonly stage: 'pricing' | 'searching' | 'polishing';
  /** Of the stage, 0 to 1. */
  readonly share: number;
}

const PASSES = 350;
/** Limits take longer to price. */
const PASSES_FOR_LIMITS = 500;
const PASSES_FROM_PRICES = 200;
/** Steps from known prices, against those from nothing. */
const FROM_PRICES = 0.35;
/** Temperatures as shares of what a choice costs on average. */
const HOT = 0.3;
const WARM = 0.08;
const COLD = 0.004;

/** How wide and how long to search. */
interface Reach {
  /** How far above a unit's least reduced cost a column may be, as a share of what a choice costs. */
  readonly within: number;
  /** So many more columns per unit, whatever they cost. */
  readonly scattered: number;
  /** Per unit that has a choice: before the whales are fixed, and after; 0 for one search that goes all the way. */
  readonly steps: number;
  readonly polishing: number;
}

/** Where sellers have few units each, or limits bind, some must pay far more than the least. */
const WIDE_REACH: Reach = { within: 8, scattered: 3, steps: 500, polishing: 300 };
const REACH_OF_MANY: Reach = { within: 0.4, scattered: 0, steps: 2300, polishing: 0 };
const REACH_AROUND_WHALES: Reach = { within: 0.25, scattered: 0, steps: 1300, polishing: 2300 };
const MANY_UNITS = 40;

/**
 * Finds an assignment and says how good it is: prices by the dual, promising columns, annealing, then the whales fixed,
 * priced again, and polished. Yields progress; whoever drives it may stop between two yields.
 * @throws where the search's own value is not what the evaluation finds: a fault of the program.
 */
export function* searchAssignment(
  whole: AssignmentProblem,
  settings: SearchSettings,
): Generator<SearchProgress, SearchResult> {
  const { effort } = settings;
  const settled = fixUnits(whole, listFirstOptions(whole), findStaying(whole));
  const { problem } = settled;
  const random = new Random(settings.seed);
  const passes = Math.ceil(
    (settings.prices ? PASSES_FROM_PRICES : hasHardLimits(problem) ? PASSES_FOR_LIMITS : PASSES) *
      Math.max(0.25, Math.min(2, effort)),
  );
  const boldness = settings.prices ? FROM_PRICES : 1;
  const dual = yield* tell('pricing', raiseBound(problem, { passes, prices: settings.prices, boldness }));
  const scale = measureChoice(problem);
  const start = repairStart(problem, dual.options, dual.prices);
  const whales = findWhales(problem, start);
  const reach = chooseReach(problem, whales);
  const first = {
    problem,
    prices: dual.prices,
    keepAll: whales,
    pricesLeaving: true,
    scattered: reach.scattered,
    options: start,
    effort,
    stepsPerUnit: reach.steps,
    hot: HOT * scale,
    cold: COLD * scale,
    within: reach.within * scale,
  };
  const found = yield* tell('searching', searchColumns(first, random));
  let { options } = found;
  let { steps } = found;
  let evaluation = evaluateAssignment(problem, options);
  if (settings.known) {
    const known = evaluateAssignment(whole, settings.known);
    if (known.isFeasible && (!evaluation.isFeasible || known.value < evaluation.value)) {
      options = settled.fromWhole(settings.known);
      evaluation = known;
    }
  }

  const isWhale = findWhales(problem, options);
  const fixed = fixWhales(problem, options, isWhale, evaluation.isWithinLeaving);
  const repricing = { passes: Math.ceil(passes * 0.5), prices: dual.prices, boldness: FROM_PRICES };
  const fixedDual = isWhale.includes(1) ? yield* tell('polishing', raiseBound(fixed.problem, repricing)) : dual;
  if (evaluation.overLimit === 0 && reach.polishing > 0) {
    const second = {
      problem: fixed.problem,
      prices: fixedDual.prices,
      options: fixed.options,
      pricesLeaving: false,
      scattered: 0,
      effort,
      stepsPerUnit: reach.polishing,
      hot: WARM * scale,
      cold: COLD * scale,
      within: reach.within * scale,
    };
    const polished = yield* tell('polishing', searchColumns(second, random));
    steps += polished.steps;
    const taken = fixed.toWhole(polished.options);
    const better = evaluateAssignment(problem, taken);
    if (better.value < evaluation.value && better.isFeasible) {
      options = taken;
      evaluation = better;
    }
  }
  const proposed = settled.toWhole(options);
  return {
    options: proposed,
    evaluation: evaluateAssignment(whole, proposed),
    bound: dual.bound,
    whaleBound: Math.max(dual.bound, fixedDual.bound),
    whales: isWhale,
    prices: dual.prices,
    steps,
  };
}

/** The whales fixed, and with them whatever cannot leave any more once they have. */
function fixWhales(
  problem: AssignmentProblem,
  options: Int32Array,
  isWhale: Uint8Array,
  isWithinLeaving: boolean,
): FixedProblem {
  const fixed = fixUnits(problem, options, isWhale);
  if (!isWithinLeaving) return fixed;
  const stays = findStaying(fixed.problem);
  return fixUnits(
    problem,
    options,
    isWhale.map((whale, unit) => whale | (stays[unit] as number)),
  );
}

function chooseReach(problem: AssignmentProblem, whales: Uint8Array): Reach {
  if (problem.units < MANY_UNITS * problem.sellers || hasHardLimits(problem)) return WIDE_REACH;
  return whales.includes(1) ? REACH_AROUND_WHALES : REACH_OF_MANY;
}

/** What the dearest and the cheapest choice of a unit differ by, on average. */
function measureChoice({ units, listOf, listStart, optionCost, weight }: AssignmentProblem): number {
  const spread = new Float64Array(listStart.length - 1);
  for (let list = 0; list < spread.length; list++) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let option = listStart[list] as number; option < (listStart[list + 1] as number); option++) {
      least = Math.min(least, optionCost[option] as number);
      most = Math.max(most, optionCost[option] as number);
    }
    spread[list] = most - least;
  }
  let sum = 0;
  for (let unit = 0; unit < units; unit++) sum += (weight[unit] as number) * (spread[listOf[unit] as number] as number);
  return units > 0 && sum > 0 ? sum / units : 1;
}

function* tell<T>(stage: SearchProgress['stage'], work: Generator<number, T>): Generator<SearchProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { stage, share: next.value };
  }
}
