import { computeExponential, computeLogarithm } from '../../model/arithmetic.ts';
import { Climb } from './climb.ts';
import type { DualBound } from './climb.ts';
import type { Prices } from './columns.ts';
import type { AssignmentProblem } from './problem.ts';
import { measureSpreads } from './spread.ts';

/**
 * The Lagrangian dual of the balance rows and the leaving limits (Fisher 1981). With a price on every row each unit chooses
 * for itself; whatever the prices, the value is a lower bound that no assignment can beat. Raising it finds the prices at
 * which the units' own choices nearly balance: by Newton's method on the smoothed function, at falling temperatures.
 */
export interface DualSettings {
  /** Multiplies the steps that may be taken. */
  readonly effort: number;
  /** Where to start from, prices of a similar problem; guessed where absent. */
  readonly prices?: Prices;
}

/** Temperatures as shares of what the options of a unit differ by. */
const HOT = 0.05;
const WARM = 0.01;
const COLD = 0.0002;
const COOLING = 0.3;
/** Steps at one temperature, at full effort and at the least: fewer would not get near to the height. */
const MOST_STEPS = 20;
const LEAST_STEPS = 10;

/** Raises the bound; yields the share of the work done, so that a host can show it and stop. */
export function* raiseBound(problem: AssignmentProblem, settings: DualSettings): Generator<number, DualBound> {
  const climb = new Climb(problem, settings.prices);
  const mean = measureSpreads(problem).mean;
  const first = settings.prices ? WARM : HOT;
  const stages = 1 + Math.ceil(computeLogarithm(first / COLD) / -computeLogarithm(COOLING));
  const ratio = computeExponential(computeLogarithm(COLD / first) / (stages - 1));
  const most = Math.max(LEAST_STEPS, Math.ceil(MOST_STEPS * Math.min(1, settings.effort)));
  let temperature = first * mean;
  for (let stage = 0; stage < stages; stage++) {
    for (const share of climb.climb(temperature, most)) yield (stage + share) / stages;
    temperature *= ratio;
  }
  return climb.best;
}
