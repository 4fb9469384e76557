import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createHandoverView,
  effectiveOn,
  firstNoticeOf,
  layOutAccount,
} from '../../shared/handover/account-handover.ts';
import { createCalendar } from '../../shared/handover/calendar.ts';
import { MoveWorkFinder } from '../../shared/handover/move-work.ts';
import type { MoveWork } from '../../shared/handover/move-work.ts';
import { formatIsoDay, parseIsoDay, weekStartOf } from '../../shared/model/day.ts';
import type { Day } from '../../shared/model/day.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import type { ClosedDaysPolicy } from '../../shared/model/policy.ts';
import { createBase } from './facts-fixture.ts';
import type { Decisions } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

const day = parseIsoDay;

describe('closed days', () => {
  const close = (closed: Partial<ClosedDaysPolicy>, startMonth = 1) =>
    createCalendar(
      { ...DEFAULT_POLICY.calendar, fiscalYearStartMonth: startMonth, holidays: ['2026-06-29'] },
      { ...DEFAULT_POLICY.closedDays, ...closed },
    );

  it('closes the last ten working days of each fiscal quarter', () => {
    const { closureOf, toOpenDay } = close({});
    // 30 June is a Tuesday, the 29th a holiday: the tenth working day from the end is the 16th.
    expect(['2026-06-15', '2026-06-16', '2026-06-30', '2026-07-01'].map((at) => closureOf(day(at)))).toEqual([
      null,
      'quarter-end',
      'quarter-end',
      null,
    ]);
    expect(formatIsoDay(toOpenDay(day('2026-06-20')))).toBe('2026-07-01');
  });

  it('follows the fiscal year', () => {
    const { closureOf } = close({}, 2);
    expect(closureOf(day('2026-06-30'))).toBeNull();
    expect(closureOf(day('2026-07-31'))).toBe('quarter-end');
    expect(close({ quarterEndWorkingDays: 0 }).closureOf(day('2026-06-30'))).toBeNull();
  });

  it('closes blackouts, both ends included', () => {
    const { closureOf, isWorkingDay } = close({ blackouts: [{ name: 'Fair', from: '2026-05-11', to: '2026-05-13' }] });
    expect([10, 11, 13, 14].map((date) => closureOf(day(`2026-05-${date}`)))).toEqual([
      null,
      'blackout',
      'blackout',
      null,
    ]);
    expect(isWorkingDay(day('2026-05-11'))).toBe(true);
  });
});

/** One core account and one later-stage buyer with a late deal, both of s1 and moving to s2. */
function createDeals(decisions: Decisions = {}) {
  return createBase(
    {
      accounts: [
        { id: 'core', owner: 's1' },
        { id: 'buyer', owner: 's1' },
      ],
      sellers: [{ id: 's1' }, { id: 's2' }],
      opportunities: [{ id: 'deal', account: 'buyer', stageClass: 'late', amount: 100_00, closeOn: '2026-06-20' }],
    },
    {
      incoming: { core: 's2', buyer: 's2' },
      waveOf: { core: 'wave-1', buyer: 'wave-1' },
      launches: ['2026-06-01'],
      ...decisions,
    },
  );
}

describe('dates of one account', () => {
  const datesOf = (row: number, decisions: Decisions = {}): string[] => {
    const handover = layOutAccount(createHandoverView(createDeals(decisions)), row);
    return handover ? [handover.launch, handover.ownerChange, handover.effectiveOn].map(formatIsoDay) : [];
  };

  it('follows wave and playbook', () => {
    expect(datesOf(0)).toEqual(['2026-06-01', '2026-06-15', '2026-06-15']);
  });

  it('changes its owner with the wave’s effective day, never before the playbook', () => {
    const withEffective = (effective: string): Decisions => ({
      tables: { waves: { 'wave-1': { name: 'Wave 1', launch: '2026-06-01', order: 1, effective } } },
      launches: [],
    });
    expect(datesOf(0, withEffective('2026-07-01'))[2]).toBe('2026-07-01');
    expect(datesOf(0, withEffective('2026-06-02'))[2]).toBe('2026-06-15');
  });

  it('takes its own days before those of its wave', () => {
    const own = { core: { launch: '2026-06-03', effective: '2026-06-10', reason: 'asked for it' } };
    expect(datesOf(0, { tables: { accountDates: own } })).toEqual(['2026-06-03', '2026-06-17', '2026-06-10']);
  });

  it('tells a later-stage buyer two days after the deal that the incumbent keeps', () => {
    const holds = { deal: { outcome: 'keep', deadline: '2026-07-20', reason: '' } };
    expect(datesOf(1)[0]).toBe('2026-06-01');
    expect(datesOf(1, { tables: { holds } })[0]).toBe('2026-07-22');
    expect(datesOf(1, { tables: { holds: { deal: { ...holds.deal, outcome: 'transfer' } } } })[0]).toBe('2026-06-01');
    expect(datesOf(1, { tables: { holds: { deal: { ...holds.deal, deadline: '2026-05-20' } } } })[0]).toBe(
      '2026-06-01',
    );
  });
});

describe('the work of a move', () => {
  const anyLaunch = fc.integer({ min: day('2026-05-04'), max: day('2027-06-01') });

  it('has the hours of its steps in the weeks of its steps, and no step on a day that is not worked', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, anyLaunch, (seed, moves, launch) => {
        const base = createRandomBase(seed, moves);
        const finder = new MoveWorkFinder(createHandoverView(base));
        for (let row = 0; row < base.facts.accounts.count; row++) {
          const work = finder.find(row, launch);
          if (!work) continue;
          expect(finder.find(row, launch)).toBe(work);
          work.weeks.forEach((week, at) => {
            const own = work.steps.filter((step) => weekStartOf(step.day) === week);
            const sum = (hoursOf: (step: MoveWork['steps'][number]) => number): number =>
              own.reduce((total, step) => total + hoursOf(step), 0);
            expect(own.length).toBeGreaterThan(0);
            expect(work.incumbentHours[at]).toBeCloseTo(sum((step) => step.incumbentHours));
            expect(work.incomingHours[at]).toBeCloseTo(sum((step) => step.incomingHours));
            expect(work.managerHours[at]).toBeCloseTo(sum((step) => step.managerHours));
          });
          for (const step of work.steps) expect(base.calendar.isWorkingDay(step.day)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('never gives notice before T0, nor changes the owner before the notice or the wave’s day', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, anyLaunch, (seed, moves, launch: Day) => {
        const base = createRandomBase(seed, moves);
        const view = createHandoverView(base);
        const finder = new MoveWorkFinder(view);
        for (let row = 0; row < base.facts.accounts.count; row++) {
          const work = finder.find(row, launch);
          if (!work) continue;
          expect(firstNoticeOf(view, row, launch)).toBeGreaterThanOrEqual(launch);
          expect(work.notice).toBeGreaterThanOrEqual(launch);
          expect(work.ownerChange).toBeGreaterThan(work.notice);
          const effective = effectiveOn(view, row, base.assignment.wave[row] as number, work.ownerChange);
          expect(effective).toBeGreaterThanOrEqual(work.ownerChange);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('says when notice or introduction fall on closed days, not the steps after them', () => {
    const base = createDeals();
    const work = (launch: string): MoveWork =>
      new MoveWorkFinder(createHandoverView(base)).find(0, day(launch)) as MoveWork;
    // The quarter closes on 17 June: notice on the 11th, introduction on the 18th.
    expect(work('2026-06-11').closedStep?.step.name).toBe('introduction');
    expect(work('2026-06-05').closedStep).toBeNull();
    expect(work('2026-07-01').closedStep).toBeNull();
    expect(work('2026-06-24').closedStep?.step.name).toBe('notice');
  });

  it('takes no later step for an introduction where nobody hands over', () => {
    const base = createBase(
      { accounts: [{ id: 'pool' }], sellers: [{ id: 's1' }] },
      { incoming: { pool: 's1' }, waveOf: { pool: 'wave-1' } },
    );
    // After-care would be on 25 June.
    const work = new MoveWorkFinder(createHandoverView(base)).find(0, day('2026-06-01'));
    expect([work?.kind, work?.closedStep]).toEqual(['assignment', null]);
  });
});
