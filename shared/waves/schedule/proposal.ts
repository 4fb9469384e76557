import type { Day } from '../../model/day.ts';

/** What the wave planner suggests; nothing changes until it is adopted. Plain data. */
export interface ScheduleProposal {
  /** `complete`: every move has a wave. `incomplete`: some fit nowhere. `clash`: there is nothing to propose. */
  readonly status: 'complete' | 'incomplete' | 'clash';
  /** By move: its wave, or `NO_ROW`. */
  readonly wave: Int32Array;
  readonly outcome: ScheduleOutcome;
  readonly quality: ScheduleQuality;
  readonly clashes: readonly ScheduleClash[];
}

/** What contradicts itself: nothing can be planned until it gives way. */
export interface ScheduleClash {
  /** Members of one family are pinned to different waves. */
  readonly kind: 'family-pinned-apart';
  /** Moves. */
  readonly moves: readonly number[];
}

export interface ScheduleQuality {
  /** In points; see the rows and instance for what counts how much. */
  readonly value: number;
  /** No schedule has fewer. */
  readonly bound: number;
  readonly gap: number;
  readonly steps: number;
}

/** A week that holds more than it should. */
export interface Overrun {
  readonly kind: 'error' | 'plan' | 'manager' | 'visits';
  readonly seller: number;
  /** Monday of the fullest such week. */
  readonly week: Day;
  /** Hours, or introductions. */
  readonly load: number;
  readonly limit: number;
  /** How many of the seller's weeks hold too much. */
  readonly weeks: number;
  /** Hours or introductions beyond the limit, all weeks together. */
  readonly excess: number;
}

/** A persona whose share in a wave is not as the guidance has it. */
export interface MissedQuota {
  readonly persona: number;
  readonly wave: number;
  readonly moves: number;
  readonly total: number;
  /** By the guidance, 0 to 1. */
  readonly share: number;
}

/** The first wave holds more than it should: moves, or ARR in minor units. */
export interface FirstWaveExcess {
  readonly kind: 'moves' | 'arr';
  readonly value: number;
  readonly whole: number;
  /** The most, as a share of the whole, 0 to 1. */
  readonly most: number;
}

/** What a schedule amounts to, counted from the moves themselves. */
export interface ScheduleOutcome {
  /** (Waves + 1) × personas, row after row; the last row is those in no wave. */
  readonly personaMix: Int32Array;
  /** The fullest week of any seller, in hours for a full-time one. */
  readonly peak: { readonly seller: number; readonly week: Day; readonly hours: number } | null;
  readonly overruns: readonly Overrun[];
  readonly missedQuotas: readonly MissedQuota[];
  /** Of the moves, and of the ARR that moves; 0 to 1. */
  readonly firstWaveMoves: number;
  readonly firstWaveArr: number;
  /** Where the first wave holds more than its limits, as the guardrails have it. */
  readonly firstWaveExcess: readonly FirstWaveExcess[];
  /** Moves with a handover that are in no wave. */
  readonly unplaced: readonly number[];
  /** Seller × weeks from `firstWeek`, hours of both sides. */
  readonly sellerHours: Float64Array;
  readonly firstWeek: Day;
  readonly weeks: number;
}
