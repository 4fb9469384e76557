import { countPrices } from './columns.ts';
import type { Prices } from './columns.ts';
import { LIMITS_PER_UNIT, penalize } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { bracketRatio, findSteps } from './row-steps.ts';
import type { RowSteps } from './row-steps.ts';

/**
 * The rows that have a price, in the order of the prices: the balance of each seller and measure, then what may leave in
 * all, then what may leave each seller. A row takes whatever ratio is best for it at its price: one of its corners, where
 * its cost bends; of the ratios it can have at all, those next to the bend. Its price asks whether the units give it that
 * ratio.
 */
export interface PriceRows {
  readonly count: number;
  /** The ratio without the units that have a choice. */
  readonly base: Float64Array;
  /** `MOST_CORNERS` per row, the first `corners` of them in use: ratios. */
  readonly ratio: Float64Array;
  /** What the row costs at its corner. */
  readonly cost: Float64Array;
  readonly corners: Uint8Array;
  /** The price from which the row rather takes the next corner. */
  readonly bend: Float64Array;
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** 0 where the price stays 0: no target, or a limit that cannot be reached. */
  readonly isActive: Uint8Array;
}

export const MOST_CORNERS = 8;

/**
 * How far beyond its tolerance a ratio may go where there is no limit, and how much slack a limit may have: ends that are
 * never reached, so that every row has a last corner.
 */
const FAR = 4;

export function buildPriceRows(problem: AssignmentProblem): PriceRows {
  const count = countPrices(problem);
  const rows: PriceRows = {
    count,
    base: new Float64Array(count),
    ratio: new Float64Array(count * MOST_CORNERS),
    cost: new Float64Array(count * MOST_CORNERS),
    corners: new Uint8Array(count),
    bend: new Float64Array(count * MOST_CORNERS),
    lowest: new Float64Array(count),
    highest: new Float64Array(count),
    isActive: new Uint8Array(count),
  };
  const steps = findSteps(problem);
  for (let row = 0; row < problem.rows.base.length; row++) addBalance(problem, rows, steps, row);
  addLeaving(problem, rows);
  findBends(rows);
  return rows;
}

function addBalance({ rows: balance }: AssignmentProblem, rows: PriceRows, steps: RowSteps, row: number): void {
  const base = balance.base[row] as number;
  const tolerance = balance.tolerance[row] as number;
  const slope = balance.slope[row] as number;
  const steep = balance.steep[row] as number;
  const isLimited = balance.limit[row] !== Number.POSITIVE_INFINITY;
  rows.base[row] = base;
  if (slope + steep === 0 && !isLimited) return;
  rows.isActive[row] = 1;
  rows.lowest[row] = -(slope + steep);
  // Beyond the steepest slope only a limit can ask for more.
  rows.highest[row] = isLimited ? Number.POSITIVE_INFINITY : slope + steep;
  const last = isLimited
    ? Math.max(base, bracketRatio(steps, row, balance.limit[row] as number)[0])
    : Math.max(base, tolerance) + FAR;
  const add = (ratio: number): void => {
    const at = row * MOST_CORNERS + (rows.corners[row] as number);
    if (rows.corners[row] !== 0 && ratio <= (rows.ratio[at - 1] as number)) return;
    rows.corners[row]! += 1;
    rows.ratio[at] = ratio;
    rows.cost[at] = penalize(balance, row, ratio);
  };
  add(base);
  const bends = [-tolerance, 0, tolerance].flatMap((bend) => bracketRatio(steps, row, bend));
  for (const ratio of bends.sort((left, right) => left - right)) if (ratio > base && ratio < last) add(ratio);
  add(last);
}

/** What leaves, and a slack, are together what may leave. */
function addLeaving(problem: AssignmentProblem, rows: PriceRows): void {
  const { units, sellers, measures, listOf, hasHome, leaving } = problem;
  const first = sellers * measures;
  const most = leaving.used.slice();
  for (let unit = 0; unit < units; unit++) {
    if (hasHome[listOf[unit] as number] === 0) continue;
    const at = unit * LIMITS_PER_UNIT;
    most[0]! += leaving.use[at] as number;
    most[1]! += leaving.use[at + 1] as number;
    const home = leaving.home[unit] as number;
    if (home >= 0) most[2 + home]! += leaving.use[at + 2] as number;
  }
  for (let limit = 0; limit < most.length; limit++) {
    const row = first + limit;
    rows.base[row] = (leaving.used[limit] as number) - 1;
    if ((most[limit] as number) <= 1) continue;
    rows.isActive[row] = 1;
    rows.highest[row] = Number.POSITIVE_INFINITY;
    rows.corners[row] = 2;
    rows.ratio[row * MOST_CORNERS] = -FAR;
  }
}

function findBends({ count, ratio, cost, corners, bend }: PriceRows): void {
  for (let row = 0; row < count; row++) {
    const last = row * MOST_CORNERS + (corners[row] as number) - 1;
    for (let at = row * MOST_CORNERS; at < last; at++) {
      const further = (ratio[at + 1] as number) - (ratio[at] as number);
      bend[at] = ((cost[at + 1] as number) - (cost[at] as number)) / further;
    }
  }
}

/** Per row the least that its penalty, less its price times its ratio, can be. */
export function findLeastSurplus(problem: AssignmentProblem, prices: Prices): Float64Array {
  const { count, ratio, cost, corners } = buildPriceRows(problem);
  const least = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    if (corners[row] === 0) continue;
    least[row] = Number.POSITIVE_INFINITY;
    const end = row * MOST_CORNERS + (corners[row] as number);
    for (let at = row * MOST_CORNERS; at < end; at++) {
      const value = (cost[at] as number) - (prices[row] as number) * (ratio[at] as number);
      least[row] = Math.min(least[row] as number, value);
    }
  }
  return least;
}
