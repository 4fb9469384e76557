import { appendFileSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { headOf, type EditRecord, type JournalHead } from '../../shared/history/journal.ts';
import type { RecoveryState, Result } from '../../shared/ipc.ts';
import { findPlanFolder, makeRecords, makeSnapshot, openStore, PLAN, SAVED_AT, START } from './recovery-fixture.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

async function appendAll(folder: string, records: readonly EditRecord[]): Promise<void> {
  const store = openStore(folder);
  for (const record of records) expect(await store.append(record)).toEqual({ ok: true, value: headOf(record) });
}

function last(records: readonly EditRecord[]): JournalHead {
  const record = records.at(-1);
  if (!record) throw new Error('There is no record.');
  return headOf(record);
}

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

async function read(folder: string): Promise<RecoveryState> {
  return valueOf(await openStore(folder).read(PLAN));
}

/** A plan with a first snapshot and these many edits after it. */
async function prepare(count: number): Promise<{ folder: string; records: EditRecord[]; journal: string }> {
  const folder = makeTemporaryFolder();
  const records = makeRecords(START, count);
  valueOf(await openStore(folder).snapshot(START, 'Spring', makeSnapshot('first')));
  await appendAll(folder, records);
  return { folder, records, journal: path.join(findPlanFolder(folder), '000001.jsonl') };
}

describe('the recovery journal', () => {
  it('has nothing of a plan it never saw', async () => {
    const store = openStore(path.join(makeTemporaryFolder(), 'not', 'there'));
    expect(await store.list()).toEqual([]);
    expect(await store.read(PLAN)).toMatchObject({ ok: false, code: 'not-found' });
    const [record] = makeRecords(START, 1);
    expect(record && (await store.append(record))).toMatchObject({ ok: false, code: 'not-found' });
    expect(await store.remove(PLAN)).toEqual({ ok: true, value: null });
  });

  it('gives everything back after a restart', async () => {
    const { folder, records } = await prepare(5);
    expect(await read(folder)).toEqual({
      planId: PLAN,
      snapshot: makeSnapshot('first'),
      snapshotHead: START,
      records,
    });
    expect(await openStore(folder).list()).toEqual([
      { planId: PLAN, name: 'Spring', sequence: 5, changedAt: records[4]?.edit.at },
    ]);
  });

  it('goes on where it stopped, however often it is opened', async () => {
    const { folder, records } = await prepare(3);
    const more = makeRecords(last(records), 4);
    for (const record of more) await appendAll(folder, [record]);
    expect((await read(folder)).records).toEqual([...records, ...more]);
  });

  it('refuses what does not continue it and stays usable', async () => {
    const { folder, records } = await prepare(3);
    const store = openStore(folder);
    const [next, afterNext] = makeRecords(last(records), 2);
    const [other] = makeRecords(START, 1, 'S2');
    const forged = next && { ...next, edit: { ...next.edit, label: 'Something else' } };
    for (const wrong of [afterNext, other, forged, records[0]]) {
      expect(wrong && (await store.append(wrong))).toMatchObject({ ok: false, code: 'invalid' });
    }
    expect(next && (await store.append(next))).toMatchObject({ ok: true });
    expect((await read(folder)).records).toEqual([...records, next]);
  });

  it('confirms its last record again, since the answer may have been lost', async () => {
    const { folder, records } = await prepare(3);
    await appendAll(folder, records.slice(-1));
    expect((await read(folder)).records).toEqual(records);
  });

  it('keeps the order of requests that were not waited for', async () => {
    const { folder, records } = await prepare(0);
    const more = makeRecords(START, 50);
    const store = openStore(folder);
    const answers = await Promise.all(more.map((record) => store.append(record)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await read(folder)).records).toEqual([...records, ...more]);
  });

  it('keeps plans apart', async () => {
    const { folder } = await prepare(2);
    const other = { ...START, planId: 'other' };
    const store = openStore(folder);
    valueOf(await store.snapshot(other, 'Other', makeSnapshot('other')));
    expect((await store.list()).map((summary) => summary.name).sort()).toEqual(['Other', 'Spring']);
    valueOf(await store.remove('other'));
    expect((await store.list()).map((summary) => summary.name)).toEqual(['Spring']);
    expect(await store.read('other')).toMatchObject({ ok: false, code: 'not-found' });
  });
});

describe('a torn journal', () => {
  it('loses at most the record that was being written, cut at any byte of it', async () => {
    const { folder, records, journal } = await prepare(3);
    const whole = readFileSync(journal);
    const start = whole.subarray(0, -1).lastIndexOf(10) + 1;
    const [replacement] = makeRecords(headOf(records[1] ?? records[0]!), 1, 'S9');
    for (let length = start; length < whole.length; length++) {
      writeFileSync(journal, whole.subarray(0, length));
      expect((await read(folder)).records).toEqual(records.slice(0, 2));
      if (length % 40 !== 0) continue;
      await appendAll(folder, [replacement!]);
      expect((await read(folder)).records).toEqual([...records.slice(0, 2), replacement]);
    }
    expect(existsSync(`${journal}.damaged`)).toBe(false);
  });

  it('goes on behind its last good record when its middle is damaged, and keeps the rest aside', async () => {
    const { folder, records, journal } = await prepare(6);
    const lines = readFileSync(journal, 'utf8').split('\n');
    lines[3] = lines[3]?.replace('account-4', 'account-X') ?? '';
    writeFileSync(journal, lines.join('\n'));
    expect((await read(folder)).records).toEqual(records.slice(0, 3));

    const replacement = makeRecords(headOf(records[2]!), 2, 'S9');
    await appendAll(folder, replacement);
    expect((await read(folder)).records).toEqual([...records.slice(0, 3), ...replacement]);
    expect(readFileSync(`${journal}.damaged`, 'utf8')).toContain('account-X');
  });

  it.each(['not JSON\n', '{}\n', 'null\n', '{"planId":1}\n', '\n', '\u0000'.repeat(512)])(
    'is not led astray by %j behind its records',
    async (rubbish) => {
      const { folder, records, journal } = await prepare(2);
      appendFileSync(journal, rubbish);
      const more = makeRecords(last(records), 1);
      await appendAll(folder, more);
      expect((await read(folder)).records).toEqual([...records, ...more]);
    },
  );

  it('starts anew when its file is gone', async () => {
    const { folder, journal } = await prepare(2);
    rmSync(journal);
    const again = makeRecords(START, 2, 'S9');
    await appendAll(folder, again);
    expect((await read(folder)).records).toEqual(again);
  });
});

describe('snapshots', () => {
  /** Four snapshots with three edits between each two and behind the last. */
  async function prepareFour(): Promise<{ folder: string; records: EditRecord[]; plan: string }> {
    const { folder, records } = await prepare(3);
    const all = [...records];
    for (const name of ['second', 'third', 'fourth']) {
      const answer = await openStore(folder).snapshot(last(all), 'Spring', makeSnapshot(name));
      expect(answer).toEqual({ ok: true, value: last(all) });
      const more = makeRecords(last(all), 3);
      await appendAll(folder, more);
      all.push(...more);
    }
    return { folder, records: all, plan: findPlanFolder(folder) };
  }

  it('rotate, the last three kept', async () => {
    const { folder, records, plan } = await prepareFour();
    expect(readdirSync(plan).sort()).toEqual(
      [2, 3, 4].flatMap((number) => ['baton', 'json', 'jsonl'].map((kind) => `00000${number}.${kind}`)),
    );
    expect(await read(folder)).toEqual({
      planId: PLAN,
      snapshot: makeSnapshot('fourth'),
      snapshotHead: headOf(records[8]!),
      records: records.slice(9),
    });
  });

  it.each([
    ['cut in half', (file: string) => truncateSync(`${file}.baton`, 3)],
    ['changed in one byte', (file: string) => writeFileSync(`${file}.baton`, 'fourtH')],
    ['gone', (file: string) => rmSync(`${file}.baton`)],
    ['without its description', (file: string) => writeFileSync(`${file}.json`, '{')],
  ])('are doubled by the older ones: the newest is %s', async (_how, spoil) => {
    const { folder, records, plan } = await prepareFour();
    spoil(path.join(plan, '000004'));
    const expected = {
      planId: PLAN,
      snapshot: makeSnapshot('third'),
      snapshotHead: headOf(records[5]!),
      records: records.slice(6),
    };
    expect(await read(folder)).toEqual(expected);

    const more = makeRecords(last(records), 2);
    await appendAll(folder, more);
    expect(await read(folder)).toEqual({ ...expected, records: [...records.slice(6), ...more] });

    valueOf(await openStore(folder).snapshot(last(more), 'Spring', makeSnapshot('fifth')));
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('fifth'), records: [] });
  });

  it('lead to the present over two unreadable ones', async () => {
    const { folder, records, plan } = await prepareFour();
    rmSync(path.join(plan, '000004.baton'));
    rmSync(path.join(plan, '000003.baton'));
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('second'), records: records.slice(3) });
  });

  it('do not count until their description is there', async () => {
    const { folder, records } = await prepare(3);
    const plan = findPlanFolder(folder);
    writeFileSync(path.join(plan, '000002.baton'), 'half a snapsh');
    writeFileSync(path.join(plan, '.baton-left-by-a-kill.tmp'), 'x');
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('first'), records });
    valueOf(await openStore(folder).snapshot(last(records), 'Spring', makeSnapshot('second')));
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('second'), records: [] });
    expect(readdirSync(plan).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('keep the edits that were confirmed while they were being made', async () => {
    const { folder, records } = await prepare(5);
    const store = openStore(folder);
    const answer = await store.snapshot(headOf(records[2]!), 'Spring', makeSnapshot('second'));
    expect(answer).toEqual({ ok: true, value: last(records) });
    const more = makeRecords(last(records), 1);
    await appendAll(folder, more);
    const expected = { snapshot: makeSnapshot('second'), records: [...records.slice(3), ...more] };
    expect(await read(folder)).toMatchObject(expected);

    rmSync(path.join(findPlanFolder(folder), '000002.baton'));
    const fallen = { snapshot: makeSnapshot('first'), records: [...records, ...more] };
    expect(await read(folder)).toMatchObject(fallen);
  });

  it('take over a page that knows more edits', async () => {
    const { folder, records } = await prepare(2);
    const ahead = makeRecords(last(records), 5);
    valueOf(await openStore(folder).snapshot(last(ahead), 'Spring', makeSnapshot('ahead')));
    const more = makeRecords(last(ahead), 1);
    await appendAll(folder, more);
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('ahead'), records: more });
  });

  it('set another line of the plan aside instead of rotating it away', async () => {
    const { folder, records } = await prepare(4);
    const other = makeRecords(START, 2, 'S9');
    const store = openStore(folder);
    valueOf(await store.snapshot(last(other), 'Spring', makeSnapshot('other')));
    expect(await read(folder)).toMatchObject({ snapshot: makeSnapshot('other'), records: [] });

    const aside = readdirSync(folder).filter((name) => name.includes('.aside-1-4-'));
    expect(aside).toHaveLength(1);
    const journal = readFileSync(path.join(folder, aside[0] ?? '', '000001.jsonl'), 'utf8');
    expect(journal).toBe(records.map((record) => `${JSON.stringify(record)}\n`).join(''));
    expect(await store.list()).toHaveLength(1);

    valueOf(await store.remove(PLAN));
    expect(readdirSync(folder)).toEqual([]);
  });

  it('begin a new epoch at the place they were restored to', async () => {
    const { folder, records } = await prepare(4);
    const restored = { ...headOf(records[1]!), epoch: 2 };
    valueOf(await openStore(folder).snapshot(restored, 'Spring', makeSnapshot('restored')));
    const more = makeRecords(restored, 2, 'S9');
    await appendAll(folder, more);
    const expected = { snapshot: makeSnapshot('restored'), snapshotHead: restored, records: more };
    expect(await read(folder)).toMatchObject(expected);
  });

  it('name a plan that has no edits yet by when they were made', async () => {
    const { folder } = await prepare(0);
    expect(await openStore(folder).list()).toEqual([
      { planId: PLAN, name: 'Spring', sequence: 0, changedAt: SAVED_AT },
    ]);
  });
});
