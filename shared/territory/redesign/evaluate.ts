import { LIMIT_SLACK, LIMITS_PER_UNIT, isHomeOption, penalize } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** What an assignment is worth, computed from nothing but the problem and the options taken. */
export interface Evaluation {
  /** Disruption + imbalance: what the solver makes as small as it can. */
  readonly value: number;
  readonly disruption: number;
  readonly imbalance: number;
  /** Sellers × measures: load − 1. */
  readonly ratios: Float64Array;
  /** By how much ratios are above their limit, summed. */
  readonly overLimit: number;
  /** Sums of what leaves its home as shares of what is allowed: accounts, ARR, then the ARR of each seller. */
  readonly leaving: Float64Array;
  readonly isWithinLeaving: boolean;
  /** Pairs that share a seller and must not. */
  readonly clashingPairs: number;
  /** No limit is broken. */
  readonly isFeasible: boolean;
}

/**
 * Evaluates an assignment anew, sharing no code with the search.
 * @param options one option of each unit's own list.
 * @throws where an option is not on the unit's list.
 */
export function evaluateAssignment(problem: AssignmentProblem, options: Int32Array): Evaluation {
  const { units, measures, rows } = problem;
  const ratios = rows.base.slice();
  const leaving = problem.leaving.used.slice();
  let disruption = 0;
  for (let unit = 0; unit < units; unit++) {
    const option = options[unit] as number;
    const list = problem.listOf[unit] as number;
    if (option < (problem.listStart[list] as number) || option >= (problem.listStart[list + 1] as number)) {
      throw new Error(`The option ${option} is not on the list of unit ${unit}.`);
    }
    disruption += (problem.weight[unit] as number) * (problem.optionCost[option] as number);
    const seller = problem.optionSeller[option] as number;
    for (let measure = 0; measure < measures; measure++) {
      ratios[seller * measures + measure]! +=
        (problem.amount[unit * measures + measure] as number) *
        (problem.optionLoad[option * measures + measure] as number);
    }
    const home = problem.leaving.home[unit] as number;
    if (problem.hasHome[list] === 1 && !isHomeOption(problem, unit, option)) {
      const at = unit * LIMITS_PER_UNIT;
      leaving[0]! += problem.leaving.use[at] as number;
      leaving[1]! += problem.leaving.use[at + 1] as number;
      if (home >= 0) leaving[2 + home]! += problem.leaving.use[at + 2] as number;
    }
  }
  let imbalance = 0;
  let overLimit = 0;
  for (let row = 0; row < ratios.length; row++) {
    const ratio = ratios[row] as number;
    imbalance += penalize(rows, row, ratio);
    const over = ratio - (rows.limit[row] as number);
    if (over > LIMIT_SLACK) overLimit += over;
  }
  const isWithinLeaving = leaving.every((share) => share <= 1 + LIMIT_SLACK);
  const clashingPairs = countClashingPairs(problem, options);
  return {
    value: disruption + imbalance,
    disruption,
    imbalance,
    ratios,
    overLimit,
    leaving,
    isWithinLeaving,
    clashingPairs,
    isFeasible: overLimit === 0 && isWithinLeaving && clashingPairs === 0,
  };
}

function countClashingPairs({ apart, units, optionSeller }: AssignmentProblem, options: Int32Array): number {
  if (!apart) return 0;
  let ends = 0;
  for (let unit = 0; unit < units; unit++) {
    const seller = optionSeller[options[unit] as number];
    for (let at = apart.start[unit] as number; at < (apart.start[unit + 1] as number); at++) {
      if (optionSeller[options[apart.unit[at] as number] as number] === seller) ends++;
    }
  }
  return ends / 2;
}
