import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** Options worth looking at, written out per unit: what the search runs on. */
export interface Columns {
  /** Columns of unit u: `start[u] … start[u + 1])`, at least one. */
  readonly start: Int32Array;
  /** The option of the problem that the column stands for. */
  readonly option: Int32Array;
  readonly seller: Int32Array;
  readonly cost: Float64Array;
  /** Columns × measures. */
  readonly load: Float64Array;
  /** 1 where the unit leaves its home. */
  readonly isAway: Uint8Array;
}

/** Prices of the rows: sellers × measures, then the number of accounts, the ARR, then one per seller for its kept ARR. */
export type Prices = Float64Array;

/** How many prices a problem has. */
export function countPrices(problem: AssignmentProblem): number {
  return problem.sellers * (problem.measures + 1) + 2;
}

/** What it costs a unit to leave its home, at the prices of the leaving limits. */
export function priceLeaving(problem: AssignmentProblem, prices: Prices, unit: number): number {
  const { use, home } = problem.leaving;
  const at = unit * LIMITS_PER_UNIT;
  const first = problem.sellers * problem.measures;
  const seller = home[unit] as number;
  const kept = seller < 0 ? 0 : (use[at + 2] as number) * (prices[first + 2 + seller] as number);
  return (
    (use[at] as number) * (prices[first] as number) + (use[at + 1] as number) * (prices[first + 1] as number) + kept
  );
}

/** Reduced costs of all options of one unit, written to `values`. @returns their number. */
function priceOptions(problem: AssignmentProblem, prices: Prices, unit: number, values: Float64Array): number {
  const { measures, listStart, optionSeller, optionCost, optionLoad, amount } = problem;
  const list = problem.listOf[unit] as number;
  const start = listStart[list] as number;
  const count = (listStart[list + 1] as number) - start;
  const weight = problem.weight[unit] as number;
  const leaving = priceLeaving(problem, prices, unit);
  const hasHome = problem.hasHome[list] === 1;
  for (let at = 0; at < count; at++) {
    const option = start + at;
    const row = (optionSeller[option] as number) * measures;
    let value = weight * (optionCost[option] as number);
    for (let measure = 0; measure < measures; measure++) {
      value +=
        (amount[unit * measures + measure] as number) *
        (optionLoad[option * measures + measure] as number) *
        (prices[row + measure] as number);
    }
    values[at] = hasHome && at === 0 ? value : value + leaving;
  }
  return count;
}

/** What each column costs at the prices, leaving home included. */
export function reduceColumnCosts(problem: AssignmentProblem, columns: Columns, prices: Prices): Float64Array {
  const { measures } = problem;
  const { start, seller, cost, load, isAway } = columns;
  const reduced = cost.slice();
  for (let unit = 0; unit < problem.units; unit++) {
    const leaving = priceLeaving(problem, prices, unit);
    for (let column = start[unit] as number; column < (start[unit + 1] as number); column++) {
      const row = (seller[column] as number) * measures;
      for (let measure = 0; measure < measures; measure++) {
        reduced[column]! += (load[column * measures + measure] as number) * (prices[row + measure] as number);
      }
      if (isAway[column] === 1) reduced[column]! += leaving;
    }
  }
  return reduced;
}

/** Reduced costs are as good as the same that differ by this share of what a column may cost more. */
const TIED = 0.02;

export interface ColumnChoice {
  /** At most so many per unit, the cheapest. */
  readonly most: number;
  /** None whose reduced cost is further above the unit's least. */
  readonly within: number;
  /** So many more per unit, scattered evenly: every seller stays within reach of some units. */
  readonly scattered?: number;
  /** Units that keep all their options. */
  readonly keepAll?: Uint8Array;
  /** An option per unit that is kept whatever it costs. */
  readonly keep?: Int32Array;
}

/** Keeps the options of small reduced cost, and always home. */
export function chooseColumns(problem: AssignmentProblem, prices: Prices, choice: ColumnChoice): Columns {
  const { units, listOf, listStart, hasHome } = problem;
  const widest = findWidest(problem);
  const values = new Float64Array(widest);
  const sorted = new Float64Array(widest);
  const start = new Int32Array(units + 1);
  const scattered = choice.scattered ?? 0;
  let chosen = new Int32Array(units * Math.min(choice.most + scattered + 2, widest));
  let filled = 0;
  for (let unit = 0; unit < units; unit++) {
    const list = listOf[unit] as number;
    const first = listStart[list] as number;
    const count = priceOptions(problem, prices, unit, values);
    let limit = Number.POSITIVE_INFINITY;
    if (choice.keepAll?.[unit] !== 1) {
      let least = Number.POSITIVE_INFINITY;
      for (let at = 0; at < count; at++) least = Math.min(least, values[at] as number);
      limit = least + choice.within;
      if (count > choice.most) {
        spreadTies(values, count, unit, choice.within);
        limit = Math.min(limit, selectSmallest(values, count, choice.most, sorted));
      }
    }
    if (filled + count > chosen.length) chosen = enlarge(chosen, filled + count);
    const kept = choice.keep?.[unit];
    for (let at = 0; at < count; at++) {
      const isHome = at === 0 && hasHome[list] === 1;
      const isScattered = scattered > 0 && (at * 31 + unit * 7) % count < scattered;
      if ((values[at] as number) <= limit || isHome || isScattered || first + at === kept) {
        chosen[filled++] = first + at;
      }
    }
    start[unit + 1] = filled;
  }
  return writeColumns(problem, start, chosen.slice(0, filled));
}

/** The column of each unit that stands for its option. @throws where a unit has no such column. */
export function findSlots(columns: Columns, options: Int32Array): Int32Array {
  const slots = new Int32Array(options.length);
  for (let unit = 0; unit < options.length; unit++) {
    const end = columns.start[unit + 1] as number;
    let slot = columns.start[unit] as number;
    while (slot < end && columns.option[slot] !== options[unit]) slot++;
    if (slot === end) throw new Error(`The unit ${unit} has no column for its option.`);
    slots[unit] = slot;
  }
  return slots;
}

/** The options that the columns stand for. */
export function readOptions(columns: Columns, slots: Int32Array): Int32Array {
  return Int32Array.from(slots, (slot) => columns.option[slot] as number);
}

/**
 * Sellers who are alike have the same prices, and all units would keep the same few of them: adds a trifle to what each
 * option costs, another to each unit.
 */
function spreadTies(values: Float64Array, count: number, unit: number, within: number): void {
  const trifle = (TIED * within) / count;
  for (let at = 0; at < count; at++) values[at]! += ((at * 31 + unit * 7) % count) * trifle;
}

function findWidest({ listStart }: AssignmentProblem): number {
  let widest = 1;
  for (let list = 0; list + 1 < listStart.length; list++) {
    widest = Math.max(widest, (listStart[list + 1] as number) - (listStart[list] as number));
  }
  return widest;
}

function enlarge(values: Int32Array, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(least, values.length * 2));
  larger.set(values);
  return larger;
}

/** The `rank`-th smallest of the first `count` values, by insertion into a short sorted run. */
function selectSmallest(values: Float64Array, count: number, rank: number, sorted: Float64Array): number {
  let length = 0;
  for (let at = 0; at < count; at++) {
    const value = values[at] as number;
    if (length === rank && value >= (sorted[length - 1] as number)) continue;
    let place = length < rank ? length++ : length - 1;
    while (place > 0 && (sorted[place - 1] as number) > value) {
      sorted[place] = sorted[place - 1] as number;
      place--;
    }
    sorted[place] = value;
  }
  return sorted[length - 1] as number;
}

function writeColumns(problem: AssignmentProblem, start: Int32Array, option: Int32Array): Columns {
  const { units, measures, listOf, listStart, hasHome, optionSeller, optionCost, optionLoad, weight, amount } = problem;
  const count = option.length;
  const seller = new Int32Array(count);
  const cost = new Float64Array(count);
  const load = new Float64Array(count * measures);
  const isAway = new Uint8Array(count);
  for (let unit = 0; unit < units; unit++) {
    const list = listOf[unit] as number;
    const home = hasHome[list] === 1 ? (listStart[list] as number) : -1;
    const end = start[unit + 1] as number;
    for (let column = start[unit] as number; column < end; column++) {
      const from = option[column] as number;
      seller[column] = optionSeller[from] as number;
      cost[column] = (weight[unit] as number) * (optionCost[from] as number);
      isAway[column] = home >= 0 && from !== home ? 1 : 0;
      for (let measure = 0; measure < measures; measure++) {
        load[column * measures + measure] =
          (amount[unit * measures + measure] as number) * (optionLoad[from * measures + measure] as number);
      }
    }
  }
  return { start, option, seller, cost, load, isAway };
}
