import { formatIsoDay, isKnownDay } from '../model/day.ts';
import type { SellerKind } from '../model/facts.ts';
import type { IsoDay, SellerId } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { isLeaving } from '../model/roster.ts';
import { readBalanceRules } from '../territory/balance.ts';
import type { BalanceStatus } from '../territory/balance.ts';
import { sumSegmentBooks } from '../territory/books.ts';
import { mapMeasures } from '../territory/measures.ts';
import type { Measure } from '../territory/measures.ts';
import { computeSegmentScorecards } from '../territory/segments.ts';
import type { SegmentScorecard } from '../territory/segments.ts';
import { computeSegmentTargets } from '../territory/targets.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanFigures } from './plan-figures.ts';
import { reportBalances } from './report-scorecard.ts';
import type { BalancesReport } from './report-scorecard.ts';
import { toFigure } from './to-figure.ts';

/** Money in minor units, workload in hours a year. */
export type Amounts = Readonly<Record<Measure, number>>;

export interface SellerReport {
  readonly id: SellerId;
  readonly name: string;
  readonly kind: SellerKind;
  readonly team: string;
  readonly region: string;
  readonly fte: number;
  /** Last working day of one who leaves. */
  readonly leavesOn: IsoDay | null;
  readonly isLeaving: boolean;
  readonly before: Amounts;
  readonly after: Amounts;
  readonly target: Amounts;
  /** 100 is on target. */
  readonly index: Readonly<Record<Measure, number | null>>;
  readonly status: Readonly<Record<Measure, BalanceStatus>>;
  /** Workload ÷ capacity. */
  readonly utilisation: number | null;
  readonly churn: number;
  readonly keptArr: number | null;
}

/** One seller's part of a segment under the scenario; sellers with nothing of it are left out. */
export interface SegmentBook {
  readonly seller: SellerId;
  readonly after: Amounts;
  /** The seller's share of the segment by FTE. */
  readonly target: Amounts;
}

/** A segment, its balances judged by the sellers' shares of it. */
export interface SegmentReport extends BalancesReport {
  readonly name: string;
  readonly before: Amounts;
  readonly bySeller: readonly SegmentBook[];
}

/** Each seller's book before and after, in roster order. */
export function listBooks(base: PlanBase, figures: PlanFigures): SellerReport[] {
  const { roster, document } = base;
  const { capacityHours } = readPolicy(document, 'workload');
  const { balance, disruption } = figures.scorecard;
  return roster.ids.map((id, row) => {
    const after = readAmounts(figures.after.totals, row);
    const known = roster.capacityHours[row] as number;
    const capacity = (Number.isNaN(known) ? capacityHours : known) * (roster.fte[row] as number);
    const leavesOn = roster.leavesOn[row] as number;
    return {
      id,
      name: roster.names[row] as string,
      kind: roster.kinds[row] as SellerKind,
      team: roster.teams[row] as string,
      region: roster.regions[row] as string,
      fte: roster.fte[row] as number,
      // Day 0 stands for a seller who left at an unknown day.
      leavesOn: isKnownDay(leavesOn) && leavesOn > 0 ? formatIsoDay(leavesOn) : null,
      isLeaving: isLeaving(roster, row),
      before: readAmounts(figures.before.totals, row),
      after,
      target: readAmounts(figures.targets, row),
      index: mapMeasures((_, index) => toFigure(balance[index]?.after.sellers[row]?.index)),
      status: mapMeasures((_, index) => balance[index]?.after.sellers[row]?.status ?? 'none'),
      utilisation: capacity > 0 ? after.workload / capacity : null,
      churn: disruption.churn[row] as number,
      keptArr: toFigure(disruption.keptArr[row]),
    };
  });
}

/** Each segment's total and balances, and who has what of it under the scenario. */
export function listSegments(base: PlanBase): SegmentReport[] {
  const { measures, assignment, document, roster, sharing } = base;
  const width = roster.count + 1;
  const before = sumSegmentBooks(measures, assignment.incumbent, roster.count);
  const after = sumSegmentBooks(measures, assignment.incoming, roster.count);
  const targets = computeSegmentTargets(measures, sharing);
  const scorecards = computeSegmentScorecards(measures, sharing, assignment, readBalanceRules(document));
  return measures.segments.map((name, segment) => {
    const total = mapMeasures((measure) => {
      let sum = 0;
      for (let at = segment * width; at < (segment + 1) * width; at++) sum += before[measure][at] as number;
      return sum;
    });
    const bySeller = roster.ids.flatMap((seller, row) => {
      const own = readAmounts(after, segment * width + row);
      return own.accounts > 0
        ? [{ seller, after: own, target: readAmounts(targets, segment * roster.count + row) }]
        : [];
    });
    return { name, before: total, bySeller, ...reportBalances(scorecards[segment] as SegmentScorecard) };
  });
}

export function readAmounts(totals: Readonly<Record<Measure, Float64Array>>, at: number): Amounts {
  return mapMeasures((measure) => totals[measure][at] as number);
}
