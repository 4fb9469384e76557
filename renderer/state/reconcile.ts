import { createJournalHead, headOf } from '../../shared/history/journal.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';

/** What main keeps: a whole plan as of `snapshotHead`, and the records after it. */
export interface MainLine {
  readonly snapshotHead: JournalHead;
  readonly records: readonly EditRecord[];
}

/**
 * What to do with the two copies of a plan at start:
 * - `page`: the page's copy stands. `missing` are the records main lacks; `null` where main needs the whole plan.
 * - `extend-page`: the page's copy stands with main's `missing` records added.
 * - `main`: main's copy stands, the page's is written anew. `isPageKept`: the page has edits that main does not, so its
 *   copy is kept as a plan of its own; `null` where only main's whole journal can tell.
 */
export type Reconciliation =
  | { readonly kind: 'page'; readonly missing: readonly EditRecord[] | null }
  | { readonly kind: 'extend-page'; readonly missing: readonly EditRecord[] }
  | { readonly kind: 'main'; readonly isPageKept: boolean | null }
  | { readonly kind: 'none' };

/**
 * The longest record wins; where the two went different ways, main's, because its journal is written with fsync and
 * survives the loss of the page's database.
 * @param page all records of the page's copy, valid by their hashes, from the first; `null` where it has no copy.
 */
export function reconcile(page: readonly EditRecord[] | null, main: MainLine | null): Reconciliation {
  if (!page) return main ? { kind: 'main', isPageKept: false } : { kind: 'none' };
  if (!main) return { kind: 'page', missing: null };
  const { snapshotHead, records } = main;
  if (page.length < snapshotHead.sequence) return { kind: 'main', isPageKept: page.length === 0 ? false : null };
  if (hashAt(page, snapshotHead) !== snapshotHead.hash) return { kind: 'main', isPageKept: true };
  const pageTail = page.slice(snapshotHead.sequence);
  const shared = Math.min(pageTail.length, records.length);
  for (let at = 0; at < shared; at++) {
    if (pageTail[at]?.hash !== records[at]?.hash) return { kind: 'main', isPageKept: true };
  }
  if (records.length > pageTail.length) return { kind: 'extend-page', missing: records.slice(shared) };
  return { kind: 'page', missing: pageTail.slice(shared) };
}

export type LineRelation = 'same' | 'ahead' | 'behind' | 'diverged';

/** How one whole journal of a plan stands to another: `ahead` has all of the other's edits and more. */
export function compareLines(line: readonly EditRecord[], other: readonly EditRecord[]): LineRelation {
  const shared = countShared(line, other);
  if (shared < line.length && shared < other.length) return 'diverged';
  if (line.length === other.length) return 'same';
  return line.length > other.length ? 'ahead' : 'behind';
}

/** How many records two journals of a plan have in common from the start. */
export function countShared(line: readonly EditRecord[], other: readonly EditRecord[]): number {
  let shared = 0;
  while (shared < line.length && shared < other.length && line[shared]?.hash === other[shared]?.hash) shared++;
  return shared;
}

function hashAt(records: readonly EditRecord[], place: JournalHead): string | undefined {
  if (place.sequence === 0) return createJournalHead(place.planId).hash;
  const record = records[place.sequence - 1];
  return record && headOf(record).hash;
}
