import type { AccountPair } from './input.ts';
import type { AssignmentProblem } from './problem.ts';

/**
 * Pairs of accounts apart as pairs of units.
 * @param indexOf unit of the problem by unit, -1 for those that have no choice: what these forbid is settled before.
 */
export function buildApart(
  apart: readonly AccountPair[],
  unitOf: Int32Array,
  indexOf: Int32Array,
  units: number,
): AssignmentProblem['apart'] {
  const pairs = apart.flatMap(({ account, other }) => {
    const left = indexOf[unitOf[account] as number] as number;
    const right = indexOf[unitOf[other] as number] as number;
    return left >= 0 && right >= 0 && left !== right ? [[left, right] as const] : [];
  });
  if (pairs.length === 0) return null;
  const lists = new Map<number, number[]>();
  const note = (from: number, to: number): void => void lists.set(from, [...(lists.get(from) ?? []), to]);
  for (const [left, right] of pairs) {
    note(left, right);
    note(right, left);
  }
  const start = new Int32Array(units + 1);
  const unit: number[] = [];
  for (let index = 0; index < units; index++) {
    unit.push(...(lists.get(index) ?? []));
    start[index + 1] = unit.length;
  }
  return { start, unit: Int32Array.from(unit) };
}
