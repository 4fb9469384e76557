import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { headOf, takeValidRecords } from '../../shared/history/journal.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import {
  hasSnapshot,
  listGenerations,
  nameGeneration,
  readAbout,
  readSnapshot,
  type SnapshotAbout,
} from './recovery-generation.ts';
import { isPatch } from '../ipc/patch-shape.ts';

/** A readable snapshot and the records that continue it, over as many generations as there are since. */
export interface RecoveryChain {
  readonly about: SnapshotAbout;
  /** Empty where only its presence was asked for. */
  readonly snapshot: Uint8Array;
  readonly records: readonly EditRecord[];
  readonly head: JournalHead;
  /** The journal that the next record belongs into, and how many of its bytes are good. */
  readonly journal: { readonly file: string; readonly goodBytes: number };
}

/**
 * Reads the newest generation whose snapshot can be read; where that is an older one, the records of its journal and of
 * the later ones together lead to the present.
 * @param depth `whole` reads and checks the snapshot's bytes, `records` only looks whether they are there
 * @returns `null` where no snapshot can be read
 */
export async function readChain(folder: string, depth: 'whole' | 'records'): Promise<RecoveryChain | null> {
  const numbers = await listGenerations(folder, 'json');
  for (const number of numbers.reverse()) {
    const about = readAbout(folder, number);
    if (!about) continue;
    const snapshot = depth === 'whole' ? await readSnapshot(folder, number, about) : new Uint8Array();
    if (!snapshot || (depth === 'records' && !(await hasSnapshot(folder, number, about)))) continue;
    return { about, snapshot, ...(await followJournals(folder, number, about.head)) };
  }
  return null;
}

async function followJournals(
  folder: string,
  first: number,
  start: JournalHead,
): Promise<Pick<RecoveryChain, 'records' | 'head' | 'journal'>> {
  const records: EditRecord[] = [];
  let head = start;
  let journal = { file: nameGeneration(folder, first).journal, goodBytes: 0 };
  for (const number of await listGenerations(folder, 'jsonl')) {
    if (number < first) continue;
    const { file, found, ends } = await readJournal(nameGeneration(folder, number).journal);
    // A later journal may begin with records that the earlier one has too.
    const isKnown = (record: EditRecord): boolean => record.sequence <= head.sequence;
    const fresh = found.findIndex((record) => !isKnown(record));
    const known = fresh === -1 ? found.length : fresh;
    const valid = takeValidRecords(head, found.slice(known));
    for (const record of valid) records.push(record);
    const last = valid.at(-1);
    if (last) head = headOf(last);
    journal = { file, goodBytes: ends[known + valid.length - 1] ?? 0 };
  }
  return { records, head, journal };
}

interface ReadJournal {
  readonly file: string;
  readonly found: readonly EditRecord[];
  /** Where each record's line ends, in bytes. */
  readonly ends: readonly number[];
}

/** The records up to the first line that is torn or makes none. */
async function readJournal(file: string): Promise<ReadJournal> {
  const bytes = await readFile(file);
  const found: EditRecord[] = [];
  const ends: number[] = [];
  for (let start = 0; ;) {
    const end = bytes.indexOf(10, start);
    const record = end === -1 ? null : parseRecord(bytes.toString('utf8', start, end));
    if (!record) return { file, found, ends };
    found.push(record);
    ends.push(end + 1);
    start = end + 1;
  }
}

// The hashes prove the rest: this only keeps the check of them from failing on something that is no record at all.
const recordSchema = z.object({
  planId: z.string(),
  epoch: z.number(),
  sequence: z.number(),
  previousHash: z.string(),
  hash: z.string(),
  edit: z.object({ patch: z.custom(isPatch) }),
});

function parseRecord(line: string): EditRecord | null {
  try {
    const value: unknown = JSON.parse(line);
    return recordSchema.safeParse(value).success ? (value as EditRecord) : null;
  } catch {
    return null;
  }
}
