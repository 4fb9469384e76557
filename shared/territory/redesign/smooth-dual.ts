import { decay, DECAYED, computeLogarithm } from '../../model/arithmetic.ts';
import { priceLeaving } from './columns.ts';
import type { Prices } from './columns.ts';
import { buildPriceRows, MOST_CORNERS } from './price-rows.ts';
import type { PriceRows } from './price-rows.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';
import { measureSpreads } from './spread.ts';

export interface DualValue {
  /** The dual function itself: no assignment costs less. */
  readonly bound: number;
  /** The smooth function below it. */
  readonly smooth: number;
}

/** Less likely choices are counted, but do not bend the function noticeably. */
const NOTICEABLE = 0.01;
/** Of the units with more noticeable choices than so many some stand for the others in the curvature: as a sample, evenly. */
const FEW = 16;
const LEAST_HEFT = 0.2;
/** A load of so many averages counts as much as an average difference in cost: 1 ÷ this. */
const OF_LOAD = 0.3;
const UNITS_PER_YIELD = 4096;

/**
 * The dual function, smoothed: at a temperature a unit does not choose the cheapest option but all that are about as
 * cheap, each with its likelihood (softmin). Smooth, it has a curvature that tells how far to go; as the temperature falls
 * it comes up to the dual function (Nesterov 2005). The rows are left as they are, bends and all: see `PriceStep`.
 */
export class SmoothDual {
  readonly rows: PriceRows;
  /** By price, of all but what the rows choose. */
  readonly gradient: Float64Array;
  /** Prices × prices, the lower triangle: how fast the gradient falls. */
  readonly curvature: Float64Array;
  /** The cheapest option of each unit at the prices of the last evaluation. */
  readonly options: Int32Array;
  readonly #problem: AssignmentProblem;
  /** Temperature of a unit, against the average: what is large chooses between larger numbers. */
  readonly #heft: Float64Array;
  readonly #priced: Float64Array;
  readonly #values: Float64Array;
  readonly #likely: Int32Array;
  readonly #share: Float64Array;
  readonly #mean: Float64Array;
  readonly #touched: Int32Array;
  readonly #isTouched: Uint8Array;
  readonly #entryRow: Int32Array;
  readonly #entryLoad: Float64Array;
  /** The unit whose options are priced. */
  #unit = 0;
  /** From 1 on, the next unit counts in the curvature. */
  #credit = 0;

  constructor(problem: AssignmentProblem) {
    this.#problem = problem;
    this.rows = buildPriceRows(problem);
    const { count } = this.rows;
    this.gradient = new Float64Array(count);
    this.curvature = new Float64Array(count * count);
    this.options = new Int32Array(problem.units);
    this.#heft = weighUnits(problem);
    this.#priced = new Float64Array(problem.optionLoad.length);
    let widest = 1;
    for (let list = 0; list + 1 < problem.listStart.length; list++) {
      widest = Math.max(widest, (problem.listStart[list + 1] as number) - (problem.listStart[list] as number));
    }
    this.#values = new Float64Array(widest);
    this.#likely = new Int32Array(widest);
    this.#share = new Float64Array(widest);
    this.#mean = new Float64Array(count);
    this.#touched = new Int32Array(count);
    this.#isTouched = new Uint8Array(count);
    this.#entryRow = new Int32Array(problem.measures + LIMITS_PER_UNIT);
    this.#entryLoad = new Float64Array(problem.measures + LIMITS_PER_UNIT);
  }

  /** Both functions at the prices; gradient, curvature and options with them. Yields now and then. */
  *evaluate(prices: Prices, temperature: number): Generator<undefined, DualValue> {
    this.gradient.fill(0);
    this.curvature.fill(0);
    this.#credit = 0;
    let bound = this.#addRows(prices);
    let smooth = bound;
    this.#priceLoads(prices);
    const { units } = this.#problem;
    for (let unit = 0; unit < units; unit++) {
      const count = this.#priceUnit(prices, unit);
      const values = this.#values;
      let cheapest = 0;
      for (let at = 1; at < count; at++) if ((values[at] as number) < (values[cheapest] as number)) cheapest = at;
      const least = values[cheapest] as number;
      this.options[unit] = (this.#problem.listStart[this.#problem.listOf[unit] as number] as number) + cheapest;
      const own = temperature * (this.#heft[unit] as number);
      bound += least;
      smooth += least - own * this.#chooseLikely(count, least, own);
      if (unit % UNITS_PER_YIELD === UNITS_PER_YIELD - 1) yield;
    }
    return { bound, smooth };
  }

  /** What the rows answer to the prices. */
  #addRows(prices: Prices): number {
    const { count, base, ratio, cost, corners, isActive } = this.rows;
    let bound = 0;
    for (let row = 0; row < count; row++) {
      if (isActive[row] === 0) continue;
      const price = prices[row] as number;
      const first = row * MOST_CORNERS;
      const end = first + (corners[row] as number);
      let least = Number.POSITIVE_INFINITY;
      for (let at = first; at < end; at++) {
        least = Math.min(least, (cost[at] as number) - price * (ratio[at] as number));
      }
      bound += least + price * (base[row] as number);
      this.gradient[row] = base[row] as number;
    }
    return bound;
  }

  /** What each option's load costs per unit of amount. */
  #priceLoads(prices: Prices): void {
    const { measures, optionSeller, optionLoad } = this.#problem;
    for (let option = 0; option < optionSeller.length; option++) {
      const row = (optionSeller[option] as number) * measures;
      for (let measure = 0; measure < measures; measure++) {
        const at = option * measures + measure;
        this.#priced[at] = (prices[row + measure] as number) * (optionLoad[at] as number);
      }
    }
  }

  /** What each option costs the unit. @returns their number. */
  #priceUnit(prices: Prices, unit: number): number {
    const { measures, listOf, listStart, hasHome, optionCost, weight, amount } = this.#problem;
    const list = listOf[unit] as number;
    const start = listStart[list] as number;
    const count = (listStart[list + 1] as number) - start;
    const heft = weight[unit] as number;
    const values = this.#values;
    const priced = this.#priced;
    // What has no home does not leave it.
    const leaving = hasHome[list] === 1 ? priceLeaving(this.#problem, prices, unit) : 0;
    if (measures === 3) {
      // The usual number of measures, written out: the innermost loop of all.
      const one = amount[unit * 3] as number;
      const two = amount[unit * 3 + 1] as number;
      const three = amount[unit * 3 + 2] as number;
      for (let at = 0, option = start, load = start * 3; at < count; at++, option++, load += 3) {
        values[at] =
          heft * (optionCost[option] as number) +
          one * (priced[load] as number) +
          two * (priced[load + 1] as number) +
          three * (priced[load + 2] as number) +
          leaving;
      }
    } else {
      for (let at = 0; at < count; at++) {
        let value = heft * (optionCost[start + at] as number) + leaving;
        for (let measure = 0; measure < measures; measure++) {
          value +=
            (amount[unit * measures + measure] as number) * (priced[(start + at) * measures + measure] as number);
        }
        values[at] = value;
      }
    }
    values[0]! -= leaving;
    this.#unit = unit;
    return count;
  }

  /** Shares of the options about as cheap as the cheapest; gradient and curvature. @returns the logarithm of their sum. */
  #chooseLikely(count: number, least: number, temperature: number): number {
    const { listOf, listStart } = this.#problem;
    const unit = this.#unit;
    const start = listStart[listOf[unit] as number] as number;
    const values = this.#values;
    const likely = this.#likely;
    const most = least + DECAYED * temperature;
    let found = 0;
    for (let at = 0; at < count; at++) if ((values[at] as number) < most) likely[found++] = at;
    if (found === 1) {
      this.#addChoice(start, likely[0] as number, 1);
      return 0;
    }
    const shares = this.#share;
    let sum = 0;
    for (let at = 0; at < found; at++) {
      const share = decay(((values[likely[at] as number] as number) - least) / temperature);
      shares[at] = share;
      sum += share;
    }
    let noticeable = 0;
    for (let at = 0; at < found; at++) if ((shares[at] as number) >= NOTICEABLE * sum) noticeable++;
    const weight = Math.max(1, noticeable / FEW);
    this.#credit += 1 / weight;
    const isBending = this.#credit >= 1;
    if (this.#credit >= 1) this.#credit -= 1;
    let touched = 0;
    for (let at = 0; at < found; at++) {
      const share = (shares[at] as number) / sum;
      const entries = this.#addChoice(start, likely[at] as number, share);
      if (isBending && share >= NOTICEABLE) touched = this.#bend(entries, share, temperature / weight, touched);
    }
    if (isBending) this.#unbend(touched, temperature / weight);
    return computeLogarithm(sum);
  }

  /** Counts an option in the gradient, and lists its loads by row. @returns how many. */
  #addChoice(start: number, at: number, share: number): number {
    const { sellers, measures, listOf, hasHome, optionSeller, optionLoad, amount, leaving } = this.#problem;
    const unit = this.#unit;
    const option = start + at;
    const row = (optionSeller[option] as number) * measures;
    let entries = 0;
    for (let measure = 0; measure < measures; measure++) {
      const load = (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
      entries = this.#count(row + measure, load, share, entries);
    }
    if (at === 0 || hasHome[listOf[unit] as number] === 0) return entries;
    const first = sellers * measures;
    const use = unit * LIMITS_PER_UNIT;
    entries = this.#count(first, leaving.use[use] as number, share, entries);
    entries = this.#count(first + 1, leaving.use[use + 1] as number, share, entries);
    const home = leaving.home[unit] as number;
    return home < 0 ? entries : this.#count(first + 2 + home, leaving.use[use + 2] as number, share, entries);
  }

  #count(row: number, load: number, share: number, entries: number): number {
    if (this.rows.isActive[row] === 0) return entries;
    this.gradient[row]! += share * load;
    this.#entryRow[entries] = row;
    this.#entryLoad[entries] = load;
    return entries + 1;
  }

  /** The mean of the squares of the loads … */
  #bend(entries: number, share: number, temperature: number, touched: number): number {
    const { count } = this.rows;
    const mean = this.#mean;
    let end = touched;
    for (let one = 0; one < entries; one++) {
      const row = this.#entryRow[one] as number;
      const load = share * (this.#entryLoad[one] as number);
      if (this.#isTouched[row] === 0) {
        this.#isTouched[row] = 1;
        mean[row] = 0;
        this.#touched[end++] = row;
      }
      mean[row]! += load;
      for (let other = 0; other < entries; other++) {
        const column = this.#entryRow[other] as number;
        if (column > row) continue;
        this.curvature[row * count + column]! += (load * (this.#entryLoad[other] as number)) / temperature;
      }
    }
    return end;
  }

  /** … less the square of the mean. */
  #unbend(touched: number, temperature: number): void {
    const { count } = this.rows;
    const mean = this.#mean;
    for (let one = 0; one < touched; one++) {
      const row = this.#touched[one] as number;
      this.#isTouched[row] = 0;
      const load = (mean[row] as number) / temperature;
      for (let other = 0; other <= one; other++) {
        const column = this.#touched[other] as number;
        const place = column <= row ? row * count + column : column * count + row;
        this.curvature[place]! -= load * (mean[column] as number);
      }
    }
  }
}

/** What a unit's choices differ by, in what they cost or in what they load, whichever is more; against the average. */
function weighUnits(problem: AssignmentProblem): Float64Array {
  const { units, measures, amount } = problem;
  const { spreads, mean } = measureSpreads(problem);
  const means = new Float64Array(measures);
  for (let at = 0; at < amount.length; at++) means[at % measures]! += (amount[at] as number) / units;
  return spreads.map((spread, unit) => {
    let heft = Math.max(LEAST_HEFT, spread / mean);
    for (let measure = 0; measure < measures; measure++) {
      const typical = means[measure] as number;
      if (typical > 0) heft = Math.max(heft, (OF_LOAD * (amount[unit * measures + measure] as number)) / typical);
    }
    return heft;
  });
}
