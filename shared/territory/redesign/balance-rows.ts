import { NO_ROW } from '../../model/ids.ts';
import type { MeasureSetting, RedesignInput, RedesignSettings } from './input.ts';
import type { BalanceRows } from './problem.ts';
import { sumByOwner } from './targets.ts';

/**
 * How steeply imbalance costs, in what the move of an average unit costs for what it shifts: out of tolerance far more than
 * any chain of moves that cures it, within it just enough to choose the more even of two ways.
 */
export const STEEP = 6;
export const SLOPE = 0.05;
/** The search aims a little inside the tolerance: at its very edge the last digit would decide who is out. */
export const AIM = 0.98;

/** Sellers × measures in the measures' own units. */
interface RowTargets {
  readonly measures: readonly MeasureSetting[];
  readonly targets: Float64Array;
}

interface FreeUnits {
  /** Unit by account row. */
  readonly unitOf: Int32Array;
  /** Unit of the problem by unit, -1 for those that have no choice. */
  readonly indexOf: Int32Array;
  /** Points by unit of the problem. */
  readonly weight: readonly number[];
}

/** The rows of all sellers and measures: what cannot be moved, how steeply imbalance counts, and the capacity. */
export function buildRows(
  input: RedesignInput,
  settings: RedesignSettings,
  { measures, targets }: RowTargets,
  { unitOf, indexOf, weight: weights }: FreeUnits,
): BalanceRows {
  const { accounts, capacity, current, sellers, measures: values } = input;
  const { balanceWeight, keepsCapacity } = settings;
  const width = measures.length;
  const count = sellers * width;
  const base = new Float64Array(count);
  const tolerance = new Float64Array(count);
  const slope = new Float64Array(count);
  const steep = new Float64Array(count);
  const limit = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const fixed = new Float64Array(count);
  for (let row = 0; row < accounts; row++) {
    const seller = current[row] as number;
    if (seller === NO_ROW || (indexOf[unitOf[row] as number] as number) >= 0) continue;
    measures.forEach(({ measure }, at) => {
      fixed[seller * width + at]! += values[measure][row] as number;
    });
  }
  const today = sumByOwner(values.workload, input.incumbent, sellers);
  const receiving = input.fte.reduce((sum, own) => sum + (own > 0 ? 1 : 0), 0);
  const points = weights.reduce((sum, own) => sum + own, 0);
  // All points over all sellers: what a whole average book would cost to move.
  const book = receiving > 0 && points > 0 ? points / receiving : 1;
  for (let seller = 0; seller < sellers; seller++) {
    measures.forEach(({ measure, weight, tolerance: allowed }, at) => {
      const row = seller * width + at;
      const target = targets[row] as number;
      if (target <= 0) return;
      base[row] = (fixed[row] as number) / target - 1;
      tolerance[row] = AIM * allowed;
      slope[row] = balanceWeight * weight * SLOPE * book;
      steep[row] = balanceWeight * weight * STEEP * book;
      if (!keepsCapacity || measure !== 'workload') return;
      limit[row] = Math.max(capacity[seller] as number, today[seller] as number) / target - 1;
    });
  }
  return { base, tolerance, slope, steep, limit };
}
