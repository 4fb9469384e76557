import type { Wording } from '../persona/wording.ts';

/**
 * Whether a part of a whole is more than a share of it allows. Planner and guardrail both ask here. The last bit of a
 * product is noise: half of five minor units is not exceeded by what rounding makes of it.
 */
export function isAboveShare(part: number, whole: number, most: number): boolean {
  return part > most * whole + 1e-9 * Math.max(1, whole);
}

/** `25.04%` beside `25%`: as many decimals as it takes to tell what was exceeded from what exceeds it. */
export function describeShareAbove({ share }: Wording, value: number, most: number): string {
  const plain = share(value);
  if (plain !== share(most)) return plain;
  for (let decimals = 1; decimals <= MOST_DECIMALS; decimals++) {
    if (Number((value * 100).toFixed(decimals)) > most * 100 + 1e-9) return share(value, decimals);
  }
  return `a little above ${share(most)}`;
}

const MOST_DECIMALS = 3;
