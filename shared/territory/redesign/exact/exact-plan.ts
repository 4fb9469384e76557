import type { AssignmentProblem } from '../problem.ts';
import type { ExactLimits } from './exact-solver.ts';

/** What is handed to the exact solver, and how long it looks. */
export interface ExactPlan {
  /** So many of the largest units are placed first. */
  readonly largest: number;
  readonly placing: ExactLimits;
  readonly completing: ExactLimits;
}

const MOST_UNITS = 5000;
const MOST_SELLERS = 70;
const LARGEST_PER_SELLER = 2;
const MOST_LARGEST = 100;

/** @returns `null` for problems whose programs are too large to be worth the wait. */
export function planExactSearch({ units, sellers }: Pick<AssignmentProblem, 'units' | 'sellers'>): ExactPlan | null {
  if (units > MOST_UNITS || sellers > MOST_SELLERS) return null;
  return {
    largest: Math.min(MOST_LARGEST, LARGEST_PER_SELLER * sellers),
    placing: { gap: 0.0005, nodes: 50, steps: 40_000 },
    completing: { gap: 0.0001, nodes: 1, steps: 40_000 },
  };
}
