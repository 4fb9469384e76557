import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { evaluateAssignment } from '../../../shared/territory/redesign/evaluate.ts';
import { bracketRatio, findSteps } from '../../../shared/territory/redesign/row-steps.ts';
import { searchAssignment } from '../../../shared/territory/redesign/search.ts';
import { createNumbers } from '../random-base.ts';
import { writeLinearProgram, writeRelaxation } from './linear-program.ts';
import { countInWholes, createRandomProblem } from './random-problem.ts';

const anySeed = fc.integer({ min: 1, max: 1e6 });

it('knows the steps in which sellers can have what is counted: no assignment is beside them', () => {
  fc.assert(
    fc.property(anySeed, (seed) => {
      const problem = countInWholes(createRandomProblem(seed, 40, 4), seed);
      const steps = findSteps(problem);
      const next = createNumbers(seed);
      const options = Int32Array.from({ length: problem.units }, (_, unit) => {
        const start = problem.listStart[unit] as number;
        const count = (problem.listStart[unit + 1] as number) - start;
        return start + Math.floor(next() * count);
      });
      const { ratios } = evaluateAssignment(problem, options);
      for (const [row, ratio] of ratios.entries()) {
        expect(steps.step[row]).toBeGreaterThan(0);
        expect(bracketRatio(steps, row, ratio)).toEqual([ratio, ratio]);
        const between = ratio + 0.3 * (steps.step[row] as number);
        const [below, above] = bracketRatio(steps, row, between);
        expect(below).toBeCloseTo(ratio, 9);
        expect(above - below).toBeCloseTo(steps.step[row] as number, 9);
      }
    }),
  );
});

it('finds no steps where amounts have none in common, or where loads depend on the unit', () => {
  const counted = countInWholes(createRandomProblem(7, 40, 4), 7);
  const amount = counted.amount.map((own, at) => own + Math.sqrt(at) / 50);
  expect(findSteps({ ...counted, amount }).step.every((step) => step === 0)).toBe(true);
  const optionLoad = counted.optionLoad.map((load, at) => load * (1 + (at % 7) / 100));
  expect(findSteps({ ...counted, optionLoad }).step.every((step) => step === 0)).toBe(true);
});

it(
  'proves more than prices alone can where things are counted, and never more than is true',
  { timeout: 60_000 },
  async () => {
    const highs = await loadHighs();
    let solved = 0;
    let beyond = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const problem = countInWholes(createRandomProblem(seed, 14, 4), seed);
      const { bound } = finishSearch(searchAssignment(problem, { seed, effort: 0.05 }));
      const exact = highs.solve(writeLinearProgram(problem), { mip_rel_gap: 0, output_flag: false });
      if (exact.Status !== 'Optimal') continue;
      solved++;
      expect(bound).toBeLessThanOrEqual(exact.ObjectiveValue + 1e-5);
      const relaxed = highs.solve(writeRelaxation(problem), { output_flag: false });
      if (bound > relaxed.ObjectiveValue + 1e-3) beyond++;
    }
    expect(solved).toBeGreaterThan(5);
    expect(beyond).toBeGreaterThan(solved / 2);
  },
);
