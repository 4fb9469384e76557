import { describe, expect, it } from 'vitest';
import { measureDistance } from '../../shared/places/distance.ts';
import file from '../../shared/places/gazetteer.json' with { type: 'json' };
import { PLACES } from '../../shared/sample/places.ts';
import { GAZETTEER } from './gazetteer-fixture.ts';

describe('countries', () => {
  it.each([
    ['US', 'US'],
    ['usa', 'US'],
    ['U.S.A.', 'US'],
    ['United States of America', 'US'],
    ['États-Unis', 'US'],
    ['UK', 'GB'],
    ['Great Britain', 'GB'],
    ['GBR', 'GB'],
    ['Deutschland', 'DE'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Türkiye', 'TR'],
    ['Czech Republic', 'CZ'],
    ['Korea, Republic of', 'KR'],
    ['日本', 'JP'],
    ['Brasil', 'BR'],
    ['Guinea', 'GN'],
    ['Niger', 'NE'],
  ])('knows %s', (text, code) => {
    expect(GAZETTEER.findCountry(text)?.code).toBe(code);
  });

  it.each(['', ' ', 'Middle-earth', 'EMEA', '-'])('does not guess at "%s"', (text) => {
    expect(GAZETTEER.findCountry(text)).toBeNull();
  });

  it('gives France the middle of its mainland', () => {
    expect(GAZETTEER.findCountry('France')).toMatchObject({ name: 'France', latitude: 46.57, longitude: 2.46 });
  });
});

describe('states', () => {
  it.each([
    ['US', 'TX', 'US-TX'],
    ['US', 'texas', 'US-TX'],
    ['US', 'State of Texas', 'US-TX'],
    ['US', 'Washington DC', 'US-DC'],
    ['CA', 'Québec', 'CA-QC'],
    ['CA', 'Quebec', 'CA-QC'],
    ['AU', 'NSW', 'AU-NSW'],
    ['DE', 'Bavaria', 'DE-BY'],
    ['DE', 'Bayern', 'DE-BY'],
    ['SE', 'Stockholms län', 'SE-AB'],
    ['SE', 'Stockholm', 'SE-AB'],
    ['GB', 'England', 'GB-ENG'],
    ['JP', 'Tokyo', 'JP-13'],
    [null, 'CA', 'US-CA'],
    [null, 'ON', 'CA-ON'],
    [null, 'Bayern', 'DE-BY'],
  ])('in %s, "%s" is %s', (country, text, code) => {
    expect(GAZETTEER.findState(country, text)?.code).toBe(code);
  });

  it('does not look for a state in another country', () => {
    expect(GAZETTEER.findState('FR', 'Texas')).toBeNull();
    // Brazil has one, Mexico had one: which is meant is not to be guessed.
    expect(GAZETTEER.findState(null, 'Distrito Federal')).toBeNull();
  });

  it.each(
    file.states.map(([country, code, latitude, longitude, name]) => ({ country, code, latitude, longitude, name })),
  )('$country-$code lies near its country', ({ country, latitude, longitude }) => {
    const centre = GAZETTEER.findCountry(String(country));
    const distance = measureDistance(
      Number(latitude),
      Number(longitude),
      centre?.latitude ?? Number.NaN,
      centre?.longitude ?? Number.NaN,
    );
    // American Samoa and Guam are the farthest from the middle of their country.
    expect(distance).toBeLessThan(country === 'US' ? 12_500 : 3200);
  });
});

describe('postal codes', () => {
  it.each([
    ['US', '10001', 'US 10001'],
    ['US', '10001-4356', 'US 10001'],
    // A spreadsheet took the zero for a number's.
    ['US', '2139', 'US 02139'],
    // Post boxes have a code and no area.
    ['US', '10008', 'US 100…'],
    ['CA', 'M5V 2T6', 'CA M5V'],
    ['CA', 'm5v2t6', 'CA M5V'],
  ])('in %s, %s is %s', (country, text, code) => {
    expect(GAZETTEER.findPostalCode(country, text)?.code).toBe(code);
  });

  it.each([
    ['US', ''],
    ['US', 'n/a'],
    ['US', '99'],
    ['US', '1234567'],
    ['CA', '12345'],
    ['DE', '80331'],
  ])('does not guess at %s "%s"', (country, text) => {
    expect(GAZETTEER.findPostalCode(country, text)).toBeNull();
  });

  it('puts a code within two kilometres of where it is', () => {
    const centre = GAZETTEER.findPostalCode('US', '10001');
    expect(measureDistance(40.7506, -73.9972, centre?.latitude ?? 0, centre?.longitude ?? 0)).toBeLessThan(2);
  });
});

describe('the places of the sample', () => {
  it.each(PLACES)('$city is in a country that is known', ({ country, latitude, longitude }) => {
    const centre = GAZETTEER.findCountry(country);
    expect(centre).not.toBeNull();
    expect(measureDistance(latitude, longitude, centre?.latitude ?? 0, centre?.longitude ?? 0)).toBeLessThan(1200);
  });

  it.each(PLACES)('$state, if it is known, is around $city', ({ country, state, latitude, longitude }) => {
    const code = GAZETTEER.findCountry(country)?.code ?? null;
    const centre = GAZETTEER.findState(code, state);
    const distance = centre ? measureDistance(latitude, longitude, centre.latitude, centre.longitude) : 0;
    expect(distance).toBeLessThan(320);
  });
});
