import { hasLeavingLimits, hasLoadLimits } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/** How wide, how hot and how long to search. */
export interface Reach {
  /** How far above a unit's least reduced cost a column may be, as a share of what a choice costs. */
  readonly within: number;
  /** So many more columns per unit, whatever they cost. */
  readonly scattered: number;
  /** Whether units too large to even out may go anywhere. */
  readonly keepsWhales: boolean;
  /** The first temperature, as a share of what a choice costs. */
  readonly hot: number;
  /** Per unit that has a choice. */
  readonly steps: number;
}

/** Searches one after the other from the same start, the best of which counts; then one with the whales fixed. */
export interface SearchPlan {
  readonly first: readonly Reach[];
  readonly polishing: Reach | null;
}

/** How long sellers exchange units when a search has ended. */
export interface ExchangePlan {
  /** Sets of changes to look at. */
  readonly looks: number;
  /** Units larger than this share of a seller's target are tried elsewhere; none where it is infinite. */
  readonly kicked: number;
}

const MANY_UNITS = 40;
const HOT = 0.3;
const WARM = 0.04;

/**
 * Where sellers have few units each, all depends on where the largest go, and a single search may be unlucky: two of them,
 * different in what they reach, before the largest are tried elsewhere one by one.
 */
const FOR_FEW: SearchPlan = {
  first: [
    { within: 8, scattered: 3, keepsWhales: true, hot: HOT, steps: 500 },
    { within: 0.4, scattered: 3, keepsWhales: false, hot: 1, steps: 1000 },
  ],
  polishing: { within: 8, scattered: 0, keepsWhales: false, hot: WARM, steps: 300 },
};

/** The prices of many units tell nearly all; the nearer to them, the better is what is found in a given time. */
const FOR_MANY: SearchPlan = {
  first: [{ within: 0.05, scattered: 0, keepsWhales: false, hot: HOT, steps: 2500 }],
  polishing: null,
};
const AROUND_WHALES: SearchPlan = {
  first: [{ within: 0.05, scattered: 0, keepsWhales: false, hot: HOT, steps: 2000 }],
  polishing: { within: 0.03, scattered: 0, keepsWhales: false, hot: WARM, steps: 1500 },
};

/** Where limits bind, what a unit would pay most for may be taken. */
const FOR_LEAVING: SearchPlan = {
  first: [{ within: 0.4, scattered: 3, keepsWhales: true, hot: HOT, steps: 500 }],
  polishing: { within: 0.4, scattered: 0, keepsWhales: false, hot: WARM, steps: 200 },
};
const FOR_LOADS: SearchPlan = {
  first: [{ within: 8, scattered: 6, keepsWhales: true, hot: HOT, steps: 500 }],
  polishing: { within: 8, scattered: 0, keepsWhales: false, hot: WARM, steps: 300 },
};

/** @param whales 1 per unit that is too large to even out */
export function planSearch(problem: AssignmentProblem, whales: Uint8Array): SearchPlan {
  if (problem.units < MANY_UNITS * problem.sellers) return FOR_FEW;
  if (hasLoadLimits(problem)) return FOR_LOADS;
  if (hasLeavingLimits(problem)) return FOR_LEAVING;
  return whales.includes(1) ? AROUND_WHALES : FOR_MANY;
}

const MOST_LOOKS = 6_000_000;
const MOST_LOOKS_AND_KICKS = 8_000_000;
const LOOKS_PER_UNIT = 600;
const LEAST_LOOKS_AND_KICKS = 1_000_000;
const LOOKS_AND_KICKS_PER_UNIT = 10_000;
const KICKED = 0.04;

/** Where sellers have few units each, where the largest go is worth most of the time. */
export function planExchange({ units, sellers }: AssignmentProblem): ExchangePlan {
  if (units >= MANY_UNITS * sellers) {
    return { looks: Math.min(MOST_LOOKS, LOOKS_PER_UNIT * units), kicked: Number.POSITIVE_INFINITY };
  }
  const looks = Math.max(LEAST_LOOKS_AND_KICKS, LOOKS_AND_KICKS_PER_UNIT * units);
  return { looks: Math.min(MOST_LOOKS_AND_KICKS, looks), kicked: KICKED };
}
