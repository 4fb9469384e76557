import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Random } from '../../../shared/model/random.ts';
import { raiseBound } from '../../../shared/territory/redesign/dual.ts';
import { evaluateAssignment } from '../../../shared/territory/redesign/evaluate.ts';
import { exchangeUnits } from '../../../shared/territory/redesign/exchange.ts';
import type { UnitExchange } from '../../../shared/territory/redesign/exchange.ts';
import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';
import { createNumbers } from '../random-base.ts';
import { createRandomProblem } from './random-problem.ts';

const anySeed = fc.integer({ min: 1, max: 1e6 });

function drawOptions({ units, listStart }: AssignmentProblem, seed: number): Int32Array {
  const next = createNumbers(seed);
  return Int32Array.from({ length: units }, (_, unit) => {
    const start = listStart[unit] as number;
    return start + Math.floor(next() * ((listStart[unit + 1] as number) - start));
  });
}

function withoutLimits(problem: AssignmentProblem): AssignmentProblem {
  const { leaving, rows } = problem;
  return {
    ...problem,
    apart: null,
    leaving: { ...leaving, use: leaving.use.map(() => 0) },
    rows: { ...rows, limit: rows.limit.map(() => Number.POSITIVE_INFINITY) },
  };
}

function exchange(problem: AssignmentProblem, options: Int32Array, more: Pick<UnitExchange, 'kicked'> = {}) {
  const { prices } = finish(raiseBound(problem, { effort: 1 }));
  const search = { problem, prices, options, within: Number.POSITIVE_INFINITY, looks: 100_000, ...more };
  return finish(exchangeUnits(search, new Random(1))).options;
}

it('keeps every limit that was kept, and never ends worse than it began', () => {
  fc.assert(
    fc.property(anySeed, fc.boolean(), (seed, isKicked) => {
      const problem = createRandomProblem(seed, 30, 4);
      const start = drawOptions(problem, seed);
      const before = evaluateAssignment(problem, start);
      const kicked = isKicked ? new Uint8Array(problem.units).fill(1) : undefined;
      const after = evaluateAssignment(problem, exchange(problem, start, kicked ? { kicked } : {}));
      // What is above a limit at the start may be worth anything to bring down.
      if (before.overLimit === 0) expect(after.value).toBeLessThanOrEqual(before.value + 1e-9);
      expect(after.overLimit).toBeLessThanOrEqual(before.overLimit + 1e-9);
      if (before.isWithinLeaving) expect(after.isWithinLeaving).toBe(true);
      expect(after.clashingPairs).toBeLessThanOrEqual(before.clashingPairs);
    }),
    { numRuns: 60 },
  );
});

it('finds the best of all assignments where two sellers share six units', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const problem = withoutLimits(createRandomProblem(seed, 6, 2));
      const found = evaluateAssignment(problem, exchange(problem, drawOptions(problem, seed)));
      let best = Number.POSITIVE_INFINITY;
      const options = new Int32Array(problem.units);
      const tryAll = (unit: number): void => {
        if (unit === problem.units) {
          best = Math.min(best, evaluateAssignment(problem, options).value);
          return;
        }
        for (let at = problem.listStart[unit] as number; at < (problem.listStart[unit + 1] as number); at++) {
          options[unit] = at;
          tryAll(unit + 1);
        }
      };
      tryAll(0);
      expect(found.value).toBeCloseTo(best, 6);
    }),
    { numRuns: 300 },
  );
});

it('is never worse, and often better, where large units are tried elsewhere', () => {
  let better = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const problem = withoutLimits(createRandomProblem(seed, 30, 4));
    const start = drawOptions(problem, seed);
    const settled = evaluateAssignment(problem, exchange(problem, start)).value;
    const kicked = new Uint8Array(problem.units).fill(1);
    const found = evaluateAssignment(problem, exchange(problem, start, { kicked })).value;
    expect(found).toBeLessThanOrEqual(settled + 1e-9);
    if (found < settled - 1e-6) better++;
  }
  expect(better).toBeGreaterThan(0);
});

function finish<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
