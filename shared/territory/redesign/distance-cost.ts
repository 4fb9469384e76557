import { distanceToSeller } from '../distance.ts';
import type { RedesignInput, RedesignSettings } from './input.ts';

const KILOMETRES = 100;

/**
 * What the way to its seller's base adds for a unit of accounts, in points; `null` where distance does not count. A seller
 * without a base is neither near nor far: an account's mean distance to the others stands in. An account without a place
 * adds nothing.
 */
export function createDistanceCost(
  { distances, sellers, accounts }: RedesignInput,
  { distanceWeight = 0 }: RedesignSettings,
): ((rows: Int32Array, seller: number) => number) | null {
  if (!distances || distanceWeight <= 0) return null;
  const means = new Float64Array(accounts).fill(Number.NaN);
  const meanOf = (row: number): number => {
    if (!Number.isNaN(means[row])) return means[row] as number;
    let sum = 0;
    let known = 0;
    for (let seller = 0; seller < sellers; seller++) {
      const distance = distanceToSeller(distances, row, seller);
      if (Number.isNaN(distance)) continue;
      sum += distance;
      known++;
    }
    return (means[row] = known > 0 ? sum / known : 0);
  };
  return (rows, seller) => {
    let kilometres = 0;
    for (const row of rows) {
      const distance = distanceToSeller(distances, row, seller);
      kilometres += Number.isNaN(distance) ? meanOf(row) : distance;
    }
    return (distanceWeight * kilometres) / KILOMETRES;
  };
}
