import { Inflate } from 'fflate';
import { decodeUtf8, isUtf8 } from './utf8.ts';

/** An archive is damaged, or made to do harm. */
export class ZipFault extends Error {
  constructor(
    readonly code: 'not-a-zip' | 'damaged' | 'too-large' | 'is-locked',
    message: string,
  ) {
    super(message);
  }
}

/** One file inside an archive, still packed. */
export interface ZipPart {
  readonly name: string;
  readonly isDeflated: boolean;
  /** Bytes as packed, and as they should be unpacked. */
  readonly packed: number;
  readonly unpacked: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

export interface ZipRules {
  /**
   * Nothing but what Baton writes itself: harmless names, each once, no comment. Else folders and comments are passed
   * over, as other programs write them.
   */
  readonly isStrict: boolean;
  readonly mostParts: number;
  /** Of all parts together, unpacked. */
  readonly mostBytes: number;
}

/** Input goes into the inflater in pieces, so that a part that unpacks to more than it declares is stopped early. */
const PIECE_BYTES = 16 * 1024;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64_EXTRA = 0x0001;

/**
 * Lists the parts of an archive; none is unpacked yet.
 * @throws {ZipFault} where the table of contents is broken, parts overlap or are encrypted, or the archive would unpack to
 * more than allowed. Reading past the end throws a RangeError.
 */
export function readZipParts(bytes: Uint8Array, rules: ZipRules): ZipPart[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL_HEADER) {
    throw new ZipFault('not-a-zip', 'It is not a ZIP archive.');
  }
  const end = findEnd(bytes, view, rules.isStrict);
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (!rules.isStrict && (count === 0xffff || directory === 0xffff_ffff)) {
    throw new ZipFault('too-large', 'It is packed for sizes beyond 4 GB (ZIP64).');
  }
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || directory + size !== end) {
    throw new ZipFault('damaged', 'Its table of contents does not fit the file.');
  }
  if (count > rules.mostParts) {
    throw new ZipFault(
      'too-large',
      `It holds ${count} parts; no ${rules.isStrict ? 'plan' : 'workbook'} has that many.`,
    );
  }

  const parts: ZipPart[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) {
      throw new ZipFault('damaged', 'Its table of contents is broken.');
    }
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const local = view.getUint32(at + 42, true);
    const { packed, unpacked } = readSizes(view, at, at + 46 + nameLength, extraLength);
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength), rules.isStrict);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if ((flags & 1) !== 0)
      throw new ZipFault(rules.isStrict ? 'damaged' : 'is-locked', `Its part "${name}" is encrypted.`);
    if (method !== 0 && method !== 8) throw new ZipFault('damaged', `Its part "${name}" is packed in an unknown way.`);
    if (names.has(name)) throw new ZipFault('damaged', `It holds "${name}" twice.`);
    names.add(name);
    total += unpacked;
    if (total > rules.mostBytes) {
      throw new ZipFault('too-large', `It would unpack to more than ${rules.mostBytes / 2 ** 30} GB.`);
    }
    const start = findData(bytes, view, local, name, rules.isStrict);
    parts.push({ name, isDeflated: method === 8, packed, unpacked, start });
  }
  if (at !== end) throw new ZipFault('damaged', 'Its table of contents is broken.');
  refuseOverlaps(parts, directory);
  return parts;
}

function findEnd(bytes: Uint8Array, view: DataView, isStrict: boolean): number {
  const last = bytes.length - END_LENGTH;
  const first = isStrict ? last : Math.max(0, last - LONGEST_COMMENT);
  for (let end = last; end >= first && end >= 0; end--) {
    if (view.getUint32(end, true) === END_RECORD && view.getUint16(end + 20, true) === last - end) return end;
  }
  throw new ZipFault('damaged', 'Its end is missing: the file was cut off or something was appended.');
}

/** Some programs put sizes that fit well into 4 bytes into the 8 bytes of an extra field. */
function readSizes(
  view: DataView,
  at: number,
  extra: number,
  extraLength: number,
): { packed: number; unpacked: number } {
  let packed = view.getUint32(at + 20, true);
  let unpacked = view.getUint32(at + 24, true);
  for (let field = extra; field + 4 <= extra + extraLength; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== ZIP64_EXTRA) continue;
    let value = field + 4;
    if (unpacked === 0xffff_ffff) {
      unpacked = Number(view.getBigUint64(value, true));
      value += 8;
    }
    if (packed === 0xffff_ffff) packed = Number(view.getBigUint64(value, true));
  }
  return { packed, unpacked };
}

function readName(bytes: Uint8Array, isStrict: boolean): string {
  if (!isStrict) return decodeUtf8(bytes);
  const name = isUtf8(bytes) ? decodeUtf8(bytes) : '';
  const isSafe =
    name !== '' &&
    name.length < 500 &&
    !/[\\:]/.test(name) &&
    !/\p{Control}/u.test(name) &&
    name.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!isSafe)
    throw new ZipFault('damaged', `It holds a part with the name "${name.slice(0, 80)}", which no plan has.`);
  return name;
}

/** The local header must name the same entry; the packed bytes follow it. */
function findData(bytes: Uint8Array, view: DataView, local: number, name: string, isStrict: boolean): number {
  if (view.getUint32(local, true) !== LOCAL_HEADER) throw new ZipFault('damaged', `Its part "${name}" is missing.`);
  const nameLength = view.getUint16(local + 26, true);
  if (readName(bytes.subarray(local + 30, local + 30 + nameLength), isStrict) !== name) {
    throw new ZipFault('damaged', `Its part "${name}" goes by two names.`);
  }
  return local + 30 + nameLength + view.getUint16(local + 28, true);
}

/** Parts that share bytes are how a small archive unpacks to terabytes. */
function refuseOverlaps(parts: readonly ZipPart[], directory: number): void {
  let free = 0;
  for (const part of parts.toSorted((left, right) => left.start - right.start)) {
    if (part.start < free) throw new ZipFault('damaged', `Its part "${part.name}" overlaps another.`);
    free = part.start + part.packed;
  }
  if (free > directory) throw new ZipFault('damaged', 'Its last part runs into the table of contents.');
}

/** Deflate packs at most 1032 to 1, so a larger claim is a lie, and would cost the memory it claims. */
export function refuseImpossibleSize(part: ZipPart): void {
  if (part.isDeflated && part.unpacked > part.packed * 1040 + 1024) {
    throw new ZipFault('damaged', `Its part "${part.name}" claims an impossible size.`);
  }
}

/**
 * Unpacks a part, chunk by chunk.
 * @param take gets each chunk, and how many of the packed bytes are read by then.
 * @throws {ZipFault} where it unpacks to more or less than it declares. The inflater throws errors of its own.
 */
export function unpackPart(
  bytes: Uint8Array,
  part: ZipPart,
  take: (chunk: Uint8Array, isLast: boolean, packedRead: number) => void,
): void {
  const packed = bytes.subarray(part.start, part.start + part.packed);
  if (!part.isDeflated) {
    if (part.packed !== part.unpacked) throw new ZipFault('damaged', `Its part "${part.name}" has the wrong length.`);
    for (let at = 0; at < packed.length; at += PIECE_BYTES * 4) {
      const end = Math.min(at + PIECE_BYTES * 4, packed.length);
      take(packed.subarray(at, end), end === packed.length, end);
    }
    return;
  }
  refuseImpossibleSize(part);
  let filled = 0;
  let read = 0;
  let isComplete = false;
  const inflate = new Inflate((chunk, isLast) => {
    filled += chunk.length;
    if (filled > part.unpacked) {
      throw new ZipFault('damaged', `Its part "${part.name}" unpacks to more than it declares.`);
    }
    isComplete = isLast;
    take(chunk, isLast, read);
  });
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    read = Math.min(at + PIECE_BYTES, packed.length);
    inflate.push(packed.subarray(at, read), read === packed.length);
  }
  if (!isComplete || filled !== part.unpacked) throw new ZipFault('damaged', `Its part "${part.name}" is cut off.`);
}
