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
export const FRONTIER_WEIGHTS: readonly number[] = [
  0.003, 0.01, 0.02, 0.04, 0.07, 0.12, 0.2, 0.35, 0.6, 1, 2, 4, 8, 16,
];

/** A point has its neighbour's prices and moves to start from, so that half the effort goes as far. */
const EFFORT_SHARE = 0.5;

/**
 * Solves the redesign for one weight of balance after the other, each starting from the one before. Each point carries the
 * bound of its own weight. Points that another beats in both balance and disruption are left out, so that along the curve
 * more disruption always buys more balance. Clashes do not depend on the weight: where the first is one, it is the only point.
 * @param onPoint is told of each point as soon as it is there, dominated or not.
 */
export function* traceFrontier(
  input: RedesignInput,
  settings: RedesignSettings,
  weights: readonly number[] = FRONTIER_WEIGHTS,
  onPoint: (point: FrontierPoint) => void = () => undefined,
): Generator<SearchProgress, FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  let prices: Prices | undefined;
  let near: Int32Array | undefined;
  for (const [index, balanceWeight] of weights.entries()) {
    const asked = { ...settings, balanceWeight, effort: settings.effort * EFFORT_SHARE };
    const search = proposeRedesign(input, asked, prices, near);
    for (;;) {
      const next = search.next();
      if (next.done) {
        const point = { balanceWeight, proposal: next.value };
        points.push(point);
        onPoint(point);
        ({ prices, owner: near } = next.value);
        break;
      }
      yield { stage: next.value.stage, share: (index + next.value.share) / weights.length };
    }
    if (points[0]?.proposal.status === 'clash') break;
  }
  return keepUndominated(points);
}

/** Imbalance without the weight that it was asked for with: comparable along the curve. */
export function measureImbalance({ balanceWeight, proposal }: FrontierPoint): number {
  return balanceWeight > 0 ? proposal.quality.imbalance / balanceWeight : proposal.quality.imbalance;
}

/** In ascending order of disruption; of points that are alike the first. */
export function keepUndominated(points: readonly FrontierPoint[]): FrontierPoint[] {
  const sorted = points.toSorted(
    (left, right) =>
      left.proposal.quality.disruption - right.proposal.quality.disruption ||
      measureImbalance(left) - measureImbalance(right),
  );
  const kept: FrontierPoint[] = [];
  for (const point of sorted) {
    const last = kept.at(-1);
    if (last === undefined || measureImbalance(point) < measureImbalance(last)) kept.push(point);
  }
  return kept;
}
