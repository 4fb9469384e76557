import { LIMIT_SLACK, LIMITS_PER_UNIT } from './problem.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Finds the units that alone are more than may still leave: they stay, in every assignment that keeps the limits. Left
 * open, the bound would let a part of each go, and prices would climb far to hold it.
 * @returns 1 per unit that stays home.
 */
export function findStaying({ units, listOf, hasHome, leaving }: AssignmentProblem): Uint8Array {
  const stays = new Uint8Array(units);
  const { home, use, used } = leaving;
  const isOver = (share: number, already: number): boolean => share > 0 && already + share > 1 + LIMIT_SLACK;
  for (let unit = 0; unit < units; unit++) {
    if (hasHome[listOf[unit] as number] === 0) continue;
    const at = unit * LIMITS_PER_UNIT;
    const seller = home[unit] as number;
    if (
      isOver(use[at] as number, used[0] as number) ||
      isOver(use[at + 1] as number, used[1] as number) ||
      (seller >= 0 && isOver(use[at + 2] as number, used[2 + seller] as number))
    ) {
      stays[unit] = 1;
    }
  }
  return stays;
}

/** The first option of each unit's list: home, where there is one. */
export function listFirstOptions({ listOf, listStart }: AssignmentProblem): Int32Array {
  return listOf.map((list) => listStart[list] as number);
}
