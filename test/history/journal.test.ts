import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  advanceHistory,
  createRedo,
  createUndo,
  EMPTY_HISTORY,
  foldJournal,
  isHistoryCut,
  MOST_REFRESHES_BACK,
} from '../../shared/history/history.ts';
import { createJournalHead, headOf, recordEdit, takeValidRecords } from '../../shared/history/journal.ts';
import type { Edit, EditRecord } from '../../shared/history/journal.ts';
import { applyPatch, PatchBuilder } from '../../shared/history/patch.ts';
import { createDocument, readTables } from '../plan-fixture.ts';

const STAMP = { at: '2026-05-04T09:00:00.000Z', by: 'Planner' };

type Step = { readonly action: 'do' | 'undo' | 'redo'; readonly account: string; readonly seller: string };
const steps = fc.array(
  fc.record({
    action: fc.constantFrom('do' as const, 'do' as const, 'undo' as const, 'redo' as const),
    account: fc.constantFrom('a', 'b', 'c'),
    seller: fc.constantFrom('S1', 'S2', 'S3'),
  }),
  { maxLength: 40 },
);

/** Works on a live plan as the app does, and returns what its journal holds. */
function work(lines: readonly Step[]) {
  const document = createDocument();
  let history = EMPTY_HISTORY;
  const edits: Edit[] = [];
  for (const { action, account, seller } of lines) {
    const patch = new PatchBuilder(document).set('plan-a/incoming', account, seller).build();
    const edit: Edit | null =
      action === 'undo'
        ? createUndo(history, STAMP)
        : action === 'redo'
          ? createRedo(history, STAMP)
          : { kind: 'do', label: `Move ${account}`, scenario: 'plan-a', patch, ...STAMP };
    if (!edit) continue;
    applyPatch(document, edit.patch);
    history = advanceHistory(history, edit);
    edits.push(edit);
  }
  return { document, history, edits };
}

function chain(edits: readonly Edit[]): EditRecord[] {
  let head = createJournalHead('plan-1');
  return edits.map((edit) => {
    const record = recordEdit(head, edit);
    head = headOf(record);
    return record;
  });
}

describe('the journal', () => {
  it('folds into the live plan and the live history', () => {
    fc.assert(
      fc.property(steps, (lines) => {
        const live = work(lines);
        const folded = createDocument();
        const history = foldJournal(folded, live.edits);
        expect(readTables(folded)).toEqual(readTables(live.document));
        expect(history).toEqual(live.history);
      }),
    );
  });

  it('undoing everything gives the plan as it was created', () => {
    fc.assert(
      fc.property(steps, (lines) => {
        const { document, history } = work(lines);
        let left = history;
        for (let undo = createUndo(left, STAMP); undo; undo = createUndo(left, STAMP)) {
          applyPatch(document, undo.patch);
          left = advanceHistory(left, undo);
        }
        expect(readTables(document)).toEqual(readTables(createDocument()));
      }),
    );
  });

  it('a new edit forgets what was undone', () => {
    const { history } = work([
      { action: 'do', account: 'a', seller: 'S1' },
      { action: 'undo', account: 'a', seller: 'S1' },
      { action: 'do', account: 'b', seller: 'S1' },
    ]);
    expect(createRedo(history, STAMP)).toBeNull();
  });

  it('leads undo back across a few changes of the facts, the same live and folded', () => {
    const anyStep = fc.constantFrom(
      'do' as const,
      'refresh' as const,
      'refresh' as const,
      'undo' as const,
      'redo' as const,
    );
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 40 }), (lines) => {
        const document = createDocument();
        let history = EMPTY_HISTORY;
        const edits: Edit[] = [];
        for (const [at, action] of lines.entries()) {
          const isRefresh = action === 'refresh';
          const [table, id] = isRefresh ? ['plan', 'facts'] : ['plan-a/incoming', 'a'];
          const patch = new PatchBuilder(document).set(table, id, `value-${at}`).build();
          const done: Edit = { kind: 'do', label: action, scenario: 'plan-a', patch, ...STAMP };
          const edit =
            action === 'undo' ? createUndo(history, STAMP) : action === 'redo' ? createRedo(history, STAMP) : done;
          if (!edit) continue;
          applyPatch(document, edit.patch);
          history = advanceHistory(history, edit);
          edits.push(edit);
        }
        const reach = [...history.done, ...history.undone].filter(({ label }) => label === 'refresh').length;
        expect(reach).toBeLessThanOrEqual(MOST_REFRESHES_BACK);
        const folded = createDocument();
        expect(foldJournal(folded, edits)).toEqual(history);
        expect(readTables(folded)).toEqual(readTables(document));
        const refreshes = edits.filter(({ label, kind }) => label === 'refresh' && kind === 'do').length;
        if (refreshes <= MOST_REFRESHES_BACK) expect(isHistoryCut(edits, history)).toBe(false);
        if (isHistoryCut(edits, history)) return;
        for (let undo = createUndo(history, STAMP); undo; undo = createUndo(history, STAMP)) {
          applyPatch(document, undo.patch);
          history = advanceHistory(history, undo);
        }
        expect(readTables(document)).toEqual(readTables(createDocument()));
      }),
    );
  });

  it('is valid as written, also after a trip through JSON', () => {
    fc.assert(
      fc.property(steps, (lines) => {
        const records = chain(work(lines).edits);
        const read = JSON.parse(JSON.stringify(records)) as EditRecord[];
        expect(takeValidRecords(createJournalHead('plan-1'), read)).toEqual(records);
      }),
    );
  });

  it('is cut before the first record that was changed, lost or swapped', () => {
    const lines: Step[] = ['a', 'b', 'c'].map((account) => ({ action: 'do', account, seller: 'S1' }));
    const [first, second, third] = chain(work(lines).edits) as [EditRecord, EditRecord, EditRecord];
    const head = createJournalHead('plan-1');
    const changed = { ...second, edit: { ...second.edit, label: 'Other' } };
    expect(takeValidRecords(head, [first, changed, third])).toEqual([first]);
    expect(takeValidRecords(head, [first, third])).toEqual([first]);
    expect(takeValidRecords(head, [second, first, third])).toEqual([]);
    expect(takeValidRecords(createJournalHead('plan-2'), [first])).toEqual([]);
  });
});
