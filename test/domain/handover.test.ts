import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../shared/handover/calendar.ts';
import { choosePlaybook, createHandoverView, layOutAccount } from '../../shared/handover/account-handover.ts';
import { countNoticeDays, layOutHandover, ownerChangeDayOf } from '../../shared/handover/playbook.ts';
import type { HandoverRequest } from '../../shared/handover/playbook.ts';
import { formatIsoDay, MISSING_DAY, parseIsoDay, weekdayOf } from '../../shared/model/day.ts';
import { DEFAULT_PLAYBOOKS } from '../../shared/model/default-playbooks.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import type { Playbook } from '../../shared/model/policy.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine, Decisions, SellerLine } from './facts-fixture.ts';

const weekdays = createCalendar(DEFAULT_POLICY.calendar);
const playbook = (id: string): Playbook => DEFAULT_PLAYBOOKS.find((one) => one.id === id) as Playbook;
/** A Monday. */
const LAUNCH = parseIsoDay('2026-06-01');

function request(id: string, changes: Partial<HandoverRequest> = {}): HandoverRequest {
  return {
    playbook: playbook(id),
    kind: 'transfer',
    launch: LAUNCH,
    calendar: weekdays,
    isLightCore: false,
    incumbentLeavesOn: MISSING_DAY,
    ...changes,
  };
}

/** `2026-06-01 notice, incumbent by call: .25 / 0 / 0` */
function describeSteps(asked: HandoverRequest): string[] {
  return layOutHandover(asked).map(
    ({ day, step, leads, channel, incumbentHours, incomingHours, managerHours, isOwnerChange }) =>
      `${formatIsoDay(day)}${isOwnerChange ? ' ●' : ''} ${step.name}, ${leads} by ${channel}: ${incumbentHours} / ${incomingHours} / ${managerHours}`,
  );
}

describe('the working calendar', () => {
  const calendar = createCalendar({ ...DEFAULT_POLICY.calendar, holidays: ['2026-06-04', '2026-06-06', 'nonsense'] });
  const add = (day: string, n: number): string => formatIsoDay(calendar.addWorkingDays(parseIsoDay(day), n));

  it('skips weekends and holidays both ways', () => {
    expect([
      add('2026-06-03', 1),
      add('2026-06-03', 2),
      add('2026-06-08', -1),
      add('2026-06-08', -2),
      add('2026-06-06', 0),
      add('2026-06-06', 1),
      add('2026-06-06', -1),
    ]).toEqual(['2026-06-05', '2026-06-08', '2026-06-05', '2026-06-03', '2026-06-08', '2026-06-09', '2026-06-05']);
    expect([3, 4, 5, 6].map((date) => calendar.isWorkingDay(parseIsoDay(`2026-06-0${date}`)))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('works Monday to Friday where nobody says when', () => {
    const { isWorkingDay } = createCalendar({ ...DEFAULT_POLICY.calendar, workingWeekdays: [] });
    expect(isWorkingDay(parseIsoDay('2026-06-05'))).toBe(true);
    expect(isWorkingDay(parseIsoDay('2026-06-06'))).toBe(false);
  });

  it('adds as one would count by hand, and counts what it adds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000, max: 30_000 }),
        fc.integer({ min: -80, max: 80 }),
        fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
        fc.array(fc.integer({ min: 10_000, max: 30_000 }), { maxLength: 20 }),
        (day, n, workingWeekdays, holidays) => {
          const policy = { ...DEFAULT_POLICY.calendar, workingWeekdays, holidays: holidays.map(formatIsoDay) };
          const one = createCalendar(policy);
          const isWorked = (at: number): boolean => workingWeekdays.includes(weekdayOf(at)) && !holidays.includes(at);
          let expected = day;
          while (!isWorked(expected)) expected++;
          expect(one.toWorkingDay(day)).toBe(expected);
          for (let left = Math.abs(n); left > 0; left--) {
            do expected += Math.sign(n);
            while (!isWorked(expected));
          }
          expect(one.addWorkingDays(day, n)).toBe(expected);
          expect(one.countWorkingDays(one.toWorkingDay(day), expected)).toBe(n);
        },
      ),
    );
  });
});

describe('playbooks in dates', () => {
  it('transfers a core account over a short series of calls', () => {
    expect(describeSteps(request('core'))).toEqual([
      '2026-05-25 brief, readiness, incumbent by internal: 0.5 / 0.5 / 0',
      '2026-06-01 notice, incumbent by call: 0.25 / 0 / 0',
      '2026-06-08 introduction, incumbent by call: 0.5 / 0.5 / 0',
      '2026-06-15 ● first alone, incoming by call: 0 / 0.5 / 0',
      '2026-06-25 after-care, manager by call: 0 / 0 / 0.25',
      '2026-06-29 follow-up, incoming by call: 0 / 0.5 / 0',
    ]);
  });

  it('takes longer and meets in person for high-risk relationships', () => {
    const steps = layOutHandover(request('high-risk'));
    expect(formatIsoDay(ownerChangeDayOf(request('high-risk')))).toBe('2026-07-15');
    expect(steps.find(({ step }) => step.name === 'introduction')?.channel).toBe('in person');
    expect(steps.reduce((sum, { managerHours }) => sum + managerHours, 0)).toBe(2);
  });

  it('keeps every notice of the default playbooks', () => {
    for (const { id, minimumNoticeDays } of DEFAULT_PLAYBOOKS) {
      expect(countNoticeDays(request(id))).toBeGreaterThanOrEqual(minimumNoticeDays);
    }
  });

  it('lets the manager stand in where the incumbent leaves later', () => {
    const asked = request('core', { kind: 'succession', incumbentLeavesOn: parseIsoDay('2026-07-31') });
    expect(describeSteps(asked)).toEqual([
      '2026-05-25 brief, readiness, manager by internal: 0 / 0.5 / 0.5',
      '2026-06-01 notice, manager by call: 0 / 0 / 0.25',
      '2026-06-08 introduction, manager by call: 0 / 0.5 / 0.5',
      '2026-06-15 ● first alone, incoming by call: 0 / 0.5 / 0',
      '2026-06-25 after-care, manager by call: 0 / 0 / 0.25',
      '2026-06-29 follow-up, incoming by call: 0 / 0.5 / 0',
    ]);
  });

  it('compresses a succession to end on the last day', () => {
    const asked = request('core', { kind: 'succession', incumbentLeavesOn: parseIsoDay('2026-06-05') });
    expect(describeSteps(asked).slice(1, 4)).toEqual([
      '2026-06-01 notice, manager by call: 0 / 0 / 0.25',
      '2026-06-03 introduction, manager by call: 0 / 0.5 / 0.5',
      '2026-06-05 ● first alone, incoming by call: 0 / 0.5 / 0',
    ]);
  });

  it('works when the incumbent has left already', () => {
    const asked = request('high-risk', { kind: 'succession', incumbentLeavesOn: parseIsoDay('2026-04-30') });
    expect(describeSteps(asked).slice(1, 6)).toEqual([
      '2026-06-01 notice, manager by call: 0 / 0 / 1',
      '2026-06-02 introduction, manager by in person: 0 / 2.5 / 2.5',
      '2026-06-03 joint meeting, both by video: 0 / 1 / 1',
      '2026-06-04 incoming leads, incumbent present, incoming by video or in person: 0 / 1.5 / 1.5',
      '2026-06-05 ● first alone, incoming by video: 0 / 1 / 0',
    ]);
  });

  it('has no incumbent steps in an assignment', () => {
    expect(describeSteps(request('later-stage', { kind: 'assignment' }))).toEqual([
      '2026-06-15 kick-off, incoming by video: 0 / 1.5 / 0',
      '2026-06-22 ● first alone, incoming by call: 0 / 1 / 0',
      '2026-07-03 after-care, manager by call: 0 / 0 / 0.25',
    ]);
  });

  it('ends with the incumbent notice where nobody takes over', () => {
    expect(describeSteps(request('core', { kind: 'release' }))).toEqual([
      '2026-05-25 brief, readiness, incumbent by internal: 0.5 / 0 / 0',
      '2026-06-01 notice, incumbent by call: 0.25 / 0 / 0',
      '2026-06-15 ● first alone, incumbent by call: 0 / 0 / 0',
    ]);
  });

  it('is light for sellers with very many accounts: notice by e-mail, half an hour and one hour', () => {
    const steps = layOutHandover(request('core', { isLightCore: true }));
    expect(steps.find(({ step }) => step.offset === 0)?.channel).toBe('e-mail');
    expect(steps.reduce((sum, { incumbentHours }) => sum + incumbentHours, 0)).toBeCloseTo(0.5, 10);
    expect(steps.reduce((sum, { incomingHours }) => sum + incomingHours, 0)).toBeCloseTo(1, 10);
  });

  it('lays every playbook out on working days, in order, with exactly one owner change', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...DEFAULT_PLAYBOOKS),
        fc.constantFrom('transfer' as const, 'succession' as const, 'assignment' as const, 'release' as const),
        fc.integer({ min: 20_000, max: 22_000 }),
        fc.option(fc.integer({ min: -60, max: 120 }), { nil: undefined }),
        fc.boolean(),
        fc.array(fc.integer({ min: 19_900, max: 22_200 }), { maxLength: 30 }),
        (one, kind, launch, leaves, isLightCore, holidays) => {
          const calendar = createCalendar({ ...DEFAULT_POLICY.calendar, holidays: holidays.map(formatIsoDay) });
          const incumbentLeavesOn = leaves === undefined ? MISSING_DAY : launch + leaves;
          const asked = { playbook: one, kind, launch, calendar, isLightCore, incumbentLeavesOn };
          const steps = layOutHandover(asked);
          const changes = steps.filter(({ isOwnerChange }) => isOwnerChange);
          expect(changes.map(({ day }) => day)).toEqual([ownerChangeDayOf(asked)]);
          expect(countNoticeDays(asked)).toBeGreaterThan(0);
          for (const [index, { day }] of steps.entries()) {
            expect(calendar.isWorkingDay(day)).toBe(true);
            if (index > 0) expect(day).toBeGreaterThanOrEqual(steps[index - 1]?.day as number);
          }
          if (kind !== 'transfer' && kind !== 'release') {
            expect(steps.every(({ incumbentHours, leads }) => incumbentHours === 0 && leads !== 'incumbent')).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});

describe('the playbook of an account', () => {
  const sellers: SellerLine[] = [{ id: 's1' }, { id: 's2' }, { id: 'gone', leavesOn: '2026-06-03' }];
  /** Nine ordinary accounts with ARR beside the one that is looked at. */
  const others: AccountLine[] = Array.from({ length: 9 }, (_, index) => ({
    id: `other-${index}`,
    owner: 's1',
    arr: 1000 + index,
  }));
  const choose = (account: Partial<AccountLine>, decisions: Decisions) => {
    const base = createBase(
      { accounts: [{ id: 'x', owner: 's1', arr: 10, ...account }, ...others], sellers },
      decisions,
    );
    const choice = choosePlaybook(createHandoverView(base), 0);
    return choice && `${choice.playbook.id}, ${choice.kind}${choice.isLightCore ? ', light' : ''}: ${choice.reason}`;
  };
  const toSecond = { incoming: { x: 's2' } };

  it('is that of the persona, except for the top tenth by ARR', () => {
    expect(choose({}, toSecond)).toBe('core, transfer: The playbook of Core.');
    expect(choose({ strategic: true }, toSecond)).toBe('high-risk, transfer: The playbook of High-risk relationship.');
    expect(choose({ customerSince: '2026-04-01' }, toSecond)).toBe('new, transfer: The playbook of New customer.');
    expect(choose({ arr: 9000 }, toSecond)).toBe('high-risk, transfer: Among the top tenth by ARR.');
  });

  it('knows successions, assignments and releases', () => {
    expect(choose({ owner: 'gone' }, toSecond)).toBe(
      'core, succession: The playbook of Core. The incumbent leaves: the manager stands in.',
    );
    expect(choose({}, { incoming: { x: '' } })).toBe(
      'core, release: The playbook of Core. Nobody takes over: the incumbent gives notice.',
    );
  });

  it('is none for an account that stays or transfers silently', () => {
    expect(choose({}, {})).toBeNull();
    expect(choose({ lifecycle: 'prospect' }, toSecond)).toBeNull();
  });

  it('is light above 40 moves to one seller', () => {
    const many = (count: number): string | undefined => {
      const accounts = Array.from({ length: count }, (_, index) => ({ id: `a${index}`, owner: 's1' }));
      const incoming = Object.fromEntries(accounts.map(({ id }) => [id, 's2']));
      return choosePlaybook(createHandoverView(createBase({ accounts, sellers }, { incoming })), 0)?.reason;
    };
    expect(many(40)).toBe('The playbook of Core.');
    expect(many(41)).toBe('The playbook of Core. Light form: the incoming seller takes over very many accounts.');
  });

  it('is laid out from the launch of the wave, and from an assumed one where it has no date', () => {
    const layOut = (launches: readonly string[], wave: string) => {
      const base = createBase(
        { accounts: [{ id: 'x', owner: 's1' }], sellers },
        { ...toSecond, waveOf: { x: wave }, launches },
      );
      const handover = layOutAccount(createHandoverView(base), 0);
      return handover && [formatIsoDay(handover.launch), handover.isAssumedDate, formatIsoDay(handover.ownerChange)];
    };
    expect(layOut(['2026-06-01'], 'wave-1')).toEqual(['2026-06-01', false, '2026-06-15']);
    expect(layOut(['2026-06-01'], 'wave-2')).toEqual(['2026-06-22', true, '2026-07-06']);
    expect(layOut([], 'wave-1')).toEqual(['2026-05-11', true, '2026-05-25']);
    expect(layOut([], 'wave-3')).toEqual(['2026-06-22', true, '2026-07-06']);
    expect(layOut([], 'gone')).toBeNull();
  });
});
