import type { DisruptionWeights } from '../../model/policy.ts';
import type { Eligibility } from '../eligibility.ts';
import type { DistanceColumns } from '../distance.ts';
import type { Measure } from '../measures.ts';

/** A plan as the redesign looks at it: columns by account row and by roster row. Plain data, to be sent to a worker. */
export interface RedesignInput {
  readonly accounts: number;
  readonly sellers: number;
  /** Roster row of today's owner, or `NO_ROW`. */
  readonly incumbent: Int32Array;
  /** The owner under the scenario as it stands: where locked accounts stay. */
  readonly current: Int32Array;
  readonly locked: Uint8Array;
  readonly familyOf: Int32Array;
  readonly measures: Readonly<Record<Measure, Float64Array>>;
  /** What makes accounts alike: codes by account row of segment, industry and region; -1 where unknown. */
  readonly traits: readonly Int32Array[];
  readonly burdens: Burdens;
  readonly eligibility: Eligibility;
  /** 0 for leavers and managers. */
  readonly fte: Float64Array;
  readonly isLeaving: Uint8Array;
  /** Hours a year by seller, FTE counted in. */
  readonly capacity: Float64Array;
  /** Where accounts and sellers are, for a redesign in which distance counts. */
  readonly distances?: DistanceColumns;
}

/** What makes single accounts dear to move, by account row. */
export interface Burdens {
  /** What the move of an account of this persona counts, 1 for an ordinary customer. */
  readonly persona: Float64Array;
  /** 1 where the owner changed within a year. */
  readonly isRecent: Uint8Array;
  /** 1 where the renewal is near. */
  readonly isRenewing: Uint8Array;
  /** Late deals; 255 at most. */
  readonly lateDeals: Uint8Array;
}

export interface MeasureSetting {
  readonly measure: Measure;
  /** What its imbalance counts against that of the other measures. */
  readonly weight: number;
  /** Share of the target by which a seller may differ. */
  readonly tolerance: number;
}

export interface AccountPair {
  readonly account: number;
  readonly other: number;
}

export interface SellerPair {
  readonly account: number;
  readonly seller: number;
}

/** What the planner asks for. Plain data; accounts and sellers by their rows. */
export interface RedesignSettings {
  /** At least one. */
  readonly measures: readonly MeasureSetting[];
  /** Balance against disruption: 1 brings everybody within tolerance where that can be; towards 0 nothing moves. */
  readonly balanceWeight: number;
  readonly seed: number;
  /** Multiplies the budgets of the search, which are counted in steps. */
  readonly effort: number;
  readonly weights: DisruptionWeights;
  /** Shares of all accounts and of all ARR, 0 to 1. */
  readonly maximumMovedAccounts: number;
  readonly maximumMovedArr: number;
  /** Share of ARR that each staying seller keeps. */
  readonly minimumKeptArr: number;
  /** Nobody gets more hours than their capacity, or than they have today where that is more. */
  readonly keepsCapacity: boolean;
  readonly required: readonly SellerPair[];
  readonly forbidden: readonly SellerPair[];
  readonly together: readonly AccountPair[];
  readonly apart: readonly AccountPair[];
  /** Points on top where the account goes to (or stays with) the seller. */
  readonly costs: readonly (SellerPair & { readonly cost: number })[];
  /** Points for each 100 km from an account to its seller's base, also where it stays; 0 where not said. */
  readonly distanceWeight?: number;
}

/** Constraints that contradict one another: there is nothing to propose until one of them gives way. */
export interface Clash {
  readonly kind:
    | 'nobody-eligible'
    | 'required-seller-leaves'
    | 'required-not-eligible'
    | 'required-twice'
    | 'locked-elsewhere'
    | 'together-and-apart'
    | 'apart'
    | 'capacity'
    | 'maximum-moved'
    | 'kept-arr'
    | 'no-seller';
  readonly accounts: readonly number[];
  readonly sellers: readonly number[];
}
