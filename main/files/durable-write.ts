import { randomUUID } from 'node:crypto';
import { mkdir, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { readErrorCode } from './failures.ts';

/**
 * Replaces a file's content or leaves it as it was, whatever happens: a temporary file beside it, synced, renamed over
 * it, and the folder synced. Keeps the file's mode; writes through a symbolic link instead of replacing it.
 * @throws the system's error; the temporary file is gone then.
 */
export async function writeDurably(file: string, bytes: Uint8Array): Promise<void> {
  const target = await followLink(file);
  const mode = await readMode(target);
  const folder = path.dirname(target);
  const temporary = path.join(folder, `.baton-${randomUUID()}.tmp`);
  try {
    const handle = await open(temporary, 'wx', mode ?? 0o666);
    try {
      await handle.writeFile(bytes);
      // The mode of creation is cut by the process's mask.
      if (mode !== null) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Makes names that were created, renamed or removed in the folder survive a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows opens no folders, and keeps its directories in a journal of its own.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network and user-space file systems sync files only.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EISDIR'].includes(readErrorCode(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Creates the folder and those above it, durably. */
export async function makeFolderDurably(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let at = folder; at !== path.dirname(first); at = path.dirname(at)) await syncFolder(path.dirname(at));
}

async function followLink(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return file;
    throw error;
  }
}

async function readMode(file: string): Promise<number | null> {
  try {
    return (await stat(file)).mode & 0o777;
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
