import { crc32c } from './crc32c.ts';

// LevelDB's log: blocks of 32 KiB filled with fragments, each of a masked CRC (4 bytes), a length (2), a type (1) and
// its payload. A record is one whole fragment, or a first, any middle and a last one. Fewer than 7 bytes left in a
// block are padding. Source: google/leveldb, doc/log_format.md.
const BLOCK = 32_768;
const HEADER = 7;
const WHOLE = 1;
const FIRST = 2;
const MIDDLE = 3;
const LAST = 4;

/**
 * How much of a log a writer that died leaves whole.
 * @returns the length of the prefix of whole records; less than the file's length where the end is torn. `null` where
 * something is wrong before the end: cutting there would throw records away.
 */
export function measureWholeRecords(log: Uint8Array): number | null {
  const view = new DataView(log.buffer, log.byteOffset, log.byteLength);
  let at = 0;
  let whole = 0;
  let isInside = false;
  while (at < log.length) {
    const leftInBlock = BLOCK - (at % BLOCK);
    if (leftInBlock < HEADER) {
      at += leftInBlock;
      if (!isInside) whole = Math.min(at, log.length);
      continue;
    }
    if (log.length - at < HEADER) return whole;
    const length = view.getUint16(at + 4, true);
    const type = log[at + 6] ?? 0;
    const end = at + HEADER + length;
    if (end > log.length) return whole;
    // Space that was reserved and never written.
    if (type === 0 && length === 0) return log.subarray(at).every((byte) => byte === 0) ? whole : null;
    const isIntact =
      HEADER + length <= leftInBlock &&
      crc32c(log.subarray(at + 6, end)) === unmask(view.getUint32(at, true)) &&
      (isInside ? type === MIDDLE || type === LAST : type === WHOLE || type === FIRST);
    // The last fragment may have its full length and not all of its bytes, after a loss of power.
    if (!isIntact) return end === log.length ? whole : null;
    at = end;
    isInside = type === FIRST || type === MIDDLE;
    if (!isInside) whole = at;
  }
  return whole;
}

/** Undoes LevelDB's masking of checksums that are stored beside what they check. */
function unmask(masked: number): number {
  const rotated = (masked - 0xa282ead8) >>> 0;
  return ((rotated >>> 17) | (rotated << 15)) >>> 0;
}
