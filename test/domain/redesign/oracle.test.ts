import loadHighs from 'highs';
import { expect, it } from 'vitest';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { searchAssignment } from '../../../shared/territory/redesign/search.ts';
import { writeLinearProgram } from './linear-program.ts';
import { createRandomProblem } from './random-problem.ts';

it(
  'is at, or just above, the optimum that an exact solver proves, and its bound is below',
  { timeout: 60_000 },
  async () => {
    const highs = await loadHighs();
    let solved = 0;
    let equal = 0;
    for (let seed = 1; seed <= 30; seed++) {
      const problem = createRandomProblem(seed, 14, 4);
      const { evaluation, bound } = finishSearch(searchAssignment(problem, { seed, effort: 0.1 }));
      const { Status: status, ObjectiveValue: optimum } = highs.solve(writeLinearProgram(problem), {
        mip_rel_gap: 0,
        output_flag: false,
      });
      // The random limits of some cannot be kept.
      if (status !== 'Optimal') {
        expect(status).toBe('Infeasible');
        expect(evaluation.isFeasible).toBe(false);
        continue;
      }
      expect(bound).toBeLessThanOrEqual(optimum + 1e-5);
      if (!evaluation.isFeasible) continue;
      solved++;
      expect(evaluation.value).toBeGreaterThanOrEqual(optimum - 1e-5);
      if (evaluation.value <= optimum + 1e-5) equal++;
    }
    expect(solved).toBeGreaterThan(15);
    expect(equal / solved).toBeGreaterThan(0.95);
  },
);
