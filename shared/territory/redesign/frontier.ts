import type { RedesignInput, RedesignSettings } from './input.ts';
import type { Proposal } from './proposal.ts';
import type { SearchProgress } from './search.ts';
import { proposeRedesign } from './solve.ts';

/** One point of balance against disruption. */
export interface FrontierPoint {
  readonly balanceWeight: number;
  readonly proposal: Proposal;
}

/** From nearly nothing moved to as even as can be, closest where plans bend: beyond 1, little is left to gain. */
export const FRONTIER_WEIGHTS: readonly number[] = [
  0.003, 0.006, 0.01, 0.015, 0.022, 0.033, 0.05, 0.08, 0.13, 0.25, 0.5, 1,
];

/** A point has its neighbour's prices and moves to start from, so that half the effort goes as far. */
const EFFORT_SHARE = 0.5;
/** Values that differ by less, in points, are the same. */
const NOTHING = 1e-6;

/** Enough to polish what a neighbour found. */
const REPAIR_SHARE = 0.05;

/**
 * Solves the redesign for one weight of balance after the other, each starting from the one before; then goes back, and where
 * the next point is better even at this one's weight, starts from there once more. So along the curve more disruption buys
 * more balance; a point that another still beats in both is left out. Each point carries the bound of its own weight. Clashes
 * do not depend on the weight: where the first is one, it is the only point.
 * @param onPoint is told of each point as soon as it is there, before any is repaired.
 * @param best a proposal for the settings' own weight: the curve's point of that weight is never worse.
 */
export function* traceFrontier(
  input: RedesignInput,
  settings: RedesignSettings,
  weights: readonly number[] = FRONTIER_WEIGHTS,
  onPoint: (point: FrontierPoint) => void = () => undefined,
  best?: Pick<Proposal, 'owner'>,
): Generator<SearchProgress, FrontierPoint[]> {
  const points: FrontierPoint[] = [];
  const solve = function* (
    balanceWeight: number,
    share: number,
    near: Proposal | undefined,
  ): Generator<SearchProgress, FrontierPoint> {
    const asked = { ...settings, balanceWeight, effort: settings.effort * share };
    const { owner } = (balanceWeight === settings.balanceWeight && best) || near || {};
    const search = proposeRedesign(input, asked, { prices: near?.prices, owner });
    for (;;) {
      const next = search.next();
      if (next.done) return { balanceWeight, proposal: next.value };
      yield { stage: next.value.stage, share: (points.length + next.value.share) / weights.length };
    }
  };
  for (const balanceWeight of weights) {
    const point: FrontierPoint = yield* solve(balanceWeight, EFFORT_SHARE, points.at(-1)?.proposal);
    points.push(point);
    onPoint(point);
    if (point.proposal.status === 'clash') return points;
  }
  for (let index = points.length - 2; index >= 0; index--) {
    const point = points[index] as FrontierPoint;
    const next = points[index + 1] as FrontierPoint;
    const { quality } = next.proposal;
    const value = quality.disruption + point.balanceWeight * measureImbalance(next);
    if (value >= point.proposal.quality.value - NOTHING) continue;
    const repaired: FrontierPoint = yield* solve(point.balanceWeight, REPAIR_SHARE, next.proposal);
    if (repaired.proposal.quality.value < point.proposal.quality.value) points[index] = repaired;
  }
  return keepUndominated(points);
}

/** Imbalance without the weight that it was asked for with: comparable along the curve. */
function measureImbalance({ balanceWeight, proposal }: FrontierPoint): number {
  return balanceWeight > 0 ? proposal.quality.imbalance / balanceWeight : 0;
}

/** Leaves out what another point beats in one respect and matches in the other; points that are alike stay. */
export function keepUndominated(points: readonly FrontierPoint[]): FrontierPoint[] {
  const places = points.map((point) => ({
    point,
    disruption: point.proposal.quality.disruption,
    imbalance: measureImbalance(point),
  }));
  return places
    .filter(
      ({ disruption, imbalance }) =>
        !places.some(
          (other) =>
            other.disruption <= disruption + NOTHING &&
            other.imbalance <= imbalance + NOTHING &&
            (other.disruption < disruption - NOTHING || other.imbalance < imbalance - NOTHING),
        ),
    )
    .map(({ point }) => point);
}
