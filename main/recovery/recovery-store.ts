import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type { RecoveryState, RecoverySummary, Result } from '../../shared/ipc.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import { PlanRecovery } from './plan-recovery.ts';

/** Main's own copies of every plan, apart from the page's database, which Chromium may lose. */
export class RecoveryStore {
  readonly #folder: string;
  readonly #now: () => Date;
  readonly #plans = new Map<string, PlanRecovery>();

  constructor(folder: string, now: () => Date) {
    this.#folder = folder;
    this.#now = now;
  }

  /** @returns the plans that can be brought back, the last changed first */
  async list(): Promise<readonly RecoverySummary[]> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => /^[0-9a-f]{32}$/.test(name));
    const found = await Promise.all(names.map((name) => this.#openFolder(name).summarize()));
    return found
      .filter((summary) => summary !== null)
      .sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
  }

  read(planId: PlanId): Promise<Result<RecoveryState>> {
    return this.#open(planId).read();
  }

  append(record: EditRecord): Promise<Result<JournalHead>> {
    return this.#open(record.planId).append(record);
  }

  snapshot(head: JournalHead, name: string, bytes: Uint8Array): Promise<Result<JournalHead>> {
    return this.#open(head.planId).snapshot(head, name, bytes);
  }

  remove(planId: PlanId): Promise<Result<null>> {
    return this.#open(planId).remove();
  }

  /** Waits for everything under way. */
  async close(): Promise<void> {
    await Promise.all([...this.#plans.values()].map((plan) => plan.close()));
  }

  #open(planId: PlanId): PlanRecovery {
    // An id may be any text: hashed, it makes a name on every file system.
    return this.#openFolder(createHash('sha256').update(planId).digest('hex').slice(0, 32));
  }

  #openFolder(name: string): PlanRecovery {
    const plan = this.#plans.get(name) ?? new PlanRecovery(path.join(this.#folder, name), this.#now);
    this.#plans.set(name, plan);
    return plan;
  }
}
