import type { BalanceRules } from './balance.ts';
import { sumSegmentBooks } from './books.ts';
import type { Books } from './books.ts';
import { combineBalances } from './combined.ts';
import { mapMeasures } from './measures.ts';
import type { AccountMeasures, Measure } from './measures.ts';
import { computeBalances } from './scorecard.ts';
import type { Scorecard } from './scorecard.ts';
import { computeSegmentTargets } from './targets.ts';
import type { Sharing, Targets } from './targets.ts';

/** One segment's balance, before and after. */
export interface SegmentScorecard {
  /** As the facts have it; empty for the accounts without one. */
  readonly name: string;
  readonly accounts: number;
  readonly balance: Scorecard['balance'];
  /** The measures weighed together. */
  readonly combined: Scorecard['combined'];
}

/** The balance of every measure within each segment; the targets of the segments add up to the overall ones. */
export function computeSegmentScorecards(
  measures: AccountMeasures,
  sharing: Sharing,
  owners: { readonly incumbent: Int32Array; readonly incoming: Int32Array },
  rules: BalanceRules,
): SegmentScorecard[] {
  const sellers = sharing.fte.length;
  const before = sumSegmentBooks(measures, owners.incumbent, sellers);
  const after = sumSegmentBooks(measures, owners.incoming, sellers);
  const targets = computeSegmentTargets(measures, sharing);
  return measures.segments.map((name, segment) => {
    const own: Targets = sliceRows(targets, segment, sellers);
    const balancesBefore = computeBalances(sliceBooks(before, segment, sellers), own, rules);
    const balancesAfter = computeBalances(sliceBooks(after, segment, sellers), own, rules);
    const balance = balancesBefore.map((balanceBefore, index) => ({
      measure: balanceBefore.measure,
      before: balanceBefore,
      after: balancesAfter[index] as (typeof balancesAfter)[number],
    }));
    const combined = { before: combineBalances(balancesBefore, rules), after: combineBalances(balancesAfter, rules) };
    return { name, accounts: balance[0]?.before.total ?? 0, balance, combined };
  });
}

function sliceBooks(matrix: Readonly<Record<Measure, Float64Array>>, segment: number, rosterCount: number): Books {
  return { totals: sliceRows(matrix, segment, rosterCount + 1), rosterCount };
}

function sliceRows(matrix: Readonly<Record<Measure, Float64Array>>, row: number, width: number) {
  return mapMeasures((measure) => matrix[measure].subarray(row * width, (row + 1) * width));
}
