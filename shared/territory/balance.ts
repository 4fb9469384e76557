import { readPolicy } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Books } from './books.ts';
import type { Measure } from './measures.ts';
import type { Targets } from './targets.ts';

/** `none`: no target (leavers, managers) or no tolerance (pipeline and potential are reported only). */
export type BalanceStatus = 'within' | 'amber' | 'out' | 'none';

/** What the balance is judged by. */
export interface BalanceRules {
  /** Share of the target that a seller may differ, 0 to 1; `null` where the measure is reported only. */
  readonly tolerances: Readonly<Record<Measure, number | null>>;
  /** Share of the tolerance from which a figure is amber. */
  readonly amberFrom: number;
  /** What each measure counts where they are weighed together: what the optimizer weighs them by, too. */
  readonly weights: Readonly<Record<Measure, number>>;
}

export function readBalanceRules(document: PlanDocument): BalanceRules {
  const { accounts, arr, workload, amberFrom } = readPolicy(document, 'balance');
  const { pipelineTolerance, potentialTolerance } = readPolicy(document, 'reportedMeasures');
  const { measures: weights } = readPolicy(document, 'redesign');
  const tolerances = { accounts, arr, workload, pipeline: pipelineTolerance, potential: potentialTolerance };
  return { tolerances, amberFrom, weights };
}

export interface SellerBalance {
  /** Roster row. */
  readonly row: number;
  readonly value: number;
  readonly target: number;
  /** 100 × value ÷ target; NaN without a target. */
  readonly index: number;
  /** Share of the target above (positive) or below it; NaN without a target. */
  readonly deviation: number;
  readonly status: BalanceStatus;
}

export interface MeasureBalance {
  readonly measure: Measure;
  /** All accounts, the pool included. */
  readonly total: number;
  /** What the pool holds of it. */
  readonly unassigned: number;
  /** Share of the target a seller may differ, 0 to 1, or `null` where the measure is reported only. */
  readonly tolerance: number | null;
  /** One entry per roster row, in roster order. */
  readonly sellers: readonly SellerBalance[];
  /** Sellers out of tolerance. */
  readonly out: number;
  /** Over the index of the sellers with a target: population standard deviation ÷ mean; NaN where there is none. */
  readonly cv: number;
  /** Largest ÷ smallest index; infinite where somebody has nothing. */
  readonly maxMin: number;
  /** 0: all the same; towards 1: one has everything. */
  readonly gini: number;
}

/** Who is out of tolerance on one measure and by how much, and how even the books are altogether. */
export function computeBalance(measure: Measure, books: Books, targets: Targets, rules: BalanceRules): MeasureBalance {
  const values = books.totals[measure];
  const shares = targets[measure];
  const tolerance = rules.tolerances[measure];
  const sellers: SellerBalance[] = [];
  const indices: number[] = [];
  let total = values[books.rosterCount] as number;
  let out = 0;
  for (let row = 0; row < books.rosterCount; row++) {
    const value = values[row] as number;
    const target = shares[row] as number;
    total += value;
    const index = computeIndex(value, target);
    const deviation = target > 0 ? (value - target) / target : Number.NaN;
    const status = judgeDeviation(deviation, tolerance, rules.amberFrom);
    if (status === 'out') out++;
    if (target > 0) indices.push(index);
    sellers.push({ row, value, target, index, deviation, status });
  }
  const unassigned = values[books.rosterCount] as number;
  return { measure, total, unassigned, tolerance, sellers, out, ...computeSpread(indices) };
}

/** 100 × value ÷ target; NaN without a target. */
export function computeIndex(value: number, target: number): number {
  return target > 0 ? (100 * value) / target : Number.NaN;
}

/** @param deviation share of the target; NaN without a target. */
export function judgeDeviation(deviation: number, tolerance: number | null, amberFrom: number): BalanceStatus {
  if (tolerance === null || Number.isNaN(deviation)) return 'none';
  // A seller exactly at the limit is inside it, whatever the last bit of the division says.
  const distance = Math.abs(deviation) - 1e-9;
  if (distance > tolerance) return 'out';
  return distance > tolerance * amberFrom ? 'amber' : 'within';
}

export interface Spread {
  readonly cv: number;
  readonly maxMin: number;
  readonly gini: number;
}

/**
 * Coefficient of variation (population σ ÷ mean), largest ÷ smallest, and the Gini coefficient (mean absolute difference
 * ÷ twice the mean) of the sellers' indices. NaN where there is no index or all are 0.
 */
export function computeSpread(indices: readonly number[]): Spread {
  const count = indices.length;
  const sorted = Float64Array.from(indices).sort();
  let sum = 0;
  let ranked = 0;
  for (let at = 0; at < count; at++) {
    const index = sorted[at] as number;
    sum += index;
    ranked += (2 * (at + 1) - count - 1) * index;
  }
  if (count === 0 || sum === 0) return { cv: Number.NaN, maxMin: Number.NaN, gini: Number.NaN };
  return {
    cv: computeVariation(indices),
    maxMin: (sorted[count - 1] as number) / (sorted[0] as number),
    gini: ranked / (count * sum),
  };
}

/** Population standard deviation ÷ mean; NaN where there is no value or all are 0. */
export function computeVariation(indices: readonly number[]): number {
  const count = indices.length;
  let sum = 0;
  for (const index of indices) sum += index;
  const mean = sum / count;
  let squares = 0;
  for (const index of indices) squares += (index - mean) ** 2;
  return Math.sqrt(squares / count) / mean;
}
