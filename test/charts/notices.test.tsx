// @vitest-environment happy-dom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWaveOfDay, layOutNotices } from '../../renderer/charts/notices-layout.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { computeCallCentre } from '../../shared/waves/call-centre.ts';
import { anyMoves, createRandomBase } from '../domain/random-base.ts';

const CENTRE = {
  firstDay: parseIsoDay('2026-06-01'),
  days: 4,
  contacts: Int32Array.from([8, 0, 0, 0, 2, 0, 4, 0]),
  replies: Float64Array.from([1, 1, 1.5, 0.5]),
};

describe('the notices of a day', () => {
  it('stand on the wave’s bars, one above the other', () => {
    const layout = layOutNotices(CENTRE, 5, 400, 132);
    expect([layout.cell, layout.base, layout.most, layout.limit]).toEqual([100, 114, 10, 64]);
    expect(layout.bars).toEqual(['M1 34h98v80h-98z', 'M1 14h98v20h-98zM201 74h98v40h-98z']);
    expect(layout.replies).toBe('M0 104h100L100 104h100L200 99h100L300 109h100');
    expect([0, 1, 2].map((day) => findWaveOfDay(CENTRE, day))).toEqual([0, -1, 1]);
  });

  it('hide a limit that is far above them', () => {
    expect(layOutNotices(CENTRE, 40, 400, 132).limit).toBeNull();
  });

  it('count every customer once and expect every reply', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const { load } = computeFigures(base);
        const { contacts, replies } = computeCallCentre(base, load.handovers);
        const told = load.handovers.groupOf.filter((group) => group >= 0);
        expect(contacts.reduce((sum, count) => sum + count, 0)).toBe(told.length);
        const shares: Readonly<Record<string, number>> = { core: 0.1, new: 0.15 };
        let expected = 0;
        load.handovers.groupOf.forEach((group, row) => {
          const persona = base.personas.personas[base.personas.codes[row] as number]?.id ?? '';
          if (group >= 0) expected += shares[persona] ?? 0.25;
        });
        expect(replies.reduce((sum, count) => sum + count, 0)).toBeCloseTo(expected, 8);
      }),
      { numRuns: 40 },
    );
  });
});
