import type { Wording } from '../persona/wording.ts';

/** Smaller gaps would read as none. */
const LEAST = 0.001;

/** How far something is from the best possible: "0.6%"; one that is there is never written as 0. */
export function nameGap({ share }: Wording, gap: number): string {
  return share(gap > 0 ? Math.max(gap, LEAST) : gap);
}
