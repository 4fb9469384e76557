import type { Measure } from '../measures.ts';
import type { Clash } from './input.ts';
import type { Prices } from './columns.ts';

/** What the optimizer suggests; nothing changes until it is adopted. Plain data. */
export interface Proposal {
  /** `within`: everybody is within tolerance in every measure chosen. `clash`: there is nothing to propose. */
  readonly status: 'within' | 'outside' | 'clash';
  /** Roster row by account row, `NO_ROW` for the pool. */
  readonly owner: Int32Array;
  /** One per unit whose seller changes against the scenario as it stands. */
  readonly moves: readonly ProposedMove[];
  readonly outcomes: readonly MeasureOutcome[];
  readonly quality: Quality;
  /** Units larger than a tenth of their seller's share, largest first. */
  readonly whales: readonly Whale[];
  /** Accounts without a seller for whom nobody is eligible. */
  readonly stuck: readonly number[];
  readonly clashes: readonly Clash[];
  readonly prices: Prices;
}

export interface ProposedMove {
  /** Account rows: a family, or what must be together. */
  readonly accounts: readonly number[];
  /** Roster row of the incumbent, or `NO_ROW`. */
  readonly from: number;
  /** Roster row of the seller under the scenario as it stands, or `NO_ROW`. */
  readonly current: number;
  readonly to: number;
  /** `return`: a move of the scenario is taken back. */
  readonly kind: 'transfer' | 'succession' | 'assignment' | 'return';
  /** Points of disruption. */
  readonly cost: number;
}

export interface MeasureOutcome {
  readonly measure: Measure;
  readonly tolerance: number;
  /** By roster row, in the measure's own unit. */
  readonly target: Float64Array;
  readonly today: Float64Array;
  readonly proposed: Float64Array;
  /** Roster rows of the sellers out of tolerance. */
  readonly outToday: readonly number[];
  readonly outProposed: readonly number[];
}

/** How good the proposal is, in points, and against what cannot be beaten. */
export interface Quality {
  /** Disruption + imbalance. */
  readonly value: number;
  readonly disruption: number;
  readonly imbalance: number;
  /** Nothing costs less. */
  readonly bound: number;
  /** Nothing with the same sellers for the whales costs less. */
  readonly whaleBound: number;
  /** Share by which the value is above the bound, and above the bound with the whales where they are. */
  readonly gap: number;
  readonly whaleGap: number;
  readonly steps: number;
}

export interface Whale {
  readonly accounts: readonly number[];
  readonly seller: number;
  readonly measure: Measure;
  /** Of the seller's target. */
  readonly share: number;
}

/** Values smaller than this, in points, are nothing: no share of them is worth naming. */
const NOTHING = 1e-6;

/** How far a value is above its bound, as a share of the bound. */
export function computeGap(value: number, bound: number): number {
  if (value - bound <= NOTHING) return 0;
  return bound > NOTHING ? value / bound - 1 : Number.POSITIVE_INFINITY;
}
