import { countPrices } from './columns.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** For each price a size at which it begins to matter: what choices cost over what they load. */
export function measureStrides(problem: AssignmentProblem): Float64Array {
  const { units, sellers, measures, listOf, listStart, optionCost, optionLoad, weight, amount, leaving } = problem;
  const lists = listStart.length - 1;
  const spread = new Float64Array(lists);
  const load = new Float64Array(lists * measures);
  for (let list = 0; list < lists; list++) {
    const start = listStart[list] as number;
    const end = listStart[list + 1] as number;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let option = start; option < end; option++) {
      least = Math.min(least, optionCost[option] as number);
      most = Math.max(most, optionCost[option] as number);
      for (let measure = 0; measure < measures; measure++) {
        load[list * measures + measure]! += (optionLoad[option * measures + measure] as number) / (end - start);
      }
    }
    spread[list] = most - least;
  }
  let cost = 0;
  const loads = new Float64Array(measures);
  const uses = new Float64Array(LIMITS_PER_UNIT);
  for (let unit = 0; unit < units; unit++) {
    const list = listOf[unit] as number;
    cost += (weight[unit] as number) * (spread[list] as number);
    for (let measure = 0; measure < measures; measure++) {
      loads[measure]! += (amount[unit * measures + measure] as number) * (load[list * measures + measure] as number);
    }
    for (let limit = 0; limit < LIMITS_PER_UNIT; limit++) {
      uses[limit]! += leaving.use[unit * LIMITS_PER_UNIT + limit] as number;
    }
  }
  const sizeOf = (whole: number): number => (cost > 0 && whole > 0 ? cost / whole : 1);
  const strides = new Float64Array(countPrices(problem));
  const first = sellers * measures;
  for (let row = 0; row < first; row++) strides[row] = sizeOf(loads[row % measures] as number);
  strides[first] = sizeOf(uses[0] as number);
  strides[first + 1] = sizeOf(uses[1] as number);
  strides.fill(sizeOf(uses[2] as number), first + 2);
  return strides;
}
