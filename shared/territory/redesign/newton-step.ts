import type { Prices } from './columns.ts';
import { solveInPlace } from './linear-system.ts';
import { projectCurvature, projectGradient } from './price-directions.ts';
import type { PriceDirections } from './price-directions.ts';
import type { PriceRows } from './price-rows.ts';

/** How far to trust the curvature: so many temperatures over a typical load, or such a share of the price itself. */
const TRUSTED_TEMPERATURES = 10;
const TRUSTED_SHARE = 0.1;
const FARTHER = 3;
const NEARER = 0.5;
const MUCH_NEARER = 0.2;
const FARTHEST = 1e7;
const NEAREST = 1e-3;
/** A step this near to what is trusted would have gone farther. */
const HELD_BACK = 0.3;
/** Keeps flat directions from having no curvature at all. */
const LEAST_CURVATURE = 1e-9;

/**
 * A step of Newton's method along the directions, damped one by one: each goes about as far as it is trusted to, and
 * farther and farther while its gradient keeps its sign (Riedmiller and Braun 1993, for the damping).
 */
export class NewtonStep {
  readonly steps: Float64Array;
  readonly #rows: PriceRows;
  readonly #directions: PriceDirections;
  readonly #gradient: Float64Array;
  readonly #curvature: Float64Array;
  readonly #next: Float64Array;
  readonly #reach: Float64Array;
  readonly #trusted: Float64Array;
  readonly #matrix: Float64Array;
  readonly #scratch: Float64Array;

  constructor(rows: PriceRows, directions: PriceDirections) {
    const { count } = directions;
    this.#rows = rows;
    this.#directions = directions;
    this.steps = new Float64Array(count);
    this.#gradient = new Float64Array(count);
    this.#next = new Float64Array(count);
    this.#reach = new Float64Array(count).fill(1);
    this.#trusted = new Float64Array(count);
    this.#curvature = new Float64Array(count * count);
    this.#matrix = new Float64Array(count * count);
    this.#scratch = new Float64Array(count * rows.count);
  }

  /** Where the next step starts from. */
  start(gradient: Float64Array, curvature: Float64Array): void {
    projectGradient(this.#directions, gradient, this.#gradient);
    projectCurvature(this.#directions, curvature, this.#curvature, this.#scratch);
  }

  /** Computes `steps` from where `start` was called. Yields now and then. */
  *solve(prices: Prices, temperature: number): Generator<undefined, void> {
    const { count } = this.#directions;
    const { steps } = this;
    const matrix = this.#matrix;
    matrix.set(this.#curvature);
    for (let direction = 0; direction < count; direction++) {
      const slope = this.#gradient[direction] as number;
      const trusted = this.#trust(direction, prices, temperature);
      this.#trusted[direction] = trusted;
      const at = direction * count + direction;
      matrix[at]! += Math.abs(slope) / trusted + LEAST_CURVATURE;
      steps[direction] = slope;
      if (!this.#isBlocked(direction, prices, slope)) continue;
      steps[direction] = 0;
      matrix.fill(0, direction * count, direction * count + direction);
      for (let row = direction + 1; row < count; row++) matrix[row * count + direction] = 0;
      matrix[at] = 1;
    }
    yield* solveInPlace(matrix, steps);
  }

  /** Learns from the gradient where the steps led how far to trust each direction. @param trial of this step, from 0 */
  learn(gradient: Float64Array, isBetter: boolean, trial: number): void {
    projectGradient(this.#directions, gradient, this.#next);
    const reach = this.#reach;
    for (let direction = 0; direction < this.#directions.count; direction++) {
      const isSame = (this.#next[direction] as number) * (this.#gradient[direction] as number) > 0;
      const isHeld = Math.abs(this.steps[direction] as number) > HELD_BACK * (this.#trusted[direction] as number);
      if (isSame && isBetter && isHeld) reach[direction]! *= FARTHER;
      else if (!isSame && isHeld) reach[direction]! *= isBetter ? NEARER : MUCH_NEARER;
      else if (!isSame && !isBetter) reach[direction]! *= NEARER;
      else if (!isBetter && trial > 1) reach[direction]! *= NEARER;
      reach[direction] = Math.min(FARTHEST, Math.max(NEAREST, reach[direction] as number));
    }
  }

  #trust(direction: number, prices: Prices, temperature: number): number {
    const { start, row, factor, load } = this.#directions;
    const at = start[direction] as number;
    const price = Math.abs(prices[row[at] as number] as number) / (factor[at] as number);
    const free = (TRUSTED_TEMPERATURES * temperature) / (load[direction] as number);
    return (this.#reach[direction] as number) * Math.max(free, TRUSTED_SHARE * price);
  }

  /** Whether a direction of one price, or of one and its limit's, points out of where the price may be. */
  #isBlocked(direction: number, prices: Prices, slope: number): boolean {
    const { start, row } = this.#directions;
    const first = start[direction] as number;
    if ((start[direction + 1] as number) - first > 2) return false;
    const main = row[first] as number;
    const price = prices[main] as number;
    return (
      (slope < 0 && price <= (this.#rows.lowest[main] as number)) ||
      (slope > 0 && price >= (this.#rows.highest[main] as number))
    );
  }
}
