import { resolve } from 'node:path';
import loadHighs from 'highs';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { buildInstance } from '../../shared/territory/redesign/instance.ts';
import { improveExactly } from '../../shared/territory/redesign/exact/exact-search.ts';
import { createHighsSolver } from '../../shared/territory/redesign/exact/highs-solver.ts';
import { searchAssignment } from '../../shared/territory/redesign/search.ts';
import { writeLinearProgram } from '../domain/redesign/linear-program.ts';

/**
 * The optimizer against an exact solver alone: what HiGHS has found after BATON_BENCH_SECONDS (60) of a generated plan of
 * BATON_BENCH_SIZE ("1000x20"), what the search finds of the same problem, and what it finds with HiGHS to help it.
 */
const size = process.env['BATON_BENCH_SIZE'] ?? '1000x20';
const seconds = Number(process.env['BATON_BENCH_SECONDS'] ?? 60);
const FREE = { maximumMovedAccounts: 1, maximumMovedArr: 1, minimumKeptArr: 0 };

const highs = await loadHighs({ locateFile: (file) => resolve('node_modules/highs/build', file) });
const [accounts = 0, sellers = 0] = size.split('x').map(Number);
const sample = generateSample({ accounts, sellers, seed: 1, today: '2027-01-11' });
const base = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
for (const [name, limits] of [
  ['as generated', {}],
  ['any number may move', FREE],
] as const) {
  const settings = { ...createRedesignSettings(base), keepsCapacity: false, ...limits };
  const { problem } = buildInstance(createRedesignInput(base), settings);
  const start = performance.now();
  const found = finishSearch(searchAssignment(problem, { seed: 1, effort: 1 }));
  const searched = (performance.now() - start) / 1000;
  const { evaluation, bound } = finishSearch(
    improveExactly(problem, found, { seed: 1, effort: 1, solver: createHighsSolver(highs), report: () => undefined }),
  );
  const took = (performance.now() - start) / 1000;
  const exact = highs.solve(writeLinearProgram(problem), { time_limit: seconds, output_flag: false });
  console.log(
    `${size} ${name}: the search ${found.evaluation.value.toFixed(2)} in ${searched.toFixed(1)} s, ` +
      `with HiGHS ${evaluation.value.toFixed(2)} in ${took.toFixed(1)} s, bound ${bound.toFixed(2)}; ` +
      `HiGHS alone ${exact.ObjectiveValue.toFixed(2)} after ${seconds} s (${exact.Status})`,
  );
}
