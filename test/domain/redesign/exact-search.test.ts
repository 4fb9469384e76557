import fc from 'fast-check';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import { FIRST_SCENARIO } from '../../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../../shared/overview/redesign-input.ts';
import { generateSample } from '../../../shared/sample/generate-sample.ts';
import { chooseColumns, findSlots, readOptions } from '../../../shared/territory/redesign/columns.ts';
import type { Columns } from '../../../shared/territory/redesign/columns.ts';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { evaluateAssignment } from '../../../shared/territory/redesign/evaluate.ts';
import { writeAssignmentProgram } from '../../../shared/territory/redesign/exact/assignment-program.ts';
import { improveExactly } from '../../../shared/territory/redesign/exact/exact-search.ts';
import type { ExactSolver } from '../../../shared/territory/redesign/exact/exact-solver.ts';
import { createHighsSolver } from '../../../shared/territory/redesign/exact/highs-solver.ts';
import type { MixedProgram } from '../../../shared/territory/redesign/exact/mixed-program.ts';
import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';
import { searchAssignment } from '../../../shared/territory/redesign/search.ts';
import type { SearchProgress, SearchResult } from '../../../shared/territory/redesign/search.ts';
import { proposeRedesign } from '../../../shared/territory/redesign/solve.ts';
import { createWholeProgress } from '../../../shared/territory/redesign/whole-progress.ts';
import { writeLinearProgram } from './linear-program.ts';
import { countInWholes, createRandomProblem } from './random-problem.ts';

let highs: Awaited<ReturnType<typeof loadHighs>>;
let solver: ExactSolver;

beforeAll(async () => {
  highs = await loadHighs();
  solver = createHighsSolver(highs);
});

const anySeed = fc.integer({ min: 1, max: 1e6 });
const UNLIMITED = { gap: 0, nodes: 1e6, steps: 1e9 };

function chooseAll(problem: AssignmentProblem): Columns {
  const prices = new Float64Array(problem.sellers * (problem.measures + 1) + 2);
  return chooseColumns(problem, prices, { most: Number.POSITIVE_INFINITY, within: Number.POSITIVE_INFINITY });
}

/** What values cost, and by how much they break a bound. */
function judge(program: MixedProgram, values: Float64Array): { readonly cost: number; readonly broken: number } {
  let cost = program.constant;
  let broken = 0;
  const rows = new Float64Array(program.rowLower.length);
  for (const [column, value] of values.entries()) {
    cost += (program.cost[column] as number) * value;
    broken = Math.max(broken, -value, value - (program.upper[column] as number));
    for (let at = program.start[column] as number; at < (program.start[column + 1] as number); at++) {
      rows[program.row[at] as number]! += (program.factor[at] as number) * value;
    }
  }
  for (const [row, value] of rows.entries()) {
    broken = Math.max(broken, (program.rowLower[row] as number) - value, value - (program.rowUpper[row] as number));
  }
  return { cost, broken };
}

function search(problem: AssignmentProblem, effort: number): SearchResult {
  return finishSearch(searchAssignment(problem, { seed: 1, effort }));
}

function improve(problem: AssignmentProblem, found: SearchResult): SearchResult {
  return finishSearch(improveExactly(problem, found, { seed: 1, effort: 0.1, solver, report: () => undefined }));
}

function follow<T>(work: Generator<SearchProgress, T>, tell: (progress: SearchProgress) => void): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    tell(next.value);
  }
}

describe('a problem as a program', () => {
  it('costs what the assignment costs, and keeps its bounds where that keeps its limits', () => {
    fc.assert(
      fc.property(anySeed, fc.boolean(), (seed, isCounted) => {
        const drawn = createRandomProblem(seed, 12, 4);
        const problem = isCounted ? countInWholes(drawn, seed) : drawn;
        const { options, evaluation } = search(problem, 0.01);
        const columns = chooseAll(problem);
        const slots = findSlots(columns, options);
        const { program, write, read } = writeAssignmentProgram(problem, columns, new Uint8Array(12).fill(1));
        const values = write(slots);
        const { cost, broken } = judge(program, values);
        expect(read(values, new Int32Array(12))).toEqual(slots);
        if (evaluation.isFeasible) {
          expect(cost).toBeCloseTo(evaluation.value, 6);
          expect(broken).toBeLessThan(1e-8);
        } else {
          expect(broken).toBeGreaterThan(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('has the optimum of the problem written out in full', () => {
    for (let seed = 1; seed <= 25; seed++) {
      const drawn = createRandomProblem(seed, 12, 4);
      const problem = seed % 2 === 0 ? countInWholes(drawn, seed) : drawn;
      const { options, evaluation } = search(problem, 0.01);
      if (!evaluation.isFeasible) continue;
      const columns = chooseAll(problem);
      const slots = findSlots(columns, options);
      const { program, write, read } = writeAssignmentProgram(problem, columns, new Uint8Array(12).fill(1));
      const values = solver.improve(program, write(slots), UNLIMITED, () => undefined);
      const best = evaluateAssignment(problem, readOptions(columns, read(values, slots)));
      const plain = highs.solve(writeLinearProgram(problem), { mip_rel_gap: 0, output_flag: false });
      expect(best.isFeasible).toBe(true);
      expect(best.value).toBeCloseTo(plain.ObjectiveValue, 4);
    }
  });
});

describe('the progress of the whole', () => {
  it.each([false, true])('rises from nearly nothing to nearly all and never falls (exact solver: %s)', (isExact) => {
    const measure = createWholeProgress(isExact);
    const shares: number[] = [];
    const tell = (progress: SearchProgress): void => void shares.push(measure(progress));
    const problem = createRandomProblem(5, 40, 5);
    const searching = searchAssignment(problem, { seed: 1, effort: 0.1 });
    const found = follow(searching, tell);
    expect(found.evaluation.isFeasible).toBe(true);
    if (isExact) follow(improveExactly(problem, found, { seed: 1, effort: 0.1, solver, report: tell }), tell);
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares).toEqual(shares.toSorted((left, right) => left - right));
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('the search with an exact solver', { timeout: 120_000 }, () => {
  it('is never worse than without, breaks no limit, and does the same twice', () => {
    let better = 0;
    fc.assert(
      fc.property(anySeed, (seed) => {
        const problem = createRandomProblem(seed, 40, 5);
        const found = search(problem, 0.001);
        const improved = improve(problem, found);
        const again = improve(problem, found);
        expect(again).toEqual(improved);
        expect(improved.evaluation.isFeasible).toBe(found.evaluation.isFeasible);
        if (!found.evaluation.isFeasible) return;
        expect(improved.evaluation).toEqual(evaluateAssignment(problem, improved.options));
        expect(improved.evaluation.value).toBeLessThanOrEqual(found.evaluation.value);
        expect(improved.whaleBound).toBeLessThanOrEqual(improved.evaluation.value + 1e-6);
        if (improved.evaluation.value < found.evaluation.value - 1e-6) better++;
      }),
      { numRuns: 25 },
    );
    expect(better).toBeGreaterThan(0);
  });

  it('gives back what it was given where the solver fails', () => {
    const broken = createHighsSolver({
      ...highs,
      withModel: () => {
        throw new Error('memory access out of bounds');
      },
    });
    const problem = createRandomProblem(5, 40, 5);
    const found = search(problem, 0.01);
    const settings = { seed: 1, effort: 0.1, solver: broken, report: () => undefined };
    const { evaluation } = finishSearch(improveExactly(problem, found, settings));
    expect(evaluation.isFeasible).toBe(true);
    expect(evaluation.value).toBeLessThanOrEqual(found.evaluation.value);
  });

  it('betters the proposal for a small plan with large accounts, and tells of the first one', () => {
    const { facts, document } = generateSample({ accounts: 300, sellers: 12, seed: 1, today: '2027-01-11' });
    const base = buildPlanBase(facts, document, FIRST_SCENARIO);
    const input = createRedesignInput(base);
    const settings = { ...createRedesignSettings(base), keepsCapacity: false };
    const alone = finishSearch(proposeRedesign(input, settings));
    const told: unknown[] = [];
    const stages = new Set<string>();
    const proposal = finishSearch(
      proposeRedesign(
        input,
        settings,
        {},
        { solver, report: ({ stage }) => stages.add(stage), onFound: (first) => told.push(first) },
      ),
    );
    expect(told).toEqual([alone]);
    expect([...stages]).toEqual(['placing', 'completing']);
    expect(proposal.quality.value).toBeLessThan(alone.quality.value * 0.99);
    expect(proposal.quality.bound).toBeLessThanOrEqual(proposal.quality.value);
  });
});
