import type { Day } from '../../model/day.ts';
import type { HandoverCapacityPolicy } from '../../model/policy.ts';
import type { MoveWork } from '../../handover/move-work.ts';

/** A plan's moves as the wave planner looks at them. Plain data, to be sent to a worker. */
export interface ScheduleInput {
  /** T0 of each wave, ascending. */
  readonly launches: Int32Array;
  readonly moves: MoveColumns;
  /** Every handover that comes into question, laid out. */
  readonly works: readonly MoveWork[];
  /** By work: 1 where the customer is told, introduced or handed over on a day on which customers are left alone. */
  readonly isClosed: Uint8Array;
  readonly sellers: SellerColumns;
  readonly capacity: HandoverCapacityPolicy;
  /** Names are for whoever explains; quotas are shares of the persona's moves by wave, or `null` where there are none. */
  readonly personas: readonly { readonly name: string; readonly quotas: readonly number[] | null }[];
  /** Quotas may differ by this much. */
  readonly band: number;
  readonly firstWaveMaximumMoves: number;
  readonly firstWaveMaximumArr: number;
  /** ARR of all that moves, in minor units, also of what moves silently. */
  readonly movedArr: number;
  /** ARR that moves silently in the first wave. */
  readonly silentFirstWaveArr: number;
  /** Replies that the call centre can take a day, and the part of each move in them; `null` while it is off. */
  readonly callCentre: CallCentreLoad | null;
}

/** By move. A move that is silent comes along with its family and asks for nothing itself. */
export interface MoveColumns {
  readonly count: number;
  /** Account row. */
  readonly account: Int32Array;
  /** Roster rows, or `NO_ROW`. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly manager: Int32Array;
  /** Persona code; `NO_PERSONA` for a silent move. */
  readonly persona: Int32Array;
  readonly arr: Float64Array;
  /** 1 for the top tenth by ARR: not in the first wave. */
  readonly isLarge: Uint8Array;
  /** Moves of one family go together. */
  readonly family: Int32Array;
  /** The wave it stays in, or `NO_ROW` where the planner may choose. */
  readonly pin: Int32Array;
  /** `MISSING_DAY` where unknown. */
  readonly renewal: Int32Array;
  /** Moves × waves: index into `works`, or -1 for a silent move. */
  readonly work: Int32Array;
}

/** By roster row. */
export interface SellerColumns {
  readonly count: number;
  /** What their weeks hold, 1 for a full-time seller; leavers count as one. */
  readonly fte: Float64Array;
  readonly isManager: Uint8Array;
  /** No handover work in weeks that end before it. */
  readonly readyOn: Float64Array;
  /** What a manager's weeks hold, 1 for the plan's hours. */
  readonly managerShare: Float64Array;
}

export interface CallCentreLoad {
  readonly repliesPerDay: number;
  /** Working days on which the replies to a notice come in, by work. */
  readonly replyDays: readonly (readonly Day[])[];
  /** Share of the customers who reply, by persona code. */
  readonly replyShares: readonly number[];
}

/** What the planner asks for. */
export interface ScheduleSettings {
  readonly seed: number;
  /** Multiplies the budgets of the search, which are counted in steps. */
  readonly effort: number;
}

export const DEFAULT_SCHEDULE_SETTINGS: ScheduleSettings = { seed: 1, effort: 1 };
