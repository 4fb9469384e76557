import type { SellerId } from '../model/ids.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { NOT_PLACED, PLACE_BASES, placeAccounts } from '../places/place-accounts.ts';
import type { Places } from '../places/place-accounts.ts';
import { describeSellerBase, findSellerBases } from '../places/seller-bases.ts';
import type { SellerBases } from '../places/seller-bases.ts';
import { sumDistances } from '../territory/distance.ts';
import type { DistanceColumns, DistanceSums } from '../territory/distance.ts';
import type { PlanBase } from './plan-base.ts';

/** How far accounts are from their sellers, over those whose distance is known; kilometres, `null` for none. */
export interface DistanceFigures {
  readonly total: number;
  readonly mean: number | null;
  readonly accounts: number;
}

export interface SellerDistance {
  readonly seller: SellerId;
  /** What the base is known by, in words. */
  readonly base: string;
  readonly before: DistanceFigures;
  readonly after: DistanceFigures;
}

/** The optional measure of a plan: how far the accounts are from their sellers' bases, today and under the scenario. */
export interface DistanceReport {
  /** How many accounts are placed by what. */
  readonly placed: Readonly<Record<(typeof PLACE_BASES)[number], number>>;
  readonly notPlaced: number;
  readonly before: DistanceFigures;
  readonly after: DistanceFigures;
  readonly sellers: readonly SellerDistance[];
}

/** Places and bases of a plan's accounts and sellers. */
export interface Whereabouts {
  readonly places: Places;
  readonly bases: SellerBases;
  readonly columns: DistanceColumns;
}

/** Places everybody in the scenario. @param places of the accounts, where they are known already. */
export function findWhereabouts(
  base: PlanBase,
  gazetteer: Gazetteer,
  places: Places = placeAccounts(base.facts.accounts, gazetteer),
): Whereabouts {
  const { facts, roster, assignment, measures } = base;
  const bases = findSellerBases(facts, roster, assignment.incumbent, measures.workload, places, gazetteer);
  return { places, bases, columns: joinDistanceColumns(places, bases) };
}

function joinDistanceColumns(places: Places, bases: SellerBases): DistanceColumns {
  return {
    accountLatitude: places.latitude,
    accountLongitude: places.longitude,
    sellerLatitude: bases.latitude,
    sellerLongitude: bases.longitude,
  };
}

/** Whether distance can count at all: it does between sellers with a base and accounts with a place. */
export function canCountDistance({ accountLatitude, sellerLatitude }: DistanceColumns): boolean {
  const isKnown = (degrees: number): boolean => !Number.isNaN(degrees);
  return sellerLatitude.some(isKnown) && accountLatitude.some(isKnown);
}

/** @returns `null` where nothing says where any account is. */
export function reportDistances(base: PlanBase, { places, bases, columns }: Whereabouts): DistanceReport | null {
  const notPlaced = places.counts[NOT_PLACED] as number;
  if (notPlaced === base.facts.accounts.count) return null;
  const before = sumDistances(columns, base.assignment.incumbent);
  const after = sumDistances(columns, base.assignment.incoming);
  return {
    placed: Object.fromEntries(PLACE_BASES.map((basis, at) => [basis, places.counts[at]])) as DistanceReport['placed'],
    notPlaced,
    before: totalDistances(before),
    after: totalDistances(after),
    sellers: base.roster.ids.flatMap((seller, row) =>
      before.accounts[row] === 0 && after.accounts[row] === 0
        ? []
        : [
            {
              seller,
              base: describeSellerBase(bases.bases[row]!),
              before: readDistance(before, row),
              after: readDistance(after, row),
            },
          ],
    ),
  };
}

/** The distance of all accounts together. */
export function totalDistances({ kilometres, accounts }: DistanceSums): DistanceFigures {
  return describe(
    kilometres.reduce((sum, own) => sum + own, 0),
    accounts.reduce((sum, own) => sum + own, 0),
  );
}

/** One seller's. */
function readDistance({ kilometres, accounts }: DistanceSums, row: number): DistanceFigures {
  return describe(kilometres[row] as number, accounts[row] as number);
}

function describe(kilometres: number, accounts: number): DistanceFigures {
  return {
    total: Math.round(kilometres),
    mean: accounts > 0 ? Math.round((10 * kilometres) / accounts) / 10 : null,
    accounts,
  };
}
