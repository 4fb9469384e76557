import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy, readSetting } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { LateDealPolicy } from '../model/policy.ts';
import { both, either, NO, toOutcome, UNKNOWN, YES } from './outcome.ts';
import type { Outcome } from './outcome.ts';

/** The opportunities as the rules of personas and holds look at them. */
export interface DealIndex {
  /** Open opportunities (early and late) by account: rows `rows[starts[a] … starts[a + 1])`. */
  readonly openByAccount: { readonly starts: Int32Array; readonly rows: Int32Array };
  /** By opportunity row: 1 where the late-deal policy holds. Unknown values never make a deal late. */
  readonly isLate: Uint8Array;
  /** By account row: how many of its deals are late, 255 at most. */
  readonly lateByAccount: Uint8Array;
  /** By account row: 1 where no deal is late for sure, but one would be if its unknown values were known. */
  readonly lateUnknown: Uint8Array;
  /** By account row: whether it has a late deal, as `FLAG_*`. */
  readonly lateFlags: Uint8Array;
  /** By account row: day of the first won deal up to the as-of day, or `MISSING_DAY`. */
  readonly firstWon: Int32Array;
  /** By account row: 1 where a deal was won, dated or not. */
  readonly hasWon: Uint8Array;
  /** Median amount of open deals by segment code of the accounts; the last entry is for accounts without a segment. NaN where there is none. */
  readonly medianBySegment: Float64Array;
}

/** How one open deal stands against the late-deal policy, part by part. */
export interface DealJudgement {
  readonly isLateStage: Outcome;
  readonly closesSoon: Outcome;
  readonly isLargeEnough: Outcome;
  /** A deal that the file does not mark as a renewal counts as none: hardly any export has the mark. */
  readonly isNoRenewal: Outcome;
}

/** @param policy what makes a deal late; the plan's where it is not given. */
export function indexDeals(
  facts: Facts,
  document: PlanDocument,
  policy: LateDealPolicy = readPolicy(document, 'lateDeal'),
): DealIndex {
  const { accounts, opportunities } = facts;
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const openByAccount = groupOpenDeals(facts);
  const medianBySegment = computeMedians(facts, openByAccount);
  const isLate = new Uint8Array(opportunities.count);
  const lateByAccount = new Uint8Array(accounts.count);
  // Without any opportunities in the facts, nobody can say that there is no late deal.
  const lateUnknown = new Uint8Array(accounts.count).fill(opportunities.count === 0 ? 1 : 0);
  for (let account = 0; account < accounts.count; account++) {
    const end = openByAccount.starts[account + 1] as number;
    for (let at = openByAccount.starts[account] as number; at < end; at++) {
      const row = openByAccount.rows[at] as number;
      const outcome = combineJudgement(judgeDeal(facts, policy, asOf, medianBySegment, row));
      if (outcome === YES) {
        isLate[row] = 1;
        if ((lateByAccount[account] as number) < 255) lateByAccount[account]! += 1;
      } else if (outcome === UNKNOWN) lateUnknown[account] = 1;
    }
    if ((lateByAccount[account] as number) > 0) lateUnknown[account] = 0;
  }
  const lateFlags = lateByAccount.map((count, account) => {
    if (count > 0) return FLAG_YES;
    return lateUnknown[account] === 1 ? FLAG_UNKNOWN : FLAG_NO;
  });

  const firstWon = new Int32Array(accounts.count).fill(MISSING_DAY);
  const hasWon = new Uint8Array(accounts.count);
  const wonCode = opportunities.stageClass.values.indexOf('won');
  for (let row = 0; row < opportunities.count; row++) {
    const account = opportunities.account[row] as number;
    if (account === NO_ROW || wonCode < 0 || opportunities.stageClass.codes[row] !== wonCode) continue;
    hasWon[account] = 1;
    const day = opportunities.closeOn[row] as Day;
    if (day === MISSING_DAY || day > asOf) continue;
    const first = firstWon[account] as Day;
    if (first === MISSING_DAY || day < first) firstWon[account] = day;
  }
  return { openByAccount, isLate, lateByAccount, lateUnknown, lateFlags, firstWon, hasWon, medianBySegment };
}

/** @param row an open opportunity with an account. */
export function judgeDeal(
  facts: Facts,
  policy: LateDealPolicy,
  asOf: Day,
  medianBySegment: Float64Array,
  row: number,
): DealJudgement {
  const { opportunities } = facts;
  const lateCode = opportunities.stageClass.values.indexOf('late');
  const probability = opportunities.probability[row] as number;
  const closeOn = opportunities.closeOn[row] as Day;
  const amount = opportunities.amount[row] as number;
  const median = medianBySegment[segmentCodeOf(facts, opportunities.account[row] as number)] as number;
  const isNamedLate = lateCode >= 0 && opportunities.stageClass.codes[row] === lateCode;
  const isLikely = Number.isNaN(probability) ? UNKNOWN : toOutcome(probability >= policy.minimumProbability);
  const closesSoon =
    closeOn === MISSING_DAY || asOf === MISSING_DAY
      ? UNKNOWN
      : toOutcome(closeOn >= asOf - policy.closedAtMostDaysAgo && closeOn <= asOf + policy.closesWithinDays);
  const isLarge = Number.isNaN(amount) ? UNKNOWN : toOutcome(amount >= median);
  return {
    isLateStage: either(toOutcome(isNamedLate), isLikely),
    closesSoon,
    isLargeEnough: policy.atLeastSegmentMedian ? isLarge : YES,
    isNoRenewal: toOutcome(opportunities.renewal[row] !== FLAG_YES),
  };
}

export function combineJudgement(deal: DealJudgement): Outcome {
  if (deal.isNoRenewal === NO) return NO;
  return both(both(deal.isLateStage, deal.closesSoon), deal.isLargeEnough);
}

/** Index into `medianBySegment` for an account. */
export function segmentCodeOf(facts: Facts, account: number): number {
  const { segment } = facts.accounts;
  const code = segment.codes[account] as number;
  return code < 0 ? segment.values.length : code;
}

function groupOpenDeals(facts: Facts): DealIndex['openByAccount'] {
  const { accounts, opportunities } = facts;
  const { values, codes } = opportunities.stageClass;
  const isOpenCode = values.map((name) => name === 'open' || name === 'late');
  const isOpen = (row: number): boolean =>
    opportunities.account[row] !== NO_ROW && isOpenCode[codes[row] as number] === true;
  const starts = new Int32Array(accounts.count + 1);
  for (let row = 0; row < opportunities.count; row++) {
    if (isOpen(row)) starts[(opportunities.account[row] as number) + 1]! += 1;
  }
  for (let account = 0; account < accounts.count; account++) starts[account + 1]! += starts[account] as number;
  const next = starts.slice(0, accounts.count);
  const rows = new Int32Array(starts[accounts.count] as number);
  for (let row = 0; row < opportunities.count; row++) {
    if (!isOpen(row)) continue;
    const account = opportunities.account[row] as number;
    rows[next[account] as number] = row;
    next[account]! += 1;
  }
  return { starts, rows };
}

function computeMedians(facts: Facts, open: DealIndex['openByAccount']): Float64Array {
  const { opportunities } = facts;
  const amounts: number[][] = Array.from({ length: facts.accounts.segment.values.length + 1 }, () => []);
  for (const row of open.rows) {
    const amount = opportunities.amount[row] as number;
    if (!Number.isNaN(amount)) amounts[segmentCodeOf(facts, opportunities.account[row] as number)]?.push(amount);
  }
  return Float64Array.from(amounts, (list) => {
    const sorted = Float64Array.from(list).sort();
    const middle = sorted.length >> 1;
    if (sorted.length % 2 === 1) return sorted[middle] as number;
    return ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
  });
}
