import { crc32c } from '../../main/start/crc32c.ts';

const BLOCK = 32_768;
const HEADER = 7;

/** Appends a record to a log as LevelDB writes it, in as many fragments as its blocks ask for. */
export function appendRecord(log: Uint8Array, payload: Uint8Array): Uint8Array {
  const parts = [log];
  let length = log.length;
  let rest = payload;
  for (let isFirst = true; isFirst || rest.length > 0; isFirst = false) {
    const left = BLOCK - (length % BLOCK);
    if (left < HEADER) {
      parts.push(new Uint8Array(left));
      length += left;
    }
    const room = BLOCK - (length % BLOCK) - HEADER;
    const part = rest.subarray(0, room);
    rest = rest.subarray(part.length);
    const isLast = rest.length === 0;
    const type = isFirst ? (isLast ? 1 : 2) : isLast ? 4 : 3;
    parts.push(makeFragment(type, part));
    length += HEADER + part.length;
    if (isLast) break;
  }
  return Buffer.concat(parts);
}

export function makeFragment(type: number, payload: Uint8Array): Uint8Array {
  const fragment = Buffer.alloc(HEADER + payload.length);
  fragment.writeUInt16LE(payload.length, 4);
  fragment[6] = type;
  fragment.set(payload, HEADER);
  const checksum = crc32c(fragment.subarray(6));
  const masked = (((checksum >>> 15) | (checksum << 17)) + 0xa282ead8) >>> 0;
  fragment.writeUInt32LE(masked, 0);
  return fragment;
}

/** Bytes without a pattern, the same ones for the same seed. */
export function makeBytes(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
