import type { Prices } from './columns.ts';
import type { PriceRows } from './price-rows.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * The ways in which prices are moved. Most move one price. But where what a seller may lose is limited, a higher price on
 * its load and a higher price for leaving it cancel out, and where all sellers are full the prices of all rise together:
 * along such a valley single prices go nowhere, so that the valleys are directions of their own.
 */
export interface PriceDirections {
  readonly count: number;
  /** Prices moved by direction d: `start[d] … start[d + 1])`. */
  readonly start: Int32Array;
  readonly row: Int32Array;
  readonly factor: Float64Array;
  /** What a unit typically loads along the direction. */
  readonly load: Float64Array;
}

/** How nearly the two must be in proportion to count as cancelling out: the cosine. */
const IN_PROPORTION = 0.98;

export function listDirections(problem: AssignmentProblem, rows: PriceRows): PriceDirections {
  const loads = meanLoads(problem);
  const pairs = pairLimits(problem, rows);
  const start = [0];
  const row: number[] = [];
  const factor: number[] = [];
  const load: number[] = [];
  const add = (typical: number, ...moved: readonly Moved[]): void => {
    for (const { row: one, factor: by } of moved) {
      row.push(one);
      factor.push(by);
    }
    start.push(row.length);
    load.push(typical > 0 ? typical : 1);
  };
  const limitOf = new Map(
    [...pairs].map(([limit, { row: paired, factor: by }]) => [paired, { row: limit, factor: by }]),
  );
  for (let one = 0; one < rows.count; one++) {
    if (rows.isActive[one] === 0) continue;
    const by = pairs.get(one)?.factor ?? 1;
    const limit = limitOf.get(one);
    add((loads[one] as number) * by, { row: one, factor: by }, ...(limit ? [limit] : []));
  }
  for (let measure = 0; measure < problem.measures; measure++) {
    const shifted = shiftAll(problem, rows, measure);
    if (shifted.length > 1) add(loads[measure] as number, ...shifted);
  }
  return {
    count: load.length,
    start: Int32Array.from(start),
    row: Int32Array.from(row),
    factor: Float64Array.from(factor),
    load: Float64Array.from(load),
  };
}

interface Moved {
  readonly row: number;
  /** By how much the row's price goes along. Positive. */
  readonly factor: number;
}

/** What a unit loads on average, by row. */
function meanLoads({ units, sellers, measures, listOf, listStart, optionLoad, amount, leaving }: AssignmentProblem) {
  const first = sellers * measures;
  const sums = new Float64Array(first + 2 + sellers);
  const counts = new Float64Array(first + 2 + sellers);
  const ofMeasure = new Float64Array(measures);
  for (let unit = 0; unit < units; unit++) {
    const option = listStart[listOf[unit] as number] as number;
    for (let measure = 0; measure < measures; measure++) {
      ofMeasure[measure]! +=
        (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
    }
    const home = leaving.home[unit] as number;
    for (let limit = 0; limit < LIMITS_PER_UNIT; limit++) {
      if (limit === 2 && home < 0) continue;
      const row = limit < 2 ? first + limit : first + 2 + home;
      sums[row]! += leaving.use[unit * LIMITS_PER_UNIT + limit] as number;
      counts[row]! += 1;
    }
  }
  return sums.map((sum, row) =>
    row < first ? (ofMeasure[row % measures] as number) / Math.max(1, units) : sum / Math.max(1, counts[row] as number),
  );
}

/** Per limit of what a seller may lose the measure in which all that may leave loads in proportion to it, if there is one. */
function pairLimits(problem: AssignmentProblem, rows: PriceRows): Map<number, Moved> {
  const { sellers, measures } = problem;
  const { uses, loads, products } = sumHomes(problem);
  const pairs = new Map<number, Moved>();
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

/** Prices of a measure that rise together so that every unit pays as much more wherever it goes. */
function shiftAll(
  { sellers, measures, optionSeller, optionLoad }: AssignmentProblem,
  rows: PriceRows,
  measure: number,
) {
  const loadOf = new Float64Array(sellers);
  for (let option = 0; option < optionSeller.length; option++) {
    loadOf[optionSeller[option] as number] = optionLoad[option * measures + measure] as number;
  }
  const offered = [...loadOf.keys()].filter(
    (seller) => (loadOf[seller] as number) > 0 && rows.isActive[seller * measures + measure] === 1,
  );
  const mean = offered.reduce((sum, seller) => sum + 1 / (loadOf[seller] as number), 0) / Math.max(1, offered.length);
  return offered.map((seller): Moved => ({
    row: seller * measures + measure,
    factor: 1 / (loadOf[seller] as number) / mean,
  }));
}

/** The gradient along the directions. */
export function projectGradient(
  { count, start, row, factor }: PriceDirections,
  gradient: Float64Array,
  along: Float64Array,
): void {
  for (let direction = 0; direction < count; direction++) {
    let sum = 0;
    for (let at = start[direction] as number; at < (start[direction + 1] as number); at++) {
      sum += (factor[at] as number) * (gradient[row[at] as number] as number);
    }
    along[direction] = sum;
  }
}

/**
 * The curvature along the directions.
 * @param curvature prices × prices, its lower triangle
 * @param along directions × directions, its lower triangle is written
 * @param scratch as large as the directions × the prices
 */
export function projectCurvature(
  { count, start, row, factor }: PriceDirections,
  curvature: Float64Array,
  along: Float64Array,
  scratch: Float64Array,
): void {
  const prices = Math.sqrt(curvature.length);
  for (let direction = 0; direction < count; direction++) {
    for (let price = 0; price < prices; price++) {
      let sum = 0;
      for (let at = start[direction] as number; at < (start[direction + 1] as number); at++) {
        const other = row[at] as number;
        const place = price >= other ? price * prices + other : other * prices + price;
        sum += (factor[at] as number) * (curvature[place] as number);
      }
      scratch[direction * prices + price] = sum;
    }
  }
  for (let direction = 0; direction < count; direction++) {
    for (let other = 0; other <= direction; other++) {
      let sum = 0;
      for (let at = start[direction] as number; at < (start[direction + 1] as number); at++) {
        sum += (factor[at] as number) * (scratch[other * prices + (row[at] as number)] as number);
      }
      along[direction * count + other] = sum;
    }
  }
}

/** Moves prices along the directions, each as far as its first price may go. @param prices where to start; moved in place */
export function moveAlong(
  { count, start, row, factor }: PriceDirections,
  { lowest, highest }: PriceRows,
  steps: Float64Array,
  prices: Prices,
): void {
  // What moves many prices first: what is left to single ones starts from there.
  for (let direction = count - 1; direction >= 0; direction--) {
    const first = start[direction] as number;
    const end = start[direction + 1] as number;
    let step = steps[direction] as number;
    if (end - first <= 2) {
      const main = row[first] as number;
      const price = prices[main] as number;
      const by = factor[first] as number;
      step = (clamp(price + by * step, lowest[main] as number, highest[main] as number) - price) / by;
    }
    for (let at = first; at < end; at++) prices[row[at] as number]! += (factor[at] as number) * step;
  }
  for (let one = 0; one < prices.length; one++) {
    prices[one] = clamp(prices[one] as number, lowest[one] as number, highest[one] as number);
  }
}

export function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
