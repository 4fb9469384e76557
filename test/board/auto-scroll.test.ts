import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { speedOfScroll } from '../../renderer/board/auto-scroll.ts';

describe('scrolling near an edge', () => {
  it('rests in the middle and runs at full speed at and past the edges', () => {
    expect(speedOfScroll(500, 0, 1000)).toBe(0);
    expect(speedOfScroll(1000, 0, 1000)).toBe(speedOfScroll(1200, 0, 1000));
    expect(speedOfScroll(0, 0, 1000)).toBe(-speedOfScroll(1000, 0, 1000));
    expect(speedOfScroll(1000, 0, 1000)).toBeGreaterThan(0);
  });

  it('never gets slower on the way to the end, in any size of list', () => {
    const place = fc.integer({ min: -50, max: 1050 });
    fc.assert(
      fc.property(place, place, fc.integer({ min: 0, max: 1000 }), (left, right, end) => {
        const [before, after] = left < right ? [left, right] : [right, left];
        expect(speedOfScroll(after, 0, end)).toBeGreaterThanOrEqual(speedOfScroll(before, 0, end));
      }),
    );
  });

  it('leaves the middle half of a short list calm', () => {
    expect(speedOfScroll(31, 0, 120)).toBe(0);
    expect(speedOfScroll(89, 0, 120)).toBe(0);
  });
});
