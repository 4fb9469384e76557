import type { AssignmentProblem } from '../../shared/territory/redesign/problem.ts';

/**
 * Reads a generalized assignment problem (OR-Library's format, one problem a file: "m n", m rows of n costs, m rows of n
 * needs, m capacities) as the redesign's solver sees it: agents are sellers, a capacity is a limit, nothing else costs.
 */
export function readGapInstance(text: string): AssignmentProblem {
  const numbers = text.trim().split(/\s+/).map(Number);
  const [agents, jobs] = numbers as [number, number];
  const cost = (agent: number, job: number): number => numbers[2 + agent * jobs + job] as number;
  const need = (agent: number, job: number): number => numbers[2 + (agents + agent) * jobs + job] as number;
  const capacity = (agent: number): number => numbers[2 + 2 * agents * jobs + agent] as number;
  const optionSeller: number[] = [];
  const optionCost: number[] = [];
  const optionLoad: number[] = [];
  const listStart = [0];
  for (let job = 0; job < jobs; job++) {
    for (let agent = 0; agent < agents; agent++) {
      // What does not fit alone is no option.
      if (need(agent, job) > capacity(agent)) continue;
      optionSeller.push(agent);
      optionCost.push(cost(agent, job));
      optionLoad.push(need(agent, job) / capacity(agent));
    }
    listStart.push(optionSeller.length);
  }
  return {
    units: jobs,
    sellers: agents,
    measures: 1,
    listOf: Int32Array.from({ length: jobs }, (_, job) => job),
    listStart: Int32Array.from(listStart),
    hasHome: new Uint8Array(jobs),
    optionSeller: Int32Array.from(optionSeller),
    optionCost: Float64Array.from(optionCost),
    optionLoad: Float64Array.from(optionLoad),
    weight: new Float64Array(jobs).fill(1),
    amount: new Float64Array(jobs).fill(1),
    rows: {
      base: new Float64Array(agents).fill(-1),
      tolerance: new Float64Array(agents),
      slope: new Float64Array(agents),
      steep: new Float64Array(agents),
      limit: new Float64Array(agents),
    },
    leaving: {
      use: new Float64Array(jobs * 3),
      used: new Float64Array(agents + 2),
      home: new Int32Array(jobs).fill(-1),
    },
    apart: null,
  };
}
