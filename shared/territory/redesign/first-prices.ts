import type { Prices } from './columns.ts';
import type { PriceDirections } from './price-directions.ts';
import type { PriceRows } from './price-rows.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Prices to start from: 0, but for sellers who stay above their tolerance even if they lose all they may. Their price is
 * as high as it can be, and so is that of leaving them.
 */
export function guessPrices(problem: AssignmentProblem, rows: PriceRows, directions: PriceDirections): Prices {
  const { units, sellers, measures, listOf, listStart, hasHome, optionLoad, amount, leaving, rows: balance } = problem;
  const prices = new Float64Array(rows.count);
  const first = sellers * measures;
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
  for (let direction = 0; direction < directions.count; direction++) {
    const start = directions.start[direction] as number;
    if ((directions.start[direction + 1] as number) !== start + 2) continue;
    const row = directions.row[start] as number;
    const limit = directions.row[start + 1] as number;
    if (row >= first || limit < first + 2) continue;
    const factor = directions.factor[start + 1] as number;
    const highest = rows.highest[row] as number;
    if ((stay[row] as number) - factor <= (balance.tolerance[row] as number) || !Number.isFinite(highest)) continue;
    prices[row] = highest;
    prices[limit] = highest * factor;
  }
  return prices;
}
