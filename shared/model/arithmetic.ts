/**
 * Logarithm and exponential by plain arithmetic. Those of the language may differ in their last digit between engines, and
 * one different digit leads a search to another proposal; the same seed must give the same one on every machine.
 */

const LN_2 = Math.LN2;

/** Natural logarithm of a positive number. */
export function computeLogarithm(value: number): number {
  let rest = value;
  let doublings = 0;
  while (rest > 1.5) {
    rest /= 2;
    doublings++;
  }
  while (rest < 0.75) {
    rest *= 2;
    doublings--;
  }
  // ln x = 2 artanh((x − 1) ÷ (x + 1)), a series that converges fast near 1.
  const base = (rest - 1) / (rest + 1);
  const square = base * base;
  let power = base;
  let sum = 0;
  for (let odd = 1; odd < 40; odd += 2) {
    sum += power / odd;
    power *= square;
  }
  return 2 * sum + doublings * LN_2;
}

/** e to the power of a number. */
export function computeExponential(value: number): number {
  // Beyond what numbers can hold.
  if (value < -700) return 0;
  if (value > 700) return Number.POSITIVE_INFINITY;
  // Halved until the series converges fast, then squared as often.
  const part = value / 1024;
  let term = 1;
  let sum = 1;
  for (let step = 1; step < 16; step++) {
    term *= part / step;
    sum += term;
  }
  for (let squaring = 0; squaring < 10; squaring++) sum *= sum;
  return sum;
}

const QUANTILES = 4096;

/**
 * How much worse a change may be, in units of the temperature, for each of 4,096 equally likely draws: −ln of the draw.
 * One look-up replaces the exponential of the usual acceptance rule of simulated annealing.
 */
export const ACCEPTED_LOSS: Float64Array = Float64Array.from(
  { length: QUANTILES },
  (_, draw) => -computeLogarithm((draw + 0.5) / QUANTILES),
);

/** Beyond this `decay` is 0. */
export const DECAYED = 9;
const STEPS_PER_ONE = 512;

const DECAY: Float64Array = Float64Array.from({ length: DECAYED * STEPS_PER_ONE + 2 }, (_, step) =>
  computeExponential(-step / STEPS_PER_ONE),
);

/** e to the power of minus the value, for values from 0: to seven digits, by a table; 0 from `DECAYED` on. */
export function decay(value: number): number {
  if (value >= DECAYED) return 0;
  const place = value * STEPS_PER_ONE;
  const step = place | 0;
  const low = DECAY[step] as number;
  return low + (place - step) * ((DECAY[step + 1] as number) - low);
}
