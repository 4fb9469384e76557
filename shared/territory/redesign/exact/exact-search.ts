import { Random } from '../../../model/random.ts';
import { chooseColumns, findSlots, readOptions } from '../columns.ts';
import type { ColumnChoice, Prices } from '../columns.ts';
import { raiseBound } from '../dual.ts';
import { evaluateAssignment } from '../evaluate.ts';
import { exchangeUnits } from '../exchange.ts';
import type { AssignmentProblem } from '../problem.ts';
import { planExchange } from '../reach.ts';
import { EXCHANGED, fixWhales, isBetter, searchAssignment, tell } from '../search.ts';
import type { SearchProgress, SearchResult } from '../search.ts';
import { measureSpreads } from '../spread.ts';
import { findLargest, findWhales, fixUnits } from '../whales.ts';
import { writeAssignmentProgram } from './assignment-program.ts';
import { planExactSearch } from './exact-plan.ts';
import type { ExactLimits, ExactSolver } from './exact-solver.ts';

export interface ExactSettings {
  /** Of the search before. */
  readonly seed: number;
  readonly effort: number;
  readonly solver: ExactSolver;
  /** Told at once: nothing can be yielded while the solver is at work. */
  readonly report: (progress: SearchProgress) => void;
}

/** Columns of units that may be divided; how far above the least reduced cost is a share of what a choice costs. */
const DIVIDED: ColumnChoice = { most: 10, within: 0.1 };
/** Columns of units to settle; how far above the least reduced cost is a share of what lies between value and bound. */
const SETTLED: ColumnChoice = { most: 5, within: 0.2 };
/** Of the looks of a whole search: all that is left is what single exchanges gain. */
const LAST_LOOKS = 0.12;
/** The part of completing that the search has. */
const SETTLING = 0.3;

/**
 * Betters what the search has found of a small problem, with the help of an exact solver. What the search does worst is where
 * the largest units go, since all others must settle anew around each: so these are placed by the solver while all others may
 * be divided, which is a program of a few hundred whole variables. Then the search settles the others, and the solver completes
 * that over the columns that the prices leave in question (large neighbourhoods by mixed-integer programs; Danna, Rothberg and
 * Le Pape 2005). Never worse than what was found.
 */
export function* improveExactly(
  problem: AssignmentProblem,
  found: SearchResult,
  settings: ExactSettings,
): Generator<SearchProgress, SearchResult> {
  const plan = planExactSearch(problem);
  if (plan === null || !found.evaluation.isFeasible) return found;
  const { effort, seed } = settings;
  const scale = measureSpreads(problem).mean;
  const largest = findLargest(problem, found.options, plan.largest);

  yield { stage: 'placing', share: 0 };
  const placed = improve(
    settings,
    problem,
    found,
    largest,
    { ...DIVIDED, within: DIVIDED.within * scale, keepAll: largest },
    plan.placing,
    (share) => ({ stage: 'placing', share }),
  );
  yield { stage: 'completing', share: 0 };
  const fixed = fixUnits(problem, placed, largest);
  const settled = yield* relabel(searchAssignment(fixed.problem, { seed, effort, prices: found.prices }));
  let options = fixed.toWhole(complete(settings, fixed.problem, settled, plan.completing));
  if (!isBetter(evaluateAssignment(problem, options), found.evaluation)) {
    // A placement that is better for divided units need not be so for whole ones.
    const before = fixUnits(problem, found.options, largest);
    const { bound, prices } = yield* tell('completing', raiseBound(before.problem, { effort, prices: found.prices }));
    const known = { options: before.options, evaluation: found.evaluation, bound, prices };
    options = before.toWhole(complete(settings, before.problem, known, plan.completing));
  }
  if (!evaluateAssignment(problem, options).isFeasible) return found;
  const { looks } = planExchange(problem);
  const exchanged = yield* tell(
    'completing',
    exchangeUnits(
      {
        problem,
        prices: found.prices,
        options,
        within: EXCHANGED * scale,
        keepAll: findWhales(problem, options),
        looks: looks * effort * LAST_LOOKS,
      },
      new Random(seed),
    ),
  );
  const evaluation = evaluateAssignment(problem, exchanged.options);
  if (!isBetter(evaluation, found.evaluation)) return found;
  const whales = findWhales(problem, exchanged.options);
  const bound = yield* tell(
    'completing',
    raiseBound(fixWhales(problem, exchanged.options, whales, true).problem, { effort, prices: found.prices }),
  );
  return {
    ...found,
    options: exchanged.options,
    evaluation,
    whaleBound: Math.max(found.bound, bound.bound),
    whales,
    steps: found.steps + settled.steps + exchanged.steps,
  };
}

/** The solver's best over the columns that the prices leave in question. */
function complete(
  settings: ExactSettings,
  problem: AssignmentProblem,
  known: Pick<SearchResult, 'options' | 'evaluation' | 'bound' | 'prices'>,
  limits: ExactLimits,
): Int32Array {
  const within = SETTLED.within * (known.evaluation.value - known.bound);
  const whole = new Uint8Array(problem.units).fill(1);
  return improve(settings, problem, known, whole, { most: SETTLED.most, within }, limits, (share) => ({
    stage: 'completing',
    share: SETTLING + (1 - SETTLING) * share,
  }));
}

/** What the solver makes of an assignment over some of its columns. @param isWhole 1 per unit that must not be divided */
function improve(
  { solver, report }: ExactSettings,
  problem: AssignmentProblem,
  { options, prices }: { readonly options: Int32Array; readonly prices: Prices },
  isWhole: Uint8Array,
  choice: ColumnChoice,
  limits: ExactLimits,
  progress: (share: number) => SearchProgress,
): Int32Array {
  const columns = chooseColumns(problem, prices, { ...choice, keep: options });
  const slots = findSlots(columns, options);
  const { program, write, read } = writeAssignmentProgram(problem, columns, isWhole);
  const values = solver.improve(program, write(slots), limits, (share) => report(progress(share)));
  return readOptions(columns, read(values, slots));
}

/** The search's own stages as the first part of completing. */
function* relabel<T>(work: Generator<SearchProgress, T>): Generator<SearchProgress, T> {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
    yield { stage: 'completing', share: SETTLING * next.value.share };
  }
}
