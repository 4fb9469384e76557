import { computeSpread, judgeDeviation } from './balance.ts';
import type { BalanceRules, BalanceStatus, MeasureBalance } from './balance.ts';
import { MEASURES } from './measures.ts';
import type { Measure } from './measures.ts';

/** One seller's indices weighed together. */
export interface CombinedSeller {
  /** Roster row. */
  readonly row: number;
  /** Weighted mean of the indices of the measures that have a target; NaN without one. */
  readonly index: number;
  /** (Index − 100) ÷ 100; NaN without an index. */
  readonly deviation: number;
  readonly status: BalanceStatus;
}

export interface CombinedBalance {
  /** Measures that count, in the order of `MEASURES`. */
  readonly measures: readonly Measure[];
  /** Their tolerances weighed in the same way; `null` where none of them has one. */
  readonly tolerance: number | null;
  /** One entry per roster row, in roster order. */
  readonly sellers: readonly CombinedSeller[];
  readonly out: number;
  readonly cv: number;
  readonly maxMin: number;
  readonly gini: number;
}

/**
 * All measures as one: each seller's index is Σ weight × index ÷ Σ weight over the measures with a weight and a target.
 * @param balances in the order of `MEASURES`.
 */
export function combineBalances(balances: readonly MeasureBalance[], rules: BalanceRules): CombinedBalance {
  const counted = balances.filter(({ measure }) => rules.weights[measure] > 0);
  const tolerance = weighTolerances(rules);
  const sellers: CombinedSeller[] = [];
  const indices: number[] = [];
  let out = 0;
  for (let row = 0; row < (balances[0]?.sellers.length ?? 0); row++) {
    let sum = 0;
    let weights = 0;
    for (const { measure, sellers: own } of counted) {
      const index = own[row]?.index ?? Number.NaN;
      if (Number.isNaN(index)) continue;
      sum += rules.weights[measure] * index;
      weights += rules.weights[measure];
    }
    const index = weights > 0 ? sum / weights : Number.NaN;
    const deviation = (index - 100) / 100;
    const status = judgeDeviation(deviation, tolerance, rules.amberFrom);
    if (status === 'out') out++;
    if (weights > 0) indices.push(index);
    sellers.push({ row, index, deviation, status });
  }
  const measures = counted.map(({ measure }) => measure);
  return { measures, tolerance, sellers, out, ...computeSpread(indices) };
}

/** Σ weight × tolerance ÷ Σ weight over the measures that have both. */
function weighTolerances({ weights, tolerances }: BalanceRules): number | null {
  let sum = 0;
  let whole = 0;
  for (const measure of MEASURES) {
    const tolerance = tolerances[measure];
    if (tolerance === null || weights[measure] <= 0) continue;
    sum += weights[measure] * tolerance;
    whole += weights[measure];
  }
  return whole > 0 ? sum / whole : null;
}
