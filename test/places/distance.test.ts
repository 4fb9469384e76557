import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAssignment } from '../../shared/model/assignment.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { CategoryBuilder } from '../../shared/model/columns.ts';
import { buildRoster } from '../../shared/model/roster.ts';
import { MeanPoint, measureDistance } from '../../shared/places/distance.ts';
import { placeAccounts } from '../../shared/places/place-accounts.ts';
import { describeSellerBase, findSellerBases } from '../../shared/places/seller-bases.ts';
import { createDocument } from '../plan-fixture.ts';
import { createFacts } from '../domain/facts-fixture.ts';
import { GAZETTEER } from './gazetteer-fixture.ts';

const latitudes = fc.double({ min: -90, max: 90, noNaN: true });
const longitudes = fc.double({ min: -180, max: 180, noNaN: true });

describe('distance', () => {
  it.each([
    // Airports, by the great-circle distances that their codes are published with.
    ['LHR to JFK', 51.4775, -0.4614, 40.6397, -73.7789, 5540],
    ['SYD to LAX', -33.9461, 151.1772, 33.9425, -118.4081, 12_060],
    ['a degree of the equator', 0, 0, 0, 1, 111.195],
  ])('%s', (_, north, east, otherNorth, otherEast, kilometres) => {
    const distance = measureDistance(north, east, otherNorth, otherEast);
    expect(Math.abs(distance - kilometres) / kilometres).toBeLessThan(0.005);
  });

  it('is the same both ways, never negative, and at most half the globe', () => {
    fc.assert(
      fc.property(latitudes, longitudes, latitudes, longitudes, (north, east, otherNorth, otherEast) => {
        const there = measureDistance(north, east, otherNorth, otherEast);
        expect(there).toBeCloseTo(measureDistance(otherNorth, otherEast, north, east), 6);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(20_016);
        expect(measureDistance(north, east, north, east)).toBe(0);
      }),
    );
  });
});

describe('the middle of points', () => {
  it('lies across the date line, not on the other side of the globe', () => {
    const mean = new MeanPoint();
    mean.add(0, 179, 1);
    mean.add(0, -179, 1);
    expect(Math.abs(mean.read()?.longitude ?? 0)).toBeCloseTo(180, 6);
  });

  it('leans to the heavier', () => {
    const mean = new MeanPoint();
    mean.add(0, 0, 3);
    mean.add(0, 4, 1);
    expect(mean.read()?.longitude).toBeCloseTo(1, 2);
  });

  it('of nothing is nowhere', () => {
    expect(new MeanPoint().read()).toBeNull();
  });
});

describe('sellers’ bases', () => {
  const facts = createFacts({
    sellers: [
      { id: 'own', region: 'Bavaria' },
      { id: 'region', region: 'Bavaria' },
      { id: 'book', region: 'DACH' },
      { id: 'several', region: 'Bavaria; Texas' },
      { id: 'idle' },
      { id: 'abroad', region: 'Canada' },
      { id: 'new', region: 'Canada' },
    ],
    accounts: [
      { id: 'a', owner: 'book', country: 'DE', workload: 10 },
      { id: 'b', owner: 'several', latitude: 48, longitude: 2, workload: 10 },
      { id: 'c', owner: 'several', latitude: 48, longitude: 6, workload: 30 },
      { id: 'd', owner: 'several', country: 'Atlantis' },
      { id: 'e', owner: 'abroad', country: 'France' },
    ],
  });
  const states = new CategoryBuilder(facts.sellers.count);
  states.set(0, 'Texas');
  const withColumn = {
    ...facts,
    customFields: [{ table: 'sellers' as const, name: 'Home State', column: states.build() }],
  };

  it('come from their own row, their region, or the middle of their book', () => {
    const document = createDocument();
    const roster = buildRoster(withColumn, document, FIRST_SCENARIO);
    const { incumbent } = buildAssignment(withColumn, roster, document, FIRST_SCENARIO);
    const places = placeAccounts(withColumn.accounts, GAZETTEER);
    const workload = withColumn.accounts.workload.map((hours) => (Number.isNaN(hours) ? 0 : hours));
    const found = findSellerBases(withColumn, roster, incumbent, workload, places, GAZETTEER);
    expect(found.bases.map(describeSellerBase)).toEqual([
      'by state: Texas',
      'by region: Bayern',
      'the middle of today’s book, by workload',
      'the middle of today’s book, by workload',
      'not known',
      // The middle of Canada is nobody's office, unless nothing else is known.
      'the middle of today’s book, by workload',
      'by region: Canada',
    ]);
    expect(found.longitude[3]).toBeCloseTo(5, 1);
    expect(found.latitude[4]).toBeNaN();
  });
});
