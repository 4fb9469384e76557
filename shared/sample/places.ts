/** Language of names, in the sense of this sample; Danish and Norwegian share their words here. */
export type Language = 'de' | 'sv' | 'da' | 'fi' | 'en' | 'nl' | 'fr';

/** A team works one part of a region. `weight` is its share of the market, in percent. */
export interface Team {
  readonly name: string;
  readonly region: string;
  readonly weight: number;
  readonly languages: readonly Language[];
}

export const TEAMS: readonly Team[] = [
  { name: 'Germany', region: 'DACH', weight: 24, languages: ['de'] },
  { name: 'Austria & Switzerland', region: 'DACH', weight: 10, languages: ['de'] },
  { name: 'Sweden & Finland', region: 'Nordics', weight: 10, languages: ['sv', 'sv', 'fi'] },
  { name: 'Denmark & Norway', region: 'Nordics', weight: 8, languages: ['da'] },
  { name: 'London & South', region: 'UK & Ireland', weight: 14, languages: ['en'] },
  { name: 'North, Scotland & Ireland', region: 'UK & Ireland', weight: 11, languages: ['en'] },
  { name: 'Benelux', region: 'Benelux & France', weight: 12, languages: ['nl', 'nl', 'fr'] },
  { name: 'France', region: 'Benelux & France', weight: 11, languages: ['fr'] },
];

export const REGIONS: readonly string[] = [...new Set(TEAMS.map(({ region }) => region))];

export interface Place {
  readonly city: string;
  readonly state: string;
  readonly country: string;
  readonly postalCode: string;
  readonly latitude: number;
  readonly longitude: number;
  /** Index into `TEAMS`. */
  readonly team: number;
  readonly language: Language;
  /** How many accounts sit here, relative to the other places of the team. */
  readonly weight: number;
}

type PlaceRow = readonly [
  city: string,
  state: string,
  postalCode: string,
  latitude: number,
  longitude: number,
  weight: number,
];

function listPlaces(team: number, country: string, language: Language, rows: readonly PlaceRow[]): Place[] {
  return rows.map(([city, state, postalCode, latitude, longitude, weight]) => ({
    city,
    state,
    country,
    postalCode,
    latitude,
    longitude,
    team,
    language,
    weight,
  }));
}

export const PLACES: readonly Place[] = [
  ...listPlaces(0, 'Germany', 'de', [
    ['Berlin', 'Berlin', '10115', 52.532, 13.385, 12],
    ['Hamburg', 'Hamburg', '20095', 53.551, 10.001, 10],
    ['München', 'Bayern', '80331', 48.137, 11.575, 12],
    ['Köln', 'Nordrhein-Westfalen', '50667', 50.938, 6.957, 8],
    ['Frankfurt am Main', 'Hessen', '60311', 50.111, 8.682, 9],
    ['Stuttgart', 'Baden-Württemberg', '70173', 48.778, 9.18, 8],
    ['Düsseldorf', 'Nordrhein-Westfalen', '40213', 51.226, 6.774, 7],
    ['Leipzig', 'Sachsen', '04109', 51.34, 12.375, 4],
    ['Hannover', 'Niedersachsen', '30159', 52.374, 9.738, 4],
    ['Nürnberg', 'Bayern', '90402', 49.452, 11.077, 4],
    ['Bremen', 'Bremen', '28195', 53.079, 8.802, 3],
    ['Garmisch-Partenkirchen', 'Bayern', '82467', 47.492, 11.096, 1],
  ]),
  ...listPlaces(1, 'Austria', 'de', [
    ['Wien', 'Wien', '1010', 48.208, 16.373, 10],
    ['Graz', 'Steiermark', '8010', 47.071, 15.438, 4],
    ['Linz', 'Oberösterreich', '4020', 48.306, 14.286, 4],
    ['Salzburg', 'Salzburg', '5020', 47.809, 13.055, 3],
  ]),
  ...listPlaces(1, 'Switzerland', 'de', [
    ['Zürich', 'Zürich', '8001', 47.372, 8.542, 10],
    ['Basel', 'Basel-Stadt', '4001', 47.557, 7.589, 5],
    ['Bern', 'Bern', '3011', 46.948, 7.447, 4],
  ]),
  ...listPlaces(1, 'Switzerland', 'fr', [['Genève', 'Genève', '1201', 46.208, 6.142, 4]]),
  ...listPlaces(2, 'Sweden', 'sv', [
    ['Stockholm', 'Stockholms län', '111 20', 59.332, 18.065, 12],
    ['Göteborg', 'Västra Götalands län', '411 03', 57.707, 11.967, 8],
    ['Malmö', 'Skåne län', '211 20', 55.605, 13.004, 5],
    ['Linköping', 'Östergötlands län', '582 19', 58.411, 15.621, 3],
  ]),
  ...listPlaces(2, 'Finland', 'fi', [
    ['Helsinki', 'Uusimaa', '00100', 60.17, 24.938, 8],
    ['Tampere', 'Pirkanmaa', '33100', 61.498, 23.761, 4],
    ['Jyväskylä', 'Keski-Suomi', '40100', 62.242, 25.747, 2],
  ]),
  ...listPlaces(3, 'Denmark', 'da', [
    ['København', 'Hovedstaden', '1050', 55.68, 12.586, 10],
    ['Aarhus', 'Midtjylland', '8000', 56.157, 10.211, 6],
    ['Odense', 'Syddanmark', '5000', 55.396, 10.388, 3],
  ]),
  ...listPlaces(3, 'Norway', 'da', [
    ['Oslo', 'Oslo', '0150', 59.911, 10.75, 9],
    ['Bergen', 'Vestland', '5003', 60.393, 5.324, 4],
    ['Trondheim', 'Trøndelag', '7011', 63.43, 10.395, 3],
  ]),
  ...listPlaces(4, 'United Kingdom', 'en', [
    ['London', 'England', 'EC2A 4NE', 51.524, -0.083, 20],
    ['Reading', 'England', 'RG1 1AF', 51.457, -0.97, 4],
    ['Bristol', 'England', 'BS1 4DJ', 51.453, -2.594, 5],
    ['Cambridge', 'England', 'CB2 1TN', 52.2, 0.128, 4],
    ['Southampton', 'England', 'SO14 7DU', 50.905, -1.403, 3],
  ]),
  ...listPlaces(5, 'United Kingdom', 'en', [
    ['Manchester', 'England', 'M2 5DB', 53.479, -2.245, 9],
    ['Leeds', 'England', 'LS1 4AP', 53.797, -1.549, 6],
    ['Newcastle upon Tyne', 'England', 'NE1 4ST', 54.971, -1.612, 3],
    ['Edinburgh', 'Scotland', 'EH2 2ER', 55.953, -3.193, 5],
    ['Glasgow', 'Scotland', 'G2 1DY', 55.861, -4.25, 4],
  ]),
  ...listPlaces(5, 'Ireland', 'en', [
    ['Dublin', 'Leinster', 'D02 AF30', 53.344, -6.26, 8],
    ['Cork', 'Munster', 'T12 W8KP', 51.898, -8.472, 3],
  ]),
  ...listPlaces(6, 'Netherlands', 'nl', [
    ['Amsterdam', 'Noord-Holland', '1012 JS', 52.373, 4.893, 10],
    ['Rotterdam', 'Zuid-Holland', '3011 AD', 51.92, 4.482, 8],
    ['Utrecht', 'Utrecht', '3511 AX', 52.091, 5.118, 6],
    ["'s-Hertogenbosch", 'Noord-Brabant', '5211 JR', 51.689, 5.304, 3],
  ]),
  ...listPlaces(6, 'Belgium', 'nl', [
    ['Antwerpen', 'Antwerpen', '2000', 51.221, 4.4, 6],
    ['Gent', 'Oost-Vlaanderen', '9000', 51.054, 3.725, 4],
  ]),
  ...listPlaces(6, 'Belgium', 'fr', [
    ['Bruxelles', 'Bruxelles-Capitale', '1000', 50.847, 4.352, 7],
    ['Liège', 'Wallonie', '4000', 50.641, 5.571, 3],
  ]),
  ...listPlaces(6, 'Luxembourg', 'fr', [['Luxembourg', 'Luxembourg', 'L-1611', 49.6, 6.133, 3]]),
  ...listPlaces(7, 'France', 'fr', [
    ['Paris', 'Île-de-France', '75002', 48.868, 2.341, 18],
    ['Lyon', 'Auvergne-Rhône-Alpes', '69002', 45.757, 4.832, 8],
    ['Lille', 'Hauts-de-France', '59800', 50.633, 3.066, 5],
    ['Nantes', 'Pays de la Loire', '44000', 47.218, -1.554, 4],
    ['Toulouse', 'Occitanie', '31000', 43.604, 1.444, 5],
    ['Saint-Étienne', 'Auvergne-Rhône-Alpes', '42000', 45.434, 4.39, 2],
  ]),
];
