import { moveKindOf } from '../model/assignment.ts';
import type { Assignment, MoveKind } from '../model/assignment.ts';
import type { Day } from '../model/day.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { isLeaving } from '../model/roster.ts';
import type { Roster } from '../model/roster.ts';
import type { AccountMeasures } from './measures.ts';

/** What the moves cost. Only transfers (both sellers stay) count as disruption; all money in minor units. */
export interface Disruption {
  readonly movedAccounts: number;
  readonly movedArr: number;
  /** Amounts of the open deals on them. */
  readonly movedPipeline: number;
  readonly lateDealsMoved: number;
  /** Of all accounts, all ARR, all open pipeline, all late deals; 0 to 1. */
  readonly shares: {
    readonly accounts: number;
    readonly arr: number;
    readonly pipeline: number;
    readonly lateDeals: number;
  };
  /** Accounts retained ÷ accounts whose incumbent stays, 0 to 1; 1 where nobody stays. */
  readonly continuity: number;
  /** Transfers of accounts whose owner changed within 365 days before the as-of day. */
  readonly movedAgain: number;
  /** Accounts by what happens to them. */
  readonly byKind: Readonly<Record<MoveKind, number>>;
  /** By roster row: (accounts lost + gained) ÷ (accounts before + after), all kinds of move; 0 the same book, 1 a new one. */
  readonly churn: Float64Array;
  readonly lostAccounts: Int32Array;
  readonly gainedAccounts: Int32Array;
  /** By roster row: ARR of the accounts that stay with their seller ÷ the seller's ARR today; NaN without ARR today. */
  readonly keptArr: Float64Array;
  /** ARR of the transfers by wave; one entry more than there are waves: the last is unscheduled. */
  readonly arrAtRiskByWave: Float64Array;
}

/** An account whose owner changed within so many days before the as-of day is "moved again". */
const RECENT_DAYS = 365;

/** Whether the account's owner changed within a year before the day. Unknown is no, and so is a day still to come. */
export function isRecentlyMoved(ownerSince: Day, asOf: Day): boolean {
  return ownerSince !== MISSING_DAY && ownerSince <= asOf && asOf - ownerSince <= RECENT_DAYS;
}

/** @param lateByAccount number of late deals by account row. */
export function computeDisruption(
  facts: Facts,
  roster: Roster,
  assignment: Assignment,
  measures: AccountMeasures,
  lateByAccount: Uint8Array,
  asOf: Day,
): Disruption {
  const { incumbent, incoming, wave, waves } = assignment;
  const { arr, pipeline } = measures;
  const { ownerSince, count } = facts.accounts;
  const byKind: Record<MoveKind, number> = { none: 0, transfer: 0, succession: 0, assignment: 0, release: 0 };
  const arrAtRiskByWave = new Float64Array(waves.length + 1);
  const before = new Int32Array(roster.count);
  const lost = new Int32Array(roster.count);
  const gained = new Int32Array(roster.count);
  const arrBefore = new Float64Array(roster.count);
  const arrKept = new Float64Array(roster.count);
  const leaves = Uint8Array.from({ length: roster.count }, (_, row) => (isLeaving(roster, row) ? 1 : 0));
  const total = { arr: 0, pipeline: 0, lateDeals: 0 };
  const moved = { accounts: 0, arr: 0, pipeline: 0, lateDeals: 0, again: 0 };
  let staying = 0;
  let retained = 0;

  for (let row = 0; row < count; row++) {
    const from = incumbent[row] as number;
    const to = incoming[row] as number;
    const accountArr = arr[row] as number;
    const lateDeals = lateByAccount[row] as number;
    total.arr += accountArr;
    total.pipeline += pipeline[row] as number;
    total.lateDeals += lateDeals;
    if (from !== NO_ROW) {
      before[from]! += 1;
      arrBefore[from]! += accountArr;
      if (leaves[from] === 0) staying++;
    }
    if (from === to) {
      byKind.none++;
      if (from === NO_ROW) continue;
      arrKept[from]! += accountArr;
      if (leaves[from] === 0) retained++;
      continue;
    }
    if (from !== NO_ROW) lost[from]! += 1;
    if (to !== NO_ROW) gained[to]! += 1;
    const kind = moveKindOf(roster, from, to);
    byKind[kind]++;
    if (kind !== 'transfer') continue;
    moved.accounts++;
    moved.arr += accountArr;
    moved.pipeline += pipeline[row] as number;
    moved.lateDeals += lateDeals;
    if (isRecentlyMoved(ownerSince[row] as Day, asOf)) moved.again++;
    const index = wave[row] as number;
    arrAtRiskByWave[index === NO_ROW ? waves.length : index]! += accountArr;
  }

  const churn = new Float64Array(roster.count);
  const keptArr = new Float64Array(roster.count);
  for (let row = 0; row < roster.count; row++) {
    const changes = (lost[row] as number) + (gained[row] as number);
    const after = (before[row] as number) - (lost[row] as number) + (gained[row] as number);
    churn[row] = changes === 0 ? 0 : changes / ((before[row] as number) + after);
    keptArr[row] = (arrBefore[row] as number) > 0 ? (arrKept[row] as number) / (arrBefore[row] as number) : Number.NaN;
  }
  return {
    movedAccounts: moved.accounts,
    movedArr: moved.arr,
    movedPipeline: moved.pipeline,
    lateDealsMoved: moved.lateDeals,
    shares: {
      accounts: shareOf(moved.accounts, count),
      arr: shareOf(moved.arr, total.arr),
      pipeline: shareOf(moved.pipeline, total.pipeline),
      lateDeals: shareOf(moved.lateDeals, total.lateDeals),
    },
    continuity: staying === 0 ? 1 : retained / staying,
    movedAgain: moved.again,
    byKind,
    churn,
    lostAccounts: lost,
    gainedAccounts: gained,
    keptArr,
    arrAtRiskByWave,
  };
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 0;
}
