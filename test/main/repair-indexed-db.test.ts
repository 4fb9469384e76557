import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { repairIndexedDb } from '../../main/start/repair-indexed-db.ts';
import { appendRecord, makeBytes } from './log-fixture.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const WHOLE = appendRecord(appendRecord(new Uint8Array(), makeBytes(300, 1)), makeBytes(40, 2));
const TORN = Buffer.concat([WHOLE, Buffer.from([1, 2, 3, 4, 200, 0, 1])]);

it('has nothing to do before the first start', () => {
  expect(repairIndexedDb(makeTemporaryFolder())).toEqual([]);
});

it('cuts torn logs and touches nothing else', () => {
  const session = makeTemporaryFolder();
  const database = path.join(session, 'IndexedDB', 'baton_app_0.indexeddb.leveldb');
  mkdirSync(database, { recursive: true });
  const damaged = Buffer.from(WHOLE);
  damaged[12] = (damaged[12] ?? 0) ^ 255;
  const given: Record<string, Uint8Array> = {
    '000003.log': TORN,
    'MANIFEST-000001': TORN,
    '000004.log': WHOLE,
    '000005.log': damaged,
    '000006.ldb': TORN,
    LOG: TORN,
    CURRENT: Buffer.from('MANIFEST-000001\n'),
  };
  for (const [name, bytes] of Object.entries(given)) writeFileSync(path.join(database, name), bytes);

  const done = repairIndexedDb(session);

  expect(done.sort()).toEqual([
    `baton_app_0.indexeddb.leveldb/000003.log: torn end cut, ${TORN.length} to ${WHOLE.length} bytes`,
    'baton_app_0.indexeddb.leveldb/000005.log: damaged before its end, left as it is',
    `baton_app_0.indexeddb.leveldb/MANIFEST-000001: torn end cut, ${TORN.length} to ${WHOLE.length} bytes`,
  ]);
  const left = Object.keys(given).map((name) => [name, readFileSync(path.join(database, name)).length]);
  expect(Object.fromEntries(left)).toEqual({
    '000003.log': WHOLE.length,
    'MANIFEST-000001': WHOLE.length,
    '000004.log': WHOLE.length,
    '000005.log': WHOLE.length,
    '000006.ldb': TORN.length,
    LOG: TORN.length,
    CURRENT: 16,
  });
});
