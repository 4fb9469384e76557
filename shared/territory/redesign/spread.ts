import type { AssignmentProblem } from './problem.ts';

/** What a unit's dearest and cheapest option differ by, and the mean of all units; 1 where nothing costs anything. */
export function measureSpreads({ units, listOf, listStart, optionCost, weight }: AssignmentProblem): {
  readonly spreads: Float64Array;
  readonly mean: number;
} {
  const ofList = new Float64Array(listStart.length - 1);
  for (let list = 0; list < ofList.length; list++) {
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let option = listStart[list] as number; option < (listStart[list + 1] as number); option++) {
      least = Math.min(least, optionCost[option] as number);
      most = Math.max(most, optionCost[option] as number);
    }
    ofList[list] = most - least;
  }
  const spreads = new Float64Array(units);
  let sum = 0;
  for (let unit = 0; unit < units; unit++) {
    spreads[unit] = (weight[unit] as number) * (ofList[listOf[unit] as number] as number);
    sum += spreads[unit] as number;
  }
  return { spreads, mean: units > 0 && sum > 0 ? sum / units : 1 };
}
