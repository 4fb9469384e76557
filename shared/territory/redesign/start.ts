import { priceLeaving } from './columns.ts';
import type { Prices } from './columns.ts';
import { LIMIT_SLACK, LIMITS_PER_UNIT, isHomeOption } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Makes the units' own choices at the dual prices a start that keeps the leaving limits and the pairs apart, as far as that
 * is possible: the search never breaks what its start keeps.
 * @returns a new list of options.
 */
export function repairStart(problem: AssignmentProblem, options: Int32Array, prices: Prices): Int32Array {
  const repaired = options.slice();
  separate(problem, repaired);
  sendHome(problem, repaired, prices);
  return repaired;
}

/** While more leaves than may, the units that gain least by leaving go home, unless one apart from them is there. */
function sendHome(problem: AssignmentProblem, options: Int32Array, prices: Prices): void {
  const { units, listOf, listStart, leaving } = problem;
  const used = leaving.used.slice();
  const away: { readonly unit: number; readonly gain: number }[] = [];
  for (let unit = 0; unit < units; unit++) {
    const list = listOf[unit] as number;
    if (problem.hasHome[list] === 0 || isHomeOption(problem, unit, options[unit] as number)) continue;
    countUse(problem, used, unit, 1);
    const home = listStart[list] as number;
    const reduced =
      reduceCost(problem, prices, unit, home) - reduceCost(problem, prices, unit, options[unit] as number);
    away.push({ unit, gain: reduced - priceLeaving(problem, prices, unit) });
  }
  away.sort((left, right) => left.gain - right.gain || left.unit - right.unit);
  const most = 1 + LIMIT_SLACK / 2;
  for (const { unit } of away) {
    const at = unit * LIMITS_PER_UNIT;
    const home = leaving.home[unit] as number;
    const helps =
      ((used[0] as number) > most && (leaving.use[at] as number) > 0) ||
      ((used[1] as number) > most && (leaving.use[at + 1] as number) > 0) ||
      (home >= 0 && (used[2 + home] as number) > most && (leaving.use[at + 2] as number) > 0);
    const first = listStart[listOf[unit] as number] as number;
    if (!helps || !isApart(problem, options, unit, first)) continue;
    options[unit] = first;
    countUse(problem, used, unit, -1);
  }
}

function countUse({ leaving }: AssignmentProblem, used: Float64Array, unit: number, sign: number): void {
  const at = unit * LIMITS_PER_UNIT;
  used[0]! += sign * (leaving.use[at] as number);
  used[1]! += sign * (leaving.use[at + 1] as number);
  const home = leaving.home[unit] as number;
  if (home >= 0) used[2 + home]! += sign * (leaving.use[at + 2] as number);
}

function reduceCost(problem: AssignmentProblem, prices: Prices, unit: number, option: number): number {
  const { measures } = problem;
  const row = (problem.optionSeller[option] as number) * measures;
  let value = (problem.weight[unit] as number) * (problem.optionCost[option] as number);
  for (let measure = 0; measure < measures; measure++) {
    value +=
      (problem.amount[unit * measures + measure] as number) *
      (problem.optionLoad[option * measures + measure] as number) *
      (prices[row + measure] as number);
  }
  return value;
}

/** Units with a unit apart at the same seller take their cheapest option without one, home first where that is free. */
function separate(problem: AssignmentProblem, options: Int32Array): void {
  const { apart, units, listOf, listStart, optionCost } = problem;
  if (!apart) return;
  for (let unit = 0; unit < units; unit++) {
    if (isApart(problem, options, unit, options[unit] as number)) continue;
    const list = listOf[unit] as number;
    let best = -1;
    for (let option = listStart[list] as number; option < (listStart[list + 1] as number); option++) {
      if (!isApart(problem, options, unit, option)) continue;
      if (best < 0 || (optionCost[option] as number) < (optionCost[best] as number)) best = option;
    }
    if (best >= 0) options[unit] = best;
  }
}

/** Whether no unit that must be apart is at the option's seller. */
function isApart(
  { apart, optionSeller }: AssignmentProblem,
  options: Int32Array,
  unit: number,
  option: number,
): boolean {
  if (!apart) return true;
  for (let at = apart.start[unit] as number; at < (apart.start[unit + 1] as number); at++) {
    if (optionSeller[options[apart.unit[at] as number] as number] === optionSeller[option]) return false;
  }
  return true;
}
