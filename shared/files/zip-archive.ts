import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { PlanFilePort } from './ports/plan-file-port.ts';
import { ZipFault, readZipParts, refuseImpossibleSize, unpackPart } from './zip-parts.ts';
import type { ZipPart } from './zip-parts.ts';

export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export type ReadZipResult =
  | { readonly ok: true; readonly entries: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly code: 'not-a-zip' | 'damaged' | 'too-large'; readonly message: string };

const RULES = { isStrict: true, mostParts: 10_000, mostBytes: 2 ** 30 } as const;

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
  try {
    const entries = new Map<string, Uint8Array>();
    for (const part of readZipParts(bytes, RULES)) entries.set(part.name, unpack(bytes, part));
    return { ok: true, entries };
  } catch (error) {
    return explainFault(error);
  }
}

/** The same with the host's inflater, one part after the other: what is refused stops the rest. */
export async function readZipWith(bytes: Uint8Array, inflate: PlanFilePort['inflate']): Promise<ReadZipResult> {
  try {
    const entries = new Map<string, Uint8Array>();
    for (const part of readZipParts(bytes, RULES)) {
      refuseImpossibleSize(part);
      const packed = bytes.subarray(part.start, part.start + part.packed);
      // oxlint-disable-next-line no-await-in-loop -- a bomb among the parts is found before the next is unpacked
      entries.set(part.name, part.isDeflated ? await inflate(packed, part.unpacked) : unpack(bytes, part));
    }
    return { ok: true, entries };
  } catch (error) {
    return explainFault(error);
  }
}

function explainFault(error: unknown): ReadZipResult {
  if (error instanceof ZipFault && error.code !== 'is-locked') {
    return { ok: false, code: error.code, message: error.message };
  }
  // The inflater throws errors of its own on broken data, and reading past the end is a RangeError.
  return { ok: false, code: 'damaged', message: 'Its compressed data is broken.' };
}

function unpack(bytes: Uint8Array, part: ZipPart): Uint8Array {
  if (!part.isDeflated && part.packed === part.unpacked) return bytes.subarray(part.start, part.start + part.packed);
  let target: Uint8Array | null = null;
  let filled = 0;
  unpackPart(bytes, part, (chunk) => {
    // Only now: the claimed size has been checked.
    target ??= new Uint8Array(part.unpacked);
    target.set(chunk, filled);
    filled += chunk.length;
  });
  return target ?? new Uint8Array();
}
