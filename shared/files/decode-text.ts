import { EncodedText } from './encoded-text.ts';
import type { CodeUnits, UnitDecoder } from './encoded-text.ts';
import { decodeUtf8, findCharacterStart, isUtf8 } from './utf8.ts';

export const TEXT_ENCODINGS = ['UTF-8', 'UTF-8 with BOM', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** How many bytes tell UTF-16 without a byte-order mark apart from the rest. */
const SAMPLE_BYTES = 4096;
/** Units that are made characters with one call. */
const CHUNK = 8192;
/** Bytes that are looked at between two pauses. */
const PIECE = 1 << 15;

/** Windows-1252 between 0x80 and 0x9F, where it differs from Latin-1; unused places keep their control character. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

const OF_UTF_8: UnitDecoder = {
  decode: (units) => {
    const bytes = units as Uint8Array;
    // Decoders drop the mark at the start of what they are given, also where that is the middle of a text.
    return isMarked(bytes, 0) ? `\ufeff${decodeUtf8(bytes)}` : decodeUtf8(bytes);
  },
  findCharacterStart,
};
const OF_UTF_16: UnitDecoder = { decode: toCharacters, findCharacterStart: (units, place) => clamp(units, place) };
const OF_WINDOWS_1252: UnitDecoder = {
  decode: (units) =>
    toCharacters(units).replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? ''),
  findCharacterStart: (units, place) => clamp(units, place),
};

export interface OpenedText {
  readonly text: EncodedText;
  readonly encoding: TextEncoding;
}

/**
 * Finds out how the bytes of a text file are encoded: by byte-order mark, else UTF-16 where every other byte is zero, else
 * UTF-8 where the bytes are valid UTF-8, else Windows-1252, in which every byte is a character.
 * @param chosen takes the place of the guess; bytes that do not fit it become replacement characters.
 * @param pause is called every few thousand bytes.
 * @returns the text, without its byte-order mark.
 */
export function openText(bytes: Uint8Array, chosen?: TextEncoding, pause: () => void = () => undefined): OpenedText {
  const encoding = chosen ?? guessEncoding(bytes, pause);
  if (encoding === 'UTF-16 LE' || encoding === 'UTF-16 BE') {
    const units = toUnits(bytes, encoding === 'UTF-16 LE', pause);
    return { text: new EncodedText(units[0] === 0xfeff ? units.subarray(1) : units, OF_UTF_16), encoding };
  }
  if (encoding === 'Windows-1252') {
    // A mark of UTF-8 before bytes that are none is no text either.
    const start = chosen === undefined && isMarked(bytes, 0) ? 3 : 0;
    return { text: new EncodedText(bytes.subarray(start), OF_WINDOWS_1252), encoding };
  }
  let start = 0;
  while (isMarked(bytes, start)) start += 3;
  return { text: new EncodedText(bytes.subarray(start), OF_UTF_8), encoding };
}

/** The text of a text file, as `openText` finds it. */
export function decodeText(
  bytes: Uint8Array,
  chosen?: TextEncoding,
): { readonly text: string; readonly encoding: TextEncoding } {
  const { text, encoding } = openText(bytes, chosen);
  return { text: text.readWhole(), encoding };
}

/** A text that is there as a string already. */
export function encodeText(text: string): EncodedText {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < units.length; at++) units[at] = text.charCodeAt(at);
  return new EncodedText(units, OF_UTF_16);
}

function guessEncoding(bytes: Uint8Array, pause: () => void): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16 LE';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16 BE';
  if (isMarked(bytes, 0)) return isUtf8InPieces(bytes, pause) ? 'UTF-8 with BOM' : 'Windows-1252';
  return guessUtf16(bytes) ?? (isUtf8InPieces(bytes, pause) ? 'UTF-8' : 'Windows-1252');
}

function isUtf8InPieces(bytes: Uint8Array, pause: () => void): boolean {
  for (let at = 0; at < bytes.length;) {
    const end = findCharacterStart(bytes, at + PIECE);
    if (!isUtf8(bytes.subarray(at, end))) return false;
    at = end;
    pause();
  }
  return true;
}

/** Whether a byte-order mark of UTF-8 stands there. */
function isMarked(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
}

/** Text of mostly Latin letters in UTF-16 has a zero in nearly every second byte, always on the same side. */
function guessUtf16(bytes: Uint8Array): TextEncoding | null {
  const length = Math.min(bytes.length, SAMPLE_BYTES) & ~1;
  if (length < 4) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = length / 2;
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'UTF-16 LE';
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'UTF-16 BE';
  return null;
}

function toUnits(bytes: Uint8Array, isLittleEndian: boolean, pause: () => void): Uint16Array {
  const units = new Uint16Array(bytes.length >> 1);
  const low = isLittleEndian ? 0 : 1;
  for (let at = 0; at < units.length; at++) {
    units[at] = (bytes[at * 2 + low] as number) | ((bytes[at * 2 + 1 - low] as number) << 8);
    if (at % CHUNK === CHUNK - 1) pause();
  }
  return units;
}

function toCharacters(units: CodeUnits): string {
  if (units.length <= CHUNK) return String.fromCharCode(...units);
  let text = '';
  for (let at = 0; at < units.length; at += CHUNK) text += String.fromCharCode(...units.subarray(at, at + CHUNK));
  return text;
}

function clamp(units: CodeUnits, place: number): number {
  return Math.min(place, units.length);
}
