import { FLAG_NO, FLAG_YES } from '../model/columns.ts';
import type { Facts } from '../model/facts.ts';
import { isCustomer } from './lifecycle.ts';

/** Which way the file's health score runs, and where its bottom tenth ends. */
export interface HealthScale {
  readonly isHigherBetter: boolean;
  /** What the direction was inferred from. */
  readonly basis: 'choice' | 'bands' | 'risk flags' | 'assumed';
  /** How many accounts have a score. */
  readonly known: number;
  /** The best score that still belongs to the bottom tenth; NaN where no score does. */
  readonly bottomTenth: number;
}

export const BOTTOM_TENTH = 0.1;
export const TOP_TENTH = 0.9;

/**
 * Where each known health score stands: the share of scores that are as bad or worse, so that a score shared by half of
 * the accounts is not in the bottom tenth.
 */
export function rankHealth(facts: Facts): { scale: HealthScale; percentile: Float64Array } {
  const { health } = facts.accounts;
  const { isHigherBetter, basis } = inferHealthDirection(facts);
  const sorted = sortKnown(health, () => true);
  const known = sorted.length;
  const percentile = new Float64Array(health.length).fill(Number.NaN);
  let bottomTenth = Number.NaN;
  for (let row = 0; row < health.length; row++) {
    const score = health[row] as number;
    if (Number.isNaN(score)) continue;
    const worse = isHigherBetter ? countUpTo(sorted, score) : known - countBelow(sorted, score);
    percentile[row] = worse / known;
    const isBest = Number.isNaN(bottomTenth) || (isHigherBetter ? score > bottomTenth : score < bottomTenth);
    if (worse / known <= BOTTOM_TENTH && isBest) bottomTenth = score;
  }
  return { scale: { isHigherBetter, basis, known, bottomTenth }, percentile };
}

/**
 * Where each known ARR stands among the customers: the share of known figures that are lower, so that the top quarter of
 * four is one, and nobody is on top where all are the same.
 */
export function rankArr(facts: Facts, lifecycles: Uint8Array): Float64Array {
  const { arr } = facts.accounts;
  const sorted = sortKnown(arr, (row) => isCustomer(lifecycles, row));
  const percentile = new Float64Array(arr.length).fill(Number.NaN);
  if (sorted.length === 0) return percentile;
  for (let row = 0; row < arr.length; row++) {
    const value = arr[row] as number;
    if (!Number.isNaN(value)) percentile[row] = countBelow(sorted, value) / sorted.length;
  }
  return percentile;
}

function sortKnown(values: Float64Array, isCounted: (row: number) => boolean): Float64Array {
  const known = new Float64Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (!Number.isNaN(value) && isCounted(row)) known[count++] = value;
  }
  return known.subarray(0, count).sort();
}

/** As said; else a score runs upwards unless its red accounts, or those with a risk flag, have the higher scores. */
export function inferHealthDirection({
  accounts,
  healthDirection,
}: Pick<Facts, 'accounts' | 'healthDirection'>): Pick<HealthScale, 'isHigherBetter' | 'basis'> {
  if (healthDirection) return { isHigherBetter: healthDirection === 'higher-is-better', basis: 'choice' };
  const { healthBand, health, atRisk } = accounts;
  const red = healthBand.values.indexOf('red');
  const green = healthBand.values.indexOf('green');
  const byBand = compareMeans(
    health,
    (row) => red >= 0 && healthBand.codes[row] === red,
    (row) => green >= 0 && healthBand.codes[row] === green,
  );
  if (byBand !== 0) return { isHigherBetter: byBand < 0, basis: 'bands' };
  const byFlag = compareMeans(
    health,
    (row) => atRisk[row] === FLAG_YES,
    (row) => atRisk[row] === FLAG_NO,
  );
  if (byFlag !== 0) return { isHigherBetter: byFlag < 0, basis: 'risk flags' };
  return { isHigherBetter: true, basis: 'assumed' };
}

/** Sign of mean(left) − mean(right) over known values; 0 where either group is empty. */
function compareMeans(
  values: Float64Array,
  isLeft: (row: number) => boolean,
  isRight: (row: number) => boolean,
): number {
  let left = 0;
  let right = 0;
  let lefts = 0;
  let rights = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    if (isLeft(row)) {
      left += value;
      lefts += 1;
    } else if (isRight(row)) {
      right += value;
      rights += 1;
    }
  }
  return lefts === 0 || rights === 0 ? 0 : Math.sign(left / lefts - right / rights);
}

/** How many of the sorted values are lower. */
function countBelow(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the sorted values are as low or lower. */
function countUpTo(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
