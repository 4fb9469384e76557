import { readdirSync } from 'node:fs';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { RecoveryStore } from '../../main/recovery/recovery-store.ts';
import {
  createJournalHead,
  headOf,
  recordEdit,
  type EditRecord,
  type JournalHead,
} from '../../shared/history/journal.ts';

export const PLAN = 'plan/7: “Ä”';
export const START = createJournalHead(PLAN);
export const SAVED_AT = '2027-01-11T09:00:00.000Z';

/** A store as a new start of the app finds it. */
export function openStore(folder: string): RecoveryStore {
  const store = new RecoveryStore(folder, () => new Date(SAVED_AT));
  onTestFinished(() => store.close());
  return store;
}

/** @returns as many records after `head`, each of one moved account */
export function makeRecords(head: JournalHead, count: number, seller = 'S1'): EditRecord[] {
  const records: EditRecord[] = [];
  let at = head;
  for (let index = 0; index < count; index++) {
    const number = at.sequence + 1;
    const record = recordEdit(at, {
      kind: 'do',
      label: `Move account ${number}`,
      at: `2027-01-12T10:00:00.${String(number % 1000).padStart(3, '0')}Z`,
      by: 'planner',
      scenario: 'A',
      patch: { 'incoming:A': { [`account-${number}`]: { to: seller } } },
    });
    records.push(record);
    at = headOf(record);
  }
  return records;
}

export function makeSnapshot(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text));
}

/** The folder of the only plan that is kept. */
export function findPlanFolder(folder: string): string {
  const [only = ''] = readdirSync(folder).filter((name) => /^[0-9a-f]{32}$/.test(name));
  return path.join(folder, only);
}
