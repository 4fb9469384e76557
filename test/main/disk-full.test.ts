import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type * as fileSystem from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it, vi } from 'vitest';
import { writeDurably } from '../../main/files/durable-write.ts';
import { makeRecords, makeSnapshot, openStore, PLAN, START } from './recovery-fixture.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

type FileSystem = typeof fileSystem;

/** Bytes that still fit onto the disk. */
const disk = vi.hoisted(() => ({ room: Number.POSITIVE_INFINITY }));

vi.mock('node:fs/promises', async (importOriginal) => {
  const real = await importOriginal<FileSystem>();
  const full = (): Error => Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

  /** Writes what fits, as a disk that fills up does. */
  function limit(handle: FileHandle): FileHandle {
    return new Proxy(handle, {
      get(target, key) {
        const value: unknown = Reflect.get(target, key, target);
        if (key === 'write') return write;
        if (key === 'writeFile') return writeFile;
        return typeof value === 'function' ? value.bind(target) : value;

        async function write(bytes: Uint8Array, offset: number, length: number, position: number) {
          if (disk.room === 0) throw full();
          const fitting = Math.min(length, disk.room);
          disk.room -= fitting;
          return target.write(bytes, offset, fitting, position);
        }

        async function writeFile(bytes: Uint8Array) {
          const fitting = Math.min(bytes.length, disk.room);
          disk.room -= fitting;
          await target.writeFile(bytes.subarray(0, fitting));
          if (fitting < bytes.length) throw full();
        }
      },
    });
  }

  return { ...real, open: async (...args: Parameters<typeof real.open>) => limit(await real.open(...args)) };
});

beforeEach(() => {
  disk.room = Number.POSITIVE_INFINITY;
});

it('leaves a file as it was when the disk gets full while it is saved', async () => {
  const folder = makeTemporaryFolder();
  const file = path.join(folder, 'plan.baton');
  writeFileSync(file, 'the old plan');
  disk.room = 5;
  await expect(writeDurably(file, makeSnapshot('the new plan'))).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(readFileSync(file, 'utf8')).toBe('the old plan');
  expect(readdirSync(folder)).toEqual(['plan.baton']);
});

it('confirms no edit that does not fit, and goes on once there is room', async () => {
  const folder = makeTemporaryFolder();
  const store = openStore(folder);
  const records = makeRecords(START, 3);
  await store.snapshot(START, 'Plan', makeSnapshot('first'));
  for (const record of records.slice(0, 2)) await store.append(record);

  disk.room = 30;
  const refused = await store.append(records[2]!);
  expect(refused).toMatchObject({ ok: false, code: 'disk-full' });
  expect(await openStore(folder).read(PLAN)).toMatchObject({ value: { records: records.slice(0, 2) } });

  disk.room = Number.POSITIVE_INFINITY;
  expect(await store.append(records[2]!)).toMatchObject({ ok: true });
  expect(await openStore(folder).read(PLAN)).toMatchObject({ value: { records } });
});

it.each([3, 30, 600])('keeps the last snapshot when %i bytes of the next one fit', async (room) => {
  const folder = makeTemporaryFolder();
  const store = openStore(folder);
  const records = makeRecords(START, 2);
  await store.snapshot(START, 'Plan', makeSnapshot('first'));
  await store.append(records[0]!);

  disk.room = room;
  const refused = await store.snapshot(START, 'Plan', new Uint8Array(500));
  expect(refused).toMatchObject({ ok: false, code: 'disk-full' });

  disk.room = Number.POSITIVE_INFINITY;
  expect(await store.append(records[1]!)).toMatchObject({ ok: true });
  const state = { snapshot: makeSnapshot('first'), records };
  expect(await openStore(folder).read(PLAN)).toMatchObject({ value: state });
});
