import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHandoverView, layOutAccount } from '../../shared/handover/account-handover.ts';
import { moveKindOf } from '../../shared/model/assignment.ts';
import { formatIsoDay, weekStartOf } from '../../shared/model/day.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeLoad } from '../../shared/waves/load.ts';
import type { WaveLoad } from '../../shared/waves/load.ts';
import { createBase } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

/** Hours by seller and week, weeks without any left out: `{ s1: { '2026-06-01': 0.25 } }`. */
function readHours(base: PlanBase, load: WaveLoad, matrix: Float64Array): Record<string, Record<string, number>> {
  const bySeller: Record<string, Record<string, number>> = {};
  base.roster.ids.forEach((id, row) => {
    load.weeks.forEach((week, index) => {
      const hours = matrix[row * load.weeks.length + index] as number;
      if (hours > 0) (bySeller[id] ??= {})[formatIsoDay(week)] = Math.round(hours * 1000) / 1000;
    });
  });
  return bySeller;
}

describe('the load of a wave', () => {
  const sellers = [
    { id: 's1', manager: 'boss' },
    { id: 's2', manager: 'boss', fte: 0.5 },
    { id: 'boss', kind: 'manager' },
    { id: 'gone', leavesOn: '2026-12-31', manager: 'boss' },
  ];

  it('gives each side its hours in the weeks of its steps', () => {
    const base = createBase(
      {
        accounts: [
          { id: 'a', owner: 's1', arr: 700 },
          { id: 'stays', owner: 's1' },
          { id: 'silent', owner: 's1', lifecycle: 'prospect', arr: 50 },
          { id: 'later', owner: 's1' },
        ],
        sellers,
      },
      {
        incoming: { a: 's2', silent: 's2', later: 's2' },
        waveOf: { a: 'wave-1', stays: 'wave-1', silent: 'wave-1' },
        launches: ['2026-06-01'],
      },
    );
    const load = computeLoad(base);
    expect(readHours(base, load, load.sellerHours)).toEqual({
      s1: { '2026-05-25': 0.5, '2026-06-01': 0.25, '2026-06-08': 0.5 },
      s2: { '2026-05-25': 0.5, '2026-06-08': 0.5, '2026-06-15': 0.5, '2026-06-29': 0.5 },
    });
    expect(readHours(base, load, load.managerHours)).toEqual({ boss: { '2026-06-22': 0.25 } });
    const [first] = load.byWave;
    expect(first && { ...first, launch: formatIsoDay(first.launch), firstWeek: 0, lastWeek: 0 }).toEqual({
      launch: '2026-06-01',
      isAssumedDate: false,
      incumbentHours: 1.25,
      incomingHours: 2,
      managerHours: 0.25,
      supportHours: 0,
      // Six weeks of 1.5 sellers at 6 hours, less 5 %.
      capacityHours: 6 * 1.5 * 6 * 0.95,
      accounts: 3,
      moves: 1,
      silentMoves: 1,
      arr: 750,
      firstWeek: 0,
      lastWeek: 0,
    });
    expect(load.unscheduledMoves).toBe(1);
    expect(load.byWave[1]).toMatchObject({ moves: 0, capacityHours: 0, isAssumedDate: true });
  });

  it('counts personas per wave, and those without a wave', () => {
    const base = createBase(
      {
        accounts: [
          { id: 'core', owner: 's1' },
          { id: 'risk', owner: 's1', strategic: true },
          { id: 'new', owner: 's1', customerSince: '2026-04-01' },
        ],
        sellers,
      },
      { incoming: { core: 's2', risk: 's2', new: 's2' }, waveOf: { core: 'wave-1', risk: 'wave-3' } },
    );
    // High-risk, later-stage, new, core by wave; the last row has no wave.
    expect([...computeLoad(base).personaMix]).toEqual([0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0]);
  });

  it('lets the leaver’s manager stand in', () => {
    const base = createBase(
      { accounts: [{ id: 'a', owner: 'gone' }], sellers },
      { incoming: { a: 's1' }, waveOf: { a: 'wave-1' }, launches: ['2026-06-01'] },
    );
    const load = computeLoad(base);
    expect(readHours(base, load, load.managerHours)).toEqual({
      boss: { '2026-05-25': 0.5, '2026-06-01': 0.25, '2026-06-08': 0.5, '2026-06-22': 0.25 },
    });
    expect(load.byWave[0]).toMatchObject({ incumbentHours: 0, incomingHours: 2, managerHours: 1.5 });
  });

  it('gives a vacancy capacity from ten working days after its start', () => {
    const capacityWith = (startsOn: string): number => {
      const base = createBase(
        { accounts: [{ id: 'a', owner: 's1' }], sellers: [{ id: 's1', fte: 0 }] },
        {
          incoming: { a: 'v' },
          waveOf: { a: 'wave-1' },
          launches: ['2026-06-01'],
          tables: { vacancies: { v: { name: 'Vacancy', team: '', region: '', manager: '', fte: 1, startsOn } } },
        },
      );
      return (computeLoad(base).byWave[0]?.capacityHours as number) / (6 * 0.95);
    };
    // The wave spans the weeks from 25 May to 29 June.
    expect(capacityWith('2026-05-01')).toBeCloseTo(6);
    expect(capacityWith('2026-06-01')).toBeCloseTo(3);
    expect(capacityWith('2026-09-01')).toBe(0);
    expect(capacityWith('')).toBe(0);
  });

  it('adds up to the steps of every account, laid out one by one', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const load = computeLoad(base);
        const view = createHandoverView(base);
        const { incumbent, incoming, wave } = base.assignment;
        const sellerHours = new Float64Array(load.sellerHours.length);
        const managerHours = new Float64Array(load.managerHours.length);
        const byWave = base.assignment.waves.map(() => ({ incumbent: 0, incoming: 0, manager: 0, moves: 0 }));
        for (let row = 0; row < incoming.length; row++) {
          const handover = layOutAccount(view, row);
          const group = load.handovers.groups[load.handovers.groupOf[row] as number];
          expect(group?.ownerChange).toBe(handover?.ownerChange);
          if (!handover) continue;
          const totals = byWave[wave[row] as number] as (typeof byWave)[number];
          totals.moves++;
          const from = incumbent[row] as number;
          const to = incoming[row] as number;
          for (const step of handover.steps) {
            const week = load.weeks.indexOf(weekStartOf(step.day));
            totals.incumbent += step.incumbentHours;
            totals.incoming += step.incomingHours;
            totals.manager += step.managerHours;
            const at = (seller: number): number => seller * load.weeks.length + week;
            if (from !== NO_ROW) sellerHours[at(from)]! += step.incumbentHours;
            if (to !== NO_ROW) sellerHours[at(to)]! += step.incomingHours;
            const managerOf = (seller: number): number =>
              seller === NO_ROW ? NO_ROW : (base.roster.managers[seller] as number);
            const isSuccession = moveKindOf(base.roster, from, to) === 'succession';
            const first = isSuccession ? managerOf(from) : NO_ROW;
            const manager = first === NO_ROW ? managerOf(to === NO_ROW ? from : to) : first;
            if (manager !== NO_ROW) managerHours[at(manager)]! += step.managerHours;
          }
        }
        sellerHours.forEach((hours, at) => expect(load.sellerHours[at]).toBeCloseTo(hours, 8));
        managerHours.forEach((hours, at) => expect(load.managerHours[at]).toBeCloseTo(hours, 8));
        byWave.forEach((totals, index) => {
          expect(load.byWave[index]?.incumbentHours).toBeCloseTo(totals.incumbent, 8);
          expect(load.byWave[index]?.incomingHours).toBeCloseTo(totals.incoming, 8);
          expect(load.byWave[index]?.managerHours).toBeCloseTo(totals.manager, 8);
          expect(load.byWave[index]?.moves).toBe(totals.moves);
        });
      }),
    );
  });
});
