import { Random } from '../../model/random.ts';
import type { Prices } from './columns.ts';
import { raiseBound } from './dual.ts';
import { evaluateAssignment } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import { exchangeUnits } from './exchange.ts';
import { hasLeavingLimits, hasLoadLimits } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { searchColumns } from './search-columns.ts';
import { measureSpreads } from './spread.ts';
import { planExchange, planSearch } from './reach.ts';
import type { Reach } from './reach.ts';
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
  readonly stage: 'pricing' | 'searching' | 'polishing' | 'placing' | 'completing';
  /** Of the stage, 0 to 1. */
  readonly share: number;
}

/** The last temperature, as a share of what a choice costs. */
const COLD = 0.004;
/** How far above a unit's least reduced cost a column may be when sellers exchange units, as such a share. */
export const EXCHANGED = 0.1;

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
  const dual = yield* tell('pricing', raiseBound(problem, { effort, prices: settings.prices }));
  const scale = measureSpreads(problem).mean;
  const start = repairStart(problem, dual.options, dual.prices);
  const whales = findWhales(problem, start);
  const plan = planSearch(problem, whales);
  const search = { effort, cold: COLD * scale };
  let options = start;
  let steps = 0;
  let evaluation: Evaluation | null = null;
  for (const [index, reach] of plan.first.entries()) {
    const wide = {
      ...search,
      ...stretch(reach, scale),
      problem,
      prices: dual.prices,
      options: start,
      keepAll: reach.keepsWhales ? whales : undefined,
      pricesLeaving: true,
    };
    const work = tell('searching', searchColumns(wide, random));
    const found = yield* share(work, index, plan.first.length);
    steps += found.steps;
    const other = evaluateAssignment(problem, found.options);
    if (evaluation !== null && !isBetter(other, evaluation)) continue;
    options = found.options;
    evaluation = other;
  }
  evaluation ??= evaluateAssignment(problem, start);
  if (settings.known) {
    const known = evaluateAssignment(whole, settings.known);
    if (isBetter(known, evaluation)) {
      options = settled.fromWhole(settings.known);
      evaluation = known;
    }
  }

  const { looks, kicked } = planExchange(problem);
  const exchange = { within: EXCHANGED * scale, looks: looks * effort };
  if (evaluation.overLimit === 0) {
    const large = findWhales(problem, options, kicked);
    const around = {
      ...exchange,
      problem,
      prices: dual.prices,
      options,
      keepAll: findWhales(problem, options),
      ...(large.includes(1) ? { kicked: large } : {}),
    };
    const exchanged = yield* tell('searching', exchangeUnits(around, random));
    steps += exchanged.steps;
    const other = evaluateAssignment(problem, exchanged.options);
    if (isBetter(other, evaluation)) {
      options = exchanged.options;
      evaluation = other;
    }
  }

  const isWhale = findWhales(problem, options);
  const fixed = fixWhales(problem, options, isWhale, evaluation.isWithinLeaving);
  const repricing = { effort, prices: dual.prices };
  const fixedDual = isWhale.includes(1) ? yield* tell('polishing', raiseBound(fixed.problem, repricing)) : dual;
  if (evaluation.overLimit === 0 && plan.polishing) {
    // Where nothing is limited, the units' own choices are a better start than what was found before.
    const isLimited = hasLoadLimits(problem) || hasLeavingLimits(problem);
    const second = {
      ...search,
      ...stretch(plan.polishing, scale),
      problem: fixed.problem,
      prices: fixedDual.prices,
      options: isLimited ? fixed.options : repairStart(fixed.problem, fixedDual.options, fixedDual.prices),
      pricesLeaving: false,
    };
    const polished = yield* tell('polishing', searchColumns(second, random));
    steps += polished.steps;
    const taken = fixed.toWhole(polished.options);
    const better = evaluateAssignment(problem, taken);
    if (isBetter(better, evaluation)) {
      options = taken;
      evaluation = better;
    }
  }
  if (evaluation.overLimit === 0) {
    const around = {
      ...exchange,
      problem: fixed.problem,
      prices: fixedDual.prices,
      options: fixed.fromWhole(options),
    };
    const exchanged = yield* tell('polishing', exchangeUnits(around, random));
    steps += exchanged.steps;
    const taken = fixed.toWhole(exchanged.options);
    if (isBetter(evaluateAssignment(problem, taken), evaluation)) options = taken;
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
export function fixWhales(
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

/** Limits kept before value. */
export function isBetter(one: Evaluation, other: Evaluation): boolean {
  if (one.isFeasible !== other.isFeasible) return one.isFeasible;
  return one.value < other.value;
}

/** The reach in the problem's own costs. */
function stretch({ within, scattered, hot, steps }: Reach, scale: number) {
  return { within: within * scale, scattered, hot: hot * scale, stepsPerUnit: steps };
}

/** Progress of one of several searches as that of all. */
function* share<T>(work: Generator<SearchProgress, T>, index: number, count: number): Generator<SearchProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { ...next.value, share: (index + next.value.share) / count };
  }
}

export function* tell<T>(stage: SearchProgress['stage'], work: Generator<number, T>): Generator<SearchProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { stage, share: next.value };
  }
}
