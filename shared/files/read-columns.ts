import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { inferDateOrder, parseDate } from './read-dates.ts';
import { findCurrency, findNumberStyle, inferNumberStyle, isBlankCell, parseNumber } from './read-numbers.ts';
import { parseFlag } from './read-words.ts';
import type { SourceTable } from './source-table.ts';

/** Trimmed texts by row of the file, empty where the cell says nothing; `null` where no column is mapped. */
export function readTexts(source: SourceTable, field: string): string[] | null {
  const column = source.raw.columns[source.columnOf(field)];
  if (!column) return null;
  return column.map((cell) => {
    const text = cell.trim();
    return isBlankCell(text) ? '' : text;
  });
}

/** Numbers by row of the file, NaN where unknown or unreadable (then with a finding); `null` without a column. */
export function readNumbers(source: SourceTable, field: string): Float64Array | null {
  const texts = readTexts(source, field);
  return texts && parseNumbers(source, field, texts);
}

function parseNumbers(source: SourceTable, field: string, texts: readonly string[]): Float64Array {
  const { style, isAmbiguous, isMixed, isPercent } = inferNumberStyle(texts, fallbackStyle(source));
  const written = style === 'point' ? '1,234.56' : '1.234,56';
  setReading(source, field, isPercent ? `${written}, percent` : written);
  if (isAmbiguous) {
    const message = `No value shows whether 1.234 means thousands or decimals. Read as ${written}; check the amounts.`;
    source.warnColumn('ambiguous-number-style', field, texts.find((text) => /[.,]/.test(text)) ?? '', message);
  }
  const values = new Float64Array(texts.length).fill(Number.NaN);
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as string;
    if (text === '') continue;
    const value = parseNumber(text, style);
    values[row] = value;
    if (Number.isNaN(value)) {
      const message = `"${text}" is not a number; the value counts as unknown. Correct it in the file and import again.`;
      source.warn(row, 'unreadable-number', field, text, message);
    } else if (isMixed) {
      const own = findNumberStyle(text);
      if ((own === 'point' || own === 'comma') && own !== style) {
        const message = `"${text}" is written in another style than the rest of the column (${written}); read as ${value}.`;
        source.warn(row, 'mixed-number-style', field, text, message);
      }
    }
  }
  return values;
}

/** Files of countries that write decimals with a comma part their cells with a semicolon. */
function fallbackStyle(source: SourceTable): 'point' | 'comma' {
  return source.raw.dialect.delimiter === ';' ? 'comma' : 'point';
}

export interface MoneyColumn {
  /** Integer minor units by row of the file, NaN where unknown. */
  readonly minor: Float64Array;
  /** ISO 4217 code of the amounts, or an empty text. */
  readonly currency: string;
}

/**
 * Amounts in minor units. Amounts in another currency than most of the column cannot be added up and count as unknown,
 * each with a finding.
 */
export function readMoney(source: SourceTable, field: string): MoneyColumn | null {
  const texts = readTexts(source, field);
  if (!texts) return null;
  const values = parseNumbers(source, field, texts);
  const codes = readCurrencies(source, field, texts);
  const tally = new Map<string, number>();
  for (const code of codes) if (code !== '') tally.set(code, (tally.get(code) ?? 0) + 1);
  const currency = [...tally].sort((left, right) => right[1] - left[1])[0]?.[0] ?? '';
  const minor = new Float64Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const code = codes[row] ?? '';
    if (code !== '' && code !== currency && !Number.isNaN(values[row])) {
      minor[row] = Number.NaN;
      const message = `The amount is in ${code}, most others in ${currency}; it counts as unknown. Export amounts in one currency.`;
      source.warn(row, 'other-currency', field, texts[row] as string, message);
    } else minor[row] = Math.round((values[row] as number) * 100);
  }
  if (currency !== '') setReading(source, field, `${readingOf(source, field)}, ${currency}`);
  return { minor, currency };
}

function readCurrencies(source: SourceTable, field: string, texts: readonly string[]): string[] {
  const paired = source.raw.columns[source.mapping.currencies[source.columnOf(field)] ?? -1];
  const general = source.raw.columns[source.columnOf('currency')];
  const named = paired ?? general;
  if (!named && texts.every((text) => !/[^\d.,\s-]/.test(text))) return [];
  return texts.map((text, row) => {
    if (text === '') return '';
    return findCurrency(text) || (named?.[row] ?? '').trim().toUpperCase();
  });
}

/** Day numbers by row of the file, `MISSING_DAY` where unknown or unreadable (then with a finding). */
export function readDates(source: SourceTable, field: string): Int32Array | null {
  const texts = readTexts(source, field);
  if (!texts) return null;
  const reading = inferDateOrder(texts);
  setReading(source, field, reading.pattern);
  if (reading.isAmbiguous) {
    const message = `No value shows whether the day or the month comes first. Read as ${reading.pattern}; check one date.`;
    source.warnColumn('ambiguous-date-order', field, texts.find((text) => text !== '') ?? '', message);
  }
  if (reading.isMixed) {
    const message = `Some dates have the day first, some the month. Read as ${reading.pattern}; those that do not fit count as unknown.`;
    source.warnColumn('mixed-date-order', field, '', message);
  }
  const days = new Int32Array(texts.length).fill(MISSING_DAY);
  // The same few thousand days come again and again.
  const known = new Map<string, number>();
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as string;
    if (text === '') continue;
    let day = known.get(text);
    if (day === undefined) {
      day = parseDate(text, reading.order);
      known.set(text, day);
    }
    days[row] = day;
    if (day === MISSING_DAY) {
      const message = `"${text}" is not a date as ${reading.pattern}; it counts as unknown. Write dates as YYYY-MM-DD.`;
      source.warn(row, 'unreadable-date', field, text, message);
    }
  }
  return days;
}

/** Flags by row of the file, `FLAG_UNKNOWN` where unknown or unreadable (then with a finding). */
export function readFlags(source: SourceTable, field: string): Uint8Array | null {
  const texts = readTexts(source, field);
  if (!texts) return null;
  const flags = new Uint8Array(texts.length);
  const known = new Map<string, number>();
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row] as string;
    if (text === '') continue;
    let flag = known.get(text);
    if (flag === undefined) {
      flag = parseFlag(text);
      known.set(text, flag);
    }
    flags[row] = flag;
    if (flag === FLAG_UNKNOWN) {
      const message = `"${text}" is neither yes nor no; it counts as unknown. Use yes or no.`;
      source.warn(row, 'unreadable-flag', field, text, message);
    }
  }
  setReading(source, field, 'yes or no');
  return flags;
}

function readingOf(source: SourceTable, field: string): string {
  return source.readings.find((entry) => entry.field === field)?.reading ?? '';
}

/** Notes how a column was read. */
export function setReading(source: SourceTable, field: string, reading: string): void {
  const at = source.readings.findIndex((entry) => entry.field === field);
  const entry = source.readings[at];
  if (entry) source.readings[at] = { ...entry, reading };
}
