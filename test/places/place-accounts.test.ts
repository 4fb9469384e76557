import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describePlace, NOT_PLACED, placeAccounts, PLACE_BASES } from '../../shared/places/place-accounts.ts';
import { arrangeCrowds } from '../../shared/places/arrange-crowds.ts';
import { createFacts } from '../domain/facts-fixture.ts';
import type { AccountLine } from '../domain/facts-fixture.ts';
import { GAZETTEER } from './gazetteer-fixture.ts';

function place(...lines: readonly Omit<AccountLine, 'id'>[]) {
  const accounts = lines.map((line, at) => ({ id: `A${at}`, ...line }));
  return placeAccounts(createFacts({ accounts }).accounts, GAZETTEER);
}

function describeAll(...lines: readonly Omit<AccountLine, 'id'>[]): string[] {
  const places = place(...lines);
  return lines.map((_, row) => `${PLACE_BASES[places.basis[row] as number] ?? 'none'}: ${describePlace(places, row)}`);
}

describe('placing accounts', () => {
  it('takes the surest thing that a row says', () => {
    const whole = { latitude: 32.8, longitude: -96.8, postalCode: '75201', state: 'TX', country: 'USA' };
    expect(
      describeAll(
        whole,
        { ...whole, latitude: Number.NaN },
        { state: 'TX', country: 'USA', postalCode: 'unknown' },
        { state: 'Dallas', country: 'USA' },
        { city: 'Dallas' },
      ),
    ).toEqual([
      'coordinates: ',
      'postal code: in the middle of postal code 75201',
      'state: at the centre of Texas',
      'country: at the centre of United States',
      'none: ',
    ]);
  });

  it('counts what each basis has placed', () => {
    const places = place({ latitude: 1, longitude: 2 }, { country: 'FR' }, { country: 'FR' }, { country: 'Atlantis' });
    expect(places.counts).toEqual([1, 0, 0, 2, 1]);
  });

  it('takes no coordinates that are none', () => {
    expect(
      describeAll(
        { latitude: 0, longitude: 0, country: 'FR' },
        { latitude: 91, longitude: 0, country: 'FR' },
        { latitude: 10, longitude: 200 },
      ),
    ).toEqual(['country: at the centre of France', 'country: at the centre of France', 'none: ']);
  });

  it('does not put a state into a country that it is not in', () => {
    expect(describeAll({ state: 'Georgia', country: 'Atlantis' }, { state: 'Texas', country: 'France' })).toEqual([
      'none: ',
      'country: at the centre of France',
    ]);
  });

  it('reads postal codes without a country as American ones only where nearly all of them are', () => {
    const american = ['10001', '60601', '94103'].map((postalCode) => ({ postalCode }));
    expect(place(...american).counts[1]).toBe(3);
    const german = ['80331', '20095', '01067'].map((postalCode) => ({ postalCode }));
    expect(place(...german, ...american).counts).toEqual([0, 0, 0, 0, 6]);
  });

  it('names countries and states in one way, however they are written', () => {
    const places = place(
      { country: 'USA', state: 'tx' },
      { country: 'United States', state: 'Texas' },
      { country: 'Oz' },
    );
    expect({ countries: places.countries, states: places.states }).toEqual({
      countries: ['United States', 'Oz'],
      states: ['Texas'],
    });
  });
});

describe('accounts at one point', () => {
  it('lie apart within a disc, evenly, and always alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 400 }), (count) => {
        const places = place(...Array.from({ length: count }, () => ({ country: 'USA', state: 'TX' })));
        const crowds = arrangeCrowds(places);
        expect(arrangeCrowds(places)).toEqual(crowds);
        expect(crowds.size.every((size) => size === count)).toBe(true);
        let nearest = Infinity;
        for (let row = 0; row < count; row++) {
          const [across, down] = [crowds.across[row] as number, crowds.down[row] as number];
          expect(Math.hypot(across, down)).toBeLessThan(1);
          for (let other = 0; other < row; other++) {
            const apart = Math.hypot(across - (crowds.across[other] as number), down - (crowds.down[other] as number));
            nearest = Math.min(nearest, apart);
          }
        }
        // Each has a disc of its own of about its share of the whole.
        expect(nearest * Math.sqrt(count)).toBeGreaterThan(0.9);
      }),
      { numRuns: 20 },
    );
  });

  it('leave the lone and the unplaced where they are', () => {
    const places = place({ latitude: 50, longitude: 8 }, {}, { latitude: 51, longitude: 8 });
    const crowds = arrangeCrowds(places);
    expect({ across: [...crowds.across], size: [...crowds.size] }).toEqual({ across: [0, 0, 0], size: [1, 0, 1] });
    expect(places.basis[1]).toBe(NOT_PLACED);
  });
});
