import type { IsoDay } from './ids.ts';

/**
 * A calendar day as a whole number of days since 1970-01-01, without time or zone: the form days take inside columns.
 * Files, patches and screens use ISO days.
 */
export type Day = number;

/** "No day" in a column of days. */
export const MISSING_DAY: Day = -0x8000_0000;

const MS_PER_DAY = 86_400_000;

export function isKnownDay(day: Day): boolean {
  return day !== MISSING_DAY;
}

/** @returns the day, or `MISSING_DAY` where the text is not a real calendar day in the form `YYYY-MM-DD`. */
export function parseIsoDay(text: string): Day {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return MISSING_DAY;
  return dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** @param month 1 to 12. @returns `MISSING_DAY` for a day that does not exist, such as 30 February. */
export function dayOf(year: number, month: number, date: number): Day {
  const time = Date.UTC(year, month - 1, date);
  const back = new Date(time);
  if (back.getUTCFullYear() !== year || back.getUTCMonth() !== month - 1 || back.getUTCDate() !== date) {
    return MISSING_DAY;
  }
  return time / MS_PER_DAY;
}

/** @returns the ISO day, or an empty text for `MISSING_DAY`. */
export function formatIsoDay(day: Day): IsoDay {
  return isKnownDay(day) ? new Date(day * MS_PER_DAY).toISOString().slice(0, 10) : '';
}

/** Monday is 1, Sunday 7. */
export function weekdayOf(day: Day): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** The Monday of the day's week: the key of every figure "per week". */
export function weekStartOf(day: Day): Day {
  return day - (weekdayOf(day) - 1);
}
