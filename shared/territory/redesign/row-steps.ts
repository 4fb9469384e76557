import type { AssignmentProblem } from './problem.ts';

/** The ratios that a row can have at all: `offset` plus whole multiples of `step`; any ratio where `step` is 0. */
export interface RowSteps {
  /** Sellers × measures. */
  readonly step: Float64Array;
  readonly offset: Float64Array;
}

/** Amounts are multiples of each other up to rounding. */
const ROUNDING = 1e-6;
/** A step smaller than this share of a seller's target makes no difference. */
const NOTICEABLE = 1e-4;

/**
 * Accounts are counted in ones and hours in quarters or in sixes: a seller whose tolerance ends at 95.3 accounts has 95 or
 * 96. What units load in steps of a common size, a seller can only have in steps of that size.
 */
export function findSteps(problem: AssignmentProblem): RowSteps {
  const { sellers, measures, rows } = problem;
  const step = new Float64Array(sellers * measures);
  const offset = rows.base.slice();
  addSettled(problem, offset);
  const loads = findLoads(problem);
  for (let measure = 0; measure < measures; measure++) {
    const size = findCommonSize(problem, measure);
    for (let row = measure; row < step.length; row += measures) {
      const one = size * (loads[row] as number);
      step[row] = one >= NOTICEABLE ? one : 0;
    }
  }
  return { step, offset };
}

/** The reachable ratio at or below one, and the one at or above it; twice the ratio itself where it is reachable. */
export function bracketRatio({ step, offset }: RowSteps, row: number, ratio: number): readonly [number, number] {
  const size = step[row] as number;
  if (size === 0) return [ratio, ratio];
  const start = offset[row] as number;
  const steps = (ratio - start) / size;
  const whole = Math.round(steps);
  if (Math.abs(steps - whole) < ROUNDING) return [ratio, ratio];
  const below = start + Math.floor(steps) * size;
  return [below, below + size];
}

/** Units with a single option load it in any case. */
function addSettled(problem: AssignmentProblem, ratios: Float64Array): void {
  const { units, measures, optionSeller, optionLoad, amount, listOf, listStart } = problem;
  for (let unit = 0; unit < units; unit++) {
    if (hasChoice(problem, unit)) continue;
    const option = listStart[listOf[unit] as number] as number;
    for (let measure = 0; measure < measures; measure++) {
      ratios[(optionSeller[option] as number) * measures + measure]! +=
        (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
    }
  }
}

/** By row what one of the measure loads; 0 where that depends on the unit. */
function findLoads({ sellers, measures, optionSeller, optionLoad }: AssignmentProblem): Float64Array {
  const loads = new Float64Array(sellers * measures).fill(-1);
  for (let option = 0; option < optionSeller.length; option++) {
    for (let measure = 0; measure < measures; measure++) {
      const row = (optionSeller[option] as number) * measures + measure;
      const load = optionLoad[option * measures + measure] as number;
      if (loads[row] === -1) loads[row] = load;
      else if (loads[row] !== load) loads[row] = 0;
    }
  }
  return loads.map((load) => Math.max(0, load));
}

/** The largest size that all amounts of the units with a choice are whole multiples of; 0 where there is none to speak of. */
function findCommonSize(problem: AssignmentProblem, measure: number): number {
  const { units, measures, amount } = problem;
  let size = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let unit = 0; unit < units; unit++) {
    const own = amount[unit * measures + measure] as number;
    if (own === 0 || !hasChoice(problem, unit)) continue;
    least = Math.min(least, own);
    size = size === 0 ? own : divideBoth(size, own);
    if (size < least * NOTICEABLE) return 0;
  }
  for (let unit = 0; unit < units; unit++) {
    if (!hasChoice(problem, unit)) continue;
    const times = (amount[unit * measures + measure] as number) / size;
    if (Math.abs(times - Math.round(times)) > ROUNDING) return 0;
  }
  return size;
}

/** Euclid's algorithm, with the nearest multiple. */
function divideBoth(one: number, other: number): number {
  let larger = Math.max(one, other);
  let smaller = Math.min(one, other);
  const least = smaller * ROUNDING;
  while (smaller > least) {
    const rest = Math.abs(larger - Math.round(larger / smaller) * smaller);
    larger = smaller;
    smaller = rest;
  }
  return larger;
}

function hasChoice({ listOf, listStart }: AssignmentProblem, unit: number): boolean {
  const list = listOf[unit] as number;
  return (listStart[list + 1] as number) - (listStart[list] as number) > 1;
}
