import { isKnownDay, parseIsoDay, weekdayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { CalendarPolicy } from '../model/policy.ts';

/** Which days people work. */
export interface WorkCalendar {
  readonly isWorkingDay: (day: Day) => boolean;
  /** The day itself where it is worked, else the next one that is. */
  readonly toWorkingDay: (day: Day) => Day;
  /**
   * `n` working days after (before, where negative) the day. A day that is not worked first becomes the next one that is;
   * so `n` 0 gives the first working day from `day` on.
   */
  readonly addWorkingDays: (day: Day, n: number) => Day;
  /** Working days after `from` up to and including `to`; negative where `to` is earlier. */
  readonly countWorkingDays: (from: Day, to: Day) => number;
}

/** From 1970 to 2149: every day a plan can name. */
const LAST_DAY = 65_536;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];

/** Days before 1970 or after 2149 count as the nearest day inside. No working weekdays at all means Monday to Friday. */
export function createCalendar(policy: CalendarPolicy): WorkCalendar {
  const weekdays = policy.workingWeekdays.length > 0 ? policy.workingWeekdays : MONDAY_TO_FRIDAY;
  const week = Uint8Array.from({ length: 7 }, (_, day) => (weekdays.includes(weekdayOf(day)) ? 1 : 0));
  const isWorked = new Uint8Array(LAST_DAY);
  for (let day = 0; day < LAST_DAY; day++) isWorked[day] = week[day % 7] as number;
  for (const holiday of policy.holidays) {
    const day = parseIsoDay(holiday);
    if (isKnownDay(day) && day >= 0 && day < LAST_DAY) isWorked[day] = 0;
  }
  // For each day how many working days lie before it, and the working days in a row: adding is two look-ups.
  const ordinals = new Int32Array(LAST_DAY);
  const workingDays: Day[] = [];
  for (let day = 0; day < LAST_DAY; day++) {
    ordinals[day] = workingDays.length;
    if (isWorked[day] === 1) workingDays.push(day);
  }
  const ordinalOf = (day: Day): number => ordinals[Math.min(Math.max(day, 0), LAST_DAY - 1)] as number;
  const addWorkingDays = (day: Day, n: number): Day => {
    const at = Math.min(Math.max(ordinalOf(day) + n, 0), workingDays.length - 1);
    return workingDays[at] ?? day;
  };
  return {
    isWorkingDay: (day) => isWorked[day] === 1,
    toWorkingDay: (day) => addWorkingDays(day, 0),
    addWorkingDays,
    countWorkingDays: (from, to) => ordinalOf(to + 1) - ordinalOf(from + 1),
  };
}
