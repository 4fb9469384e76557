import type { Random } from '../../model/random.ts';
import { annealSegment } from './anneal.ts';
import { createAnneal, sumOverLimit } from './anneal-state.ts';
import type { AnnealState } from './anneal-state.ts';
import { computeExponential, computeLogarithm } from '../../model/arithmetic.ts';
import { chooseColumns, findSlots, priceLeaving, readOptions } from './columns.ts';
import type { Columns, Prices } from './columns.ts';
import { evaluateAssignment } from './evaluate.ts';
import type { AssignmentProblem } from './problem.ts';

const LEAST_STEPS = 1_000_000;
const MOST_STEPS = 12_000_000;
const COLUMNS_PER_UNIT = 10;
const SEGMENTS = 160;
/** Some ten milliseconds: whoever waits can stop that soon. */
const STEPS_PER_REPORT = 20_000;
/** Small problems are searched several times over, at other temperatures and limits. */
const MOST_ROUNDS = 8;
const EXTRA_ROUNDS = 8;
const REHEAT = 0.4;
/** A little less than the prices ask for: at the full price nothing would pull to use up what may leave. */
const OF_LEAVING_PRICES = 0.95;

export interface ColumnSearch {
  readonly problem: AssignmentProblem;
  readonly prices: Prices;
  readonly options: Int32Array;
  readonly keepAll?: Uint8Array;
  /** Whether to leave home costs its price too: what is scarce goes to those who gain most by it. */
  readonly pricesLeaving: boolean;
  readonly scattered: number;
  readonly effort: number;
  readonly stepsPerUnit: number;
  readonly hot: number;
  readonly cold: number;
  readonly within: number;
}

interface Found {
  readonly options: Int32Array;
  readonly steps: number;
}

/** Searches over the promising columns. @throws where its value is not what the evaluation finds. */
export function* searchColumns(search: ColumnSearch, random: Random): Generator<number, Found> {
  const { problem, prices, options, within, keepAll, hot, cold } = search;
  const plain = chooseColumns(problem, prices, {
    most: COLUMNS_PER_UNIT,
    scattered: search.scattered,
    within,
    keepAll,
    keep: options,
  });
  const columns = search.pricesLeaving ? addLeavingPrices(problem, plain, prices) : plain;
  const budget = planSteps(columns, search.stepsPerUnit, search.effort);
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

function planSteps(
  columns: Columns,
  stepsPerUnit: number,
  effort: number,
): { readonly steps: number; readonly rounds: number } {
  let movable = 0;
  for (let unit = 0; unit + 1 < columns.start.length; unit++) {
    if ((columns.start[unit + 1] as number) - (columns.start[unit] as number) > 1) movable++;
  }
  const wanted = Math.min(MOST_STEPS, movable * stepsPerUnit);
  const rounds = Math.min(MOST_ROUNDS, Math.max(1, Math.floor(LEAST_STEPS / Math.max(1, wanted))));
  return { rounds, steps: Math.ceil((Math.max(LEAST_STEPS, wanted * rounds) * effort) / rounds) };
}

/** What a limit costs per ratio above it: more than any price it has in the dual. */
export function measureLimitSlope({ rows }: AssignmentProblem, prices: Prices): number {
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
    const price = OF_LEAVING_PRICES * priceLeaving(problem, prices, unit);
    const end = columns.start[unit + 1] as number;
    for (let column = columns.start[unit] as number; column < end; column++) {
      if (columns.isAway[column] === 1) cost[column]! += price;
    }
  }
  return { ...columns, cost };
}

/**
 * @param plain the columns without prices for leaving
 * @throws where the search's value is not what the evaluation finds
 */
export function checkValue(state: AnnealState, plain: Columns): void {
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
