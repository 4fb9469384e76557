import type { Prices } from './columns.ts';
import { guessPrices } from './first-prices.ts';
import { PriceStep } from './price-step.ts';
import type { AssignmentProblem } from './problem.ts';
import { measureLoads } from './row-loads.ts';
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
/** How far to trust the first step at a temperature, and any: see `PriceStep`. */
const FIRST_TRUST = 0.2;
const LEAST_TRUST = 0.003;
const MOST_TRUST = 10;
/** A step is as good as hoped, or much worse, that gains so much of it. */
const GOOD = 0.75;
const BAD = 0.3;

/** The climb to the height of the dual function, temperature by temperature; keeps the best bound it comes by. */
export class Climb {
  readonly #dual: SmoothDual;
  readonly #step: PriceStep;
  #prices: Prices;
  readonly #trial: Prices;
  #best: DualBound;
  #passes = 0;
  #trust = FIRST_TRUST;

  /** @param prices where to start from; guessed where absent */
  constructor(problem: AssignmentProblem, prices?: Prices) {
    this.#dual = new SmoothDual(problem);
    const { rows } = this.#dual;
    this.#step = new PriceStep(rows, measureLoads(problem));
    this.#prices =
      prices?.map((price, row) => clamp(price, rows.lowest[row] as number, rows.highest[row] as number)) ??
      guessPrices(problem, rows);
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
    this.#trust = Math.max(this.#trust, FIRST_TRUST);
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
      const hoped = yield* report(this.#step.solve(this.#prices, temperature, this.#trust), share);
      for (let row = 0; row < this.#trial.length; row++) {
        this.#trial[row] = (this.#prices[row] as number) + (this.#step.step[row] as number);
      }
      const value = yield* this.#evaluate(this.#trial, temperature, share);
      const gained = value.smooth - from.smooth;
      if (gained > GOOD * hoped) this.#trust *= 2;
      else if (gained < BAD * hoped) this.#trust *= gained < 0 ? 0.3 : 0.6;
      this.#trust = clamp(this.#trust, LEAST_TRUST, MOST_TRUST);
      if (gained <= 0) continue;
      this.#prices.set(this.#trial);
      this.#step.learn(this.#dual.gradient, this.#prices);
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

function clamp(value: number, least: number, most: number): number {
  return value < least ? least : value > most ? most : value;
}
