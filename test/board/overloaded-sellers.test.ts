import { describe, expect, it } from 'vitest';
import { findOverloaded } from '../../renderer/board/overloaded-sellers.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { MISSING_DAY } from '../../shared/model/day.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { buildRoster } from '../../shared/model/roster.ts';
import type { WaveLoad, WaveTotals } from '../../shared/waves/load.ts';
import { createDocument, createFacts } from '../plan-fixture.ts';

const MONDAY = 20_002;
const policy = DEFAULT_POLICY.handoverCapacity;
const roster = buildRoster(createFacts([], [{ id: 'A' }, { id: 'B' }, { id: 'C' }]), createDocument(), FIRST_SCENARIO);

/** Three sellers over four weeks; each has hours of the wave where `inWave` says so. */
function createLoad(hours: readonly (readonly number[])[], inWave: readonly number[], wave: Partial<WaveTotals>) {
  return {
    weeks: Int32Array.from([0, 1, 2, 3], (week) => MONDAY + 7 * week),
    sellerHours: Float64Array.from(hours.flat()),
    sellerByWave: { incumbent: Float64Array.from(inWave), incoming: new Float64Array(3) },
    byWave: [wave],
  } as unknown as WaveLoad;
}

describe('sellers with more work than planned in a wave', () => {
  const weeks = { firstWeek: MONDAY + 7, lastWeek: MONDAY + 14 };

  it('are those of the wave, in its weeks, the worst first', () => {
    const load = createLoad(
      [
        [99, 6.5, 7, 0],
        [0, 6, 6, 99],
        [0, 9, 0, 0],
      ],
      [1, 1, 1],
      weeks,
    );
    expect(findOverloaded(load, roster, policy, 0)).toEqual([
      { seller: 2, week: MONDAY + 7, hours: 9 },
      { seller: 0, week: MONDAY + 14, hours: 7 },
    ]);
  });

  it('are none who only work in another wave, and none in a wave without moves', () => {
    const busy = [
      [0, 9, 9, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ];
    expect(findOverloaded(createLoad(busy, [0, 1, 1], weeks), roster, policy, 0)).toEqual([]);
    const empty = { firstWeek: MISSING_DAY, lastWeek: MISSING_DAY };
    expect(findOverloaded(createLoad(busy, [1, 1, 1], empty), roster, policy, 0)).toEqual([]);
    expect(findOverloaded(createLoad(busy, [1, 1, 1], weeks), roster, policy, -1)).toEqual([]);
  });
});
