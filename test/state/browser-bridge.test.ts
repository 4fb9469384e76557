import { expect, it } from 'vitest';
import { createBrowserBridge } from '../../renderer/state/browser-bridge.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';

const EDIT = { kind: 'do', label: 'x', at: '2027-01-04T08:00:00.000Z', by: '', scenario: 'plan-a', patch: {} } as const;

it('keeps a plan and its records as main does', async () => {
  const { request } = createBrowserBridge();
  const start = createJournalHead('p1');
  const first = recordEdit(start, EDIT);
  const second = recordEdit(headOf(first), EDIT);
  expect(await request('recovery.append', JSON.stringify(first))).toMatchObject({ ok: false });
  await request('recovery.snapshot', start, 'North', Uint8Array.of(1));
  expect(await request('recovery.append', JSON.stringify(second))).toMatchObject({ ok: false, code: 'invalid' });
  expect(await request('recovery.append', JSON.stringify(first))).toEqual({ ok: true, value: headOf(first) });
  expect(await request('recovery.append', JSON.stringify(second))).toEqual({ ok: true, value: headOf(second) });
  expect(await request('recovery.list')).toMatchObject([{ planId: 'p1', name: 'North', sequence: 2 }]);

  await request('recovery.snapshot', headOf(first), 'North', Uint8Array.of(2));
  expect(await request('recovery.read', 'p1')).toEqual({
    ok: true,
    value: { planId: 'p1', snapshot: Uint8Array.of(2), snapshotHead: headOf(first), records: [second] },
  });
  await request('recovery.remove', 'p1');
  expect(await request('recovery.read', 'p1')).toMatchObject({ ok: false, code: 'not-found' });
});

it('does not know files of an earlier start', async () => {
  const { request } = createBrowserBridge();
  expect(await request('files.save', 'unknown', Uint8Array.of(1))).toMatchObject({ ok: false, code: 'not-found' });
  expect(await request('files.openRecent', 'unknown')).toMatchObject({ ok: false, code: 'not-found' });
  expect(await request('files.listRecent')).toEqual([]);
});
