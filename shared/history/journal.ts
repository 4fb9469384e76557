import type { IsoInstant, PlanId, ScenarioId } from '../model/ids.ts';
import { hashText } from './hash.ts';
import type { Patch } from './patch.ts';

/** One step as the user made it. Undo and redo are steps like any other: the journal is the audit trail. */
export interface Edit {
  readonly kind: 'do' | 'undo' | 'redo';
  /** What happened, in words: "Move 3 accounts to Jonas Weber". An undo carries the label of what it takes back. */
  readonly label: string;
  readonly at: IsoInstant;
  readonly by: string;
  readonly scenario: ScenarioId;
  readonly reason?: string;
  readonly patch: Patch;
}

/**
 * The edit as it is stored, in the page's database and in main's recovery journal alike. Each record names the hash of
 * the one before, so that a torn, lost or foreign record is noticed.
 */
export interface EditRecord {
  readonly planId: PlanId;
  /** Rises each time a plan is restored from one of its copies: records of an abandoned line never mix with the new. */
  readonly epoch: number;
  /** 1 for the first edit after the plan was created. */
  readonly sequence: number;
  readonly previousHash: string;
  readonly hash: string;
  readonly edit: Edit;
}

/** The place in the chain that a new record continues. */
export interface JournalHead {
  readonly planId: PlanId;
  readonly epoch: number;
  readonly sequence: number;
  readonly hash: string;
}

/** The head of a plan without edits. */
export function createJournalHead(planId: PlanId): JournalHead {
  return { planId, epoch: 1, sequence: 0, hash: hashText(`baton:${planId}`) };
}

/** @returns the record that stores the edit as the next one after `head`. */
export function recordEdit(head: JournalHead, edit: Edit): EditRecord {
  const body = {
    planId: head.planId,
    epoch: head.epoch,
    sequence: head.sequence + 1,
    previousHash: head.hash,
    edit,
  };
  return { ...body, hash: hashRecord(body) };
}

export function headOf(record: EditRecord): JournalHead {
  return { planId: record.planId, epoch: record.epoch, sequence: record.sequence, hash: record.hash };
}

/**
 * The longest run of records that continues `head` without a gap and with right hashes.
 * @returns the valid records; whatever follows the first invalid one is left out.
 */
export function takeValidRecords(head: JournalHead, records: readonly EditRecord[]): EditRecord[] {
  const valid: EditRecord[] = [];
  let at = head;
  for (const record of records) {
    const isNext =
      record.planId === at.planId &&
      record.epoch >= at.epoch &&
      record.sequence === at.sequence + 1 &&
      record.previousHash === at.hash &&
      record.hash === hashRecord(record);
    if (!isNext) break;
    valid.push(record);
    at = headOf(record);
  }
  return valid;
}

function hashRecord(record: Omit<EditRecord, 'hash'>): string {
  const { planId, epoch, sequence, previousHash, edit } = record;
  return hashText(JSON.stringify([planId, epoch, sequence, previousHash, edit]));
}
