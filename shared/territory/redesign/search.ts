import { Random } from '../../model/random.ts';
import { annealSegment } from './anneal.ts';
import { createAnneal, sumOverLimit } from './anneal-state.ts';
import type { AnnealState } from './anneal-state.ts';
import { computeExponential, computeLogarithm } from '../../model/arithmetic.ts';
import { chooseColumns, findSlots, priceLeaving, readOptions } from './columns.ts';
import type { Columns, Prices } from './columns.ts';
import { raiseBound } from './dual.ts';
import { evaluateAssignment } from './evaluate.ts';
import type { Evaluation } from './evaluate.ts';
import type { AssignmentProblem } from './problem.ts';
import { repairStart } from './start.ts';
import { findWhales, fixUnits } from './whales.ts';

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
const PASSES_FROM_PRICES = 200;
const STEPS_PER_UNIT = 500;
const LEAST_STEPS = 2_000_000;
const MOST_STEPS = 12_000_000;
const COLUMNS_PER_UNIT = 10;
const SEGMENTS = 160;
/** Some ten milliseconds: whoever waits can stop that soon. */
const STEPS_PER_REPORT = 20_000;
/** Small problems are searched several times over, at other temperatures and limits. */
const MOST_ROUNDS = 8;
const EXTRA_ROUNDS = 8;
const REHEAT = 0.4;
/** Temperatures as shares of what a choice costs on average. */
const HOT = 0.3;
const WARM = 0.08;
const COLD = 0.004;
/**
 * How far above a unit's least reduced cost a column may be, as a share of what a choice costs, and how many more are
 * scattered. Where sellers have many units each, hardly one pays more in a good assignment; where they have few, it may have to.
 */
const REACH_OF_MANY = { within: 0.25, scattered: 1 };
const REACH_OF_FEW = { within: 8, scattered: 3 };
const MANY_UNITS = 40;

/**
 * Finds an assignment and says how good it is: prices by the dual, promising columns, annealing, then the whales fixed,
 * priced again, and polished. Yields progress; whoever drives it may stop between two yields.
 * @throws where the search's own value is not what the evaluation finds: a fault of the program.
 */
export function* searchAssignment(
  problem: AssignmentProblem,
  settings: SearchSettings,
): Generator<SearchProgress, SearchResult> {
  const { effort } = settings;
  const random = new Random(settings.seed);
  const passes = Math.ceil((settings.prices ? PASSES_FROM_PRICES : PASSES) * Math.max(0.25, Math.min(2, effort)));
  const boldness = settings.prices ? 0.03 : 0.1;
  const dual = yield* tell('pricing', raiseBound(problem, { passes, prices: settings.prices, boldness }));
  const scale = measureChoice(problem);
  const start = repairStart(problem, dual.options, dual.prices);
  const whales = findWhales(problem, start);
  const reach = problem.units >= MANY_UNITS * problem.sellers ? REACH_OF_MANY : REACH_OF_FEW;
  const first = {
    problem,
    prices: dual.prices,
    keepAll: whales,
    pricesLeaving: true,
    scattered: reach.scattered,
    options: start,
    effort,
    hot: HOT * scale,
    cold: COLD * scale,
    within: reach.within * scale,
  };
  const found = yield* tell('searching', searchColumns(first, random));
  let { options } = found;
  let { steps } = found;
  let evaluation = evaluateAssignment(problem, options);
  if (settings.known) {
    const known = evaluateAssignment(problem, settings.known);
    if (known.isFeasible && (!evaluation.isFeasible || known.value < evaluation.value)) {
      options = settings.known;
      evaluation = known;
    }
  }

  const isWhale = findWhales(problem, options);
  const fixed = fixUnits(problem, options, isWhale);
  const repricing = { passes: Math.ceil(passes * 0.5), prices: dual.prices, boldness: 0.03 };
  const fixedDual = isWhale.includes(1) ? yield* tell('polishing', raiseBound(fixed.problem, repricing)) : dual;
  if (evaluation.overLimit === 0) {
    const second = {
      problem: fixed.problem,
      prices: fixedDual.prices,
      options: fixed.options,
      pricesLeaving: false,
      scattered: 0,
      effort: effort * 0.6,
      hot: WARM * scale,
      cold: COLD * scale,
      within: reach.within * scale,
    };
    const polished = yield* tell('polishing', searchColumns(second, random));
    steps += polished.steps;
    const whole = fixed.toWhole(polished.options);
    const better = evaluateAssignment(problem, whole);
    if (better.value < evaluation.value && better.isFeasible) {
      options = whole;
      evaluation = better;
    }
  }
  return {
    options,
    evaluation,
    bound: dual.bound,
    whaleBound: Math.max(dual.bound, fixedDual.bound),
    whales: isWhale,
    prices: dual.prices,
    steps,
  };
}

interface ColumnSearch {
  readonly problem: AssignmentProblem;
  readonly prices: Prices;
  readonly options: Int32Array;
  readonly keepAll?: Uint8Array;
  /** Whether to leave home costs its price too: what is scarce goes to those who gain most by it. */
  readonly pricesLeaving: boolean;
  readonly scattered: number;
  readonly effort: number;
  readonly hot: number;
  readonly cold: number;
  readonly within: number;
}

interface Found {
  readonly options: Int32Array;
  readonly steps: number;
}

function* searchColumns(search: ColumnSearch, random: Random): Generator<number, Found> {
  const { problem, prices, options, within, keepAll, hot, cold } = search;
  const plain = chooseColumns(problem, prices, {
    most: COLUMNS_PER_UNIT,
    scattered: search.scattered,
    within,
    keepAll,
    keep: options,
  });
  const columns = search.pricesLeaving ? addLeavingPrices(problem, plain, prices) : plain;
  const budget = planSteps(columns, search.effort);
  const hasLimits = problem.rows.limit.some((limit) => limit !== Number.POSITIVE_INFINITY);
  let limitSlope = measureLimitSlope(problem, prices);
  const slots = findSlots(columns, options);
  let best: Best | null = null;
  let steps = 0;
  for (
    let round = 0;
    round < budget.rounds || (round < budget.rounds + EXTRA_ROUNDS && best && best.over > 0);
    round++
  ) {
    const state = createAnneal(problem, columns, slots, limitSlope, random.next());
    best = yield* coolDown(state, round === 0 ? hot : hot * REHEAT, cold, budget.steps, best);
    steps += budget.steps;
    checkValue(state, plain);
    if (!hasLimits) slots.set(best.slots);
    // The dearest that limits are is just enough for them to be kept: then search and limits pull equally hard.
    else limitSlope *= sumOverLimit(state) > 0 ? 2 : 0.8;
  }
  return { options: readOptions(columns, best?.slots ?? slots), steps };
}

interface Best {
  readonly slots: Int32Array;
  value: number;
  over: number;
}

/** One descent of the temperature; keeps the best place that was seen at the end of a segment, limits kept before value. */
function* coolDown(
  state: AnnealState,
  hot: number,
  cold: number,
  steps: number,
  known: Best | null,
): Generator<number, Best> {
  let best = known ?? { slots: state.slots.slice(), value: state.value, over: sumOverLimit(state) };
  const segment = Math.ceil(steps / SEGMENTS);
  const ratio = computeExponential(computeLogarithm(cold / hot) / (SEGMENTS - 10));
  let temperature = hot;
  let sinceReport = STEPS_PER_REPORT;
  for (let at = 0; at < SEGMENTS; at++) {
    // The last segments only go down.
    annealSegment(state, at < SEGMENTS - 8 ? temperature : 0, segment);
    temperature *= ratio;
    const over = sumOverLimit(state);
    const value = state.value;
    if (over < best.over || (over === best.over && value < best.value)) {
      best = { slots: best.slots, value, over };
      best.slots.set(state.slots);
    }
    sinceReport += segment;
    if (sinceReport < STEPS_PER_REPORT) continue;
    sinceReport = 0;
    yield at / SEGMENTS;
  }
  return best;
}

function planSteps(columns: Columns, effort: number): { readonly steps: number; readonly rounds: number } {
  let movable = 0;
  for (let unit = 0; unit + 1 < columns.start.length; unit++) {
    if ((columns.start[unit + 1] as number) - (columns.start[unit] as number) > 1) movable++;
  }
  const wanted = Math.min(MOST_STEPS, movable * STEPS_PER_UNIT);
  const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.floor(LEAST_STEPS / Math.max(1, wanted))));
  return { rounds, steps: Math.ceil((Math.max(LEAST_STEPS, wanted * rounds) * effort) / rounds) };
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

/** What a limit costs per ratio above it: more than any price it has in the dual. */
function measureLimitSlope({ rows }: AssignmentProblem, prices: Prices): number {
  let most = 0;
  for (let row = 0; row < rows.limit.length; row++) {
    if (rows.limit[row] !== Number.POSITIVE_INFINITY) most = Math.max(most, Math.abs(prices[row] as number));
    most = Math.max(most, rows.steep[row] as number);
  }
  return Math.max(1, 2 * most);
}

function addLeavingPrices(problem: AssignmentProblem, columns: Columns, prices: Prices): Columns {
  const cost = columns.cost.slice();
  for (let unit = 0; unit < problem.units; unit++) {
    const price = priceLeaving(problem, prices, unit);
    const end = columns.start[unit + 1] as number;
    for (let column = columns.start[unit] as number; column < end; column++) {
      if (columns.isAway[column] === 1) cost[column]! += price;
    }
  }
  return { ...columns, cost };
}

/** @param plain the columns without prices for leaving. */
function checkValue(state: AnnealState, plain: Columns): void {
  const { problem, columns, slots } = state;
  const { value, ratios } = evaluateAssignment(problem, readOptions(columns, slots));
  let limits = 0;
  for (const slot of slots) limits += (columns.cost[slot] as number) - (plain.cost[slot] as number);
  for (let row = 0; row < ratios.length; row++) {
    const over = (ratios[row] as number) - (problem.rows.limit[row] as number);
    if (over > 0) limits += over * (state.shapes[row * 5 + 4] as number);
  }
  const difference = Math.abs(value + limits - state.value);
  if (difference > 1e-6 * Math.max(1, Math.abs(state.value))) {
    throw new Error(`The search says ${state.value}, the evaluation ${value + limits}.`);
  }
}

function* tell<T>(stage: SearchProgress['stage'], work: Generator<number, T>): Generator<SearchProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { stage, share: next.value };
  }
}
