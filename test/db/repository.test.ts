import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { expect, it } from 'vitest';
import { BatonDatabase } from '../../renderer/db/database.ts';
import { createRepository } from '../../renderer/db/repository.ts';
import type { StoredPlan } from '../../renderer/db/repository.ts';
import { migrateTables } from '../../shared/files/migrate.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import type { EditRecord } from '../../shared/history/journal.ts';
import { createVersionOne } from '../files/version-one.ts';
import { createFacts } from '../plan-fixture.ts';

let databases = 0;
const openDatabase = () => new BatonDatabase(`repository-${++databases}`);
const facts = createFacts([{ id: 'a0', owner: 's1' }], [{ id: 's1' }]);

function writeRecords(planId: string, count: number): EditRecord[] {
  let head = createJournalHead(planId);
  return Array.from({ length: count }, (_, at) => {
    const edit = { kind: 'do', label: `Edit ${at}`, by: '', scenario: 'plan-a', patch: {} } as const;
    const record = recordEdit(head, { ...edit, at: `2027-01-04T08:00:${String(at).padStart(2, '0')}.000Z` });
    head = headOf(record);
    return record;
  });
}

function createStored(id: string, records: readonly EditRecord[] = []): StoredPlan {
  return {
    id,
    name: `Plan ${id}`,
    changedAt: '2027-01-04T07:00:00.000Z',
    epoch: 1,
    file: null,
    fileHash: '',
    facts: new Map([[facts.id, facts]]),
    snapshotHead: createJournalHead(id),
    tables: new Map([['plan', new Map([['name', `Plan ${id}`]])]]),
    records,
  };
}

it('gives a plan back as it was saved, typed arrays included', async () => {
  const repository = createRepository(openDatabase());
  const plan = createStored('p1', writeRecords('p1', 3));
  await repository.savePlan(plan);
  const stored = await repository.openPlan('p1');
  expect(stored).toEqual(plan);
  expect(stored?.facts.get(facts.id)?.accounts.arr).toBeInstanceOf(Float64Array);
  expect(await repository.openPlan('p2')).toBeNull();
});

it('keeps long columns in pieces, gives them back whole, and lets go of them with their version', async () => {
  const database = openDatabase();
  const repository = createRepository(database);
  const arr = Float64Array.from({ length: 70_000 }, (_, at) => at);
  const large = { ...facts, id: 'facts-large', accounts: { ...facts.accounts, arr } };
  await repository.savePlan({ ...createStored('p1'), facts: new Map([[large.id, large]]) });
  const pieces = await database.pieces.toArray();
  expect(pieces.filter(({ piece }) => piece.path.includes('arr')).length).toBeGreaterThan(1);
  expect((await repository.openPlan('p1'))?.facts.get(large.id)).toEqual(large);

  const [record] = writeRecords('p1', 1);
  if (record) await repository.appendRecords([record], null, { added: [facts], needed: [facts.id] });
  expect([...((await repository.openPlan('p1'))?.facts.keys() ?? [])]).toEqual([facts.id]);
  expect(await database.pieces.count()).toBe(0);
});

it('replaces a plan whole and leaves the others alone', async () => {
  const repository = createRepository(openDatabase());
  await repository.savePlan(createStored('p', writeRecords('p', 2)));
  await repository.savePlan(createStored('p1', writeRecords('p1', 9)));
  await repository.savePlan(createStored('p1', writeRecords('p1', 1)));
  expect((await repository.openPlan('p1'))?.records).toHaveLength(1);
  expect((await repository.openPlan('p'))?.records).toHaveLength(2);
  await repository.deletePlan('p1');
  expect((await repository.listPlans()).map(({ id }) => id)).toEqual(['p']);
});

it('adds records with a snapshot in one transaction', async () => {
  const repository = createRepository(openDatabase());
  const records = writeRecords('p1', 4);
  await repository.savePlan(createStored('p1', records.slice(0, 1)));
  await repository.appendRecords(records.slice(1, 2), null);
  const head = headOf(records[3] as EditRecord);
  const tables = new Map([['plan', new Map([['name', 'Later']])]]);
  await repository.appendRecords(records.slice(2), { head, name: 'Later', tables });
  const stored = await repository.openPlan('p1');
  expect(stored).toMatchObject({ name: 'Later', snapshotHead: head, records });
  expect(stored?.tables).toEqual(tables);
});

it('writes nothing where one of the records is there already', async () => {
  const repository = createRepository(openDatabase());
  const records = writeRecords('p1', 3);
  await repository.savePlan(createStored('p1', records.slice(0, 2)));
  await expect(repository.appendRecords(records.slice(1), null)).rejects.toThrow('already exists');
  expect((await repository.openPlan('p1'))?.records).toEqual(records.slice(0, 2));
});

it('lists plans by their last edit', async () => {
  const repository = createRepository(openDatabase());
  await repository.savePlan(createStored('early', writeRecords('early', 1)));
  await repository.savePlan(createStored('none'));
  await repository.savePlan(createStored('late', writeRecords('late', 5)));
  expect((await repository.listPlans()).map(({ id, sequence }) => [id, sequence])).toEqual([
    ['late', 5],
    ['early', 1],
    ['none', 0],
  ]);
});

it('remembers the file and the last plan', async () => {
  const repository = createRepository(openDatabase());
  await repository.savePlan(createStored('p1'));
  const file = { id: 'f', name: 'p1.baton', path: '/p1.baton' };
  await repository.saveFileMark('p1', file, 'hash');
  expect(await repository.openPlan('p1')).toMatchObject({ file, fileHash: 'hash' });
  expect(await repository.readLastPlan()).toBeUndefined();
  await repository.saveLastPlan('p1');
  expect(await repository.readLastPlan()).toBe('p1');
  await repository.saveLastPlan(null);
  expect(await repository.readLastPlan()).toBeNull();
});

it('asks for strict durability', () => {
  const database = openDatabase();
  expect((database as unknown as { _options: unknown })._options).toMatchObject({
    chromeTransactionDurability: 'strict',
  });
});

it('opens what version 1 has written', async () => {
  const name = `repository-${++databases}`;
  // The tables of version 1, written out so that a change of the class shows here.
  const first = new Dexie(name);
  first.version(1).stores({
    plans: 'id',
    facts: '[planId+factsId]',
    snapshots: 'planId',
    journal: '[planId+sequence]',
    meta: 'key',
  });
  const { tables } = createVersionOne('p1');
  const { facts: versions, snapshotHead, records, ...stored } = createStored('p1', writeRecords('p1', 2));
  const { tables: _tables, ...plan } = stored;
  await first.table('plans').add(plan);
  for (const [factsId, version] of versions) await first.table('facts').add({ planId: 'p1', factsId, facts: version });
  await first.table('snapshots').add({ planId: 'p1', head: snapshotHead, tables });
  await first.table('journal').bulkAdd(records);
  first.close();
  migrateTables(tables, 1);
  expect(await createRepository(new BatonDatabase(name)).openPlan('p1')).toEqual({
    ...createStored('p1', writeRecords('p1', 2)),
    tables,
  });
});
