import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { RecentFile } from '../../shared/ipc.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';

const MAX_RECENT_FILES = 12;

const storedSchema = z.array(z.object({ path: z.string().min(1).max(4096), openedAt: z.iso.datetime() }));

/** The plan files opened and saved last, newest first, kept in a file: the systems' own lists differ too much. */
export class RecentFiles {
  readonly #file: string;
  #entries: readonly RecentFile[];

  constructor(file: string) {
    this.#file = file;
    const stored = readJsonFile(file, storedSchema) ?? [];
    this.#entries = stored.slice(0, MAX_RECENT_FILES).map((entry) => createEntry(entry.path, entry.openedAt));
  }

  list(): readonly RecentFile[] {
    return this.#entries;
  }

  find(id: string): RecentFile | null {
    return this.#entries.find((entry) => entry.id === id) ?? null;
  }

  add(file: string, openedAt: Date): void {
    const entry = createEntry(path.resolve(file), openedAt.toISOString());
    const others = this.#entries.filter((other) => other.id !== entry.id);
    this.#replace([entry, ...others].slice(0, MAX_RECENT_FILES));
  }

  remove(id: string): void {
    this.#replace(this.#entries.filter((entry) => entry.id !== id));
  }

  clear(): void {
    this.#replace([]);
  }

  #replace(entries: readonly RecentFile[]): void {
    this.#entries = entries;
    writeJsonFile(
      this.#file,
      entries.map((entry) => ({ path: entry.path, openedAt: entry.openedAt })),
    );
  }
}

function createEntry(file: string, openedAt: string): RecentFile {
  // From the path, so that it still means the same file after a restart.
  const id = createHash('sha256').update(file).digest('hex').slice(0, 16);
  return { id, name: path.basename(file), path: file, openedAt };
}
