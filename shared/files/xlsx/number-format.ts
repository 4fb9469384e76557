import { findCurrency } from '../../model/read-numbers.ts';

/**
 * What a number is by its cell's format. `digits` pads with zeros as in `00000`; `money` carries the ISO 4217 code the
 * format shows, which the number alone does not say.
 */
export type NumberFormat =
  | { readonly kind: 'general' | 'day' | 'moment' | 'time' | 'percent' }
  | { readonly kind: 'digits'; readonly pattern: string }
  | { readonly kind: 'money'; readonly currency: string };

export const GENERAL: NumberFormat = { kind: 'general' };

/** How the numbers of a workbook are written: by the format of their cell. */
export class NumberWriter {
  readonly #is1904: boolean;
  /** The same few thousand days come again and again. */
  readonly #known = new Map<NumberFormat, Map<string, string>>();

  constructor(is1904: boolean) {
    this.#is1904 = is1904;
  }

  /**
   * Writes a number as its cell means it, exactly: days as `YYYY-MM-DD`, moments with ` HH:MM:SS`, percentages and amounts
   * with their sign or code, other numbers in their shortest form.
   * @param raw as the sheet holds it.
   */
  write(raw: string, format: NumberFormat): string {
    if (format.kind === 'general') return formatNumber(raw, format, this.#is1904);
    let known = this.#known.get(format);
    if (!known) {
      known = new Map();
      this.#known.set(format, known);
    }
    let text = known.get(raw);
    if (text === undefined) {
      text = formatNumber(raw, format, this.#is1904);
      if (known.size < MOST_KNOWN) known.set(raw, text);
    }
    return text;
  }
}

const MOST_KNOWN = 50_000;

/** Formats that Excel knows by number and does not write down. */
const BUILT_IN: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'hh:mm:ss'] as const),
  [22, 'yyyy-mm-dd hh:mm'],
  [46, '[h]:mm:ss'],
]);

/** @param code of a format that the workbook defines; else the number of one that Excel knows. */
export function readNumberFormat(id: number, code: string | undefined): NumberFormat {
  const text = code ?? BUILT_IN.get(id) ?? '';
  // The first section is for positive numbers.
  const section = text.split(';')[0] as string;
  const bare = section
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[[^\]]*\]/g, (bracket) => (/^\[(h+|m+|s+)\]$/i.test(bracket) ? 'E' : ''));
  if (/general|@|E/i.test(bare)) return GENERAL;
  if (/[ymdhs]/i.test(bare)) {
    const hasTime = /[hs]|am\/pm/i.test(bare);
    const hasDay = /[yd]/i.test(bare) || !hasTime;
    return { kind: hasDay ? (hasTime ? 'moment' : 'day') : 'time' };
  }
  if (bare.includes('%')) return { kind: 'percent' };
  const digits = section.replace(/"([^"]*)"|\\(.)/g, '$1$2');
  if (/^0[0 ()-]*0$/.test(digits) || /^\(0[0 ()-]*0$/.test(digits)) return { kind: 'digits', pattern: digits };
  const currency = findCurrency(section.replace(/\[\$-[^\]]*\]/g, '').replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1'));
  return currency === '' ? GENERAL : { kind: 'money', currency };
}

/** Days from 0 January 1900, where Excel begins to count, to 1 January 1904, where it began on the Macintosh. */
const DAYS_TO_1904 = 1462;
/** Excel counts 29 February 1900, which never was: from 1 March 1900 on, serial 25569 is 1970-01-01. */
const SERIAL_OF_EPOCH = 25_569;
const LAST_SERIAL = 2_958_465;
const SECONDS = 86_400;

function formatNumber(raw: string, format: NumberFormat, is1904: boolean): string {
  const value = Number(raw);
  if (raw.trim() === '' || !Number.isFinite(value)) return raw;
  switch (format.kind) {
    case 'general':
      return writeNumber(raw, value);
    case 'day':
    case 'moment':
    case 'time':
      return (
        writeMoment(value + (is1904 && !isTimeOfDay(value, format) ? DAYS_TO_1904 : 0), format.kind) ??
        writeNumber(raw, value)
      );
    case 'percent':
      return `${shiftPoint(writeNumber(raw, value))}%`;
    case 'digits':
      return writeDigits(value, format.pattern);
    case 'money':
      return `${format.currency} ${writeNumber(raw, value)}`;
  }
}

function isTimeOfDay(value: number, { kind }: NumberFormat): boolean {
  return kind === 'time' && value < 1;
}

function writeNumber(raw: string, value: number): string {
  if (isPlainInteger(raw)) return raw;
  const text = String(value);
  // "1.234" as text may be a thousand or a fraction; a number in a workbook is never the former.
  return text.length < 9 && /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** Most numbers are; a pattern would cost as much as all the rest. */
function isPlainInteger(raw: string): boolean {
  const start = raw.charCodeAt(0) === 0x2d ? 1 : 0;
  if (raw.length === start || raw.length > 15 || (raw.charCodeAt(start) === 0x30 && raw.length > 1)) return false;
  for (let at = start; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 0x30 || code > 0x39) return false;
  }
  return true;
}

function writeMoment(serial: number, kind: 'day' | 'moment' | 'time'): string | null {
  if (serial < 0 || serial >= LAST_SERIAL + 1) return null;
  let day = Math.floor(serial);
  let seconds = kind === 'day' ? 0 : Math.round((serial - day) * SECONDS);
  if (seconds === SECONDS) {
    day += 1;
    seconds = 0;
  }
  const time = new Date(seconds * 1000).toISOString().slice(11, 19);
  if (kind === 'time' && day === 0) return time;
  if (day < 1) return null;
  const epochDay = day - SERIAL_OF_EPOCH + (day < 60 ? 1 : 0);
  const date = new Date(epochDay * SECONDS * 1000).toISOString().slice(0, 10);
  return seconds === 0 ? date : `${date} ${time}`;
}

/** A hundred times the number, without the noise of a multiplication. */
function shiftPoint(text: string): string {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return String(Number(text) * 100);
  const sign = text.startsWith('-') ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(sign.length).split('.');
  const digits = fraction.padEnd(2, '0');
  const shifted = (whole + digits.slice(0, 2)).replace(/^0+(?=\d)/, '');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${sign}${shifted}${rest === '' ? '' : `.${rest}`}`;
}

/** Fills the zeros of a pattern such as `00000-0000` from the right. */
function writeDigits(value: number, pattern: string): string {
  const rounded = Math.round(value);
  const zeros = pattern.replace(/[^0]/g, '').length;
  if (rounded < 0 || !Number.isSafeInteger(rounded)) return String(value);
  const digits = String(rounded).padStart(zeros, '0');
  let next = digits.length - zeros;
  const filled = pattern.replace(/0/g, () => digits.charAt(next++));
  return digits.slice(0, digits.length - zeros) + filled;
}
