import { LIMITS_PER_UNIT, isHomeOption } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** A unit larger than this share of a seller's target is a whale: no choice of small units evens it out. */
const WHALE_SHARE = 0.1;

/** @returns 1 per unit whose load is above the share, in any measure, with the seller it is given to. */
export function findWhales(problem: AssignmentProblem, options: Int32Array, share = WHALE_SHARE): Uint8Array {
  const whales = new Uint8Array(problem.units);
  for (let unit = 0; unit < problem.units; unit++) {
    if (measureLargest(problem, unit, options[unit] as number) > share) whales[unit] = 1;
  }
  return whales;
}

/** @returns 1 per unit that is among so many of the largest, with the seller it is given to, and has a choice. */
export function findLargest(problem: AssignmentProblem, options: Int32Array, count: number): Uint8Array {
  const { listOf, listStart } = problem;
  const sizes = Float64Array.from(options, (option, unit) => measureLargest(problem, unit, option));
  const order = [...sizes.keys()]
    .filter((unit) => {
      const list = listOf[unit] as number;
      return (listStart[list + 1] as number) - (listStart[list] as number) > 1;
    })
    .sort((left, right) => (sizes[right] as number) - (sizes[left] as number) || left - right);
  const largest = new Uint8Array(problem.units);
  for (const unit of order.slice(0, count)) largest[unit] = 1;
  return largest;
}

/** The largest load of a unit in any measure, as a share of the target of the option's seller. */
function measureLargest(problem: AssignmentProblem, unit: number, option: number): number {
  const { measures, amount, optionLoad } = problem;
  let largest = 0;
  for (let measure = 0; measure < measures; measure++) {
    const load = (amount[unit * measures + measure] as number) * (optionLoad[option * measures + measure] as number);
    largest = Math.max(largest, load);
  }
  return largest;
}

export interface FixedProblem {
  readonly problem: AssignmentProblem;
  /** The same options in the fixed problem. */
  readonly options: Int32Array;
  /** Options of the fixed problem as options of the whole one. */
  readonly toWhole: (options: Int32Array) => Int32Array;
  /** And the other way: units that are fixed have their one option. */
  readonly fromWhole: (options: Int32Array) => Int32Array;
}

/** The problem in which some units have only the option they are given: each gets a list of its own with that one. */
export function fixUnits(problem: AssignmentProblem, options: Int32Array, isFixed: Uint8Array): FixedProblem {
  const { units, measures } = problem;
  const lists = problem.listStart.length - 1;
  const offered = problem.optionSeller.length;
  const fixed: number[] = [];
  for (let unit = 0; unit < units; unit++) if (isFixed[unit] === 1) fixed.push(unit);
  const listOf = problem.listOf.slice();
  const listStart = extendInts(problem.listStart, fixed.length);
  const hasHome = new Uint8Array(lists + fixed.length);
  hasHome.set(problem.hasHome);
  const optionSeller = extendInts(problem.optionSeller, fixed.length);
  const optionCost = extendNumbers(problem.optionCost, fixed.length);
  const optionLoad = extendNumbers(problem.optionLoad, fixed.length * measures);
  const used = problem.leaving.used.slice();
  const own = options.slice();
  fixed.forEach((unit, index) => {
    const option = options[unit] as number;
    const list = problem.listOf[unit] as number;
    const isAway = problem.hasHome[list] === 1 && !isHomeOption(problem, unit, option);
    if (isAway) {
      // Its leaving is settled: counted once, here.
      const at = unit * LIMITS_PER_UNIT;
      used[0]! += problem.leaving.use[at] as number;
      used[1]! += problem.leaving.use[at + 1] as number;
      const home = problem.leaving.home[unit] as number;
      if (home >= 0) used[2 + home]! += problem.leaving.use[at + 2] as number;
    }
    listOf[unit] = lists + index;
    listStart[lists + index + 1] = offered + index + 1;
    optionSeller[offered + index] = problem.optionSeller[option] as number;
    optionCost[offered + index] = problem.optionCost[option] as number;
    for (let measure = 0; measure < measures; measure++) {
      optionLoad[(offered + index) * measures + measure] = problem.optionLoad[option * measures + measure] as number;
    }
    own[unit] = offered + index;
  });
  return {
    problem: {
      ...problem,
      listOf,
      listStart,
      hasHome,
      optionSeller,
      optionCost,
      optionLoad,
      leaving: { ...problem.leaving, used },
    },
    options: own,
    toWhole: (taken) =>
      Int32Array.from(taken, (option, unit) => (isFixed[unit] === 1 ? (options[unit] as number) : option)),
    fromWhole: (taken) =>
      Int32Array.from(taken, (option, unit) => (isFixed[unit] === 1 ? (own[unit] as number) : option)),
  };
}

function extendInts(values: Int32Array, by: number): Int32Array {
  const longer = new Int32Array(values.length + by);
  longer.set(values);
  return longer;
}

function extendNumbers(values: Float64Array, by: number): Float64Array {
  const longer = new Float64Array(values.length + by);
  longer.set(values);
  return longer;
}
