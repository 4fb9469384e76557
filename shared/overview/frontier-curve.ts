import { judgeDeviation } from '../territory/balance.ts';
import type { Measure } from '../territory/measures.ts';
import type { FrontierPoint } from '../territory/redesign/frontier.ts';
import type { RedesignInput, RedesignSettings } from '../territory/redesign/input.ts';
import { AIM, SLOPE, STEEP } from '../territory/redesign/balance-rows.ts';
import { sumMoveCosts } from '../territory/redesign/move-cost.ts';
import type { MeasureOutcome } from '../territory/redesign/proposal.ts';
import { sumByOwner } from '../territory/redesign/targets.ts';
import { measureDisruption } from './redesign-report.ts';
import type { DisruptionFigures } from './redesign-report.ts';
import type { PlanBase } from './plan-base.ts';

/** One way to distribute the accounts, by what it costs and how even it is. */
export interface CurvePoint extends DisruptionFigures {
  /** What its moves count, in points: 1 is the move of an ordinary account. */
  readonly disruption: number;
  /** How uneven the books are, in the optimizer's own terms; today's is 1. */
  readonly imbalance: number;
  /** Sellers out of tolerance, counted once per measure. */
  readonly out: number;
}

/** A point of the frontier, and what can be proved about it. */
export interface FrontierStep extends CurvePoint {
  readonly balanceWeight: number;
  /** Moves of the proposal, against the scenario as it stands. */
  readonly moves: number;
  /** Nothing has disruption + price × imbalance below the bound. Both in the units of this curve. */
  readonly price: number;
  readonly bound: number;
  /** Share by which the point is at most above the best possible with the large accounts where they are: 0.006 is 0.6 %. */
  readonly gap: number;
}

/** How uneven books are, as the search counts it, without its unit. */
function sumImbalance(
  outcomes: readonly MeasureOutcome[],
  weightOf: ReadonlyMap<Measure, number>,
  valuesOf: (outcome: MeasureOutcome) => Float64Array,
): number {
  let sum = 0;
  for (const outcome of outcomes) {
    const { measure, target, tolerance } = outcome;
    const weight = weightOf.get(measure) ?? 0;
    const values = valuesOf(outcome);
    for (let seller = 0; seller < target.length; seller++) {
      const share = target[seller] as number;
      if (share <= 0) continue;
      const ratio = Math.abs((values[seller] as number) / share - 1);
      sum += weight * (SLOPE * ratio + STEEP * Math.max(0, ratio - AIM * tolerance));
    }
  }
  return sum;
}

/**
 * Measures a point of the frontier.
 * @param base the plan as it was when the frontier was asked for.
 */
export function measureStep(
  base: PlanBase,
  settings: RedesignSettings,
  { balanceWeight, proposal }: FrontierPoint,
): FrontierStep {
  const { outcomes, quality, owner, moves } = proposal;
  const weightOf = new Map(settings.measures.map(({ measure, weight }) => [measure, weight]));
  const today = sumImbalance(outcomes, weightOf, ({ today: values }) => values);
  const proposed = sumImbalance(outcomes, weightOf, (outcome) => outcome.proposed);
  const imbalance = today > 0 ? proposed / today : 0;
  // The search counts in points; what one point of the curve's imbalance is in them is the price.
  const price = imbalance > 0 ? quality.imbalance / imbalance : Number.NaN;
  return {
    balanceWeight,
    moves: moves.length,
    disruption: quality.disruption,
    imbalance,
    out: outcomes.reduce((sum, { outProposed }) => sum + outProposed.length, 0),
    price,
    bound: quality.bound,
    gap: quality.whaleGap,
    ...measureDisruption(base, owner),
  };
}

/** The scenario as it stands, or today: what the curve is compared with. @param owner roster row by account row. */
export function measureOwners(
  base: PlanBase,
  input: RedesignInput,
  settings: RedesignSettings,
  outcomes: readonly MeasureOutcome[],
  owner: Int32Array,
): CurvePoint {
  const weightOf = new Map(settings.measures.map(({ measure, weight }) => [measure, weight]));
  const sums = new Map(
    outcomes.map((outcome) => [outcome, sumByOwner(input.measures[outcome.measure], owner, input.sellers)]),
  );
  const valuesOf = (outcome: MeasureOutcome): Float64Array => sums.get(outcome) as Float64Array;
  const today = sumImbalance(outcomes, weightOf, ({ today: values }) => values);
  return {
    disruption: sumMoveCosts(input, settings.weights, owner),
    imbalance: today > 0 ? sumImbalance(outcomes, weightOf, valuesOf) / today : 0,
    out: outcomes.reduce((sum, outcome) => sum + countOut(outcome, valuesOf(outcome)), 0),
    ...measureDisruption(base, owner),
  };
}

function countOut({ target, tolerance }: MeasureOutcome, values: Float64Array): number {
  let out = 0;
  for (let seller = 0; seller < target.length; seller++) {
    const share = target[seller] as number;
    const deviation = share > 0 ? ((values[seller] as number) - share) / share : Number.NaN;
    if (judgeDeviation(deviation, tolerance, 1) === 'out') out++;
  }
  return out;
}

/** A corner of the line below which nothing can lie. */
export interface BoundCorner {
  readonly disruption: number;
  readonly imbalance: number;
}

/**
 * The line that no redesign can get below: each point proves that disruption + price × imbalance is at least its bound, and
 * the line is the highest of all that is proved.
 * @returns its corners by rising disruption, from 0 to `mostDisruption`; none where nothing is proved.
 */
export function traceBound(steps: readonly FrontierStep[], mostDisruption: number): BoundCorner[] {
  const proofs = steps.filter(({ price, bound }) => price > 0 && Number.isFinite(price) && Number.isFinite(bound));
  if (proofs.length === 0 || mostDisruption <= 0) return [];
  const heightAt = (disruption: number): number =>
    proofs.reduce((most, { price, bound }) => Math.max(most, (bound - disruption) / price), 0);
  const corners = new Set([0, mostDisruption]);
  for (const [index, left] of proofs.entries()) {
    corners.add(left.bound);
    for (const right of proofs.slice(index + 1)) {
      // Where the two lines cross: (b1 − x) / p1 = (b2 − x) / p2.
      const crossing = (left.bound * right.price - right.bound * left.price) / (right.price - left.price);
      corners.add(crossing);
    }
  }
  const inside = [...corners].filter((x) => x >= 0 && x <= mostDisruption).sort((left, right) => left - right);
  const line = inside.map((disruption) => ({ disruption, imbalance: heightAt(disruption) }));
  // Crossings below the line are no corners.
  return line.filter((corner, index) => {
    const before = line[index - 1];
    const after = line[index + 1];
    if (!before || !after) return true;
    const share = (corner.disruption - before.disruption) / (after.disruption - before.disruption);
    const straight = before.imbalance + share * (after.imbalance - before.imbalance);
    return Math.abs(straight - corner.imbalance) > 1e-9;
  });
}

export type CostAxis = 'disruption' | 'movedAccounts' | 'movedArr';
export type BalanceAxis = 'imbalance' | 'out';

/** A stretch that buys less than this share of what the whole way to its end buys on average is no longer worth it. */
const WORTH = 1 / 3;

/**
 * The point after which further moves buy much less: the last one whose own stretch of the curve still buys a third of what
 * the way there buys on average, each for the same cost.
 * @returns its index, or -1 where the curve has no bend.
 */
export function findKnee(steps: readonly CurvePoint[], cost: CostAxis, balance: BalanceAxis): number {
  const first = steps[0];
  if (!first || steps.length < 3) return -1;
  let knee = -1;
  let before = first;
  for (const [index, step] of steps.entries()) {
    const way = step[cost] - first[cost];
    const gained = first[balance] - step[balance];
    const stretch = step[cost] - before[cost];
    const isBetter = step[balance] < before[balance];
    // Both sides times way and stretch: a stretch that costs nothing is always worth it.
    if (isBetter && (before[balance] - step[balance]) * way >= WORTH * gained * Math.max(0, stretch)) knee = index;
    if (isBetter) before = step;
  }
  return knee === steps.length - 1 ? -1 : knee;
}

/** What the way from one point to the next brings for each ten accounts that move. */
export interface MarginalGain {
  readonly accounts: number;
  /** Shares of today's imbalance, and sellers back in tolerance, per ten accounts; positive is better. */
  readonly imbalance: number;
  readonly out: number;
  /** ARR per ten accounts, in minor units. */
  readonly arr: number;
}

/** @returns `null` where no more accounts move. */
export function computeMarginalGain(from: CurvePoint, to: CurvePoint): MarginalGain | null {
  const accounts = to.movedAccounts - from.movedAccounts;
  if (accounts <= 0) return null;
  const perTen = 10 / accounts;
  return {
    accounts,
    imbalance: (from.imbalance - to.imbalance) * perTen,
    out: (from.out - to.out) * perTen,
    arr: (to.movedArr - from.movedArr) * perTen,
  };
}
