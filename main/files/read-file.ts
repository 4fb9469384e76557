import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../shared/ipc.ts';
import { createFailure, explainFileError } from './failures.ts';

/** Far above any plan or table Baton can work with, far below what makes the computer swap. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/**
 * Reads a whole file of at most `limit` bytes. Folders, devices and pipes are refused, and so is a file that changes
 * meanwhile: half of its old content and half of its new would be neither.
 * @param read takes the place of the file's own, so that tests can change the file in between.
 */
export async function readWholeFile(
  file: string,
  limit = MAX_FILE_BYTES,
  read: ReadPiece = readPiece,
): Promise<Result<Uint8Array>> {
  const name = path.basename(file);
  try {
    // Without it, opening a pipe would wait for a writer for ever. Windows has no such flag.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const about = await handle.stat({ bigint: true });
      const size = Number(about.size);
      if (about.isDirectory()) return createFailure('not-readable', `“${name}” is a folder, not a file.`);
      if (!about.isFile()) return createFailure('not-readable', `“${name}” is not an ordinary file.`);
      if (size > limit) return createFailure('too-large', explainSize(name, size, limit));
      // Read by size: a file that grows meanwhile must not pass the limit.
      const bytes = new Uint8Array(size);
      let length = 0;
      while (length < bytes.length) {
        const bytesRead = await read(handle, bytes, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      const now = await handle.stat({ bigint: true });
      if (length < size || now.size !== about.size || now.mtimeNs !== about.mtimeNs) {
        const advice = 'Wait until the program that writes it is done, and choose it again.';
        return createFailure('not-readable', `“${name}” changed while it was being read. ${advice}`);
      }
      return { ok: true, value: bytes };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return explainFileError(error, 'read', name);
  }
}

/** @returns how many bytes it read, 0 at the end of the file. */
type ReadPiece = (handle: FileHandle, bytes: Uint8Array, from: number) => Promise<number>;

async function readPiece(handle: FileHandle, bytes: Uint8Array, from: number): Promise<number> {
  const { bytesRead } = await handle.read(bytes, from, bytes.length - from, from);
  return bytesRead;
}

export function explainSize(name: string, size: number, limit: number): string {
  const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  return `“${name}” has ${inMegabytes(size)} MB; Baton handles files of up to ${inMegabytes(limit)} MB.`;
}
