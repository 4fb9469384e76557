import { readCategory } from '../model/columns.ts';
import type { AccountTable } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Centre, Gazetteer } from './gazetteer.ts';

/** What a place is known by, the surest first. */
export const PLACE_BASES = ['coordinates', 'postal code', 'state', 'country'] as const;

/** In the column of bases: nothing says where the account is. */
export const NOT_PLACED = PLACE_BASES.length;

/** Where the accounts are, by account row. */
export interface Places {
  /** Degrees, NaN where the account is not placed. */
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  /** Index into `PLACE_BASES`, or `NOT_PLACED`. */
  readonly basis: Uint8Array;
  /** Index into `centres`, or `NO_ROW` where the account has coordinates of its own or none. */
  readonly centre: Int32Array;
  readonly centres: readonly Centre[];
  /** Index into `countries`, or `NO_ROW` where nothing says which. */
  readonly countryOf: Int32Array;
  /** Names, as known here where they are known, else as the file has them. */
  readonly countries: readonly string[];
  /** Index into `states`, or `NO_ROW`. */
  readonly stateOf: Int32Array;
  readonly states: readonly string[];
  /** How many accounts are placed by what; the last is how many are not placed. */
  readonly counts: readonly number[];
}

/** Of accounts without a country, so many must have an American postal code before all of them are read as such. */
const AMERICAN_SHARE = 0.9;

/**
 * Places each account by the surest thing its row says: coordinates, else its postal code, else its state, else its
 * country, each by its centre. What names an unknown place is passed over. 100,000 accounts take some 40 ms.
 */
export function placeAccounts(accounts: AccountTable, gazetteer: Gazetteer): Places {
  const { count } = accounts;
  const placer = new Placer(accounts, gazetteer);
  const latitude = new Float64Array(count).fill(Number.NaN);
  const longitude = new Float64Array(count).fill(Number.NaN);
  const basis = new Uint8Array(count).fill(NOT_PLACED);
  const centre = new Int32Array(count).fill(NO_ROW);
  const countryOf = new Int32Array(count).fill(NO_ROW);
  const stateOf = new Int32Array(count).fill(NO_ROW);
  const counts = new Array<number>(PLACE_BASES.length + 1).fill(0);
  for (let row = 0; row < count; row++) {
    const found = placer.find(row);
    countryOf[row] = found.country;
    stateOf[row] = found.state;
    if (isOnEarth(accounts.latitude[row] as number, accounts.longitude[row] as number)) {
      latitude[row] = accounts.latitude[row] as number;
      longitude[row] = accounts.longitude[row] as number;
      basis[row] = 0;
    } else if (found.centre !== NO_ROW) {
      const { latitude: north, longitude: east } = placer.centres[found.centre] as Centre;
      latitude[row] = north;
      longitude[row] = east;
      basis[row] = found.basis;
      centre[row] = found.centre;
    }
    counts[basis[row] as number]! += 1;
  }
  return {
    latitude,
    longitude,
    basis,
    centre,
    centres: placer.centres,
    countryOf,
    countries: placer.countries,
    stateOf,
    states: placer.states,
    counts,
  };
}

/** Zero and zero is what an empty cell becomes on its way through other programs, not a place in the Atlantic. */
function isOnEarth(latitude: number, longitude: number): boolean {
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && !(latitude === 0 && longitude === 0);
}

interface Found {
  readonly basis: number;
  /** Rows in the lists of the placer. */
  readonly centre: number;
  readonly country: number;
  readonly state: number;
}

/** Looks each combination of country, state and postal code up once. */
class Placer {
  readonly centres: Centre[] = [];
  readonly countries: string[] = [];
  readonly states: string[] = [];
  readonly #accounts: AccountTable;
  readonly #gazetteer: Gazetteer;
  readonly #known = new Map<number, Found>();
  readonly #rowOf = new Map<string, number>();
  readonly #isAmerican: boolean;

  constructor(accounts: AccountTable, gazetteer: Gazetteer) {
    this.#accounts = accounts;
    this.#gazetteer = gazetteer;
    this.#isAmerican = this.#looksAmerican();
  }

  find(row: number): Found {
    const { country, state, postalCode } = this.#accounts;
    const width = state.values.length + 1;
    const key =
      ((country.codes[row] as number) + 1) * width * (postalCode.values.length + 1) +
      ((state.codes[row] as number) + 1) * (postalCode.values.length + 1) +
      (postalCode.codes[row] as number) +
      1;
    let found = this.#known.get(key);
    if (!found) this.#known.set(key, (found = this.#look(row)));
    return found;
  }

  #look(row: number): Found {
    const { country, state, postalCode } = this.#accounts;
    const countryText = readCategory(country, row);
    const stateText = readCategory(state, row);
    const named = countryText === '' ? null : this.#gazetteer.findCountry(countryText);
    // A country that nobody knows must not be overruled by a state that one would guess.
    const inState =
      stateText === '' || (countryText !== '' && !named)
        ? null
        : this.#gazetteer.findState(named?.code ?? null, stateText);
    const inCountry = named ?? (inState ? this.#gazetteer.findCountryOf(inState) : null);
    const postalText = readCategory(postalCode, row);
    const postalCountry = inCountry?.code ?? (countryText === '' && this.#isAmerican ? 'US' : null);
    const inArea =
      postalText === '' || postalCountry === null ? null : this.#gazetteer.findPostalCode(postalCountry, postalText);
    const choices = [inArea, inState, inCountry];
    const at = choices.findIndex((choice) => choice !== null);
    const centre = choices[at] ?? null;
    const shownCountry = inCountry ?? (inArea ? this.#gazetteer.findCountry('US') : null);
    return {
      basis: centre ? at + 1 : NOT_PLACED,
      centre: centre ? this.#list(this.centres, `centre ${centre.code}`, centre) : NO_ROW,
      country: this.#listName(this.countries, 'country', shownCountry?.name ?? countryText),
      state: this.#listName(this.states, 'state', inState?.name ?? stateText),
    };
  }

  #listName(names: string[], kind: string, name: string): number {
    return name === '' ? NO_ROW : this.#list(names, `${kind} ${name}`, name);
  }

  #list<T>(items: T[], key: string, item: T): number {
    const known = this.#rowOf.get(key);
    if (known !== undefined) return known;
    this.#rowOf.set(key, items.length);
    return items.push(item) - 1;
  }

  /** Lists from one country often leave it out: told by their postal codes, since few German ones are American too. */
  #looksAmerican(): boolean {
    const { country, postalCode, count } = this.#accounts;
    let without = 0;
    let american = 0;
    for (let row = 0; row < count; row++) {
      if ((country.codes[row] as number) >= 0 || (postalCode.codes[row] as number) < 0) continue;
      without++;
      if (this.#gazetteer.hasPostalCode('US', readCategory(postalCode, row))) american++;
    }
    return without > 0 && american >= AMERICAN_SHARE * without;
  }
}

/** "at the centre of Texas", to follow an account's name; an empty text where it has coordinates or no place. */
export function describePlace(places: Places, row: number): string {
  const centre = places.centres[places.centre[row] as number];
  if (!centre) return '';
  const basis = PLACE_BASES[places.basis[row] as number];
  return basis === 'postal code' ? `in the middle of postal code ${centre.name}` : `at the centre of ${centre.name}`;
}
