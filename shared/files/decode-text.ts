import { strFromU8 } from 'fflate';

export const TEXT_ENCODINGS = ['UTF-8', 'UTF-8 with BOM', 'UTF-16 LE', 'UTF-16 BE', 'Windows-1252'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** How many bytes tell UTF-16 without a byte-order mark apart from the rest. */
const SAMPLE_BYTES = 4096;
const CHUNK = 8192;
/** Bytes of UTF-8 that are decoded at once: the decoders of some hosts slow down with long texts. */
const PIECE = 1 << 15;

/** Windows-1252 between 0x80 and 0x9F, where it differs from Latin-1; unused places keep their control character. */
const WINDOWS_1252 =
  '\u20ac\u0081\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u008d\u017d\u008f' +
  '\u0090\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u009d\u017e\u0178';

/**
 * Turns the bytes of a text file into text: by byte-order mark, else UTF-16 where every other byte is zero, else UTF-8
 * where the bytes are valid UTF-8, else Windows-1252, in which every byte is a character.
 * @param chosen takes the place of the guess; bytes that do not fit it become replacement characters.
 * @param pause is called every few thousand bytes.
 */
export function decodeText(
  bytes: Uint8Array,
  chosen?: TextEncoding,
  pause: () => void = () => undefined,
): { readonly text: string; readonly encoding: TextEncoding } {
  if (chosen) return { text: decodeAs(bytes, chosen, pause), encoding: chosen };
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const rest = bytes.subarray(3);
    const text = decodeInPieces(rest, pause, true);
    if (text !== null) return { text, encoding: 'UTF-8 with BOM' };
    return { text: decodeWindows1252(rest, pause), encoding: 'Windows-1252' };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: decodeUtf16(bytes, 2, true, pause), encoding: 'UTF-16 LE' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return { text: decodeUtf16(bytes, 2, false, pause), encoding: 'UTF-16 BE' };
  }
  const wide = guessUtf16(bytes);
  if (wide) return { text: decodeUtf16(bytes, 0, wide === 'UTF-16 LE', pause), encoding: wide };
  const text = decodeInPieces(bytes, pause, true);
  if (text !== null) return { text, encoding: 'UTF-8' };
  return { text: decodeWindows1252(bytes, pause), encoding: 'Windows-1252' };
}

function decodeAs(bytes: Uint8Array, encoding: TextEncoding, pause: () => void): string {
  if (encoding === 'Windows-1252') return decodeWindows1252(bytes, pause);
  const isNarrow = encoding === 'UTF-8' || encoding === 'UTF-8 with BOM';
  const text = isNarrow
    ? (decodeInPieces(bytes, pause, false) ?? '')
    : decodeUtf16(bytes, 0, encoding === 'UTF-16 LE', pause);
  return text.replace(/^\ufeff/, '');
}

/** @returns `null` where the bytes have to be UTF-8 and are not. */
function decodeInPieces(bytes: Uint8Array, pause: () => void, mustBeValid: boolean): string | null {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length;) {
    const end = findCharacterStart(bytes, at + PIECE);
    const piece = bytes.subarray(at, end);
    if (mustBeValid && !isUtf8(piece)) return null;
    parts.push(decodeUtf8(piece));
    at = end;
    pause();
  }
  return parts.join('');
}

/**
 * A place near the given one, at most three bytes before it, that parts no character. No mark of byte order begins there:
 * decoders drop that.
 */
function findCharacterStart(bytes: Uint8Array, place: number): number {
  if (place >= bytes.length) return bytes.length;
  const isInside = (at: number): boolean => ((bytes[at] as number) & 0xc0) === 0x80;
  let at = place;
  while (at > place - 3 && isInside(at)) at -= 1;
  // More of them in a row belong to no character.
  if (isInside(at)) at = place;
  while (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) at += 3;
  return at;
}

/** @returns the text of bytes that are UTF-8, without a byte-order mark. */
export function decodeUtf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
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

/** Whether the bytes are well-formed UTF-8: no overlong forms, no surrogates, nothing cut off. */
export function isUtf8(bytes: Uint8Array): boolean {
  const { length } = bytes;
  let at = countAscii(bytes);
  while (at < length) {
    const lead = bytes[at++] as number;
    if (lead < 0x80) continue;
    let following: number;
    let low = 0x80;
    let high = 0xbf;
    if (lead >= 0xc2 && lead <= 0xdf) following = 1;
    else if (lead >= 0xe0 && lead <= 0xef) {
      following = 2;
      if (lead === 0xe0) low = 0xa0;
      if (lead === 0xed) high = 0x9f;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      following = 3;
      if (lead === 0xf0) low = 0x90;
      if (lead === 0xf4) high = 0x8f;
    } else return false;
    for (; following > 0; following--) {
      const next = bytes[at++];
      if (next === undefined || next < low || next > high) return false;
      low = 0x80;
      high = 0xbf;
    }
  }
  return true;
}

/** How many bytes at the start are ASCII, counted by eights: most files are nothing else. */
function countAscii(bytes: Uint8Array): number {
  const before = -bytes.byteOffset & 3;
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + before, Math.max(0, (bytes.length - before) >> 2));
  for (let at = 0; at < before; at++) if ((bytes[at] ?? 0x80) >= 0x80) return at;
  let at = 0;
  while (at + 1 < words.length && (((words[at] as number) | (words[at + 1] as number)) & 0x80808080) === 0) at += 2;
  return before + at * 4;
}

function decodeUtf16(bytes: Uint8Array, start: number, isLittleEndian: boolean, pause: () => void): string {
  const parts: string[] = [];
  const units = new Uint16Array(CHUNK);
  const low = isLittleEndian ? 0 : 1;
  let filled = 0;
  for (let at = start; at + 1 < bytes.length; at += 2) {
    units[filled++] = (bytes[at + low] as number) | ((bytes[at + 1 - low] as number) << 8);
    if (filled === CHUNK) {
      parts.push(String.fromCharCode(...units));
      filled = 0;
      pause();
    }
  }
  parts.push(String.fromCharCode(...units.subarray(0, filled)));
  return parts.join('');
}

function decodeWindows1252(bytes: Uint8Array, pause: () => void): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const latin = String.fromCharCode(...bytes.subarray(start, start + CHUNK));
    parts.push(latin.replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80] ?? ''));
    pause();
  }
  return parts.join('');
}
