import type { Prices } from './columns.ts';
import { MOST_CORNERS } from './price-rows.ts';
import type { PriceRows } from './price-rows.ts';

/** Rounds of the two ways to raise the model; fewer where a round adds little. */
const MOST_ROUNDS = 12;
const LITTLE = 0.01;
const MOST_TURNS = 24;
/** How far the conjugate gradients bring the gradient down. */
const NEAR = 0.1;
/** Added to the curvature, as a share of it and of what it is where units waver: keeps flat ways from having none. */
const DAMPING = 0.01;
const WAVERING = 0.1;
const LEAST_CURVATURE = 1e-9;
const FARTHEST = 1e4;
const NEAREST = 0.05;

/**
 * A step of Newton's method on the prices: what the units answer to a price is taken as a quadratic function, what the rows
 * answer just as it is, bends and all (a proximal step: Lee, Sun and Saunders 2014). Most prices end at a bend, where no
 * quadratic function would see them coming. No price goes farther than it is trusted to: so many temperatures over a typical
 * load, and farther and farther while it keeps going one way (Riedmiller and Braun 1993).
 *
 * The model is raised in turns: price by price, each to its best place, over bends or to one; then all prices between two
 * bends together, by conjugate gradients, none beyond its bend (Moré and Toraldo 1991).
 */
export class PriceStep {
  /** By price. */
  readonly step: Float64Array;
  readonly #rows: PriceRows;
  readonly #row: Int32Array;
  readonly #load: Float64Array;
  readonly #matrix: Float64Array;
  readonly #gradient: Float64Array;
  readonly #curvature: Float64Array;
  /** Prices where the step leads, and the corner that each row takes there. */
  readonly #price: Float64Array;
  readonly #corner: Uint8Array;
  readonly #isPinned: Uint8Array;
  /** The gradient of the units' part where the step leads. */
  readonly #slope: Float64Array;
  readonly #rest: Float64Array;
  readonly #way: Float64Array;
  readonly #turn: Float64Array;
  readonly #product: Float64Array;
  /** How far each price may go this time. */
  readonly #least: Float64Array;
  readonly #most: Float64Array;
  readonly #reach: Float64Array;

  /** @param loads what a unit typically loads, by row */
  constructor(rows: PriceRows, loads: Float64Array) {
    this.#rows = rows;
    this.#row = Int32Array.from(Array.from(rows.isActive.keys()).filter((row) => rows.isActive[row] === 1));
    const size = this.#row.length;
    this.step = new Float64Array(rows.count);
    this.#load = Float64Array.from(this.#row, (row) => loads[row] as number);
    this.#matrix = new Float64Array(size * size);
    this.#gradient = new Float64Array(size);
    this.#curvature = new Float64Array(size * size);
    this.#least = new Float64Array(size);
    this.#most = new Float64Array(size);
    this.#reach = new Float64Array(size).fill(1);
    this.#price = new Float64Array(size);
    this.#corner = new Uint8Array(size);
    this.#isPinned = new Uint8Array(size);
    this.#slope = new Float64Array(size);
    this.#rest = new Float64Array(size);
    this.#way = new Float64Array(size);
    this.#turn = new Float64Array(size);
    this.#product = new Float64Array(size);
  }

  /**
   * Where the next step starts from.
   * @param curvature prices × prices, the lower triangle
   */
  start(gradient: Float64Array, curvature: Float64Array): void {
    const size = this.#row.length;
    const { count } = this.#rows;
    const matrix = this.#curvature;
    for (let one = 0; one < size; one++) {
      const row = this.#row[one] as number;
      this.#gradient[one] = gradient[row] as number;
      for (let other = 0; other <= one; other++) {
        const value = curvature[row * count + (this.#row[other] as number)] as number;
        matrix[one * size + other] = value;
        matrix[other * size + one] = value;
      }
    }
  }

  /**
   * Computes `step` from where `start` was called. Yields now and then.
   * @param trust how far prices may go, in temperatures over a typical load
   * @returns what the model gains
   */
  *solve(prices: Prices, temperature: number, trust: number): Generator<undefined, number> {
    const size = this.#row.length;
    const matrix = this.#matrix;
    matrix.set(this.#curvature);
    for (let one = 0; one < size; one++) {
      const row = this.#row[one] as number;
      const load = this.#load[one] as number;
      const at = one * size + one;
      matrix[at]! += DAMPING * ((matrix[at] as number) + (WAVERING * load) / temperature) + LEAST_CURVATURE;
      const price = prices[row] as number;
      const farthest = (trust * (this.#reach[one] as number) * temperature) / load;
      this.#price[one] = price;
      this.#slope[one] = this.#gradient[one] as number;
      this.#least[one] = Math.max(this.#rows.lowest[row] as number, price - farthest);
      this.#most[one] = Math.min(this.#rows.highest[row] as number, price + farthest);
    }
    let gain = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      let added = this.#goSingly();
      yield;
      added += this.#goTogether();
      yield;
      gain += added;
      if (added < LITTLE * gain) break;
    }
    this.step.fill(0);
    for (let one = 0; one < size; one++) {
      const row = this.#row[one] as number;
      this.step[row] = (this.#price[one] as number) - (prices[row] as number);
    }
    return gain;
  }

  /** Learns from the gradient where a step led how far to trust those prices that went as far as they might. */
  learn(gradient: Float64Array, prices: Prices): void {
    for (let one = 0; one < this.#row.length; one++) {
      const row = this.#row[one] as number;
      const price = prices[row] as number;
      if (price > (this.#least[one] as number) && price < (this.#most[one] as number)) continue;
      if (price === this.#rows.lowest[row] || price === this.#rows.highest[row]) continue;
      const corner = this.#findCorner(one, price);
      const slope = (gradient[row] as number) - (this.#rows.ratio[row * MOST_CORNERS + corner] as number);
      const reach = this.#reach[one] as number;
      const isUp = price >= (this.#most[one] as number);
      this.#reach[one] = Math.min(FARTHEST, Math.max(NEAREST, reach * (slope > 0 === isUp ? 2 : 0.5)));
    }
  }

  /** Takes each price to its best place while the others stay. @returns the gain. */
  #goSingly(): number {
    const size = this.#row.length;
    const { ratio, cost } = this.#rows;
    const matrix = this.#matrix;
    const slopes = this.#slope;
    let gain = 0;
    for (let one = 0; one < size; one++) {
      const before = this.#price[one] as number;
      const slope = slopes[one] as number;
      const curvature = matrix[one * size + one] as number;
      const old = this.#findCorner(one, before);
      const after = this.#findBest(one, before, slope, curvature);
      const by = after - before;
      if (by === 0) continue;
      const corner = this.#corner[one] as number;
      const first = (this.#row[one] as number) * MOST_CORNERS;
      gain +=
        slope * by -
        0.5 * curvature * by * by +
        ((cost[first + corner] as number) - after * (ratio[first + corner] as number)) -
        ((cost[first + old] as number) - before * (ratio[first + old] as number));
      this.#price[one] = after;
      const at = one * size;
      for (let other = 0; other < size; other++) slopes[other]! -= by * (matrix[at + other] as number);
    }
    return gain;
  }

  #findCorner(one: number, price: number): number {
    const row = this.#row[one] as number;
    const { corners, bend } = this.#rows;
    const last = (corners[row] as number) - 1;
    let corner = 0;
    while (corner < last && (bend[row * MOST_CORNERS + corner] as number) < price) corner++;
    return corner;
  }

  /** The best price for a row, all others as they are; its corner, and whether it lies at a bend, with it. */
  #findBest(one: number, before: number, slope: number, curvature: number): number {
    const row = this.#row[one] as number;
    const { ratio, corners, bend } = this.#rows;
    const first = row * MOST_CORNERS;
    const last = (corners[row] as number) - 1;
    let least = this.#least[one] as number;
    const highest = this.#most[one] as number;
    for (let corner = 0; ; corner++) {
      const isLast = corner === last || (bend[first + corner] as number) >= highest;
      const most = isLast ? highest : (bend[first + corner] as number);
      if (most < least) continue;
      const best = before + (slope - (ratio[first + corner] as number)) / curvature;
      this.#corner[one] = corner;
      this.#isPinned[one] = 1;
      if (best <= least) return least;
      if (best <= most) {
        this.#isPinned[one] = 0;
        return best;
      }
      if (isLast) return most;
      least = most;
    }
  }

  /** Takes all prices between two bends further together. @returns the gain. */
  #goTogether(): number {
    const size = this.#row.length;
    const { ratio } = this.#rows;
    const rest = this.#rest;
    const way = this.#way;
    const turn = this.#turn;
    const product = this.#product;
    const matrix = this.#matrix;
    let norm = 0;
    for (let one = 0; one < size; one++) {
      way[one] = 0;
      rest[one] = 0;
      turn[one] = 0;
      if (this.#isPinned[one] === 1) continue;
      const first = (this.#row[one] as number) * MOST_CORNERS;
      const left = (this.#slope[one] as number) - (ratio[first + (this.#corner[one] as number)] as number);
      rest[one] = left;
      const eased = left / (matrix[one * size + one] as number);
      turn[one] = eased;
      norm += left * eased;
    }
    const enough = norm * NEAR * NEAR;
    for (let at = 0; at < MOST_TURNS && norm > enough && norm > 0; at++) {
      this.#multiply(turn);
      let bent = 0;
      for (let one = 0; one < size; one++) bent += (turn[one] as number) * (product[one] as number);
      const length = norm / bent;
      let next = 0;
      for (let one = 0; one < size; one++) {
        if (this.#isPinned[one] === 1) continue;
        way[one]! += length * (turn[one] as number);
        rest[one]! -= length * (product[one] as number);
        next += ((rest[one] as number) * (rest[one] as number)) / (matrix[one * size + one] as number);
      }
      const kept = next / norm;
      norm = next;
      for (let one = 0; one < size; one++) {
        if (this.#isPinned[one] === 1) continue;
        turn[one] = (rest[one] as number) / (matrix[one * size + one] as number) + kept * (turn[one] as number);
      }
    }
    return this.#follow();
  }

  /** Goes the way, each price at most to its next bend. @returns the gain. */
  #follow(): number {
    const size = this.#row.length;
    const { ratio, bend, corners } = this.#rows;
    const way = this.#way;
    const product = this.#product;
    let rise = 0;
    for (let one = 0; one < size; one++) {
      if (this.#isPinned[one] === 1) continue;
      const row = this.#row[one] as number;
      const first = row * MOST_CORNERS;
      const corner = this.#corner[one] as number;
      const price = this.#price[one] as number;
      const least =
        corner === 0
          ? (this.#least[one] as number)
          : Math.max(this.#least[one] as number, bend[first + corner - 1] as number);
      const most =
        corner === (corners[row] as number) - 1
          ? (this.#most[one] as number)
          : Math.min(this.#most[one] as number, bend[first + corner] as number);
      way[one] = Math.min(most, Math.max(least, price + (way[one] as number))) - price;
      rise += (way[one] as number) * ((this.#slope[one] as number) - (ratio[first + corner] as number));
    }
    if (rise <= 0) return 0;
    this.#multiply(way);
    let bent = 0;
    for (let one = 0; one < size; one++) bent += (way[one] as number) * (product[one] as number);
    const length = Math.min(1, rise / bent);
    for (let one = 0; one < size; one++) {
      this.#price[one]! += length * (way[one] as number);
      this.#slope[one]! -= length * (product[one] as number);
    }
    return length * (rise - 0.5 * length * bent);
  }

  /** The curvature times a direction. */
  #multiply(direction: Float64Array): void {
    const size = this.#row.length;
    const matrix = this.#matrix;
    const product = this.#product;
    for (let one = 0; one < size; one++) {
      const at = one * size;
      let sum = 0;
      for (let other = 0; other < size; other++) sum += (matrix[at + other] as number) * (direction[other] as number);
      product[one] = sum;
    }
  }
}
