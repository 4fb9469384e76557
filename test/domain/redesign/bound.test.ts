import fc from 'fast-check';
import loadHighs from 'highs';
import { describe, expect, it } from 'vitest';
import { raiseBound } from '../../../shared/territory/redesign/dual.ts';
import { solveInPlace } from '../../../shared/territory/redesign/linear-system.ts';
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
  it('lies below the dual function and has the gradient and the curvature it says', () => {
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
            const above = finish(dual.evaluate(moved(step), temperature)).smooth;
            const gradientAbove = dual.gradient.slice();
            const below = finish(dual.evaluate(moved(-step), temperature)).smooth;
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

it('solves a symmetric positive system', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 1e6 }), (size, seed) => {
      const next = createNumbers(seed);
      const root = Float64Array.from({ length: size * size }, () => next() - 0.5);
      const matrix = new Float64Array(size * size);
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          for (let k = 0; k < size; k++) {
            matrix[row * size + column]! += (root[row * size + k] as number) * (root[column * size + k] as number);
          }
        }
        matrix[row * size + row]! += 1;
      }
      const solution = Float64Array.from({ length: size }, () => next());
      const right = new Float64Array(size);
      for (let row = 0; row < size; row++) {
        for (let column = 0; column < size; column++) {
          right[row]! += (matrix[row * size + column] as number) * (solution[column] as number);
        }
      }
      finish(solveInPlace(matrix, right));
      for (let row = 0; row < size; row++) expect(right[row]).toBeCloseTo(solution[row] as number, 8);
    }),
  );
});

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
