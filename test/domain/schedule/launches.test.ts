import { describe, expect, it } from 'vitest';
import { createCalendar } from '../../../shared/handover/calendar.ts';
import { formatIsoDay, parseIsoDay } from '../../../shared/model/day.ts';
import { describeLaunch } from '../../../shared/overview/schedule-words.ts';
import { planLaunches } from '../../../shared/waves/schedule/launches.ts';
import { createBase } from '../facts-fixture.ts';

const calendar = createCalendar(
  { workingWeekdays: [1, 2, 3, 4, 5], holidays: ['2026-05-25'], fiscalYearStartMonth: 1 },
  { blackouts: [{ name: 'Fair', from: '2026-09-07', to: '2026-09-11' }], quarterEndWorkingDays: 10 },
);
const base = createBase({ accounts: [{ id: 'a1' }] });

function plan(start: string, waves: number, launched: readonly string[] = [], gap = 21): [string, string][] {
  const request = { waves, start: parseIsoDay(start), gap, launched: launched.map(parseIsoDay) };
  return planLaunches(calendar, request).map((launch) => [formatIsoDay(launch.day), describeLaunch(base, launch)]);
}

describe('launch days', () => {
  it('stand at the gap, out of the end of a quarter, and keep their distance', () => {
    expect(plan('2026-06-01', 3)).toEqual([
      ['2026-06-01', ''],
      ['2026-07-01', '2026-06-22 would fall into the end of a fiscal quarter'],
      ['2026-07-22', '2026-07-13 would be too soon after the wave before'],
    ]);
  });

  it('are working days outside of blackouts', () => {
    expect(plan('2026-05-23', 1)).toEqual([['2026-05-26', '2026-05-23 is not a working day']]);
    expect(plan('2026-08-17', 2)).toEqual([
      ['2026-08-17', ''],
      ['2026-09-14', '2026-09-07 would fall into a blackout'],
    ]);
  });

  it('of waves whose customers have been told stay, and the others follow them', () => {
    expect(plan('2026-04-20', 2, ['2026-04-13'])).toEqual([
      ['2026-04-13', 'Launched: its customers have been told'],
      ['2026-05-04', '2026-04-20 would be too soon after the wave before'],
    ]);
  });
});
