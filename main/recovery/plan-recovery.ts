import { readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { takeValidRecords, type EditRecord, type JournalHead } from '../../shared/history/journal.ts';
import type { RecoveryState, RecoverySummary, Result } from '../../shared/ipc.ts';
import { makeFolderDurably, syncFolder } from '../files/durable-write.ts';
import { createFailure, explainRecoveryError } from '../files/failures.ts';
import { formatRecord, JournalWriter } from './journal-writer.ts';
import { readChain, type RecoveryChain } from './recovery-chain.ts';
import { listGenerations, removeOldGenerations, writeGeneration } from './recovery-generation.ts';

/** Copies of abandoned lines of a plan that are kept beside it. */
const KEPT_ASIDE = 3;

/**
 * What main keeps of one plan: rotating snapshots and a journal of what followed. One thing happens at a time, in the
 * order asked for.
 */
export class PlanRecovery {
  readonly #folder: string;
  readonly #now: () => Date;
  #turn: Promise<unknown> = Promise.resolve();
  #writer: JournalWriter | null = null;

  /** @param folder of this plan alone; need not exist */
  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /** @returns `null` where there is nothing to bring the plan back from */
  summarize(): Promise<RecoverySummary | null> {
    return this.#inTurn(async () => {
      const chain = await readChain(this.#folder, 'records');
      if (!chain) return null;
      const { head, records, about } = chain;
      const changedAt = records.at(-1)?.edit.at ?? about.savedAt;
      return { planId: head.planId, name: about.name, sequence: head.sequence, changedAt };
    });
  }

  read(): Promise<Result<RecoveryState>> {
    return this.#inTurn(async () => {
      const chain = await readChain(this.#folder, 'whole');
      if (!chain) return createFailure('not-found', 'There is no copy of this plan to bring back.');
      const { about, snapshot, records } = chain;
      const state = { planId: about.head.planId, snapshot, snapshotHead: about.head, records };
      return { ok: true, value: state };
    });
  }

  /** Confirms a record once it is on the disk; one that is there already is confirmed again. */
  append(record: EditRecord): Promise<Result<JournalHead>> {
    return this.#inTurn(async () => {
      try {
        const writer = await this.#openWriter();
        if (!writer) return createFailure('not-found', 'The first copy of this plan has not been made yet.');
        const { head } = writer;
        if (record.hash === head.hash && record.sequence === head.sequence) return { ok: true, value: head };
        if (takeValidRecords(head, [record]).length === 0) {
          const places = `it is edit ${record.sequence}, the last one there is ${head.sequence}`;
          return createFailure('invalid', `The edit does not continue the recovery journal: ${places}.`);
        }
        await writer.append(record);
        return { ok: true, value: writer.head };
      } catch (error) {
        await this.#closeWriter();
        return explainRecoveryError(error);
      }
    });
  }

  /**
   * Makes a new snapshot the base of the journal. Edits that were confirmed after `head`, while the snapshot was being
   * made, stay. Where `head` is on another line of the plan that would end up shorter, what was there is set aside.
   * @returns the journal's head afterwards
   */
  snapshot(head: JournalHead, name: string, bytes: Uint8Array): Promise<Result<JournalHead>> {
    return this.#inTurn(async () => {
      try {
        const following = await this.#prepareFor(head);
        await this.#closeWriter();
        const number = (await this.#newestNumber()) + 1;
        const lines = following.map(formatRecord).join('');
        const savedAt = this.#now().toISOString();
        await writeGeneration(this.#folder, number, { name, savedAt, head, bytes, lines });
        await removeOldGenerations(this.#folder, number);
        const writer = await this.#openWriter();
        return { ok: true, value: writer?.head ?? head };
      } catch (error) {
        await this.#closeWriter();
        return explainRecoveryError(error);
      }
    });
  }

  remove(): Promise<Result<null>> {
    return this.#inTurn(async () => {
      try {
        await this.#closeWriter();
        for (const folder of [this.#folder, ...(await this.#listAside())]) {
          await rm(folder, { recursive: true, force: true });
        }
        return { ok: true, value: null };
      } catch (error) {
        return explainRecoveryError(error);
      }
    });
  }

  /** Waits for what is under way and lets go of the journal's file. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#closeWriter());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #openWriter(): Promise<JournalWriter | null> {
    if (this.#writer) return this.#writer;
    const chain = await readChain(this.#folder, 'whole');
    this.#writer = chain && (await JournalWriter.open(chain));
    return this.#writer;
  }

  async #closeWriter(): Promise<void> {
    const writer = this.#writer;
    this.#writer = null;
    await writer?.close();
  }

  /** Makes room for a snapshot as of `head`. @returns the records that stay valid after it */
  async #prepareFor(head: JournalHead): Promise<EditRecord[]> {
    await makeFolderDurably(this.#folder);
    if (this.#writer && isSamePlace(this.#writer.head, head)) return [];
    const chain = await readChain(this.#folder, 'whole');
    if (!chain) return [];
    const following = listFollowing(chain, head);
    if (following) return takeValidRecords(head, following);
    if (head.sequence <= chain.head.sequence) await this.#setAside(chain.head);
    return [];
  }

  async #setAside(head: JournalHead): Promise<void> {
    await this.#closeWriter();
    const aside = `${this.#folder}.aside-${head.epoch}-${head.sequence}-${head.hash.slice(0, 8)}`;
    await rm(aside, { recursive: true, force: true });
    await rename(this.#folder, aside);
    await syncFolder(path.dirname(this.#folder));
    await makeFolderDurably(this.#folder);
    for (const old of (await this.#listAside()).slice(0, -KEPT_ASIDE)) await rm(old, { recursive: true, force: true });
  }

  /** @returns folders of lines set aside, the oldest first */
  async #listAside(): Promise<string[]> {
    const parent = path.dirname(this.#folder);
    const prefix = `${path.basename(this.#folder)}.aside-`;
    const placeOf = (name: string): number[] => name.slice(prefix.length).split('-').slice(0, 2).map(Number);
    return (await readdir(parent).catch(() => []))
      .filter((name) => name.startsWith(prefix))
      .sort((left, right) => {
        const [leftEpoch = 0, leftSequence = 0] = placeOf(left);
        const [rightEpoch = 0, rightSequence = 0] = placeOf(right);
        return leftEpoch - rightEpoch || leftSequence - rightSequence;
      })
      .map((name) => path.join(parent, name));
  }

  async #newestNumber(): Promise<number> {
    const lists = (['baton', 'json', 'jsonl'] as const).map((kind) => listGenerations(this.#folder, kind));
    return Math.max(0, ...(await Promise.all(lists)).flat());
  }
}

/** The epoch may differ: it rises when a plan goes on from one of its copies. */
function isSamePlace(left: JournalHead, right: JournalHead): boolean {
  return left.sequence === right.sequence && left.hash === right.hash;
}

/** @returns the chain's records after `head`, or `null` where `head` is not on it */
function listFollowing(chain: RecoveryChain, head: JournalHead): readonly EditRecord[] | null {
  if (isSamePlace(chain.about.head, head)) return chain.records;
  const at = chain.records.findIndex((record) => isSamePlace(record, head));
  return at === -1 ? null : chain.records.slice(at + 1);
}
