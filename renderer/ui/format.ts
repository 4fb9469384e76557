import { formatIsoDay, isKnownDay } from '../../shared/model/day.ts';
import type { Day } from '../../shared/model/day.ts';
import { createShareFormat } from '../../shared/persona/share-format.ts';
import type { WriteShare } from '../../shared/persona/share-format.ts';

/** What a missing value looks like on screen. */
export const UNKNOWN = '–';

/** Numbers, money and days as the system's locale writes them; unknown values (NaN, no day) become a dash. */
export interface Formats {
  /** Exact amount of integer minor units: `€184,000`; cents only where there are any. */
  readonly money: (minor: number) => string;
  /** Short amount for cards and column heads: `€184K`. */
  readonly moneyCompact: (minor: number) => string;
  readonly count: (value: number) => string;
  /** With at most `digits` decimals, 1 where not said. */
  readonly decimal: (value: number, digits?: number) => string;
  /** With exactly `digits` decimals, for figures that stand below each other. */
  readonly fixed: (value: number, digits: number) => string;
  /** A share 0 to 1 as a percentage, with one decimal at most where not said. */
  readonly share: WriteShare;
  /** The same with exactly one decimal, for figures that stand below each other. */
  readonly fixedShare: (value: number) => string;
  /** Hours of work: `46 h`. */
  readonly hours: (value: number) => string;
  /** `14 Feb 2027`, from a day number or an ISO day. */
  readonly day: (day: Day | string) => string;
  /** `14 Feb`, for where the year is clear. */
  readonly dayShort: (day: Day | string) => string;
  /** `Feb 2027`. */
  readonly month: (day: Day | string) => string;
  /** Day and minute of an ISO instant, in the system's time zone. */
  readonly instant: (instant: string) => string;
}

function writeKnown(value: number, write: () => string): string {
  return Number.isFinite(value) ? write() : UNKNOWN;
}

function toDate(day: Day | string): Date | null {
  if (typeof day === 'number') return isKnownDay(day) ? new Date(`${formatIsoDay(day)}T00:00:00Z`) : null;
  const date = day === '' ? null : new Date(`${day}T00:00:00Z`);
  return date && !Number.isNaN(date.getTime()) ? date : null;
}

function createMoneyFormat(locale: string, currency: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const plain: Intl.NumberFormatOptions = { trailingZeroDisplay: 'stripIfInteger', ...options };
  if (currency === '') return new Intl.NumberFormat(locale, plain);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol', ...plain });
  } catch {
    // A currency column may hold anything; an amount without its sign is better than a blank screen.
    return new Intl.NumberFormat(locale, plain);
  }
}

function createFormats(currency: string, locale: string): Formats {
  const money = createMoneyFormat(locale, currency, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const compact = createMoneyFormat(locale, currency, {
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumSignificantDigits: 3,
  });
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const share = createShareFormat(locale);
  const fixedShare = createShareFormat(locale, 'fixed');
  const day = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  const dayShort = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  const month = new Intl.DateTimeFormat(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const decimals = new Map<string, Intl.NumberFormat>();
  const writeDecimal = (value: number, least: number, most: number): string => {
    const key = `${least} ${most}`;
    const format =
      decimals.get(key) ?? new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
    decimals.set(key, format);
    return writeKnown(value, () => format.format(value));
  };
  const decimal = (value: number, digits = 1): string => writeDecimal(value, 0, digits);
  const writeDay = (value: Day | string, format: Intl.DateTimeFormat): string => {
    const date = toDate(value);
    return date ? format.format(date) : UNKNOWN;
  };
  return {
    money: (minor) => writeKnown(minor, () => money.format(minor / 100)),
    moneyCompact: (minor) => writeKnown(minor, () => compact.format(minor / 100)),
    count: (value) => writeKnown(value, () => count.format(value)),
    decimal,
    fixed: (value, digits) => writeDecimal(value, digits, digits),
    share: (value, decimals) => writeKnown(value, () => share(value, decimals)),
    fixedShare: (value) => writeKnown(value, () => fixedShare(value)),
    hours: (value) => (Number.isFinite(value) ? `${decimal(value)} h` : UNKNOWN),
    day: (value) => writeDay(value, day),
    dayShort: (value) => writeDay(value, dayShort),
    month: (value) => writeDay(value, month),
    instant: (value) => {
      const date = new Date(value);
      return Number.isNaN(date.getTime()) ? UNKNOWN : instant.format(date);
    },
  };
}

const cache = new Map<string, Formats>();

/**
 * The formats of a currency (ISO 4217, or an empty text where the data does not say) in a locale, the system's where
 * not said. Made once each: `Intl` objects are dear.
 */
export function formatsFor(currency: string, locale: string = navigator.language): Formats {
  const key = `${locale} ${currency}`;
  let formats = cache.get(key);
  if (!formats) {
    formats = createFormats(currency, locale);
    cache.set(key, formats);
  }
  return formats;
}

/** "1 account", "3 accounts": counts with their noun, in the locale's digits. */
export function countNoun(formats: Formats, value: number, one: string, many: string = `${one}s`): string {
  return `${formats.count(value)} ${value === 1 ? one : many}`;
}
