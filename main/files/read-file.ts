import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Result } from '../../shared/ipc.ts';
import { createFailure, explainFileError } from './failures.ts';

/** Far above any plan or table Baton can work with, far below what makes the computer swap. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;

/** Reads a whole file of at most `limit` bytes. Folders, devices and pipes are refused. */
export async function readWholeFile(file: string, limit = MAX_FILE_BYTES): Promise<Result<Uint8Array>> {
  const name = path.basename(file);
  try {
    // Without it, opening a pipe would wait for a writer for ever. Windows has no such flag.
    const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const about = await handle.stat();
      if (about.isDirectory()) return createFailure('not-readable', `“${name}” is a folder, not a file.`);
      if (!about.isFile()) return createFailure('not-readable', `“${name}” is not an ordinary file.`);
      if (about.size > limit) return createFailure('too-large', explainSize(name, about.size, limit));
      // Read by size: a file that grows meanwhile must not pass the limit.
      const bytes = new Uint8Array(about.size);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return { ok: true, value: bytes.subarray(0, length) };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return explainFileError(error, 'read', name);
  }
}

export function explainSize(name: string, size: number, limit: number): string {
  const inMegabytes = (bytes: number): number => Math.ceil(bytes / 1024 / 1024);
  return `“${name}” has ${inMegabytes(size)} MB; Baton handles files of up to ${inMegabytes(limit)} MB.`;
}
