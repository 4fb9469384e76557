import { EDGES, SHAPE, penalizeRow } from './problem.ts';
import type { ScheduleProblem } from './problem.ts';

/**
 * The Lagrangian dual of the rows (Fisher 1981; the steps are Adam's, Kingma and Ba 2015). With a price on the load of
 * every row each unit chooses for itself; whatever the prices, the value is a lower bound that no schedule can beat.
 */
export interface ScheduleBound {
  /** No schedule costs less. */
  readonly bound: number;
  /** The price of one more of each row's load, in points. */
  readonly prices: Float64Array;
  /** What each unit chooses at these prices. */
  readonly options: Int32Array;
}

const LAST_STEP = 1e-3;
/** The first steps, in points: prices of full weeks lie several points away. */
const FIRST_STEP = 1;
const MEAN_DECAY = 0.9;
const SQUARE_DECAY = 0.99;
const PASSES_PER_REPORT = 16;

/** Raises the bound in so many passes over the units; yields the share of the work done. */
export function* raiseScheduleBound(problem: ScheduleProblem, passes: number): Generator<number, ScheduleBound> {
  const { units, rows } = problem;
  const count = rows.base.length;
  const strides = measureStrides(problem);
  const prices = new Float64Array(count);
  const best = new Float64Array(count);
  const gradient = new Float64Array(count);
  const mean = new Float64Array(count);
  const square = new Float64Array(count);
  const strandPrices = new Float64Array(problem.entryStart.length - 1);
  const uses = new Float64Array(problem.entryStart.length - 1);
  const chosen = new Int32Array(units);
  let bound = Number.NEGATIVE_INFINITY;
  let meanShare = 1;
  let squareShare = 1;
  // From 1 down to `LAST_STEP`, by the same factor each pass.
  const cooling = computeRoot(LAST_STEP, passes);
  let size = 1;
  for (let pass = 0; pass < passes; pass++) {
    const value = priceUnits(problem, prices, strandPrices, uses, chosen) + priceRows(problem, prices, gradient);
    if (value > bound) {
      bound = value;
      best.set(prices);
    }
    addUses(problem, uses, gradient);
    meanShare *= MEAN_DECAY;
    squareShare *= SQUARE_DECAY;
    for (let row = 0; row < count; row++) {
      const rise = settle(problem, row, prices[row] as number, gradient[row] as number);
      mean[row] = MEAN_DECAY * (mean[row] as number) + (1 - MEAN_DECAY) * rise;
      square[row] = SQUARE_DECAY * (square[row] as number) + (1 - SQUARE_DECAY) * rise * rise;
      const step =
        (mean[row] as number) / (1 - meanShare) / (Math.sqrt((square[row] as number) / (1 - squareShare)) + 1e-9);
      const next = (prices[row] as number) + size * (strides[row] as number) * step;
      prices[row] = Math.min(Math.max(next, lowestPrice(rows.shape, row)), highestPrice(rows.shape, row));
    }
    size *= cooling;
    if (pass % PASSES_PER_REPORT === PASSES_PER_REPORT - 1) yield pass / passes;
  }
  priceUnits(problem, best, strandPrices, uses, chosen);
  return { bound, prices: best, options: chosen };
}

/** The n-th root by halving: exact enough, and the same on every machine. */
function computeRoot(value: number, n: number): number {
  let low = 0;
  let high = 1;
  for (let round = 0; round < 50; round++) {
    const middle = (low + high) / 2;
    let power = 1;
    for (let factor = 0; factor < n; factor++) power *= middle;
    if (power < value) low = middle;
    else high = middle;
  }
  return high;
}

function lowestPrice(shape: Float64Array, row: number): number {
  return -(shape[row * SHAPE + 1] as number);
}

function highestPrice(shape: Float64Array, row: number): number {
  let slope = 0;
  for (let edge = 0; edge < EDGES; edge++) slope += shape[row * SHAPE + 3 + 2 * edge] as number;
  return slope;
}

/** First steps by row: what a step of load costs where it begins to cost in earnest. */
function measureStrides({ rows }: ScheduleProblem): Float64Array {
  return Float64Array.from(rows.base, (_, row) => {
    const at = row * SHAPE;
    const { shape } = rows;
    return Math.min(
      FIRST_STEP,
      Math.max(shape[at + 1] as number, (shape[at + 3] as number) + (shape[at + 5] as number)),
    );
  });
}

/** Every unit's cheapest option at the prices. @returns their sum; `uses` counts the strands taken. */
function priceUnits(
  problem: ScheduleProblem,
  prices: Float64Array,
  strandPrices: Float64Array,
  uses: Float64Array,
  chosen: Int32Array,
): number {
  const { units, options, cost, strandStart, strand, amount, entryStart, entryRow, entryLoad } = problem;
  for (let list = 0; list < strandPrices.length; list++) {
    let sum = 0;
    const end = entryStart[list + 1] as number;
    for (let entry = entryStart[list] as number; entry < end; entry++) {
      sum += (entryLoad[entry] as number) * (prices[entryRow[entry] as number] as number);
    }
    strandPrices[list] = sum;
  }
  uses.fill(0);
  let total = 0;
  for (let unit = 0; unit < units; unit++) {
    const first = strandStart[unit] as number;
    const end = strandStart[unit + 1] as number;
    let least = Number.POSITIVE_INFINITY;
    let choice = 0;
    for (let option = 0; option < options; option++) {
      let value = cost[unit * options + option] as number;
      if (value === Number.POSITIVE_INFINITY) continue;
      for (let at = first; at < end; at++) {
        value += (amount[at] as number) * (strandPrices[(strand[at] as number) * options + option] as number);
      }
      if (value < least) {
        least = value;
        choice = option;
      }
    }
    total += least;
    chosen[unit] = choice;
    for (let at = first; at < end; at++) uses[(strand[at] as number) * options + choice]! += amount[at] as number;
  }
  return total;
}

/** Each row's cheapest load at its price; `gradient` becomes what it is short of. @returns their sum. */
function priceRows({ rows }: ScheduleProblem, prices: Float64Array, gradient: Float64Array): number {
  const { shape, base } = rows;
  let total = 0;
  for (let row = 0; row < prices.length; row++) {
    const price = prices[row] as number;
    const load = cheapestLoad(shape, row, price);
    total += penalizeRow(shape, row, load) + price * ((base[row] as number) - load);
    gradient[row] = (base[row] as number) - load;
  }
  return total;
}

/** Where load less the row's penalty is worth most: at one of its edges. */
function cheapestLoad(shape: Float64Array, row: number, price: number): number {
  const at = row * SHAPE;
  if (price <= 0) return shape[at] as number;
  let slope = 0;
  for (let edge = 0; edge < EDGES; edge++) {
    slope += shape[at + 3 + 2 * edge] as number;
    if (price <= slope + 1e-12) return shape[at + 2 + 2 * edge] as number;
  }
  return shape[at + 2] as number;
}

function addUses({ entryStart, entryRow, entryLoad }: ScheduleProblem, uses: Float64Array, gradient: Float64Array) {
  for (let list = 0; list < uses.length; list++) {
    const times = uses[list] as number;
    if (times === 0) continue;
    const end = entryStart[list + 1] as number;
    for (let entry = entryStart[list] as number; entry < end; entry++) {
      gradient[entryRow[entry] as number]! += times * (entryLoad[entry] as number);
    }
  }
}

/** Between its low and its first edge a row without a price asks for nothing. */
function settle({ rows }: ScheduleProblem, row: number, price: number, gradient: number): number {
  if (price !== 0) return gradient;
  const at = row * SHAPE;
  const low = rows.shape[at] as number;
  const load = gradient + low;
  if (load < low) return load - low;
  return Math.max(0, load - (rows.shape[at + 2] as number));
}
