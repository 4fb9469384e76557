import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { raiseBound } from '../../../shared/territory/redesign/dual.ts';
import { MOST_CORNERS } from '../../../shared/territory/redesign/price-rows.ts';
import type { PriceRows } from '../../../shared/territory/redesign/price-rows.ts';
import { PriceStep } from '../../../shared/territory/redesign/price-step.ts';
import { measureLoads } from '../../../shared/territory/redesign/row-loads.ts';
import { SmoothDual } from '../../../shared/territory/redesign/smooth-dual.ts';
import { createNumbers } from '../random-base.ts';
import { writeRelaxation } from './linear-program.ts';
import { createRandomProblem } from './random-problem.ts';

describe('the bound', () => {
  it('is just below the optimum of the relaxed problem, limits or not', { timeout: 60_000 }, async () => {
    const highs = await loadHighs();
    let solved = 0;
    for (let seed = 1; seed <= 20; seed++) {
      const problem = { ...createRandomProblem(seed, 80, 5), apart: null };
      const { Status: status, ObjectiveValue: optimum } = highs.solve(writeRelaxation(problem), { output_flag: false });
      // The random limits of some cannot be kept even so.
      if (status !== 'Optimal') continue;
      solved++;
      const { bound } = finish(raiseBound(problem, { effort: 1 }));
      expect(bound).toBeLessThanOrEqual(optimum + 1e-5);
      expect(bound).toBeGreaterThan(optimum - 0.002 * Math.abs(optimum));
    }
    expect(solved).toBeGreaterThan(10);
  });
});

describe('the smoothed dual function', () => {
  it('lies below the dual function, and its units have the gradient and the curvature it says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (seed, temperature) => {
          const problem = createRandomProblem(seed, 12, 3);
          const dual = new SmoothDual(problem);
          const { rows } = dual;
          const next = createNumbers(seed);
          const prices = Float64Array.from({ length: rows.count }, (_, row) =>
            rows.isActive[row] === 0 ? 0 : Math.max(rows.lowest[row] as number, next()),
          );
          const { smooth, bound } = finish(dual.evaluate(prices, temperature));
          expect(smooth).toBeLessThanOrEqual(bound);
          const gradient = dual.gradient.slice();
          const curvature = dual.curvature.slice();
          // Far enough that it does not matter where an option becomes too unlikely to count.
          const step = 0.02 * temperature;
          for (let row = 0; row < rows.count; row++) {
            if (rows.isActive[row] === 0) continue;
            const moved = (by: number): Float64Array => {
              const other = prices.slice();
              other[row]! += by;
              return other;
            };
            const above = evaluateUnits(dual, moved(step), temperature);
            const gradientAbove = dual.gradient.slice();
            const below = evaluateUnits(dual, moved(-step), temperature);
            const gradientBelow = dual.gradient.slice();
            const scale = 1 + Math.abs(gradient[row] as number);
            expect(Math.abs((above - below) / (2 * step) - (gradient[row] as number)) / scale).toBeLessThan(0.01);
            for (let column = 0; column <= row; column++) {
              const fall = -((gradientAbove[column] as number) - (gradientBelow[column] as number)) / (2 * step);
              const said = curvature[row * rows.count + column] as number;
              // Unlikely options are left out of the curvature.
              expect(Math.abs(fall - said)).toBeLessThan(0.1 * (1 + Math.abs(said)));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a step of the prices', () => {
  it('is about the best there is for units that answer as the curvature says and rows that answer as they do', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (seed, temperature, trust) => {
          const problem = createRandomProblem(seed, 40, 6);
          const dual = new SmoothDual(problem);
          const { rows } = dual;
          const prices = new Float64Array(rows.count);
          finish(dual.evaluate(prices, temperature));
          const step = new PriceStep(rows, measureLoads(problem));
          step.start(dual.gradient, dual.curvature);
          const said = finish(step.solve(prices, temperature, trust));
          const gain = (way: Float64Array): number => measureGain(dual, prices, way);
          const found = gain(step.step);
          expect(said).toBeGreaterThanOrEqual(0);
          expect(found).toBeGreaterThanOrEqual(said - 1e-9 * (1 + said));
          const loads = measureLoads(problem);
          for (let row = 0; row < rows.count; row++) {
            if (rows.isActive[row] === 0) continue;
            const farthest = (trust * temperature) / (loads[row] as number);
            const least = Math.max(-farthest, rows.lowest[row] as number);
            const most = Math.min(farthest, rows.highest[row] as number);
            expect(step.step[row]).toBeGreaterThanOrEqual(least);
            expect(step.step[row]).toBeLessThanOrEqual(most);
            for (let part = 0; part <= 10; part++) {
              const other = step.step.slice();
              other[row] = least + (part / 10) * (most - least);
              expect(gain(other)).toBeLessThanOrEqual(found + 0.05 * (1e-6 + found));
            }
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

/** What the units add to the smooth function, all that is linear in the prices with them. */
function evaluateUnits(dual: SmoothDual, prices: Float64Array, temperature: number): number {
  return finish(dual.evaluate(prices, temperature)).smooth - answerOfRows(dual.rows, prices);
}

function answerOfRows({ count, isActive, corners, cost, ratio }: PriceRows, prices: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < count; row++) {
    if (isActive[row] === 0) continue;
    let least = Number.POSITIVE_INFINITY;
    for (let at = row * MOST_CORNERS; at < row * MOST_CORNERS + (corners[row] as number); at++) {
      least = Math.min(least, (cost[at] as number) - (prices[row] as number) * (ratio[at] as number));
    }
    sum += least;
  }
  return sum;
}

/** Of a way from prices, by gradient, curvature and the rows as they are. */
function measureGain({ rows, gradient, curvature }: SmoothDual, prices: Float64Array, way: Float64Array): number {
  const after = prices.map((price, row) => price + (way[row] as number));
  let gain = answerOfRows(rows, after) - answerOfRows(rows, prices);
  for (let row = 0; row < rows.count; row++) {
    const by = way[row] as number;
    gain += by * (gradient[row] as number);
    for (let column = 0; column <= row; column++) {
      const twice = column === row ? 0.5 : 1;
      gain -= twice * by * (way[column] as number) * (curvature[row * rows.count + column] as number);
    }
  }
  return gain;
}

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
