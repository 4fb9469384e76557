import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';
import { isHomeOption } from '../../../shared/territory/redesign/problem.ts';

/** A problem as the text of a mixed-integer program in CPLEX's LP format: what any solver reads. */
export function writeLinearProgram(problem: AssignmentProblem): string {
  return writeProgram(problem, true);
}

/** The same where a unit may be divided between options: what prices alone can know. */
export function writeRelaxation(problem: AssignmentProblem): string {
  return writeProgram(problem, false);
}

function writeProgram(problem: AssignmentProblem, isWhole: boolean): string {
  const { units, sellers, measures, rows, leaving, apart } = problem;
  const costs: string[] = [];
  const constraints: string[] = [];
  const binaries: string[] = [];
  const loads = Array.from({ length: rows.base.length }, () => [] as string[]);
  const leavingTerms = Array.from({ length: sellers + 2 }, () => [] as string[]);
  const bySeller = Array.from({ length: units }, () => new Map<number, string>());
  for (let unit = 0; unit < units; unit++) {
    const list = problem.listOf[unit] as number;
    const names: string[] = [];
    for (let option = problem.listStart[list] as number; option < (problem.listStart[list + 1] as number); option++) {
      const name = `x${unit}_${option}`;
      const seller = problem.optionSeller[option] as number;
      names.push(name);
      bySeller[unit]?.set(seller, name);
      costs.push(term((problem.weight[unit] as number) * (problem.optionCost[option] as number), name));
      for (let measure = 0; measure < measures; measure++) {
        const load =
          (problem.amount[unit * measures + measure] as number) *
          (problem.optionLoad[option * measures + measure] as number);
        loads[seller * measures + measure]?.push(term(load, name));
      }
      if (problem.hasHome[list] !== 1 || isHomeOption(problem, unit, option)) continue;
      leavingTerms[0]?.push(term(leaving.use[unit * 3] as number, name));
      leavingTerms[1]?.push(term(leaving.use[unit * 3 + 1] as number, name));
      const home = leaving.home[unit] as number;
      if (home >= 0) leavingTerms[2 + home]?.push(term(leaving.use[unit * 3 + 2] as number, name));
    }
    binaries.push(...names);
    constraints.push(`${names.join(' + ')} = 1`);
  }
  const ratios = Array.from(rows.base, (base, row) => {
    const limit = rows.limit[row] as number;
    constraints.push(`${['', ...(loads[row] ?? [])].join(' ')} - r${row} = ${-base}`);
    constraints.push(`a${row} - r${row} >= 0`, `a${row} + r${row} >= 0`);
    constraints.push(`e${row} - a${row} >= ${-(rows.tolerance[row] as number)}`);
    costs.push(term(rows.slope[row] as number, `a${row}`), term(rows.steep[row] as number, `e${row}`));
    return limit === Number.POSITIVE_INFINITY ? `r${row} free` : `-1000 <= r${row} <= ${limit}`;
  });
  leavingTerms.forEach((terms, limit) => {
    if (terms.length > 0) constraints.push(`${terms.join(' ')} <= ${1 - (leaving.used[limit] as number)}`);
  });
  for (let unit = 0; unit < units; unit++) {
    if (!apart) break;
    for (let at = apart.start[unit] as number; at < (apart.start[unit + 1] as number); at++) {
      for (const [seller, name] of bySeller[unit] ?? []) {
        const other = bySeller[apart.unit[at] as number]?.get(seller);
        if (other !== undefined) constraints.push(`${name} + ${other} <= 1`);
      }
    }
  }
  return [
    'Minimize',
    ...costs,
    'Subject To',
    ...constraints.map((text, index) => `c${index}: ${text}`),
    'Bounds',
    ...ratios,
    ...(isWhole ? ['Binary', ...binaries] : []),
    'End',
    '',
  ].join('\n');
}

function term(factor: number, name: string): string {
  return `+ ${factor.toFixed(12)} ${name}`;
}
