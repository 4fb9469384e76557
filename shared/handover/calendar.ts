import { dayOf, isKnownDay, parseIsoDay, weekdayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { CalendarPolicy, ClosedDaysPolicy } from '../model/policy.ts';

/** Why no customer hears of a new seller on a day: the end of a fiscal quarter, or a period that the plan names. */
export type Closure = 'quarter-end' | 'blackout';

/** Which days people work, and on which of them customers are left alone. */
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
  /** Where a day is both, the blackout is named: it was chosen. Closed days are worked all the same. */
  readonly closureOf: (day: Day) => Closure | null;
  /** The day itself where it is worked and not closed, else the next one that is. */
  readonly toOpenDay: (day: Day) => Day;
}

/** From 1970 to 2149: every day a plan can name. */
const LAST_DAY = 65_536;
const MONDAY_TO_FRIDAY = [1, 2, 3, 4, 5];
const MONTHS_PER_QUARTER = 3;
const CLOSURES: readonly (Closure | null)[] = [null, 'quarter-end', 'blackout'];
const ALWAYS_OPEN: ClosedDaysPolicy = { blackouts: [], quarterEndWorkingDays: 0 };

/** Days before 1970 or after 2149 count as the nearest day inside. No working weekdays at all means Monday to Friday. */
export function createCalendar(policy: CalendarPolicy, closedDays: ClosedDaysPolicy = ALWAYS_OPEN): WorkCalendar {
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
  const closures = markClosures(policy, closedDays, addWorkingDays);
  return {
    isWorkingDay: (day) => isWorked[day] === 1,
    toWorkingDay: (day) => addWorkingDays(day, 0),
    addWorkingDays,
    countWorkingDays: (from, to) => ordinalOf(to + 1) - ordinalOf(from + 1),
    closureOf: (day) => CLOSURES[closures[day] ?? 0] ?? null,
    toOpenDay: (day) => {
      let open = addWorkingDays(day, 0);
      while ((closures[open] ?? 0) > 0) open = addWorkingDays(open, 1);
      return open;
    },
  };
}

/** By day: index into `CLOSURES`. */
function markClosures(
  policy: CalendarPolicy,
  { blackouts, quarterEndWorkingDays }: ClosedDaysPolicy,
  addWorkingDays: (day: Day, n: number) => Day,
): Uint8Array {
  const closures = new Uint8Array(LAST_DAY);
  const close = (from: Day, to: Day, code: number): void => {
    closures.fill(code, Math.max(from, 0), Math.max(to + 1, 0));
  };
  if (quarterEndWorkingDays > 0) {
    for (const next of listQuarterStarts(policy.fiscalYearStartMonth)) {
      close(addWorkingDays(next, -quarterEndWorkingDays), next - 1, CLOSURES.indexOf('quarter-end'));
    }
  }
  for (const { from, to } of blackouts) {
    const [first, last] = [parseIsoDay(from), parseIsoDay(to)];
    if (isKnownDay(first) && isKnownDay(last)) close(first, last, CLOSURES.indexOf('blackout'));
  }
  return closures;
}

/** First days of all fiscal quarters. @param startMonth 1 to 12. */
function listQuarterStarts(startMonth: number): Day[] {
  const starts: Day[] = [];
  for (let month = (startMonth - 1) % MONTHS_PER_QUARTER; ; month += MONTHS_PER_QUARTER) {
    const day = dayOf(1970 + Math.floor(month / 12), (month % 12) + 1, 1);
    if (day >= LAST_DAY) return starts;
    if (day > 0) starts.push(day);
  }
}
