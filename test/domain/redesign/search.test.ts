import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raiseBound } from '../../../shared/territory/redesign/dual.ts';
import { evaluateAssignment } from '../../../shared/territory/redesign/evaluate.ts';
import type { Evaluation } from '../../../shared/territory/redesign/evaluate.ts';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { computeExponential, computeLogarithm } from '../../../shared/model/arithmetic.ts';
import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';
import { searchAssignment } from '../../../shared/territory/redesign/search.ts';
import { findWhales, fixUnits } from '../../../shared/territory/redesign/whales.ts';
import { createRandomProblem } from './random-problem.ts';

const QUICK = { seed: 1, effort: 0.02 };

/** The best of all assignments, by trying every one; `null` where none keeps the limits. */
function findOptimum(problem: AssignmentProblem): Evaluation | null {
  const options = Int32Array.from({ length: problem.units }, (_, unit) => problem.listStart[unit] as number);
  let best: Evaluation | null = null;
  for (;;) {
    const evaluation = evaluateAssignment(problem, options);
    if (evaluation.isFeasible && (best === null || evaluation.value < best.value)) best = evaluation;
    let unit = 0;
    while (unit < problem.units) {
      options[unit]! += 1;
      if ((options[unit] as number) < (problem.listStart[unit + 1] as number)) break;
      options[unit] = problem.listStart[unit] as number;
      unit++;
    }
    if (unit === problem.units) return best;
  }
}

describe('the search', () => {
  it('finds what trying everything finds, and its bound is below', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 6 }), (seed, units) => {
        const problem = createRandomProblem(seed, units, 3);
        const optimum = findOptimum(problem);
        const { evaluation, bound, options } = finishSearch(searchAssignment(problem, QUICK));
        expect(evaluation).toEqual(evaluateAssignment(problem, options));
        if (optimum === null) {
          expect(evaluation.isFeasible).toBe(false);
          return;
        }
        expect(bound).toBeLessThanOrEqual(optimum.value + 1e-7);
        if (evaluation.isFeasible) expect(evaluation.value).toBeGreaterThanOrEqual(optimum.value - 1e-7);
      }),
      { numRuns: 60 },
    );
  });

  it('is at the optimum for most tiny problems', () => {
    let solved = 0;
    let solvable = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const problem = createRandomProblem(seed, 6, 3);
      const optimum = findOptimum(problem);
      if (optimum === null) continue;
      solvable++;
      const { evaluation } = finishSearch(searchAssignment(problem, QUICK));
      if (evaluation.isFeasible && evaluation.value <= optimum.value + 1e-7) solved++;
    }
    expect(solved / solvable).toBeGreaterThan(0.85);
  });

  it('keeps every limit wherever it says so, and the same seed gives the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const problem = createRandomProblem(seed, 40, 5);
        const first = finishSearch(searchAssignment(problem, { seed, effort: 0.01 }));
        const second = finishSearch(searchAssignment(problem, { seed, effort: 0.01 }));
        expect(second).toEqual(first);
        expect(first.whaleBound).toBeGreaterThanOrEqual(first.bound);
        if (first.evaluation.isFeasible) {
          expect(first.evaluation.value).toBeGreaterThanOrEqual(first.bound - 1e-7);
          expect(first.evaluation.value).toBeGreaterThanOrEqual(first.whaleBound - 1e-7);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('the bound', () => {
  it('starts well from known prices', () => {
    const problem = createRandomProblem(3, 60, 5);
    const first = finishBound(raiseBound(problem, { effort: 1 }));
    const second = finishBound(raiseBound(problem, { effort: 0.05, prices: first.prices }));
    expect(second.bound).toBeGreaterThanOrEqual(first.bound - 1e-7);
  });

  it('of a problem with everything fixed is its value', () => {
    const problem = createRandomProblem(8, 10, 3);
    const { options, evaluation } = finishSearch(searchAssignment(problem, QUICK));
    const fixed = fixUnits(problem, options, new Uint8Array(problem.units).fill(1));
    expect(evaluateAssignment(fixed.problem, fixed.options).value).toBeCloseTo(evaluation.value, 9);
    expect(fixed.toWhole(fixed.options)).toEqual(options);
    expect(findWhales(problem, options, 0)).toEqual(new Uint8Array(problem.units).fill(1));
  });
});

it('computes logarithms and exponentials by itself', () => {
  for (const value of [1e-6, 0.1, 0.7, 1, 2, 3.5, 1e5]) {
    expect(computeLogarithm(value)).toBeCloseTo(Math.log(value), 10);
    expect(computeExponential(-value / 10)).toBeCloseTo(Math.exp(-value / 10), 10);
  }
});

function finishBound<T>(work: Generator<number, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
