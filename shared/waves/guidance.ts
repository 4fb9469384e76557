/**
 * The share of a persona's moves that practice puts into each wave. Guidance is written for three waves; with more, the
 * middle is split evenly; with two, the last two are merged; one takes everything.
 * @param shares for waves 1, 2 and 3, 0 to 1. @param count how many waves the scenario has.
 */
export function spreadGuidance(shares: readonly number[], count: number): number[] {
  const [first = 0, middle = 0, last = 0] = shares;
  if (count <= 0) return [];
  if (count === 1) return [first + middle + last];
  if (count === 2) return [first, middle + last];
  return [first, ...new Array<number>(count - 2).fill(middle / (count - 2)), last];
}
