import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeSellerLoad, layOutSellerLoad, listSellerLoad } from '../../renderer/charts/seller-load.ts';
import type { SellerLoadRow } from '../../renderer/charts/seller-load.ts';
import { formatsFor } from '../../renderer/ui/format.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { anyMoves, createRandomBase } from '../domain/random-base.ts';

const ROW: SellerLoadRow = { id: 's1', name: 'Ann', incumbent: 2, incoming: 6, peak: 6.5, isOver: true };

describe('the work of each seller', () => {
  it('adds up to that of the waves, whichever are shown', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, fc.integer({ min: -1, max: 2 }), (seed, moves, asked) => {
        const base = createRandomBase(seed, moves);
        const figures = computeFigures(base);
        const wave = asked < 0 ? null : asked;
        const live = { base, figures, load: figures.load, preview: null, isProjected: false };
        const rows = listSellerLoad(live, wave);
        const shown = figures.load.byWave.filter((_, index) => wave === null || wave === index);
        const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
        expect(total(rows.map((row) => row.incumbent))).toBeCloseTo(total(shown.map((of) => of.incumbentHours)), 8);
        // Nobody's row takes the hours of a release, and a pool has none: all incoming hours have a seller.
        expect(total(rows.map((row) => row.incoming))).toBeCloseTo(total(shown.map((of) => of.incomingHours)), 8);
      }),
      { numRuns: 60 },
    );
  });

  it('is drawn side after side, with a mark for a week above the plan', () => {
    const layout = layOutSellerLoad([ROW, { ...ROW, id: 's2', incumbent: 0, incoming: 4, isOver: false }], 96);
    expect(layout).toEqual({
      most: 8,
      incumbent: 'M0 4h20v9h-20z',
      incoming: 'M20 4h60v9h-60zM0 21h40v9h-40z',
      over: 'M85 13l4.5 -9l4.5 9z',
      summary: 'Handover hours of 2 sellers; 1 above their planned capacity in at least one week.',
    });
  });

  it('is told in words', () => {
    expect(describeSellerLoad(ROW, formatsFor('', 'en'))).toBe(
      'Ann: 2 h as incumbent, 6 h as incoming seller, 6.5 h in the busiest week, above the plan.',
    );
  });
});
