import type { Prices } from './columns.ts';
import type { RedesignInput, RedesignSettings } from './input.ts';
import type { Proposal } from './proposal.ts';
import type { SearchProgress } from './search.ts';
import { proposeRedesign } from './solve.ts';

/** One point of balance against disruption. */
export interface FrontierPoint {
  readonly balanceWeight: number;
  readonly proposal: Proposal;
}

/** From nearly nothing moved to as even as can be: each weighs balance about twice as much as the one before. */
export const FRONTIER_WEIGHTS: readonly number[] = [0.003, 0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 1, 2, 4, 8, 16];

/**
 * Solves the redesign for one weight of balance after the other, each starting from the prices of the one before. Clashes
 * do not depend on the weight: where the first is one, it is the only point.
 * @param onPoint is told of each point as soon as it is there.
 */
export function* traceFrontier(
  input: RedesignInput,
  settings: RedesignSettings,
  weights: readonly number[] = FRONTIER_WEIGHTS,
  onPoint: (point: FrontierPoint) => void = () => undefined,
): Generator<SearchProgress, FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  let prices: Prices | undefined;
  for (const [index, balanceWeight] of weights.entries()) {
    const search = proposeRedesign(input, { ...settings, balanceWeight }, prices);
    for (;;) {
      const next = search.next();
      if (next.done) {
        const point = { balanceWeight, proposal: next.value };
        points.push(point);
        onPoint(point);
        ({ prices } = next.value);
        break;
      }
      yield { stage: next.value.stage, share: (index + next.value.share) / weights.length };
    }
    if (points[0]?.proposal.status === 'clash') break;
  }
  return points;
}
