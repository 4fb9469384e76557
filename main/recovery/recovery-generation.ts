import { createHash } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { JournalHead } from '../../shared/history/journal.ts';
import { writeDurably } from '../files/durable-write.ts';
import { readJsonFile } from '../files/json-file.ts';
import { readWholeFile } from '../files/read-file.ts';

// A plan's recovery folder holds generations, numbered upwards:
//   <number>.baton   the snapshot, a plan file
//   <number>.json    what it is; written last, so a generation without it never came to be
//   <number>.jsonl   the records since, one per line

const KEPT_GENERATIONS = 3;

const aboutSchema = z.object({
  format: z.literal(1),
  name: z.string(),
  savedAt: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  head: z.object({ planId: z.string(), epoch: z.number(), sequence: z.number(), hash: z.string() }),
});

/** What a generation's snapshot is. */
export interface SnapshotAbout {
  readonly name: string;
  readonly savedAt: string;
  readonly size: number;
  readonly sha256: string;
  readonly head: JournalHead;
}

export interface GenerationFiles {
  readonly snapshot: string;
  readonly about: string;
  readonly journal: string;
}

export function nameGeneration(folder: string, number: number): GenerationFiles {
  const stem = path.join(folder, String(number).padStart(6, '0'));
  return { snapshot: `${stem}.baton`, about: `${stem}.json`, journal: `${stem}.jsonl` };
}

/** @returns numbers of the generations that have such a file, rising */
export async function listGenerations(folder: string, extension: 'baton' | 'json' | 'jsonl'): Promise<number[]> {
  const pattern = new RegExp(`^(\\d{6,})\\.${extension}$`);
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => Number(pattern.exec(name)?.[1] ?? []) || []).sort((a, b) => a - b);
}

/** @returns `null` where it is missing or unreadable */
export function readAbout(folder: string, number: number): SnapshotAbout | null {
  return readJsonFile(nameGeneration(folder, number).about, aboutSchema);
}

/** @returns the snapshot's bytes, or `null` where they are missing or not those that were written */
export async function readSnapshot(folder: string, number: number, about: SnapshotAbout): Promise<Uint8Array | null> {
  const read = await readWholeFile(nameGeneration(folder, number).snapshot);
  return read.ok && hashContent(read.value) === about.sha256 ? read.value : null;
}

/** Whether the snapshot is there in its full size: enough to list it, without reading it. */
export async function hasSnapshot(folder: string, number: number, about: SnapshotAbout): Promise<boolean> {
  const found = await stat(nameGeneration(folder, number).snapshot).catch(() => null);
  return found?.size === about.size;
}

export interface NewGeneration {
  readonly name: string;
  readonly savedAt: string;
  readonly head: JournalHead;
  readonly bytes: Uint8Array;
  /** Whole lines that the journal starts with. */
  readonly lines: string;
}

/** Writes a generation durably; it exists from the moment its description is there. */
export async function writeGeneration(folder: string, number: number, generation: NewGeneration): Promise<void> {
  const files = nameGeneration(folder, number);
  const { name, savedAt, head, bytes, lines } = generation;
  const about = { format: 1, name, savedAt, size: bytes.length, sha256: hashContent(bytes), head };
  await writeDurably(files.snapshot, bytes);
  await writeDurably(files.journal, Buffer.from(lines));
  await writeDurably(files.about, Buffer.from(JSON.stringify(about)));
}

/** Removes what is older than the last three generations. */
export async function removeOldGenerations(folder: string, newest: number): Promise<void> {
  const isOld = (name: string): boolean => {
    const number = Number(/^(\d{6,})\./.exec(name)?.[1]);
    return number <= newest - KEPT_GENERATIONS;
  };
  const names = await readdir(folder);
  // Left by a process that was killed while it wrote; nobody else writes here.
  const isLeftover = (name: string): boolean => name.startsWith('.baton-') && name.endsWith('.tmp');
  const old = names.filter((name) => isOld(name) || isLeftover(name));
  await Promise.all(old.map((name) => rm(path.join(folder, name), { force: true })));
}

function hashContent(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
