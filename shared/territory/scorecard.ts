import { computeBalance } from './balance.ts';
import type { BalanceRules, MeasureBalance } from './balance.ts';
import type { Books } from './books.ts';
import { combineBalances } from './combined.ts';
import type { CombinedBalance } from './combined.ts';
import type { Disruption } from './disruption.ts';
import { MEASURES } from './measures.ts';
import type { Measure } from './measures.ts';
import type { Targets } from './targets.ts';

/** Balance against disruption: what the moves bring and what they cost. */
export interface Scorecard {
  /** In the order of `MEASURES`. */
  readonly balance: readonly {
    readonly measure: Measure;
    readonly before: MeasureBalance;
    readonly after: MeasureBalance;
  }[];
  /** The measures weighed together. */
  readonly combined: { readonly before: CombinedBalance; readonly after: CombinedBalance };
  readonly disruption: Disruption;
}

/** The balance of every measure, in the order of `MEASURES`. */
export function computeBalances(books: Books, targets: Targets, rules: BalanceRules): MeasureBalance[] {
  return MEASURES.map((measure) => computeBalance(measure, books, targets, rules));
}

/** @param before balance of today's books in the order of `MEASURES`; it is the same after every move. */
export function computeScorecard(
  before: readonly MeasureBalance[],
  after: Books,
  targets: Targets,
  rules: BalanceRules,
  disruption: Disruption,
): Scorecard {
  const balances = computeBalances(after, targets, rules);
  const balance = balances.map((balanceAfter, index) => ({
    measure: balanceAfter.measure,
    before: before[index] as MeasureBalance,
    after: balanceAfter,
  }));
  const combined = { before: combineBalances(before, rules), after: combineBalances(balances, rules) };
  return { balance, combined, disruption };
}
