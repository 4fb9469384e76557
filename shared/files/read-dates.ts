import { MISSING_DAY, dayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';

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
}

const PARTS = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?=$|[ T,])/;
const ISO = /^(\d{4})([-/.]?)(\d{2})\2(\d{2})(?=$|[ T])/;
const LOOSE_ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=$|[ T])/;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th)?[ .-]+([a-zäéû]{3,10})\.?,?[ .-]+(\d{4}|\d{2})\b/i;
const NAME_DAY = /^([a-zäéû]{3,10})\.?[ -]+(\d{1,2})(?:st|nd|rd|th)?,?[ -]+(\d{4})\b/i;
const SERIAL = /^(\d{5})(?:[.,]\d+)?$/;

/** Excel counts days from 1899-12-30; this is 1970-01-01. Serials outside 1954 to 2118 are other numbers. */
const SERIAL_OF_EPOCH = 25_569;
const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;

/** Infers the order of day and month from a whole column: a part above 12 can only be the day. */
export function inferDateOrder(values: readonly string[]): DateReading {
  let dayFirst = 0;
  let monthFirst = 0;
  let unclear = 0;
  let iso = 0;
  let serial = 0;
  let named = 0;
  const signs = new Map<string, number>();
  for (const value of values) {
    if (value === '') continue;
    const text = value.trim();
    const parts = PARTS.exec(text);
    if (parts) {
      signs.set(parts[2] as string, (signs.get(parts[2] as string) ?? 0) + 1);
      if (Number(parts[1]) > 12) dayFirst += 1;
      else if (Number(parts[3]) > 12) monthFirst += 1;
      else unclear += 1;
    } else if (ISO.test(text) || LOOSE_ISO.test(text)) iso += 1;
    else if (SERIAL.test(text)) serial += 1;
    else if (DAY_NAME.test(text) || NAME_DAY.test(text)) named += 1;
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
  return {
    order,
    pattern,
    isAmbiguous: dayFirst === 0 && monthFirst === 0 && unclear > 0,
    isMixed: dayFirst > 0 && monthFirst > 0,
  };
}

/**
 * Reads a date with or without a time. The day is the one written, whatever the time zone says beside it.
 * @returns `MISSING_DAY` where the text is no date, or a day that does not exist in the given order.
 */
export function parseDate(text: string, order: DateOrder): Day {
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
const OTHER_MONTHS: Readonly<Record<string, number>> = {
  mär: 3,
  mrz: 3,
  mai: 5,
  okt: 10,
  dez: 12,
  fév: 2,
  avr: 4,
  aoû: 8,
};

/** @returns 1 to 12, or 0, which is no month of any day. */
function toMonth(name: string): number {
  const start = name.slice(0, 3).toLowerCase();
  return OTHER_MONTHS[start] ?? MONTHS.indexOf(start) + 1;
}
