import { computeExponential, computeLogarithm } from '../../model/arithmetic.ts';
import { countPrices, priceLeaving } from './columns.ts';
import type { Columns, Prices } from './columns.ts';
import type { DualBound } from './dual.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { measureStrides } from './strides.ts';

export interface AscentSettings {
  /** Passes over the columns. */
  readonly passes: number;
  /** Where to start from: most will do, and some may lie far away. Zero where absent. */
  readonly prices?: Prices;
  /** Size of the first steps, against what choices cost over what they load. */
  readonly boldness: number;
  /** Size of the last step as a share of the first. */
  readonly lastStep: number;
}

/** By how much a price's stride grows with each step in the same direction, and shrinks with one back. */
const FARTHER = 1.1;
const NEARER = 0.5;
const FARTHEST = 100;

/** The climb itself: prices, the value of the dual function at them, and its gradient. */
export class Ascent {
  readonly prices: Prices;
  readonly #problem: AssignmentProblem;
  readonly #best: Prices;
  #bound = Number.NEGATIVE_INFINITY;
  readonly #gradient: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #lowest: Float64Array;
  readonly #highest: Float64Array;
  readonly #stride: Float64Array;
  /** How many strides a price goes at once: more and more while it keeps going the same way. */
  readonly #reach: Float64Array;
  readonly #options: Int32Array;
  #steps = 0;
  readonly #lastStep: number;
  readonly #isFar: boolean;

  constructor(problem: AssignmentProblem, settings: AscentSettings) {
    const count = countPrices(problem);
    this.#problem = problem;
    this.prices = settings.prices?.slice() ?? new Float64Array(count);
    this.#best = this.prices.slice();
    this.#gradient = new Float64Array(count);
    this.#mean = new Float64Array(count);
    this.#square = new Float64Array(count);
    this.#lowest = new Float64Array(count);
    this.#highest = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
    this.#reach = new Float64Array(count).fill(1);
    this.#options = new Int32Array(problem.units);
    const { rows } = problem;
    for (let row = 0; row < rows.base.length; row++) {
      const most = (rows.slope[row] as number) + (rows.steep[row] as number);
      this.#lowest[row] = -most;
      // Beyond the steepest slope only a limit can ask for more.
      if (rows.limit[row] === Number.POSITIVE_INFINITY) this.#highest[row] = most;
    }
    this.#isFar = settings.prices !== undefined;
    this.#stride = measureStrides(problem);
    const boldness = 0.1 * settings.boldness;
    this.#lastStep = computeLogarithm(settings.lastStep);
    for (let at = 0; at < count; at++) this.#stride[at]! *= boldness;
    for (let at = 0; at < count; at++) {
      this.prices[at] = clamp(
        this.prices[at] as number,
        this.#lowest[at] as number,
        Math.min(this.#highest[at] as number, Number.MAX_VALUE),
      );
    }
  }

  /** Keeps the prices if the value is the best bound so far. */
  note(value: number): void {
    if (value <= this.#bound) return;
    this.#bound = value;
    this.#best.set(this.prices);
  }

  finish(): DualBound {
    this.prices.set(this.#best);
    // Once more, for the options that belong to the best prices.
    const bound = this.priceOptions();
    return { bound, prices: this.#best, options: this.#options };
  }

  /** One step of Adam up the gradient of the last pass. @param share of the passes done: steps shrink geometrically. */
  step(share: number): void {
    this.#steps++;
    const { prices } = this;
    const size = computeExponential(share * this.#lastStep);
    // Far at first, and with single strides at the end, whatever happens.
    const farthest = this.#isFar ? 1 + FARTHEST * (1 - share) * (1 - share) : 1;
    const first = 1 - computeExponential(this.#steps * computeLogarithm(0.9));
    const second = 1 - computeExponential(this.#steps * computeLogarithm(0.95));
    for (let at = 0; at < prices.length; at++) {
      const slope = this.#gradient[at] as number;
      const before = this.#mean[at] as number;
      const mean = 0.9 * before + 0.1 * slope;
      const square = 0.95 * (this.#square[at] as number) + 0.05 * slope * slope;
      this.#mean[at] = mean;
      this.#square[at] = square;
      const reach =
        slope * before > 0
          ? Math.min(farthest, (this.#reach[at] as number) * FARTHER)
          : Math.max(1, (this.#reach[at] as number) * NEARER);
      this.#reach[at] = reach;
      const price =
        (prices[at] as number) +
        (size * reach * (this.#stride[at] as number) * (mean / first)) / (Math.sqrt(square / second) + 1e-12);
      prices[at] = clamp(price, this.#lowest[at] as number, this.#highest[at] as number);
    }
  }

  /** The dual function over the columns given, and its gradient. */
  priceColumns(columns: Columns): number {
    const { units, measures } = this.#problem;
    const { start, seller, cost, load, isAway } = columns;
    const { prices } = this;
    const gradient = this.#gradient;
    let total = this.#priceRows();
    for (let unit = 0; unit < units; unit++) {
      const end = start[unit + 1] as number;
      const leaving = priceLeaving(this.#problem, prices, unit);
      let least = Number.POSITIVE_INFINITY;
      let best = -1;
      for (let column = start[unit] as number; column < end; column++) {
        const row = (seller[column] as number) * measures;
        const at = column * measures;
        let value = cost[column] as number;
        if (isAway[column] === 1) value += leaving;
        for (let measure = 0; measure < measures; measure++) {
          value += (prices[row + measure] as number) * (load[at + measure] as number);
        }
        if (value < least) {
          least = value;
          best = column;
        }
      }
      total += least;
      const row = (seller[best] as number) * measures;
      for (let measure = 0; measure < measures; measure++) {
        gradient[row + measure]! += load[best * measures + measure] as number;
      }
      if (isAway[best] === 1) this.#countLeaving(unit);
    }
    return total;
  }

  /** The dual function over all options, and its gradient. */
  priceOptions(): number {
    const problem = this.#problem;
    const { units, measures, listOf, listStart, hasHome, optionSeller, optionCost, optionLoad, weight, amount } =
      problem;
    const { prices } = this;
    const gradient = this.#gradient;
    const priced = new Float64Array(optionLoad.length);
    for (let option = 0; option < optionSeller.length; option++) {
      const row = (optionSeller[option] as number) * measures;
      for (let measure = 0; measure < measures; measure++) {
        const at = option * measures + measure;
        priced[at] = (prices[row + measure] as number) * (optionLoad[at] as number);
      }
    }
    let total = this.#priceRows();
    for (let unit = 0; unit < units; unit++) {
      const list = listOf[unit] as number;
      const end = listStart[list + 1] as number;
      const heft = weight[unit] as number;
      const amountAt = unit * measures;
      const start = listStart[list] as number;
      const isHomeFirst = hasHome[list] === 1;
      let least = Number.POSITIVE_INFINITY;
      let best = -1;
      if (measures === 3) {
        // The usual number of measures, written out: the innermost loop of all.
        const one = amount[amountAt] as number;
        const two = amount[amountAt + 1] as number;
        const three = amount[amountAt + 2] as number;
        for (let option = isHomeFirst ? start + 1 : start, at = option * 3; option < end; option++, at += 3) {
          const value =
            heft * (optionCost[option] as number) +
            one * (priced[at] as number) +
            two * (priced[at + 1] as number) +
            three * (priced[at + 2] as number);
          if (value < least) {
            least = value;
            best = option;
          }
        }
      } else {
        for (let option = isHomeFirst ? start + 1 : start; option < end; option++) {
          let value = heft * (optionCost[option] as number);
          const at = option * measures;
          for (let measure = 0; measure < measures; measure++) {
            value += (amount[amountAt + measure] as number) * (priced[at + measure] as number);
          }
          if (value < least) {
            least = value;
            best = option;
          }
        }
      }
      if (isHomeFirst) {
        least += priceLeaving(problem, prices, unit);
        let value = heft * (optionCost[start] as number);
        for (let measure = 0; measure < measures; measure++) {
          value += (amount[amountAt + measure] as number) * (priced[start * measures + measure] as number);
        }
        if (value <= least) {
          least = value;
          best = start;
        } else this.#countLeaving(unit);
      }
      total += least;
      this.#options[unit] = best;
      const row = (optionSeller[best] as number) * measures;
      for (let measure = 0; measure < measures; measure++) {
        gradient[row + measure]! +=
          (amount[amountAt + measure] as number) * (optionLoad[best * measures + measure] as number);
      }
    }
    return total;
  }

  /** Each row takes the ratio that is best for it at its price; what remains is the difference to the load it gets. */
  #priceRows(): number {
    const { rows, sellers, measures } = this.#problem;
    const { prices } = this;
    const gradient = this.#gradient;
    let total = 0;
    for (let row = 0; row < rows.base.length; row++) {
      const price = prices[row] as number;
      const base = rows.base[row] as number;
      const limit = Math.max(base, rows.limit[row] as number);
      const tolerance = rows.tolerance[row] as number;
      const slope = rows.slope[row] as number;
      const steep = rows.steep[row] as number;
      // Convex and piecewise linear: the minimum lies where the slope changes, or at an end.
      let bestRatio = base;
      let least = Number.POSITIVE_INFINITY;
      for (let point = 0; point < 5; point++) {
        const corner =
          point === 0 ? base : point === 1 ? -tolerance : point === 2 ? 0 : point === 3 ? tolerance : limit;
        if (corner === Number.POSITIVE_INFINITY) continue;
        const ratio = clamp(corner, base, limit);
        const distance = Math.abs(ratio);
        const value = slope * distance + steep * Math.max(0, distance - tolerance) - price * ratio;
        if (value < least) {
          least = value;
          bestRatio = ratio;
        }
      }
      total += least + price * base;
      gradient[row] = base - bestRatio;
    }
    const first = sellers * measures;
    const { used } = this.#problem.leaving;
    for (let limit = 0; limit < used.length; limit++) {
      const over = (used[limit] as number) - 1;
      total += (prices[first + limit] as number) * over;
      gradient[first + limit] = over;
    }
    return total;
  }

  #countLeaving(unit: number): void {
    const { leaving, sellers, measures } = this.#problem;
    const gradient = this.#gradient;
    const first = sellers * measures;
    const at = unit * LIMITS_PER_UNIT;
    gradient[first]! += leaving.use[at] as number;
    gradient[first + 1]! += leaving.use[at + 1] as number;
    const home = leaving.home[unit] as number;
    if (home >= 0) gradient[first + 2 + home]! += leaving.use[at + 2] as number;
  }
}

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
