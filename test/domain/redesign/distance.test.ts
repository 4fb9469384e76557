import { describe, expect, it } from 'vitest';
import { createRedesignInput, createRedesignSettings } from '../../../shared/overview/redesign-input.ts';
import { findWhereabouts, reportDistances } from '../../../shared/overview/distances.ts';
import { distanceToSeller, sumDistances } from '../../../shared/territory/distance.ts';
import { createDistanceCost } from '../../../shared/territory/redesign/distance-cost.ts';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import { proposeRedesign } from '../../../shared/territory/redesign/solve.ts';
import { GAZETTEER } from '../../places/gazetteer-fixture.ts';
import { createBase } from '../facts-fixture.ts';

/** Two sellers at opposite ends of the country, each with the other's accounts besides their own. */
const states = { north: 'New York', south: 'Texas' } as const;
const owners = ['north', 'south'] as const;
const base = createBase({
  sellers: owners.map((id) => ({ id, region: states[id] })),
  accounts: owners.flatMap((owner) =>
    owners.flatMap((place) =>
      Array.from({ length: 10 }, (_, at) => ({
        id: `${owner}-in-${place}-${at}`,
        owner,
        country: 'USA',
        state: states[place],
        arr: 100_00,
        segment: 'SMB',
        workload: 10,
      })),
    ),
  ),
});
const whereabouts = findWhereabouts(base, GAZETTEER);
const input = { ...createRedesignInput(base), distances: whereabouts.columns };
const settings = {
  ...createRedesignSettings(base),
  effort: 0.05,
  maximumMovedAccounts: 1,
  maximumMovedArr: 1,
  minimumKeptArr: 0,
};

describe('distance in a redesign', () => {
  it('counts for nothing unless it is given a weight', () => {
    expect(finishSearch(proposeRedesign(input, settings)).moves).toEqual([]);
    expect(createDistanceCost(input, settings)).toBeNull();
    expect(createDistanceCost(createRedesignInput(base), { ...settings, distanceWeight: 1 })).toBeNull();
  });

  it('brings accounts to the seller who is near, and keeps the books even', () => {
    const proposal = finishSearch(proposeRedesign(input, { ...settings, distanceWeight: 1 }));
    expect(proposal.status).toBe('within');
    const before = sumDistances(whereabouts.columns, base.assignment.incumbent);
    const after = sumDistances(whereabouts.columns, proposal.owner);
    expect(after.kilometres[0]! + after.kilometres[1]!).toBeLessThan(
      0.05 * (before.kilometres[0]! + before.kilometres[1]!),
    );
    expect([...after.accounts]).toEqual([20, 20]);
    const { value, bound } = proposal.quality;
    expect(value).toBeGreaterThanOrEqual(bound - 1e-6);
  });

  it('moves nothing for a few kilometres, and no more with more weight than with less', () => {
    const total = (distanceWeight: number): number => {
      const proposal = finishSearch(proposeRedesign(input, { ...settings, distanceWeight }));
      return sumDistances(whereabouts.columns, proposal.owner).kilometres.reduce((sum, own) => sum + own, 0);
    };
    const totals = [0, 0.001, 0.1, 2].map(total);
    expect(totals).toEqual(totals.toSorted((left, right) => right - left));
    expect(totals[1]).toBe(totals[0]);
  });

  it('takes the mean of the others for a seller without a base, and nothing for an account without a place', () => {
    const distances = {
      accountLatitude: Float64Array.of(0, Number.NaN),
      accountLongitude: Float64Array.of(0, Number.NaN),
      sellerLatitude: Float64Array.of(0, 0, Number.NaN),
      sellerLongitude: Float64Array.of(1, 3, Number.NaN),
    };
    const cost = createDistanceCost(
      { ...input, accounts: 2, sellers: 3, distances },
      { ...settings, distanceWeight: 1 },
    );
    const near = distanceToSeller(distances, 0, 0) / 100;
    expect([0, 1, 2].map((seller) => cost?.(Int32Array.of(0), seller) ?? 0)).toEqual([
      expect.closeTo(near, 9),
      expect.closeTo(3 * near, 9),
      expect.closeTo(2 * near, 9),
    ]);
    expect(cost?.(Int32Array.of(1), 0)).toBe(0);
  });
});

describe('the report of distances', () => {
  it('says how far accounts are, what bases are known by, and what is placed', () => {
    const moved = createBase(
      {
        sellers: owners.map((id) => ({ id, region: states[id] })),
        accounts: [
          { id: 'a', owner: 'north', country: 'US', state: 'TX' },
          { id: 'b', owner: 'south', country: 'US', state: 'TX' },
          { id: 'c', owner: 'south' },
        ],
      },
      { incoming: { a: 'south' } },
    );
    const report = reportDistances(moved, findWhereabouts(moved, GAZETTEER));
    expect(report).toMatchObject({
      placed: { coordinates: 0, 'postal code': 0, state: 2, country: 0 },
      notPlaced: 1,
      after: { total: 0, mean: 0, accounts: 2 },
      sellers: [
        { seller: 'north', base: 'by region: New York', after: { total: 0, mean: null, accounts: 0 } },
        { seller: 'south', base: 'by region: Texas', before: { total: 0, mean: 0, accounts: 1 } },
      ],
    });
    expect(report?.before.mean).toBeCloseTo(report!.before.total / 2, 0);
    expect(report?.before.total).toBeGreaterThan(2000);
  });

  it('is none where nothing says where the accounts are', () => {
    const nowhere = createBase({ accounts: [{ id: 'a' }] });
    expect(reportDistances(nowhere, findWhereabouts(nowhere, GAZETTEER))).toBeNull();
  });
});
