import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Random, WeightedPick } from '../../shared/model/random.ts';

describe('Random', () => {
  it('draws the same everywhere for the same seed', () => {
    const random = new Random(1);
    expect(Array.from({ length: 5 }, () => random.next())).toEqual([
      2420951833, 2513034076, 3847892949, 4064752930, 1169703512,
    ]);
  });

  it('draws differently for neighbouring seeds', () => {
    const drawn = Array.from({ length: 100 }, (_, seed) => new Random(seed).next());
    expect(new Set(drawn).size).toBe(100);
  });

  it('stays within the limits it is given', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (seed, limit) => {
        const random = new Random(seed);
        const numbers = Array.from({ length: 20 }, () => random.below(limit));
        expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < limit)).toBe(true);
        const between = random.between(-limit, limit);
        expect(Math.abs(between)).toBeLessThanOrEqual(limit);
        const value = random.quantile([10, 20, 100]);
        expect(value >= 10 && value <= 100).toBe(true);
      }),
    );
  });

  it('spreads evenly', () => {
    const random = new Random(7);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 40_000; draw++) counts[random.below(4)]! += 1;
    expect(Math.min(...counts)).toBeGreaterThan(9_700);
    expect(Math.max(...counts)).toBeLessThan(10_300);
  });

  it('keeps every entry when it shuffles', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (list, seed) => {
        const shuffled = new Random(seed).shuffle([...list]);
        expect(shuffled.toSorted((left, right) => left - right)).toEqual(list.toSorted((left, right) => left - right));
      }),
    );
  });

  it('samples different entries, at least one', () => {
    const list = Array.from({ length: 50 }, (_, index) => index);
    expect(new Set(new Random(3).sample(list, 0.2)).size).toBe(10);
    expect(new Random(3).sample(list, 0.001)).toHaveLength(1);
    expect(new Random(3).sample([], 0.5)).toEqual([]);
  });

  it('refuses to pick from nothing', () => {
    expect(() => new Random(1).pick([])).toThrow(RangeError);
    expect(() => new WeightedPick([0, 0])).toThrow(RangeError);
  });
});

describe('WeightedPick', () => {
  it('draws in proportion and never what has no weight', () => {
    const pick = new WeightedPick([1, 0, 3]);
    const random = new Random(11);
    const counts = [0, 0, 0];
    for (let draw = 0; draw < 20_000; draw++) counts[pick.draw(random)]! += 1;
    expect(counts[1]).toBe(0);
    expect(counts[2]! / counts[0]!).toBeCloseTo(3, 0);
  });
});
