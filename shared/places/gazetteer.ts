import { foldName } from './fold-name.ts';

/** Degrees; north and east are positive. */
export interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

export interface Centre extends Point {
  /** ISO 3166: `US`, `US-TX`; or the country with the postal code, `US 75201`. */
  readonly code: string;
  /** "Texas" */
  readonly name: string;
}

/** The table of centres as it is stored: `gazetteer.json`, written by `npm run gazetteer`. */
export interface GazetteerFile {
  /** What it is made from, to be named where the map is shown. */
  readonly sources: string;
  /** Two-letter code, three-letter code, latitude, longitude, names. */
  readonly countries: readonly (readonly (string | number)[])[];
  /** Country, code, latitude, longitude, names. */
  readonly states: readonly (readonly (string | number)[])[];
  readonly postal: Readonly<Record<string, PostalCodes>>;
}

/** Sorted codes as numbers of a radix, and their centres in hundredths of degrees; each as a difference to the last. */
export interface PostalCodes {
  readonly radix: number;
  /** Characters of a code. */
  readonly length: number;
  readonly codes: readonly number[];
  readonly latitudes: readonly number[];
  readonly longitudes: readonly number[];
}

interface PostalTable {
  readonly radix: number;
  readonly length: number;
  readonly rowOf: ReadonlyMap<number, number>;
  readonly latitudes: Float64Array;
  readonly longitudes: Float64Array;
  /** Sums by the first three characters, for codes that are in use but have no area of their own. */
  readonly prefixes: ReadonlyMap<number, Point & { readonly count: number }>;
}

/** So many characters of a longer code stand for the region around it. */
const PREFIX = 3;

/** What follows or precedes a state's own name: "Stockholms län", "County Cork", "State of Texas". */
const DESIGNATIONS =
  /^(state|province|county|region|land|provincia|comunidad|freistaat|région|estado) (of |de |di )?| (state|province|county|region|prefecture|län|fylke|maakunta)$/iu;

/** Countries, states and postal codes with the points that stand for them. Names are found in any common spelling. */
export class Gazetteer {
  readonly sources: string;
  readonly #countries = new Map<string, Centre>();
  readonly #countryByName = new Map<string, Centre>();
  /** By country and folded name or code. */
  readonly #states = new Map<string, Centre>();
  /** By folded name alone; `null` where several countries have one of that name. */
  readonly #stateByName = new Map<string, Centre | null>();
  readonly #postal: ReadonlyMap<string, PostalTable>;

  constructor(file: GazetteerFile) {
    this.sources = file.sources;
    for (const row of file.countries) this.#addCountry(row);
    for (const row of file.states) this.#addState(row);
    this.#postal = new Map(Object.entries(file.postal).map(([country, codes]) => [country, readPostalCodes(codes)]));
  }

  #addCountry([alpha2 = '', alpha3 = '', latitude, longitude, ...names]: readonly (string | number)[]): void {
    const centre = createCentre(String(alpha2), names[0], latitude, longitude);
    this.#countries.set(centre.code, centre);
    // The first country of a name keeps it: codes before names, and "Guinea" is not taken by a longer list's variant.
    for (const name of [alpha2, alpha3, ...names]) {
      const key = foldName(String(name));
      if (key !== '' && !this.#countryByName.has(key)) this.#countryByName.set(key, centre);
    }
  }

  #addState([country = '', code = '', latitude, longitude, ...names]: readonly (string | number)[]): void {
    const centre = createCentre(`${country}-${code}`, names[0], latitude, longitude);
    for (const name of [code, `${country}-${code}`, ...names]) {
      const key = `${country} ${foldName(String(name))}`;
      if (!this.#states.has(key)) this.#states.set(key, centre);
    }
    for (const name of names) {
      const key = foldName(String(name));
      const known = this.#stateByName.get(key);
      if (known === undefined) this.#stateByName.set(key, centre);
      else if (known !== centre) this.#stateByName.set(key, null);
    }
  }

  /** By name, two-letter or three-letter code, in any common language; `null` where nothing is known of it. */
  findCountry(text: string): Centre | null {
    const key = foldName(text);
    return this.#countryByName.get(key) ?? this.#countryByName.get(key.replace(/^the/, '')) ?? null;
  }

  /**
   * By name or code within the country.
   * @param country two-letter code; `null` where it is not known: then codes are read as American or Canadian ones, and
   * names count where only one country has a state of that name.
   */
  findState(country: string | null, text: string): Centre | null {
    for (const name of [text, text.trim().replace(DESIGNATIONS, ''), text.replace(/s? (län|fylke)$/iu, '')]) {
      const key = foldName(name);
      if (key === '') continue;
      const found =
        country === null
          ? (this.#states.get(`US ${key}`) ?? this.#states.get(`CA ${key}`) ?? this.#stateByName.get(key))
          : this.#states.get(`${country} ${key}`);
      if (found) return found;
    }
    return null;
  }

  /** The country of a state, by its code. */
  findCountryOf(state: Centre): Centre | null {
    return this.#countries.get(state.code.slice(0, 2)) ?? null;
  }

  /** Whether the country has this very code. */
  hasPostalCode(country: string, text: string): boolean {
    const table = this.#postal.get(country);
    const code = table ? readCode(table, text) : null;
    return table !== undefined && code !== null && table.rowOf.has(code);
  }

  /**
   * The centre of a postal code's area; where it has none of its own, of those around it that begin alike. `null` where
   * the country's codes are not known here. Leading zeros that a spreadsheet has dropped are put back.
   * @param country two-letter code.
   */
  findPostalCode(country: string, text: string): Centre | null {
    const table = this.#postal.get(country);
    if (!table) return null;
    const code = readCode(table, text);
    if (code === null) return null;
    const name = code.toString(table.radix).toUpperCase().padStart(table.length, '0');
    const row = table.rowOf.get(code);
    if (row !== undefined) {
      const [latitude, longitude] = [table.latitudes[row] as number, table.longitudes[row] as number];
      return { code: `${country} ${name}`, name, latitude, longitude };
    }
    const around = table.prefixes.get(prefixOf(table, code));
    if (!around) return null;
    const shown = `${name.slice(0, PREFIX)}…`;
    return { code: `${country} ${shown}`, name: shown, latitude: around.latitude, longitude: around.longitude };
  }
}

function createCentre(
  code: string,
  name: string | number | undefined,
  latitude: string | number | undefined,
  longitude: string | number | undefined,
): Centre {
  return { code, name: String(name ?? code), latitude: Number(latitude), longitude: Number(longitude) };
}

function readCode({ radix, length }: PostalTable, text: string): number | null {
  // "75201-1234" and "M5V 2T6" say more than the table knows.
  const own = text.trim().toUpperCase().split(/[\s-]/, 1)[0] ?? '';
  const isNumeric = radix === 10;
  const code = isNumeric ? own.padStart(length, '0') : own.slice(0, length);
  const isWhole = isNumeric ? /^\d+$/.test(code) && own.length >= PREFIX : /^[A-Z]\d[A-Z]$/.test(code);
  return code.length === length && isWhole ? Number.parseInt(code, radix) : null;
}

function readPostalCodes({ radix, length, codes, latitudes, longitudes }: PostalCodes): PostalTable {
  const rowOf = new Map<number, number>();
  const sums = new Map<number, { latitude: number; longitude: number; count: number }>();
  const table = {
    radix,
    length,
    rowOf,
    latitudes: new Float64Array(codes.length),
    longitudes: new Float64Array(codes.length),
    prefixes: sums,
  };
  let code = 0;
  let latitude = 0;
  let longitude = 0;
  for (let row = 0; row < codes.length; row++) {
    code += codes[row] as number;
    latitude += latitudes[row] as number;
    longitude += longitudes[row] as number;
    rowOf.set(code, row);
    table.latitudes[row] = latitude / 100;
    table.longitudes[row] = longitude / 100;
    const prefix = prefixOf(table, code);
    const sum = sums.get(prefix) ?? { latitude: 0, longitude: 0, count: 0 };
    sum.latitude += latitude / 100;
    sum.longitude += longitude / 100;
    sum.count++;
    sums.set(prefix, sum);
  }
  for (const sum of sums.values()) {
    sum.latitude /= sum.count;
    sum.longitude /= sum.count;
  }
  return table;
}

function prefixOf({ radix, length }: Pick<PostalTable, 'radix' | 'length'>, code: number): number {
  return Math.floor(code / radix ** (length - PREFIX));
}
