import { readCategory } from '../model/columns.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Roster } from '../model/roster.ts';
import { MeanPoint } from './distance.ts';
import { foldName } from './fold-name.ts';
import type { Gazetteer, Point } from './gazetteer.ts';
import type { Places } from './place-accounts.ts';

/** Where a seller's base comes from. */
export type SellerBaseBasis = 'postal code' | 'state' | 'country' | 'region' | 'book' | 'none';

export interface SellerBase {
  readonly basis: SellerBaseBasis;
  /** "Texas", or an empty text for the middle of the book. */
  readonly name: string;
}

/** Where the sellers work from, by roster row. */
export interface SellerBases {
  /** Degrees, NaN where nothing says it. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly bases: readonly SellerBase[];
}

/** Headings of the columns nobody mapped that say where a seller is. */
const HEADINGS = {
  postalCode: ['postalcode', 'zip', 'zipcode', 'zippostalcode', 'postcode', 'plz'],
  state: [
    'state',
    'stateprovince',
    'province',
    'homestate',
    'location',
    'office',
    'regionaloffice',
    'base',
    'homebase',
  ],
  country: ['country', 'countryregion', 'homecountry'],
} as const;

/**
 * Each seller's base: by the postal code or state of their own row, else by their region where it is the name of a state,
 * else the middle of their book of today, by its workload. A country says too little to work from: its centre stands in
 * only where there is no book, as for vacancies.
 * @param workload hours a year by account row.
 */
export function findSellerBases(
  facts: Facts,
  roster: Roster,
  incumbent: Int32Array,
  workload: Float64Array,
  places: Places,
  gazetteer: Gazetteer,
): SellerBases {
  const latitude = new Float64Array(roster.count).fill(Number.NaN);
  const longitude = new Float64Array(roster.count).fill(Number.NaN);
  const books = sumBooks(roster.count, incumbent, workload, places);
  const columns = findColumns(facts);
  const bases = roster.ids.map((_, row): SellerBase => {
    const own = row < facts.sellers.count ? findByColumns(columns, row, gazetteer) : null;
    const named = own ?? findByRegion(roster.regions[row] as string, gazetteer);
    const book = named && named.isNear ? null : books[row]?.read();
    const found = book ? null : named;
    const point = book ?? found;
    if (!point) return { basis: 'none', name: '' };
    latitude[row] = point.latitude;
    longitude[row] = point.longitude;
    return found ? { basis: found.basis, name: found.name } : { basis: 'book', name: '' };
  });
  return { latitude, longitude, bases };
}

/** "by their state, Texas": where the base comes from, in words. */
export function describeSellerBase({ basis, name }: SellerBase): string {
  switch (basis) {
    case 'none':
      return 'not known';
    case 'book':
      return 'the middle of today’s book, by workload';
    default:
      return `by ${basis}: ${name}`;
  }
}

function sumBooks(sellers: number, incumbent: Int32Array, workload: Float64Array, places: Places): MeanPoint[] {
  const books = Array.from({ length: sellers }, () => new MeanPoint());
  for (let row = 0; row < incumbent.length; row++) {
    const seller = incumbent[row] as number;
    const north = places.latitude[row] as number;
    if (seller === NO_ROW || Number.isNaN(north)) continue;
    // An account without hours still lies somewhere.
    books[seller]?.add(north, places.longitude[row] as number, Math.max(0.1, workload[row] as number));
  }
  return books;
}

type Columns = Readonly<Record<keyof typeof HEADINGS, (row: number) => string>>;

function findColumns({ customFields }: Facts): Columns {
  const reader = (headings: readonly string[]) => {
    const field = customFields.find(({ table, name }) => table === 'sellers' && headings.includes(foldName(name)));
    return (row: number): string => (field ? readCategory(field.column, row) : '');
  };
  return { postalCode: reader(HEADINGS.postalCode), state: reader(HEADINGS.state), country: reader(HEADINGS.country) };
}

interface FoundBase extends Point, SellerBase {
  /** No country as a whole. */
  readonly isNear: boolean;
}

function findByColumns(columns: Columns, row: number, gazetteer: Gazetteer): FoundBase | null {
  const [postalText, stateText, countryText] = [columns.postalCode(row), columns.state(row), columns.country(row)];
  const named = countryText === '' ? null : gazetteer.findCountry(countryText);
  const state = stateText === '' ? null : gazetteer.findState(named?.code ?? null, stateText);
  const country = named ?? (state ? gazetteer.findCountryOf(state) : null);
  const area = country && postalText !== '' ? gazetteer.findPostalCode(country.code, postalText) : null;
  if (area) return { ...area, basis: 'postal code', isNear: true };
  if (state) return { ...state, basis: 'state', isNear: true };
  return country ? { ...country, basis: 'country', isNear: false } : null;
}

/** One region that names a state or a country; several at once have no centre, and "West" is no place. */
function findByRegion(region: string, gazetteer: Gazetteer): FoundBase | null {
  if (region === '' || region.includes(';')) return null;
  // Two letters are as often a team's code as a state's.
  if (region.trim().length < 3) return null;
  const state = gazetteer.findState(null, region);
  const found = state ?? gazetteer.findCountry(region);
  return found ? { ...found, basis: 'region', isNear: state !== null } : null;
}
