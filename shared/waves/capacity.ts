import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { HandoverCapacityPolicy } from '../model/policy.ts';
import type { Roster } from '../model/roster.ts';
import type { WorkCalendar } from '../handover/calendar.ts';

/**
 * Day from which a seller can carry handover work: always, except for a vacancy: its start and the days it needs to
 * settle in; never where the start is not known.
 */
export function readyDayOf(roster: Roster, row: number, calendar: WorkCalendar, policy: HandoverCapacityPolicy): Day {
  if (roster.kinds[row] !== 'vacancy') return Number.NEGATIVE_INFINITY;
  const start = roster.startsOn[row] as Day;
  if (start === MISSING_DAY) return Number.POSITIVE_INFINITY;
  return calendar.addWorkingDays(start, policy.vacancyRampWorkingDays);
}

/** Whether the seller takes part in handovers as a seller: leavers and managers do not. */
function carriesHandovers(roster: Roster, row: number): boolean {
  return (roster.fte[row] as number) > 0 && roster.kinds[row] !== 'manager';
}

/**
 * Hours that all sellers together can give to handovers in the weeks from `firstWeek` to `lastWeek` (Mondays, both
 * included): planned hours a week × FTE, less the part kept for customers who refuse. A vacancy counts from the first
 * week that begins when it is ready.
 */
export function computeCapacityHours(
  roster: Roster,
  calendar: WorkCalendar,
  policy: HandoverCapacityPolicy,
  firstWeek: Day,
  lastWeek: Day,
): number {
  let hours = 0;
  for (let row = 0; row < roster.count; row++) {
    if (!carriesHandovers(roster, row)) continue;
    const ready = readyDayOf(roster, row, calendar, policy);
    let weeks = 0;
    for (let week = firstWeek; week <= lastWeek; week += 7) if (week >= ready) weeks++;
    hours += policy.planHours * (roster.fte[row] as number) * weeks;
  }
  return hours * (1 - policy.refusalReserve);
}
