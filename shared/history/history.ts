import type { PlanDocument } from '../model/plan.ts';
import type { Edit } from './journal.ts';
import { applyPatch, invertPatch } from './patch.ts';

/**
 * How many changes of the facts undo leads back across. Each keeps a whole version of the facts, in memory and in the plan
 * file. No decision is lost with what lies before: it only cannot be taken back step by step any more.
 */
export const MOST_REFRESHES_BACK = 3;

/** What can be undone and redone, oldest first. Derived from the journal, never stored. */
export interface History {
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** The history after an edit of any kind. */
export function advanceHistory(history: History, edit: Edit): History {
  const lastDone = history.done.at(-1);
  const lastUndone = history.undone.at(-1);
  switch (edit.kind) {
    case 'do': {
      const done = [...history.done, edit];
      return { done: changesFacts(edit) ? done.slice(findReach(done)) : done, undone: [] };
    }
    case 'undo':
      // What is taken back here lay within reach when the edit was made; nothing after it can be done again in order.
      if (!lastDone) return { done: [], undone: [] };
      return { done: history.done.slice(0, -1), undone: [...history.undone, lastDone] };
    case 'redo':
      return lastUndone ? { done: [...history.done, lastUndone], undone: history.undone.slice(0, -1) } : history;
  }
}

/** Whether more was done, and not taken back, than the history reaches: undo ends before the first edit of the plan. */
export function isHistoryCut(edits: readonly Edit[], history: History): boolean {
  let depth = 0;
  for (const { kind } of edits) depth += kind === 'undo' ? -1 : 1;
  return depth > history.done.length;
}

/** Where the edits begin that undo reaches: after the last change of the facts that is one too many. */
function findReach(done: readonly Edit[]): number {
  let changes = 0;
  return done.findLastIndex((edit) => changesFacts(edit) && ++changes > MOST_REFRESHES_BACK) + 1;
}

function changesFacts({ patch }: Edit): boolean {
  return patch['plan']?.['facts'] !== undefined;
}

type Stamp = Pick<Edit, 'at' | 'by'>;

/** The edit that takes back the last one, or `null` where there is none. */
export function createUndo(history: History, stamp: Stamp): Edit | null {
  const last = history.done.at(-1);
  return last
    ? { kind: 'undo', label: last.label, scenario: last.scenario, patch: invertPatch(last.patch), ...stamp }
    : null;
}

/** The edit that does again what was last undone, or `null`. */
export function createRedo(history: History, stamp: Stamp): Edit | null {
  const last = history.undone.at(-1);
  return last ? { kind: 'redo', label: last.label, scenario: last.scenario, patch: last.patch, ...stamp } : null;
}

/**
 * Replays edits onto a plan, changing it in place.
 * @returns the history they leave.
 * @throws {PatchConflict} where an edit does not fit the plan.
 */
export function foldJournal(document: PlanDocument, edits: readonly Edit[], start: History = EMPTY_HISTORY): History {
  for (const edit of edits) applyPatch(document, edit.patch);
  return stackEdits(edits, start);
}

/** The history that edits leave, without looking at the plan: for one that is already as it is after them. */
export function stackEdits(edits: readonly Edit[], start: History = EMPTY_HISTORY): History {
  // One array grown in place: copying the stacks for each of many thousand edits would take quadratic time.
  const done = [...start.done];
  let undone = [...start.undone];
  for (const edit of edits) {
    if (edit.kind === 'do') {
      done.push(edit);
      if (changesFacts(edit)) done.splice(0, findReach(done));
      undone = [];
    } else if (edit.kind === 'undo') {
      const last = done.pop();
      if (last) undone.push(last);
      else undone = [];
    } else {
      const last = undone.pop();
      if (last) done.push(last);
    }
  }
  return { done, undone };
}
