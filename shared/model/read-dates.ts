import { MISSING_DAY, dayOf } from './day.ts';
import type { Day } from './day.ts';

/** The order of day and month in dates like 03/04/2026. */
export type DateOrder = 'month-first' | 'day-first';

export interface DateReading {
  readonly order: DateOrder;
  /** How the column is written, for people: `YYYY-MM-DD`, `M/D/YYYY`, `D.M.YYYY`, `Excel serial`. */
  readonly pattern: string;
  /** No value of the column shows the order; it was chosen by the sign between the parts. */
  readonly isAmbiguous: boolean;
  /** Some values show one order and some the other. */
  readonly isMixed: boolean;
  /** Some values are written so that the order matters. */
  readonly isOrdered: boolean;
}

const PARTS = /^(\d{1,2})([./-]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?=$|[ T,])/;
const ISO = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[ TZ+]|-\d\d:?\d\d$|\d{4}$|\d{6}$)/;
const LOOSE_ISO = /^(\d{4})[-/.年] ?(\d{1,2})[-/.月] ?(\d{1,2})日?(?=$|[ T])/;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th)?(?:[ .-]+| de )(\p{L}{3,10})\.?,?(?:[ .-]+| de )(\d{4}|\d{2})(?!\d)/iu;
const NAME_DAY = /^(\p{L}{3,10})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})(?!\d)/iu;
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/;
/** Seconds or milliseconds since 1970, as programs write them. */
const UNIX = /^(\d{10}|\d{13})$/;
/** "Sat, 31 Jan 2026": the day of the week adds nothing. */
const WEEKDAY = /^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?|(?:mo|di|mi|do|fr|sa|so)[a-z]*\.?,) *(?=\S)/i;

/** Excel counts days from 1899-12-30; this is 1970-01-01. Serials outside 1954 to 2118 are other numbers. */
const SERIAL_OF_EPOCH = 25_569;
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/**
 * Infers the order of day and month from a whole column: a part above 12 can only be the day.
 * @param counts how often each value stands in the column; once where not given.
 */
export function inferDateOrder(values: readonly string[], counts?: ArrayLike<number>): DateReading {
  let dayFirst = 0;
  let monthFirst = 0;
  let unclear = 0;
  let iso = 0;
  let serial = 0;
  let named = 0;
  let unix = 0;
  const signs = new Map<string, number>();
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as string;
    const count = counts ? (counts[at] as number) : 1;
    if (value === '' || count === 0) continue;
    const text = value.trim().replace(WEEKDAY, '');
    const parts = PARTS.exec(text);
    if (parts) {
      signs.set(parts[2] as string, (signs.get(parts[2] as string) ?? 0) + count);
      if (Number(parts[1]) > 12) dayFirst += count;
      else if (Number(parts[3]) > 12) monthFirst += count;
      else unclear += count;
    } else if (ISO.test(text) || LOOSE_ISO.test(text)) iso += count;
    else if (SERIAL.test(text)) serial += count;
    else if (UNIX.test(text)) unix += count;
    else if (DAY_NAME.test(text) || NAME_DAY.test(text)) named += count;
  }
  const written = dayFirst + monthFirst + unclear;
  const sign = [...signs].sort((left, right) => right[1] - left[1])[0]?.[0] ?? '/';
  // Points and hyphens stand between the parts where the day comes first; slashes are read as in the United States.
  const usual: DateOrder = sign === '/' ? 'month-first' : 'day-first';
  const order = dayFirst === monthFirst ? usual : dayFirst > monthFirst ? 'day-first' : 'month-first';
  let pattern = 'YYYY-MM-DD';
  if (written > 0 && written >= iso) pattern = order === 'day-first' ? `D${sign}M${sign}YYYY` : `M${sign}D${sign}YYYY`;
  else if (serial > iso) pattern = 'Excel serial';
  else if (named > iso) pattern = 'D Month YYYY';
  else if (unix > iso) pattern = 'Unix time';
  return {
    order,
    pattern,
    isAmbiguous: dayFirst === 0 && monthFirst === 0 && unclear > 0,
    isMixed: dayFirst > 0 && monthFirst > 0,
    isOrdered: written > 0,
  };
}

/** The reading where people have said which comes first. */
export function chooseDateOrder(reading: DateReading, order: DateOrder): DateReading {
  const sign = /[./-]/.exec(reading.pattern)?.[0] ?? '/';
  const isShown = reading.isOrdered && /^[DM][./-]/.test(reading.pattern);
  const written = order === 'day-first' ? `D${sign}M${sign}YYYY` : `M${sign}D${sign}YYYY`;
  const pattern = isShown ? written : reading.pattern;
  return { ...reading, order, pattern, isAmbiguous: false, isMixed: false };
}

/**
 * Reads a date with or without a time. The day is the one written, whatever the time zone says beside it.
 * @returns `MISSING_DAY` where the text is no date, or a day that does not exist in the given order.
 */
export function parseDate(value: string, order: DateOrder): Day {
  const first = value.charCodeAt(0);
  // Nearly all dates begin with a digit.
  const text = first >= 0x30 && first <= 0x39 ? value : value.replace(WEEKDAY, '');
  const iso = ISO.exec(text) ?? LOOSE_ISO.exec(text);
  if (iso) {
    const [year, month, day] = iso.length === 5 ? [iso[1], iso[3], iso[4]] : [iso[1], iso[2], iso[3]];
    return dayOf(Number(year), Number(month), Number(day));
  }
  const parts = PARTS.exec(text);
  if (parts) {
    const first = Number(parts[1]);
    const second = Number(parts[3]);
    const year = toYear(parts[4] as string);
    return order === 'day-first' ? dayOf(year, second, first) : dayOf(year, first, second);
  }
  const serial = SERIAL.exec(text);
  if (serial) {
    const number = Number(serial[1]);
    return number >= FIRST_SERIAL && number <= LAST_SERIAL ? number - SERIAL_OF_EPOCH : MISSING_DAY;
  }
  if (UNIX.test(text)) return Math.floor(Number(text) / (text.length === 10 ? 86_400 : 86_400_000));
  const dayName = DAY_NAME.exec(text);
  if (dayName) return dayOf(toYear(dayName[3] as string), toMonth(dayName[2] as string), Number(dayName[1]));
  const nameDay = NAME_DAY.exec(text);
  if (nameDay) return dayOf(Number(nameDay[3]), toMonth(nameDay[1] as string), Number(nameDay[2]));
  return MISSING_DAY;
}

/** Two digits stand for 1970 to 2069. */
function toYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** German, French, Spanish, Italian, Portuguese, Dutch and Swedish, where they differ. */
const OTHER_MONTHS: ReadonlyMap<string, number> = new Map([
  ...['ene', 'gen'].map((name) => [name, 1] as const),
  ...['fév', 'fev'].map((name) => [name, 2] as const),
  ...['mär', 'mrz', 'mrt'].map((name) => [name, 3] as const),
  ...['avr', 'abr'].map((name) => [name, 4] as const),
  ...['mai', 'mag', 'mei', 'maj'].map((name) => [name, 5] as const),
  ...['giu', 'juin'].map((name) => [name, 6] as const),
  ...['lug', 'juil'].map((name) => [name, 7] as const),
  ...['aoû', 'aou', 'ago'].map((name) => [name, 8] as const),
  ...['set'].map((name) => [name, 9] as const),
  ...['okt', 'ott', 'out'].map((name) => [name, 10] as const),
  ...['dez', 'déc', 'dic'].map((name) => [name, 12] as const),
]);

/** @returns 1 to 12, or 0, which is no month of any day. */
function toMonth(name: string): number {
  const lower = name.toLowerCase();
  const start = lower.slice(0, 3);
  return OTHER_MONTHS.get(lower.slice(0, 4)) ?? OTHER_MONTHS.get(start) ?? MONTHS.indexOf(start) + 1;
}
