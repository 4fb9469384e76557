import type { PriceRows } from './price-rows.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

export interface PairedRow {
  readonly row: number;
  /** What one of the limit is in the row. Positive. */
  readonly factor: number;
}

/** How nearly the two must be in proportion to count as cancelling out: the cosine. */
const IN_PROPORTION = 0.98;

/** Per limit of what a seller may lose the measure in which all that may leave loads in proportion to it, if there is one. */
export function pairLimits(problem: AssignmentProblem, rows: PriceRows): Map<number, PairedRow> {
  const { sellers, measures } = problem;
  const { uses, loads, products } = sumHomes(problem);
  const pairs = new Map<number, PairedRow>();
  for (let seller = 0; seller < sellers; seller++) {
    const limit = sellers * measures + 2 + seller;
    const use = uses[seller] as number;
    if (rows.isActive[limit] === 0 || use === 0) continue;
    let best = IN_PROPORTION;
    for (let row = seller * measures; row < (seller + 1) * measures; row++) {
      const cosine = (products[row] as number) / Math.sqrt(use * (loads[row] as number));
      if (!(cosine > best) || rows.isActive[row] === 0) continue;
      best = cosine;
      pairs.set(limit, { row, factor: (products[row] as number) / use });
    }
  }
  return pairs;
}

/** Over the units at home of each seller: squares of what they use of its limit, of their loads, and the products of both. */
function sumHomes({
  units,
  sellers,
  measures,
  listOf,
  listStart,
  hasHome,
  optionLoad,
  amount,
  leaving,
}: AssignmentProblem) {
  const uses = new Float64Array(sellers);
  const loads = new Float64Array(sellers * measures);
  const products = new Float64Array(sellers * measures);
  for (let unit = 0; unit < units; unit++) {
    const home = leaving.home[unit] as number;
    const list = listOf[unit] as number;
    if (home < 0 || hasHome[list] === 0) continue;
    const option = listStart[list] as number;
    const use = leaving.use[unit * LIMITS_PER_UNIT + 2] as number;
    uses[home]! += use * use;
    for (let measure = 0; measure < measures; measure++) {
      const load = (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
      loads[home * measures + measure]! += load * load;
      products[home * measures + measure]! += use * load;
    }
  }
  return { uses, loads, products };
}
