import { LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** What a unit loads on average, by row; 1 where none loads anything. */
export function measureLoads({
  units,
  sellers,
  measures,
  listOf,
  listStart,
  optionLoad,
  amount,
  leaving,
}: AssignmentProblem) {
  const first = sellers * measures;
  const sums = new Float64Array(first + 2 + sellers);
  const counts = new Float64Array(first + 2 + sellers);
  const ofMeasure = new Float64Array(measures);
  for (let unit = 0; unit < units; unit++) {
    const option = listStart[listOf[unit] as number] as number;
    for (let measure = 0; measure < measures; measure++) {
      ofMeasure[measure]! +=
        (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
    }
    const home = leaving.home[unit] as number;
    for (let limit = 0; limit < LIMITS_PER_UNIT; limit++) {
      if (limit === 2 && home < 0) continue;
      const row = limit < 2 ? first + limit : first + 2 + home;
      sums[row]! += leaving.use[unit * LIMITS_PER_UNIT + limit] as number;
      counts[row]! += 1;
    }
  }
  return sums.map((sum, row) => {
    const mean = row < first ? (ofMeasure[row % measures] as number) / units : sum / (counts[row] as number);
    return mean > 0 ? mean : 1;
  });
}
