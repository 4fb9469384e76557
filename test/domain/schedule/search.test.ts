import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finishSchedule } from '../../../shared/waves/schedule/drive.ts';
import { penalizeRow, SHAPE, sumLoads, writeShape } from '../../../shared/waves/schedule/problem.ts';
import type { ScheduleProblem } from '../../../shared/waves/schedule/problem.ts';
import { evaluateOptions, searchSchedule } from '../../../shared/waves/schedule/search.ts';
import { createRandomSchedule } from './random-schedule.ts';

const QUICK = { seed: 1, effort: 0.05 };

function isWithinLimits(problem: ScheduleProblem, chosen: Int32Array): boolean {
  return sumLoads(problem, chosen).every((load, row) => load <= (problem.rows.limit[row] as number) + 1e-6);
}

/** The best of all schedules, by trying every one. */
function findOptimum(problem: ScheduleProblem): number {
  const chosen = new Int32Array(problem.units);
  let best = Number.POSITIVE_INFINITY;
  for (;;) {
    const value = evaluateOptions(problem, chosen);
    if (value < best && isWithinLimits(problem, chosen)) best = value;
    let unit = 0;
    while (unit < problem.units) {
      chosen[unit]! += 1;
      if ((chosen[unit] as number) < problem.options) break;
      chosen[unit] = 0;
      unit++;
    }
    if (unit === problem.units) return best;
  }
}

describe('the search for a schedule', () => {
  it('finds what trying everything finds, keeps the limits, and its bound is below', () => {
    let solved = 0;
    const runs = 40;
    for (let seed = 1; seed <= runs; seed++) {
      const problem = createRandomSchedule(seed, 6, 3);
      const optimum = findOptimum(problem);
      const { chosen, value, bound } = finishSchedule(searchSchedule(problem, { seed, effort: 0.25 }));
      expect(value).toBe(evaluateOptions(problem, chosen));
      expect(isWithinLimits(problem, chosen)).toBe(true);
      expect(bound).toBeLessThanOrEqual(optimum + 1e-7);
      expect(value).toBeGreaterThanOrEqual(optimum - 1e-7);
      if (value <= optimum + 1e-7) solved++;
    }
    expect(solved).toBe(runs);
  });

  it('keeps limits and bars in larger problems, and the same seed gives the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 250 }), (seed, units) => {
        const problem = createRandomSchedule(seed, units, 4);
        const first = finishSchedule(searchSchedule(problem, { ...QUICK, seed }));
        expect(finishSchedule(searchSchedule(problem, { ...QUICK, seed }))).toEqual(first);
        expect(isWithinLimits(problem, first.chosen)).toBe(true);
        expect(Number.isFinite(first.value)).toBe(true);
        expect(first.value).toBeGreaterThanOrEqual(first.bound - 1e-7);
      }),
      { numRuns: 12 },
    );
  });

  it('says how far it is', () => {
    const stages = new Set<string>();
    for (const { stage, share } of searchSchedule(createRandomSchedule(1, 200, 4), QUICK)) {
      stages.add(stage);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
    expect([...stages]).toEqual(['pricing', 'searching', 'polishing']);
  });
});

describe('the penalty of a row', () => {
  it('is what its edges say, and convex', () => {
    const shape = new Float64Array(SHAPE);
    const edges = [
      { from: 3, slope: 1 },
      { from: 5, slope: 2 },
      { from: 6, slope: 4 },
      { from: 8, slope: 10 },
    ];
    writeShape(shape, 0, { low: 1, lowSlope: 3, edges });
    expect([0, 1, 3, 4, 5, 6, 7, 8, 9].map((load) => penalizeRow(shape, 0, load))).toEqual([
      3, 0, 0, 1, 2, 5, 12, 19, 36,
    ]);
    expect(() => writeShape(shape, 0, { edges: [...edges, { from: 9, slope: 1 }] })).toThrow('at most four edges');
  });
});
