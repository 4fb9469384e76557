import type { Prices } from './columns.ts';
import { guessPrices } from './first-prices.ts';
import { NewtonStep } from './newton-step.ts';
import { clamp, listDirections, moveAlong } from './price-directions.ts';
import type { PriceDirections } from './price-directions.ts';
import type { AssignmentProblem } from './problem.ts';
import { SmoothDual } from './smooth-dual.ts';
import type { DualValue } from './smooth-dual.ts';

export interface DualBound {
  /** No assignment costs less. */
  readonly bound: number;
  /** The prices that give the bound. */
  readonly prices: Prices;
  /** The option that each unit chooses at these prices. */
  readonly options: Int32Array;
  /** How often all options were priced. */
  readonly passes: number;
}

const MOST_TRIALS = 6;
/** A step is small that gains less than this share of what the smooth function is below the dual. */
const SMALL = 0.02;
const SMALL_STEPS = 2;

/** The climb to the height of the dual function, temperature by temperature; keeps the best bound it comes by. */
export class Climb {
  readonly #dual: SmoothDual;
  readonly #directions: PriceDirections;
  readonly #step: NewtonStep;
  #prices: Prices;
  readonly #trial: Prices;
  #best: DualBound;
  #passes = 0;

  /** @param prices where to start from; guessed where absent */
  constructor(problem: AssignmentProblem, prices?: Prices) {
    this.#dual = new SmoothDual(problem);
    const { rows } = this.#dual;
    this.#directions = listDirections(problem, rows);
    this.#step = new NewtonStep(rows, this.#directions);
    this.#prices =
      prices?.map((price, row) => clamp(price, rows.lowest[row] as number, rows.highest[row] as number)) ??
      guessPrices(problem, rows, this.#directions);
    this.#trial = new Float64Array(rows.count);
    const options = new Int32Array(problem.units);
    this.#best = { bound: Number.NEGATIVE_INFINITY, prices: this.#prices.slice(), options, passes: 0 };
  }

  get best(): DualBound {
    return { ...this.#best, passes: this.#passes };
  }

  /** Climbs at one temperature until steps are small; yields the share of the steps done. */
  *climb(temperature: number, mostSteps: number): Generator<number, void> {
    let value = yield* this.#evaluate(this.#prices, temperature, 0);
    let small = 0;
    for (let step = 0; step < mostSteps; step++) {
      const next = yield* this.#go(value, temperature, step / mostSteps);
      if (next === null) return;
      small = next.smooth - value.smooth < SMALL * (next.bound - next.smooth) ? small + 1 : 0;
      value = next;
      if (small >= SMALL_STEPS) return;
    }
  }

  /** One step up. @returns `null` where no step leads up. */
  *#go(from: DualValue, temperature: number, share: number): Generator<number, DualValue | null> {
    this.#step.start(this.#dual.gradient, this.#dual.curvature);
    for (let trial = 0; trial < MOST_TRIALS; trial++) {
      yield* report(this.#step.solve(this.#prices, temperature), share);
      this.#trial.set(this.#prices);
      moveAlong(this.#directions, this.#dual.rows, this.#step.steps, this.#trial);
      const value = yield* this.#evaluate(this.#trial, temperature, share);
      const isBetter = value.smooth > from.smooth;
      this.#step.learn(this.#dual.gradient, isBetter, trial);
      if (!isBetter) continue;
      this.#prices.set(this.#trial);
      return value;
    }
    return null;
  }

  *#evaluate(prices: Prices, temperature: number, share: number): Generator<number, DualValue> {
    const value = yield* report(this.#dual.evaluate(prices, temperature), share);
    this.#passes++;
    if (value.bound > this.#best.bound) {
      this.#best.prices.set(prices);
      this.#best.options.set(this.#dual.options);
      this.#best = { ...this.#best, bound: value.bound };
    }
    yield share;
    return value;
  }
}

function* report<T>(work: Generator<undefined, T>, share: number): Generator<number, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield share;
  }
}
