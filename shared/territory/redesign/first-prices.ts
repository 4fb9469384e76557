import type { Prices } from './columns.ts';
import { pairLimits } from './limit-pairs.ts';
import type { PriceRows } from './price-rows.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Prices to start from: 0, but for sellers who stay above their tolerance even if they lose all they may. Their price is
 * as high as it can be, and so is that of leaving them.
 */
export function guessPrices(problem: AssignmentProblem, rows: PriceRows): Prices {
  const { units, measures, listOf, listStart, hasHome, optionLoad, amount, leaving, rows: balance } = problem;
  const prices = new Float64Array(rows.count);
  const stay = balance.base.slice();
  for (let unit = 0; unit < units; unit++) {
    const home = leaving.home[unit] as number;
    const list = listOf[unit] as number;
    if (home < 0 || hasHome[list] === 0) continue;
    const option = listStart[list] as number;
    for (let measure = 0; measure < measures; measure++) {
      stay[home * measures + measure]! +=
        (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
    }
  }
  for (const [limit, { row, factor }] of pairLimits(problem, rows)) {
    const highest = rows.highest[row] as number;
    // All that the seller may lose.
    if ((stay[row] as number) - factor <= (balance.tolerance[row] as number) || !Number.isFinite(highest)) continue;
    prices[row] = highest;
    prices[limit] = highest * factor;
  }
  return prices;
}
