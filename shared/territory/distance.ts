import { measureDistance } from '../places/distance.ts';

/** Where accounts and sellers' bases are, in degrees by their rows; NaN where it is not known. Plain data. */
export interface DistanceColumns {
  readonly accountLatitude: Float64Array;
  readonly accountLongitude: Float64Array;
  readonly sellerLatitude: Float64Array;
  readonly sellerLongitude: Float64Array;
}

/** Kilometres from an account to a seller's base; NaN where either is not known. */
export function distanceToSeller(columns: DistanceColumns, account: number, seller: number): number {
  return measureDistance(
    columns.accountLatitude[account] as number,
    columns.accountLongitude[account] as number,
    columns.sellerLatitude[seller] ?? Number.NaN,
    columns.sellerLongitude[seller] ?? Number.NaN,
  );
}

export interface DistanceSums {
  /** Kilometres by seller, over the accounts whose distance is known. */
  readonly kilometres: Float64Array;
  /** How many those are, by seller. */
  readonly accounts: Int32Array;
}

/** @param owner roster row by account row, or `NO_ROW`. */
export function sumDistances(columns: DistanceColumns, owner: Int32Array): DistanceSums {
  const sellers = columns.sellerLatitude.length;
  const sums = { kilometres: new Float64Array(sellers), accounts: new Int32Array(sellers) };
  for (let account = 0; account < owner.length; account++) {
    const seller = owner[account] as number;
    const distance = distanceToSeller(columns, account, seller);
    if (Number.isNaN(distance)) continue;
    sums.kilometres[seller]! += distance;
    sums.accounts[seller]! += 1;
  }
  return sums;
}
