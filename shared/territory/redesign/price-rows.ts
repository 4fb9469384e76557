import { countPrices } from './columns.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * The rows that have a price, in the order of the prices: the balance of each seller and measure, then what may leave in
 * all, then what may leave each seller. A row takes whatever ratio is best for it at its price: one of its corners, where
 * its cost bends. Its price asks whether the units give it that ratio.
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
  readonly lowest: Float64Array;
  readonly highest: Float64Array;
  /** 0 where the price stays 0: no target, or a limit that cannot be reached. */
  readonly isActive: Uint8Array;
}

export const MOST_CORNERS = 5;

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
    lowest: new Float64Array(count),
    highest: new Float64Array(count),
    isActive: new Uint8Array(count),
  };
  for (let row = 0; row < problem.rows.base.length; row++) addBalance(problem, rows, row);
  addLeaving(problem, rows);
  return rows;
}

function addBalance({ rows: balance }: AssignmentProblem, rows: PriceRows, row: number): void {
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
  const last = isLimited ? Math.max(base, balance.limit[row] as number) : Math.max(base, tolerance) + FAR;
  const add = (ratio: number): void => {
    const at = row * MOST_CORNERS + (rows.corners[row] as number);
    rows.corners[row]! += 1;
    rows.ratio[at] = ratio;
    rows.cost[at] = slope * Math.abs(ratio) + steep * Math.max(0, Math.abs(ratio) - tolerance);
  };
  add(base);
  for (const corner of [-tolerance, 0, tolerance]) if (corner > base && corner < last) add(corner);
  if (last > base) add(last);
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
    rows.ratio[row * MOST_CORNERS + 1] = -FAR;
  }
}
