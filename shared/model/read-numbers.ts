/** Which sign parts off the decimals: `1,234.5` or `1.234,5`. */
export type NumberStyle = 'point' | 'comma';

export interface NumberReading {
  readonly style: NumberStyle;
  /** No value of the column shows its style, and some hold what may be decimals or thousands: `1.234`. */
  readonly isAmbiguous: boolean;
  /** Some values show one style and some the other. */
  readonly isMixed: boolean;
  readonly isPercent: boolean;
  /** Some values have a sign that parts off decimals or thousands. */
  readonly isStyled: boolean;
}

const BLANK = /^(|-|–|—|n\/?a|null|none|nan|nil|#n\/a|\?)$/i;

/** Whether a cell says nothing: empty, a dash, "N/A", "NULL". */
export function isBlankCell(text: string): boolean {
  if (text === '') return true;
  if (text.length > 7) return false;
  // Nearly all cells are told by their first character; the pattern is for the few that are left.
  const first = text.charCodeAt(0);
  const isPlain =
    (first > 0x23 && first < 0x80 && first !== 0x2d && first !== 0x3f && (first | 0x20) !== 0x6e) || first === 0x22;
  return !isPlain && BLANK.test(text.trim());
}

/**
 * Looks through a whole column for values that show which sign is the decimal one.
 * @param fallback the style where no value shows it.
 * @param counts how often each value stands in the column; once where not given.
 */
export function inferNumberStyle(
  values: readonly string[],
  fallback: NumberStyle = 'point',
  counts?: ArrayLike<number>,
): NumberReading {
  let point = 0;
  let comma = 0;
  // Values with one sign before three digits, by that sign.
  let unclearPoint = 0;
  let unclearComma = 0;
  let percent = 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as string;
    const count = counts ? (counts[at] as number) : 1;
    if (value === '' || count === 0) continue;
    if (value.includes('%')) percent += count;
    const evidence = findNumberStyle(value);
    if (evidence === 'point') point += count;
    else if (evidence === 'comma') comma += count;
    else if (evidence === 'unclear') {
      if (value.includes('.')) unclearPoint += count;
      else unclearComma += count;
    }
  }
  const style = point === comma ? fallback : point > comma ? 'point' : 'comma';
  return {
    style,
    isAmbiguous: point === 0 && comma === 0 && (style === 'point' ? unclearPoint : unclearComma) > 0,
    isMixed: point > 0 && comma > 0,
    isPercent: percent > 0,
    isStyled: point + comma + unclearPoint + unclearComma > 0,
  };
}

/** What one value shows by itself; `unclear` where it has one sign that may be either, `none` where it has none. */
export function findNumberStyle(value: string): NumberStyle | 'unclear' | 'none' {
  const quick = findBareStyle(value);
  if (quick !== null) return quick;
  if (!value.includes('.') && !value.includes(',')) return 'none';
  // The point of "Fr. 1200" and of "1,2 Mio." says nothing.
  const text = DIGITS.exec(value)?.[0] ?? '';
  const lastPoint = text.lastIndexOf('.');
  const lastComma = text.lastIndexOf(',');
  if (lastPoint === -1 && lastComma === -1) return 'none';
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? 'point' : 'comma';
  const sign = lastPoint === -1 ? ',' : '.';
  const last = Math.max(lastPoint, lastComma);
  const isRepeated = text.indexOf(sign) !== last;
  const digits = /^\d*/.exec(text.slice(last + 1))?.[0].length ?? 0;
  const before = /\d*$/.exec(text.slice(0, last))?.[0] ?? '';
  const isGrouping = digits === 3 && before !== '' && before.length <= 3 && before !== '0';
  if (isRepeated) return sign === '.' ? 'comma' : 'point';
  if (isGrouping) return 'unclear';
  return sign === '.' ? 'point' : 'comma';
}

/** The same for digits, points and commas that begin and end with a digit, perhaps behind `-` and `$`; else `null`. */
function findBareStyle(value: string): NumberStyle | 'unclear' | 'none' | null {
  const { length } = value;
  let first = value.charCodeAt(0) === HYPHEN ? 1 : 0;
  if (first < length && isCurrencySign(value.charCodeAt(first))) first += 1;
  let lastPoint = -1;
  let lastComma = -1;
  let signs = 0;
  let unit = 0;
  for (let at = first; at < length; at++) {
    unit = value.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) continue;
    if (at === first) return null;
    if (unit === POINT) lastPoint = at;
    else if (unit === COMMA) lastComma = at;
    else return null;
    signs += 1;
  }
  if (first === length || unit < ZERO) return null;
  if (signs === 0) return 'none';
  if (lastPoint !== -1 && lastComma !== -1) return lastPoint > lastComma ? 'point' : 'comma';
  if (signs > 1) return lastPoint === -1 ? 'point' : 'comma';
  const last = Math.max(lastPoint, lastComma);
  const before = last - first;
  const isGrouping = length - 1 - last === 3 && before <= 3 && !(before === 1 && value.charCodeAt(first) === ZERO);
  if (isGrouping) return 'unclear';
  return lastPoint === -1 ? 'comma' : 'point';
}

const DIGITS = /[.,]?\d[\d.,'’\s]*\d|[.,]?\d/;

/** By the words of several languages; a lone "B" is a billion as in English. */
const SUFFIXES: ReadonlyMap<string, number> = new Map([
  ...['k', 'tsd', 'thousand'].map((word) => [word, 1e3] as const),
  ...['lakh', 'lakhs', 'lac', 'lacs'].map((word) => [word, 1e5] as const),
  ...['m', 'mm', 'mio', 'mln', 'mn', 'million', 'millions', 'millionen'].map((word) => [word, 1e6] as const),
  ...['crore', 'crores', 'cr'].map((word) => [word, 1e7] as const),
  ...['b', 'bn', 'mrd', 'billion', 'billions', 'milliarden'].map((word) => [word, 1e9] as const),
]);
const SHAPE = /^([+-]?)\s*(\d[\d.,'’ ]*|[.,]\d+)(e[+-]?\d{1,3})?\s*([a-z]{1,10})?\.?\s*(%?)\s*(-?)$/i;
const CURRENCY =
  /[$€£¥₹₽₩₺₪฿]|(?<![a-z])(?:USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|CNY|BRL|MXN|ZAR|SGD|HKD|US|CA|AU|NZ|HK|Rs\.?|R|kr\.?|Fr\.?|zł|Kč)(?![a-z])/gi;
/** "1.200,-" and "1'200.–": no cents. */
const NO_CENTS = /(\d)[.,]-{1,2}$/;

/**
 * Reads a number as people write it: currency signs and codes, thousands apart by comma, point, apostrophe or space,
 * `(1,200)` and `1,200-` as negative, `75%` as 0.75, `1.2M`, `3,5 Mio.`, `1.200,-`. A value that shows its own style keeps it.
 * @returns NaN where the text is no number.
 */
export function parseNumber(text: string, style: NumberStyle = 'point'): number {
  // Most cells are plain; this keeps a column of 100,000 fast.
  const quick = readPlainNumber(text, style);
  if (!Number.isNaN(quick)) return quick;
  let rest = text
    .normalize('NFKC')
    .replace(/[\u00a0\u202f\u2009]/g, ' ')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .trim();
  let isNegative = false;
  const bracketed = /^\((.+)\)$/.exec(rest) ?? /^([^\d\s(]{1,4})\s*\((.+)\)$/.exec(rest);
  if (bracketed) {
    isNegative = true;
    rest = bracketed[2] ?? (bracketed[1] as string);
  }
  rest = rest.replace(CURRENCY, '').trim().replace(NO_CENTS, '$1');
  const shape = SHAPE.exec(rest);
  if (!shape) return Number.NaN;
  const [, sign, digits, exponent, suffix, percent, trailing] = shape;
  const evidence = findNumberStyle(digits as string);
  const plain = toPlainDigits(digits as string, evidence === 'point' || evidence === 'comma' ? evidence : style);
  if (plain === null) return Number.NaN;
  let value = Number(plain + (exponent ?? ''));
  if (suffix) value *= SUFFIXES.get(suffix.toLowerCase()) ?? Number.NaN;
  if (percent) value /= 100;
  if (sign === '-') isNegative = !isNegative;
  if (trailing === '-') isNegative = !isNegative;
  return isNegative && value !== 0 ? -value : value;
}

/** Digits of a number that are counted one by one without rounding, and powers of ten that are exact. */
const MOST_DIGITS = 15;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, exponent) => Number(`1e${exponent}`));

/**
 * Reads `-1234`, and `$1,234.56` and its kin where the point parts off decimals, character by character; no value of that
 * form shows anything else. Whole digits divided by a power of ten are the nearest number, as for the text itself.
 * @returns NaN where the text is of another form.
 */
function readPlainNumber(text: string, style: NumberStyle): number {
  const { length } = text;
  let at = text.charCodeAt(0) === HYPHEN ? 1 : 0;
  const isNegative = at === 1;
  const hasSign = at < length && isCurrencySign(text.charCodeAt(at));
  if (hasSign) at += 1;
  let whole = 0;
  let digits = 0;
  /** Digits since the start or the last comma; since the point. */
  let group = 0;
  let commas = 0;
  let point = -1;
  /** `0,125` shows that its comma parts off decimals. */
  let isSmall = false;
  for (; at < length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= ZERO && unit <= NINE) {
      whole = whole * 10 + unit - ZERO;
      digits += 1;
      group += 1;
    } else if (unit === COMMA && point === -1 && (commas === 0 ? group >= 1 && group <= 3 : group === 3)) {
      isSmall ||= commas === 0 && group === 1 && whole === 0;
      commas += 1;
      group = 0;
    } else if (unit === POINT && point === -1 && (commas === 0 ? group >= 1 : group === 3)) {
      point = at;
      group = 0;
    } else return Number.NaN;
  }
  const isWhole = commas === 0 && point === -1;
  const isEnded = point === -1 && commas > 0 ? group === 3 : group >= 1;
  if (isSmall && commas === 1 && point === -1) return Number.NaN;
  if (!isEnded || digits > MOST_DIGITS || (isWhole ? hasSign : style !== 'point')) return Number.NaN;
  const value = point === -1 ? whole : whole / (POWERS[group] as number);
  return isNegative ? -value : value;
}

const HYPHEN = 0x2d;
const COMMA = 0x2c;
const POINT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;

/** One of those that may stand right before the digits of a plain number. */
function isCurrencySign(unit: number): boolean {
  return unit === DOLLAR || unit === EURO || unit === POUND;
}

/** Digits with a point before the decimals, or `null` where the groups are not groups of thousands. */
function toPlainDigits(digits: string, style: NumberStyle): string | null {
  const decimal = style === 'point' ? '.' : ',';
  const at = digits.lastIndexOf(decimal);
  if (at !== -1 && digits.indexOf(decimal) !== at) return null;
  const whole = (at === -1 ? digits : digits.slice(0, at)).trim();
  const fraction = at === -1 ? '' : digits.slice(at + 1).trim();
  if (fraction !== '' && !/^\d+$/.test(fraction)) return null;
  const groups = whole.split(/[.,'’ ]/);
  const isGrouped = groups.length > 1;
  // The last group has three digits everywhere; others two in South Asia (12,34,567).
  if (
    isGrouped &&
    (groups.at(-1)?.length !== 3 || groups.slice(1).some((group) => group.length < 2 || group.length > 3))
  ) {
    return null;
  }
  if (isGrouped && (groups[0] === '' || (groups[0] as string).length > 3)) return null;
  return `${groups.join('') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
}

const DOLLAR = 0x24;
const POUND = 0xa3;
const EURO = 0x20ac;
/** By character code. */
const OTHER_SYMBOLS: ReadonlyMap<number, string> = new Map([
  [POUND, 'GBP'],
  [0xa5, 'JPY'],
  [0x20b9, 'INR'],
  [EURO, 'EUR'],
]);
const CODES = /(?<![a-z])(USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|INR|CNY|BRL|MXN|ZAR|SGD|HKD)(?![a-z])/i;

/** The ISO 4217 code that a text names outright, or an empty text. */
export function findCurrencyCode(text: string): string {
  if (!hasLetter(text)) return '';
  return CODES.exec(text)?.[1]?.toUpperCase() ?? '';
}

/** Whether any ASCII letter is in it: most amounts have a sign at most, and need no closer look. */
function hasLetter(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const lower = text.charCodeAt(at) | 0x20;
    if (lower >= 0x61 && lower <= 0x7a) return true;
  }
  return false;
}

/** The code that an amount names by code or sign, or an empty text. A lone `$` is taken as US dollars. */
export function findCurrency(text: string): string {
  const code = findCurrencyCode(text);
  if (code !== '') return code;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === DOLLAR) return 'USD';
    if (unit >= POUND && OTHER_SYMBOLS.has(unit)) return OTHER_SYMBOLS.get(unit) as string;
  }
  return '';
}
