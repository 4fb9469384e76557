import { describe, expect, it } from 'vitest';
import { compareLines, countShared, reconcile } from '../../renderer/state/reconcile.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';

const start = createJournalHead('plan-1');

function write(labels: string, from: JournalHead = start): EditRecord[] {
  let head = from;
  return labels.split('').map((label) => {
    const edit = { kind: 'do', label, at: '2027-01-04T08:00:00.000Z', by: '', scenario: 'plan-a', patch: {} } as const;
    const record = recordEdit(head, edit);
    head = headOf(record);
    return record;
  });
}

const line = write('abcdef');
const place = (records: readonly EditRecord[], sequence: number): JournalHead =>
  sequence === 0 ? start : headOf(records[sequence - 1] as EditRecord);

describe('reconcile', () => {
  it('has nothing to do where there is neither copy', () => {
    expect(reconcile(null, null)).toEqual({ kind: 'none' });
  });

  it('restores a lost database from main', () => {
    expect(reconcile(null, { snapshotHead: start, records: line })).toEqual({ kind: 'main', isPageKept: false });
  });

  it('gives main the whole plan where its copy is lost', () => {
    expect(reconcile(line, null)).toEqual({ kind: 'page', missing: null });
  });

  it('finds equal copies equal, wherever the snapshot stands', () => {
    for (let sequence = 0; sequence <= line.length; sequence++) {
      const main = { snapshotHead: place(line, sequence), records: line.slice(sequence) };
      expect(reconcile(line, main)).toEqual({ kind: 'page', missing: [] });
    }
  });

  it('gives main what the page has more', () => {
    const main = { snapshotHead: place(line, 2), records: line.slice(2, 4) };
    expect(reconcile(line, main)).toEqual({ kind: 'page', missing: line.slice(4) });
  });

  it('gives the page what main has more', () => {
    const main = { snapshotHead: place(line, 2), records: line.slice(2) };
    expect(reconcile(line.slice(0, 3), main)).toEqual({ kind: 'extend-page', missing: line.slice(3) });
  });

  it('restores from main where the page ends before the snapshot', () => {
    const main = { snapshotHead: place(line, 4), records: line.slice(4) };
    expect(reconcile(line.slice(0, 2), main)).toEqual({ kind: 'main', isPageKept: null });
    expect(reconcile([], main)).toEqual({ kind: 'main', isPageKept: false });
  });

  it('takes main where they diverge, even if the page is longer, and keeps the page', () => {
    const other = [...line.slice(0, 3), ...write('xyz123', place(line, 3))];
    const afterSnapshot = { snapshotHead: place(line, 2), records: line.slice(2, 5) };
    expect(reconcile(other, afterSnapshot)).toEqual({ kind: 'main', isPageKept: true });
    const beforeSnapshot = { snapshotHead: place(line, 5), records: line.slice(5) };
    expect(reconcile(other, beforeSnapshot)).toEqual({ kind: 'main', isPageKept: true });
  });
});

describe('compareLines', () => {
  it('tells how one journal stands to another', () => {
    const other = [...line.slice(0, 3), ...write('x', place(line, 3))];
    expect(compareLines(line, line)).toBe('same');
    expect(compareLines(line, line.slice(0, 2))).toBe('ahead');
    expect(compareLines(line.slice(0, 2), line)).toBe('behind');
    expect(compareLines([], [])).toBe('same');
    expect(compareLines(line, other)).toBe('diverged');
    expect(countShared(line, other)).toBe(3);
  });
});
