import { strFromU8 } from 'fflate';

/** @returns the text of bytes that are UTF-8, without a byte-order mark. */
export function decodeUtf8(bytes: Uint8Array): string {
  return strFromU8(bytes);
}

/** A place near the given one, at most three bytes before it, that parts no character. */
export function findCharacterStart(bytes: ArrayLike<number>, place: number): number {
  if (place >= bytes.length) return bytes.length;
  const isInside = (at: number): boolean => ((bytes[at] as number) & 0xc0) === 0x80;
  let at = place;
  while (at > place - 3 && isInside(at)) at -= 1;
  // More of them in a row belong to no character.
  return isInside(at) ? place : at;
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
