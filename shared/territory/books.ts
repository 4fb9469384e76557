import { NO_ROW } from '../model/ids.ts';
import { MEASURES } from './measures.ts';
import type { AccountMeasures, Measure } from './measures.ts';

/** Sums of all books of business, always derived. */
export interface Books {
  /** By roster row; one entry more than there are sellers: the last is the pool of unassigned accounts. */
  readonly totals: Readonly<Record<Measure, Float64Array>>;
  readonly rosterCount: number;
}

/**
 * @param owner roster row by account row, `NO_ROW` for the pool.
 * @returns every measure summed by owner; together with the pool the sums make up the total of the accounts.
 */
export function sumBooks(measures: AccountMeasures, owner: Int32Array, rosterCount: number): Books {
  const totals = createTotals(rosterCount + 1);
  const { accounts, arr, workload, pipeline, potential } = totals;
  const { length } = owner;
  for (let row = 0; row < length; row++) {
    const seller = owner[row] as number;
    const book = seller === NO_ROW ? rosterCount : seller;
    accounts[book]! += 1;
    arr[book]! += measures.arr[row] as number;
    workload[book]! += measures.workload[row] as number;
    pipeline[book]! += measures.pipeline[row] as number;
    potential[book]! += measures.potential[row] as number;
  }
  return { totals, rosterCount };
}

/**
 * The same per segment.
 * @returns for each measure a matrix: segment × (sellers, then the pool), row after row.
 */
export function sumSegmentBooks(
  measures: AccountMeasures,
  owner: Int32Array,
  rosterCount: number,
): Record<Measure, Float64Array> {
  const width = rosterCount + 1;
  const totals = createTotals(width * measures.segments.length);
  for (const measure of MEASURES) {
    const values = measures[measure];
    const sums = totals[measure];
    for (let row = 0; row < owner.length; row++) {
      const seller = owner[row] as number;
      const at = (measures.segmentOf[row] as number) * width + (seller === NO_ROW ? rosterCount : seller);
      sums[at]! += values[row] as number;
    }
  }
  return totals;
}

function createTotals(length: number): Record<Measure, Float64Array> {
  return {
    accounts: new Float64Array(length),
    arr: new Float64Array(length),
    workload: new Float64Array(length),
    pipeline: new Float64Array(length),
    potential: new Float64Array(length),
  };
}
