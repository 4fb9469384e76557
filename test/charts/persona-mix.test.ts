import { describe, expect, it } from 'vitest';
import { createMixTable, describeMix, isSameMix } from '../../renderer/charts/persona-mix.ts';
import type { MixRow } from '../../renderer/charts/persona-mix.ts';
import { createLoadTable, describeLoad, isCapacityNear, isSameLoad } from '../../renderer/charts/workload.ts';
import type { LoadRow } from '../../renderer/charts/workload.ts';
import { formatsFor } from '../../renderer/ui/format.ts';
import { DEFAULT_PERSONAS } from '../../shared/model/defaults.ts';

const formats = formatsFor('', 'en-GB');
const personas = DEFAULT_PERSONAS;
const mix = (counts: readonly number[], name = 'Wave 1'): MixRow => ({
  wave: 'w1',
  name,
  counts,
  total: counts.reduce((sum, count) => sum + count, 0),
});
const load: LoadRow = {
  wave: 'w1',
  name: 'Wave 1',
  incumbent: 18.4,
  incoming: 1078,
  manager: 38,
  total: 1134.4,
  capacity: 2000,
};

describe('the persona mix', () => {
  it('is told in words, without the personas that a wave has none of', () => {
    expect(describeMix([mix([1, 0, 0, 1200]), mix([0, 0, 0, 0], 'Wave 2')], personas, formats)).toBe(
      'Wave 1: 1,201 moves, 1 High-risk relationship, 1,200 Core. Wave 2: 0 moves.',
    );
  });

  it('has a table with a column per persona and the sum', () => {
    expect(createMixTable([mix([1, 2, 3, 1200])], personas, formats)).toEqual({
      columns: ['Wave', 'High-risk', 'Later-stage', 'New', 'Core', 'All'],
      rows: [{ id: 'w1', name: 'Wave 1', cells: ['1', '2', '3', '1,200', '1,206'] }],
    });
  });

  it('is drawn again only where a count or a name is another one', () => {
    expect(isSameMix([mix([1, 2])], [mix([1, 2])])).toBe(true);
    expect(isSameMix([mix([1, 2])], [mix([2, 1])])).toBe(false);
    expect(isSameMix([mix([1, 2])], [mix([1, 2], 'First')])).toBe(false);
    expect(isSameMix([mix([1, 2])], [])).toBe(false);
  });
});

describe('the workload per wave', () => {
  it('is told in words and as a table, in the locale', () => {
    expect(describeLoad([load], formats)).toBe(
      'Wave 1: 18 h for incumbents, 1,078 h for incoming sellers, 38 h for managers, 54.8% of the sellers’ capacity.',
    );
    expect(createLoadTable([load], formats).rows).toEqual([
      { id: 'w1', name: 'Wave 1', cells: ['18.4', '1,078', '38', '2,000', '54.8%'] },
    ]);
    expect(describeLoad([], formats)).toBe('No waves.');
  });

  it('draws the capacity only where it does not press the bars flat', () => {
    expect(isCapacityNear([load])).toBe(true);
    expect(isCapacityNear([{ ...load, capacity: 3000 }])).toBe(false);
    expect(isCapacityNear([])).toBe(false);
  });

  it('is drawn again only where an hour is another one', () => {
    expect(isSameLoad([load], [{ ...load }])).toBe(true);
    expect(isSameLoad([load], [{ ...load, manager: 39 }])).toBe(false);
  });
});
