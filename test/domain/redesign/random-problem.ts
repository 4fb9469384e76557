import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';
import { createNumbers } from '../random-base.ts';

/** A small problem that is different for each seed: homes, limits, leaving limits, pairs apart. */
export function createRandomProblem(seed: number, units: number, sellers: number): AssignmentProblem {
  const next = createNumbers(seed);
  const measures = 1 + Math.floor(next() * 3);
  const listStart = [0];
  const hasHome: number[] = [];
  const optionSeller: number[] = [];
  const optionCost: number[] = [];
  const optionLoad: number[] = [];
  const home: number[] = [];
  for (let unit = 0; unit < units; unit++) {
    const first = Math.floor(next() * sellers);
    const isAtHome = next() < 0.7;
    for (let at = 0; at < sellers; at++) {
      const seller = (first + at) % sellers;
      if (at > 0 && next() < 0.2) continue;
      optionSeller.push(seller);
      optionCost.push(isAtHome && at === 0 ? 0 : next() * 3);
      for (let measure = 0; measure < measures; measure++) optionLoad.push(0.5 + next());
    }
    listStart.push(optionSeller.length);
    hasHome.push(isAtHome ? 1 : 0);
    home.push(isAtHome ? first : -1);
  }
  const rows = sellers * measures;
  const fill = (most: number): Float64Array => Float64Array.from({ length: rows }, () => next() * most);
  const isLimited = next() < 0.5;
  const leavingLimit = next() < 0.5 ? 0.7 : 0;
  const pair = next() < 0.4 ? [0, 1] : null;
  return {
    units,
    sellers,
    measures,
    listOf: Int32Array.from({ length: units }, (_, unit) => unit),
    listStart: Int32Array.from(listStart),
    hasHome: Uint8Array.from(hasHome),
    optionSeller: Int32Array.from(optionSeller),
    optionCost: Float64Array.from(optionCost),
    optionLoad: Float64Array.from(optionLoad),
    weight: Float64Array.from({ length: units }, () => 0.5 + next()),
    amount: Float64Array.from({ length: units * measures }, () => (next() * 2 * sellers) / units),
    rows: {
      base: fill(0.2).map((base) => base - 1),
      tolerance: fill(0.3),
      slope: fill(1),
      steep: fill(20),
      limit: fill(1).map((limit) => (isLimited ? 0.3 + limit : Number.POSITIVE_INFINITY)),
    },
    leaving: {
      use: Float64Array.from({ length: units * 3 }, () => next() * leavingLimit),
      used: new Float64Array(sellers + 2),
      home: Int32Array.from(home),
    },
    apart: pair && {
      start: Int32Array.from({ length: units + 1 }, (_, unit) => Math.min(unit, 2)),
      unit: Int32Array.from([1, 0]),
    },
  };
}

/** The same where every measure is counted in whole ones, as accounts are: a load depends on nothing but the seller. */
export function countInWholes(problem: AssignmentProblem, seed: number): AssignmentProblem {
  const { units, sellers, measures, optionSeller } = problem;
  const next = createNumbers(seed);
  const loadOf = Float64Array.from({ length: sellers * measures }, () => ((1 + next()) * sellers) / units / 2);
  return {
    ...problem,
    amount: Float64Array.from({ length: units * measures }, () => Math.floor(next() * 4)),
    optionLoad: Float64Array.from(
      { length: optionSeller.length * measures },
      (_, at) => loadOf[(optionSeller[Math.floor(at / measures)] as number) * measures + (at % measures)] as number,
    ),
  };
}
