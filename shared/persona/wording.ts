import { formatIsoDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { createShareFormat } from './share-format.ts';
import type { WriteShare } from './share-format.ts';

/**
 * How numbers, money and days are written in findings and explanations. Shared rules have no locale: the command line
 * passes the plain form below, the window the system's.
 */
export interface Formatting {
  readonly count: (count: number) => string;
  readonly share: WriteShare;
  /** @param currency ISO 4217, or an empty text where the facts do not say. */
  readonly amount: (minorUnits: number, currency: string) => string;
  /** Hours without their unit, with one decimal at most. */
  readonly hours: (hours: number) => string;
  readonly day: (day: Day) => string;
}

/** The formatting, and the phrases built on it. */
export interface Wording extends Formatting {
  /** `3 accounts`, `1 account`. */
  readonly countOf: (count: number, noun: string, plural?: string) => string;
  /** The first few in words, and how many more there are. */
  readonly nameFirst: <T>(items: readonly T[], nameOf: (item: T) => string) => string;
}

/** `12345` → `12,345`. English grouping, the same everywhere: reports are compared by text. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

/** `0.1234` → `12.3%`, `0.12` → `12%`. */
export const formatShare = createShareFormat('en');

/** `0.12` → `12.0%`: shares that stand below each other. */
export const formatFixedShare = createShareFormat('en', 'fixed');

/** Minor units → `EUR 12,345`; whole major units, without a currency where the facts have none. */
export function formatAmount(minorUnits: number, currency: string): string {
  const amount = formatCount(minorUnits / 100);
  return currency === '' ? amount : `${currency} ${amount}`;
}

/** `12.25` → `12.3`, `12` → `12`. */
export function formatHours(hours: number): string {
  const rounded = Math.round(hours * 10) / 10;
  return Number.isInteger(rounded) ? formatCount(rounded) : rounded.toFixed(1);
}

const SHOWN_NAMES = 3;

export function createWording(formatting: Formatting): Wording {
  const { count } = formatting;
  return {
    ...formatting,
    countOf: (number, noun, plural = `${noun}s`) => `${count(number)} ${number === 1 ? noun : plural}`,
    nameFirst: (items, nameOf) => {
      const shown = items.slice(0, SHOWN_NAMES).map(nameOf).join(', ');
      return items.length > SHOWN_NAMES ? `${shown} and ${count(items.length - SHOWN_NAMES)} more` : shown;
    },
  };
}

/** English grouping, ISO days and codes of currencies, the same everywhere: reports are compared by text. */
export const PLAIN_WORDING: Wording = createWording({
  count: formatCount,
  share: formatShare,
  amount: formatAmount,
  hours: formatHours,
  day: formatIsoDay,
});

/** `3 accounts`, `1 account`, plainly. */
export const { countOf } = PLAIN_WORDING;
