import { dayOf, formatIsoDay, isKnownDay, MISSING_DAY, weekdayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { IsoDay } from '../model/ids.ts';

/** Days on which a whole country is off; those of single states and cantons come from a file. */
export interface Holiday {
  readonly day: IsoDay;
  readonly name: string;
}

const [MONDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY] = [1, 4, 5, 6, 7];
const WEEK = 7;

type Rule = (year: number) => Day;
type NamedRule = readonly [name: string, rule: Rule];

const fixed =
  (month: number, date: number): Rule =>
  (year) =>
    dayOf(year, month, date);

/** A holiday that there was not always. */
const since =
  (firstYear: number, rule: Rule): Rule =>
  (year) =>
    year < firstYear ? MISSING_DAY : rule(year);

/** Days after Easter Sunday. */
const easter =
  (offset: number): Rule =>
  (year) =>
    easterSunday(year) + offset;

/** The first given weekday on or after a date. */
const from =
  (weekday: number, month: number, date: number): Rule =>
  (year) => {
    const day = dayOf(year, month, date);
    return day + ((weekday - weekdayOf(day) + WEEK) % WEEK);
  };
const first = (weekday: number, month: number): Rule => from(weekday, month, 1);
const nth = (count: number, weekday: number, month: number): Rule => from(weekday, month, 1 + (count - 1) * WEEK);
/** The last given weekday of a month of 31 days. */
const lastMonday = (month: number): Rule => from(MONDAY, month, 25);

const GOOD_FRIDAY: NamedRule = ['Good Friday', easter(-2)];
const EASTER_MONDAY: NamedRule = ['Easter Monday', easter(1)];
const ASCENSION: NamedRule = ['Ascension Day', easter(39)];
const WHIT_MONDAY: NamedRule = ['Whit Monday', easter(50)];
const CORPUS_CHRISTI: NamedRule = ['Corpus Christi', easter(60)];
const NEW_YEAR: NamedRule = ["New Year's Day", fixed(1, 1)];
const EPIPHANY: NamedRule = ['Epiphany', fixed(1, 6)];
const LABOUR_DAY: NamedRule = ['Labour Day', fixed(5, 1)];
const ASSUMPTION: NamedRule = ['Assumption Day', fixed(8, 15)];
const ALL_SAINTS: NamedRule = ["All Saints' Day", fixed(11, 1)];
const IMMACULATE: NamedRule = ['Immaculate Conception', fixed(12, 8)];
const CHRISTMAS_EVE: NamedRule = ['Christmas Eve', fixed(12, 24)];
const CHRISTMAS: NamedRule = ['Christmas Day', fixed(12, 25)];
const SECOND_CHRISTMAS: NamedRule = ['Second Christmas Day', fixed(12, 26)];

/** What happens to a holiday on a weekend: nothing, the nearest working day off, or the next one that is no holiday. */
type Weekend = 'stays' | 'nearest' | 'next';

interface Country {
  readonly name: string;
  readonly weekend: Weekend;
  readonly rules: readonly NamedRule[];
}

/** By ISO 3166 code. Countries that the sellers of most plans live in; any other comes from a CSV. */
const COUNTRIES: Readonly<Record<string, Country>> = {
  AT: {
    name: 'Austria',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      WHIT_MONDAY,
      CORPUS_CHRISTI,
      ASSUMPTION,
      ['National Day', fixed(10, 26)],
      ALL_SAINTS,
      IMMACULATE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  BE: {
    name: 'Belgium',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      WHIT_MONDAY,
      ['National Day', fixed(7, 21)],
      ASSUMPTION,
      ALL_SAINTS,
      ['Armistice Day', fixed(11, 11)],
      CHRISTMAS,
    ],
  },
  CA: {
    name: 'Canada',
    weekend: 'next',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      ['Victoria Day', from(MONDAY, 5, 18)],
      ['Canada Day', fixed(7, 1)],
      ['Labour Day', first(MONDAY, 9)],
      ['Thanksgiving', nth(2, MONDAY, 10)],
      CHRISTMAS,
    ],
  },
  CH: {
    name: 'Switzerland',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      ASCENSION,
      WHIT_MONDAY,
      ['National Day', fixed(8, 1)],
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  CZ: {
    name: 'Czechia',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ['Liberation Day', fixed(5, 8)],
      ['Saints Cyril and Methodius', fixed(7, 5)],
      ['Jan Hus Day', fixed(7, 6)],
      ['Statehood Day', fixed(9, 28)],
      ['Independence Day', fixed(10, 28)],
      ['Freedom and Democracy Day', fixed(11, 17)],
      CHRISTMAS_EVE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  DE: {
    name: 'Germany',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      WHIT_MONDAY,
      ['German Unity Day', fixed(10, 3)],
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  DK: {
    name: 'Denmark',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      ['Maundy Thursday', easter(-3)],
      GOOD_FRIDAY,
      EASTER_MONDAY,
      ASCENSION,
      WHIT_MONDAY,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  ES: {
    name: 'Spain',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      GOOD_FRIDAY,
      LABOUR_DAY,
      ASSUMPTION,
      ['National Day', fixed(10, 12)],
      ALL_SAINTS,
      ['Constitution Day', fixed(12, 6)],
      IMMACULATE,
      CHRISTMAS,
    ],
  },
  FI: {
    name: 'Finland',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      ['Midsummer Eve', from(FRIDAY, 6, 19)],
      ['Independence Day', fixed(12, 6)],
      CHRISTMAS_EVE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  FR: {
    name: 'France',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EASTER_MONDAY,
      LABOUR_DAY,
      ['Victory Day', fixed(5, 8)],
      ASCENSION,
      WHIT_MONDAY,
      ['Bastille Day', fixed(7, 14)],
      ASSUMPTION,
      ALL_SAINTS,
      ['Armistice Day', fixed(11, 11)],
      CHRISTMAS,
    ],
  },
  GB: {
    name: 'England and Wales',
    weekend: 'next',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      ['Early May bank holiday', first(MONDAY, 5)],
      ['Spring bank holiday', lastMonday(5)],
      ['Summer bank holiday', lastMonday(8)],
      CHRISTMAS,
      ['Boxing Day', fixed(12, 26)],
    ],
  },
  IE: {
    name: 'Ireland',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      ["Saint Brigid's Day", brigid],
      ["Saint Patrick's Day", fixed(3, 17)],
      EASTER_MONDAY,
      ['May holiday', first(MONDAY, 5)],
      ['June holiday', first(MONDAY, 6)],
      ['August holiday', first(MONDAY, 8)],
      ['October holiday', lastMonday(10)],
      CHRISTMAS,
      ["Saint Stephen's Day", fixed(12, 26)],
    ],
  },
  IT: {
    name: 'Italy',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      EASTER_MONDAY,
      ['Liberation Day', fixed(4, 25)],
      LABOUR_DAY,
      ['Republic Day', fixed(6, 2)],
      ASSUMPTION,
      ['Saint Francis', since(2026, fixed(10, 4))],
      ALL_SAINTS,
      IMMACULATE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  NL: {
    name: 'Netherlands',
    weekend: 'stays',
    rules: [NEW_YEAR, EASTER_MONDAY, ["King's Day", kingsDay], ASCENSION, WHIT_MONDAY, CHRISTMAS, SECOND_CHRISTMAS],
  },
  NO: {
    name: 'Norway',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      ['Maundy Thursday', easter(-3)],
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ['Constitution Day', fixed(5, 17)],
      ASCENSION,
      WHIT_MONDAY,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  PL: {
    name: 'Poland',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ['Constitution Day', fixed(5, 3)],
      CORPUS_CHRISTI,
      ASSUMPTION,
      ALL_SAINTS,
      ['Independence Day', fixed(11, 11)],
      CHRISTMAS_EVE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
    ],
  },
  PT: {
    name: 'Portugal',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      GOOD_FRIDAY,
      ['Freedom Day', fixed(4, 25)],
      LABOUR_DAY,
      CORPUS_CHRISTI,
      ['Portugal Day', fixed(6, 10)],
      ASSUMPTION,
      ['Republic Day', fixed(10, 5)],
      ALL_SAINTS,
      ['Restoration of Independence', fixed(12, 1)],
      IMMACULATE,
      CHRISTMAS,
    ],
  },
  SE: {
    name: 'Sweden',
    weekend: 'stays',
    rules: [
      NEW_YEAR,
      EPIPHANY,
      GOOD_FRIDAY,
      EASTER_MONDAY,
      LABOUR_DAY,
      ASCENSION,
      ['National Day', fixed(6, 6)],
      ['Midsummer Eve', from(FRIDAY, 6, 19)],
      CHRISTMAS_EVE,
      CHRISTMAS,
      SECOND_CHRISTMAS,
      ["New Year's Eve", fixed(12, 31)],
    ],
  },
  US: {
    name: 'United States',
    weekend: 'nearest',
    rules: [
      NEW_YEAR,
      ['Martin Luther King Jr. Day', nth(3, MONDAY, 1)],
      ["Presidents' Day", nth(3, MONDAY, 2)],
      ['Memorial Day', lastMonday(5)],
      ['Juneteenth', fixed(6, 19)],
      ['Independence Day', fixed(7, 4)],
      ['Labor Day', first(MONDAY, 9)],
      ['Columbus Day', nth(2, MONDAY, 10)],
      ['Veterans Day', fixed(11, 11)],
      ['Thanksgiving', nth(4, THURSDAY, 11)],
      CHRISTMAS,
    ],
  },
};

/** Countries with a list of their own, by name. */
export function listHolidayCountries(): { readonly code: string; readonly name: string }[] {
  return Object.entries(COUNTRIES)
    .map(([code, { name }]) => ({ code, name }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/**
 * The public holidays of a country, ascending; those on a weekend only where another day is off for them.
 * @returns an empty list for a country without a list of its own.
 */
export function listHolidays(country: string, fromYear: number, toYear: number): Holiday[] {
  const found = Object.hasOwn(COUNTRIES, country) ? COUNTRIES[country] : undefined;
  if (!found) return [];
  const holidays = new Map<Day, string>();
  for (let year = fromYear; year <= toYear; year++) {
    const dated = found.rules.map(([name, rule]) => ({ name, day: rule(year) })).filter(({ day }) => isKnownDay(day));
    const taken = new Set(dated.map(({ day }) => day).filter((day) => !isWeekend(day)));
    for (const { name, day } of dated.toSorted((left, right) => left.day - right.day)) {
      const off = isWeekend(day) ? replaceDay(day, found.weekend, taken) : day;
      if (off === null) continue;
      taken.add(off);
      holidays.set(off, off === day ? name : `${name} (observed)`);
    }
  }
  return [...holidays].sort(([left], [right]) => left - right).map(([day, name]) => ({ day: formatIsoDay(day), name }));
}

function isWeekend(day: Day): boolean {
  return weekdayOf(day) >= SATURDAY;
}

function replaceDay(day: Day, weekend: Weekend, taken: ReadonlySet<Day>): Day | null {
  if (weekend === 'stays') return null;
  if (weekend === 'nearest') return weekdayOf(day) === SUNDAY ? day + 1 : day - 1;
  let next = day;
  while (isWeekend(next) || taken.has(next)) next++;
  return next;
}

/** The anonymous Gregorian algorithm ("Nature", 20 April 1876), as in J. Meeus, "Astronomical Algorithms", chapter 8. */
function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayOf(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** The first Monday of February, unless the first is a Friday. */
function brigid(year: number): Day {
  const day = dayOf(year, 2, 1);
  return weekdayOf(day) === FRIDAY ? day : first(MONDAY, 2)(year);
}

/** The 27th of April, or the Saturday before where that is a Sunday. */
function kingsDay(year: number): Day {
  const day = dayOf(year, 4, 27);
  return weekdayOf(day) === SUNDAY ? day - 1 : day;
}
