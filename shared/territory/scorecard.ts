import type { BalancePolicy } from '../model/policy.ts';
import { computeBalance } from './balance.ts';
import type { MeasureBalance, Targets } from './balance.ts';
import type { Books } from './books.ts';
import type { Disruption } from './disruption.ts';
import { MEASURES } from './measures.ts';
import type { Measure } from './measures.ts';

/** Balance against disruption: what the moves bring and what they cost. */
export interface Scorecard {
  /** In the order of `MEASURES`. */
  readonly balance: readonly {
    readonly measure: Measure;
    readonly before: MeasureBalance;
    readonly after: MeasureBalance;
  }[];
  readonly disruption: Disruption;
}

/** The balance of every measure, in the order of `MEASURES`. */
export function computeBalances(books: Books, targets: Targets, policy: BalancePolicy): MeasureBalance[] {
  return MEASURES.map((measure) => computeBalance(measure, books, targets, policy));
}

/** @param before balance of today's books in the order of `MEASURES`; it is the same after every move. */
export function computeScorecard(
  before: readonly MeasureBalance[],
  after: Books,
  targets: Targets,
  policy: BalancePolicy,
  disruption: Disruption,
): Scorecard {
  const balance = computeBalances(after, targets, policy).map((balanceAfter, index) => ({
    measure: balanceAfter.measure,
    before: before[index] as MeasureBalance,
    after: balanceAfter,
  }));
  return { balance, disruption };
}
