import { Inflate, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import { decodeUtf8, isUtf8 } from './decode-text.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadZipResult =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: 'not-a-zip' | 'damaged' | 'too-large'; readonly message: string };

const MOST_ENTRIES = 10_000;
const MOST_BYTES = 1024 * 1024 * 1024;
/** Input goes into the inflater in pieces, so that an entry that unpacks to more than it declares is stopped early. */
const PIECE_BYTES = 256 * 1024;

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_RECORD = 0x06054b50;
const END_LENGTH = 22;

/** Packs entries in the given order. The same entries give the same bytes: all are dated alike, in any time zone. */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  // The highest level packs a tenth smaller for twice the time. ZIP holds local time, so a fixed local time is what is the same everywhere.
  const options = { level: 1, mtime: new Date(1980, 0, 1, 12), os: 0 } as const;
  const files: Zippable = {};
  for (const { name, bytes } of entries) files[name] = [bytes, options];
  return zipSync(files);
}

/**
 * Unpacks an archive that may be damaged or made to do harm. Refused: anything cut off or appended, encrypted entries,
 * names that leave the folder or come twice, overlapping entries, more than 10,000 entries or 1 GB unpacked; sizes are
 * checked as declared before unpacking, and as they are while unpacking.
 */
export function readZip(bytes: Uint8Array): ReadZipResult {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL_HEADER) {
    return { ok: false, code: 'not-a-zip', message: 'It is not a ZIP archive.' };
  }
  try {
    const parts = readDirectory(bytes, view);
    const entries = new Map<string, Uint8Array>();
    for (const part of parts) entries.set(part.name, unpack(bytes, part));
    return { ok: true, entries };
  } catch (error) {
    if (error instanceof ZipFault) return { ok: false, code: error.code, message: error.message };
    // The inflater throws errors of its own on broken data, and reading past the end is a RangeError.
    return { ok: false, code: 'damaged', message: 'Its compressed data is broken.' };
  }
}

class ZipFault extends Error {
  constructor(
    readonly code: 'damaged' | 'too-large',
    message: string,
  ) {
    super(message);
  }
}

interface Part {
  readonly name: string;
  readonly isDeflated: boolean;
  readonly packed: number;
  readonly unpacked: number;
  /** Where the packed bytes begin. */
  readonly start: number;
}

function readDirectory(bytes: Uint8Array, view: DataView): Part[] {
  const end = bytes.length - END_LENGTH;
  if (end < 0 || view.getUint32(end, true) !== END_RECORD || view.getUint16(end + 20, true) !== 0) {
    throw new ZipFault('damaged', 'Its end is missing: the file was cut off or something was appended.');
  }
  const count = view.getUint16(end + 10, true);
  const size = view.getUint32(end + 12, true);
  const directory = view.getUint32(end + 16, true);
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || directory + size !== end) {
    throw new ZipFault('damaged', 'Its table of contents does not fit the file.');
  }
  if (count > MOST_ENTRIES) throw new ZipFault('too-large', `It holds ${count} parts; no plan has that many.`);

  const parts: Part[] = [];
  const names = new Set<string>();
  let total = 0;
  let at = directory;
  for (let index = 0; index < count; index++) {
    if (view.getUint32(at, true) !== CENTRAL_HEADER) {
      throw new ZipFault('damaged', 'Its table of contents is broken.');
    }
    const flags = view.getUint16(at + 8, true);
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const local = view.getUint32(at + 42, true);
    const name = readName(bytes.subarray(at + 46, at + 46 + nameLength));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if ((flags & 1) !== 0) throw new ZipFault('damaged', `Its part "${name}" is encrypted.`);
    if (method !== 0 && method !== 8) throw new ZipFault('damaged', `Its part "${name}" is packed in an unknown way.`);
    if (names.has(name)) throw new ZipFault('damaged', `It holds "${name}" twice.`);
    names.add(name);
    total += unpacked;
    if (total > MOST_BYTES) throw new ZipFault('too-large', 'It would unpack to more than 1 GB.');
    parts.push({ name, isDeflated: method === 8, packed, unpacked, start: findData(bytes, view, local, name) });
  }
  if (at !== end) throw new ZipFault('damaged', 'Its table of contents is broken.');
  refuseOverlaps(parts, directory);
  return parts;
}

function readName(bytes: Uint8Array): string {
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
function findData(bytes: Uint8Array, view: DataView, local: number, name: string): number {
  if (view.getUint32(local, true) !== LOCAL_HEADER) throw new ZipFault('damaged', `Its part "${name}" is missing.`);
  const nameLength = view.getUint16(local + 26, true);
  if (readName(bytes.subarray(local + 30, local + 30 + nameLength)) !== name) {
    throw new ZipFault('damaged', `Its part "${name}" goes by two names.`);
  }
  return local + 30 + nameLength + view.getUint16(local + 28, true);
}

/** Entries that share bytes are how a small archive unpacks to terabytes. */
function refuseOverlaps(parts: readonly Part[], directory: number): void {
  let free = 0;
  for (const part of parts.toSorted((left, right) => left.start - right.start)) {
    if (part.start < free) throw new ZipFault('damaged', `Its part "${part.name}" overlaps another.`);
    free = part.start + part.packed;
  }
  if (free > directory) throw new ZipFault('damaged', 'Its last part runs into the table of contents.');
}

function unpack(bytes: Uint8Array, part: Part): Uint8Array {
  const packed = bytes.subarray(part.start, part.start + part.packed);
  if (!part.isDeflated) {
    if (part.packed !== part.unpacked) throw new ZipFault('damaged', `Its part "${part.name}" has the wrong length.`);
    return packed;
  }
  // Deflate packs at most 1032 to 1, so a larger claim is a lie, and would cost the memory it claims.
  if (part.unpacked > part.packed * 1040 + 1024) {
    throw new ZipFault('damaged', `Its part "${part.name}" claims an impossible size.`);
  }
  const target = new Uint8Array(part.unpacked);
  let filled = 0;
  let isComplete = false;
  const inflate = new Inflate((chunk, isFinal) => {
    if (filled + chunk.length > target.length) {
      throw new ZipFault('damaged', `Its part "${part.name}" unpacks to more than it declares.`);
    }
    target.set(chunk, filled);
    filled += chunk.length;
    isComplete = isFinal;
  });
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    inflate.push(packed.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= packed.length);
  }
  if (!isComplete || filled !== target.length) {
    throw new ZipFault('damaged', `Its part "${part.name}" is cut off.`);
  }
  return target;
}
