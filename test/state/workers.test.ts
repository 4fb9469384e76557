import { beforeEach, describe, expect, it } from 'vitest';
import { createPlanFiles } from '../../renderer/workers/plan-file-client.ts';
import { createWorkerClient, WorkerStopped } from '../../renderer/workers/worker-client.ts';
import type { WorkerRequest } from '../../renderer/workers/worker-client.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { createDocument, createFacts } from '../plan-fixture.ts';
import { ModuleWorker } from './module-worker.ts';

const WORKERS = new URL('../../renderer/workers/', import.meta.url);
const startPlanWorker = (): Worker => new ModuleWorker(new URL('plan-file.worker.ts', WORKERS)) as unknown as Worker;

const facts = createFacts([{ id: 'a0', owner: 's1' }], [{ id: 's1' }]);
const plan = () => ({ document: createDocument(), facts, journal: [], appVersion: '1.0.0' });
const hasVersions = ({ input }: WorkerRequest): boolean => (input as { versions: unknown }).versions !== null;

beforeEach(() => {
  ModuleWorker.started.length = 0;
});

describe('plan files', () => {
  it('come back as they went', async () => {
    const files = createPlanFiles(startPlanWorker);
    const { document, facts: sent } = plan();
    const read = await files.read(await files.write(plan()));
    expect(read).toMatchObject({ ok: true });
    if (!read.ok) return;
    expect(read.plan.document).toEqual(document);
    expect(read.plan.facts).toEqual(sent);
  });

  it('start what reads them before there is anything to read, once', async () => {
    const files = createPlanFiles(startPlanWorker);
    expect(ModuleWorker.started).toHaveLength(0);
    files.prepare();
    files.prepare();
    expect(ModuleWorker.started).toHaveLength(1);
    expect(await files.read(Uint8Array.of(1, 2, 3))).toMatchObject({ ok: false });
    expect(ModuleWorker.started).toHaveLength(1);
  });

  it('say what is wrong with a file', async () => {
    const files = createPlanFiles(startPlanWorker);
    expect(await files.read(Uint8Array.of(1, 2, 3))).toMatchObject({ ok: false, code: 'not-a-plan' });
  });

  it('send the facts once, and again to a worker that was started again', async () => {
    const files = createPlanFiles(startPlanWorker);
    const first = await files.write(plan());
    expect(await files.write(plan())).toEqual(first);
    expect(ModuleWorker.started[0]?.received.map(hasVersions)).toEqual([true, false]);

    const lost = files.write(plan());
    ModuleWorker.started[0]?.emit('error', { message: 'out of memory' });
    await expect(lost).rejects.toThrow('out of memory');
    expect(await files.write(plan())).toEqual(first);
    expect(ModuleWorker.started[1]?.received.map(hasVersions)).toEqual([true]);
  });

  it('hold the plan as it was when it was to be written, also where its facts take a while to arrive', async () => {
    const accounts = Array.from({ length: 20_000 }, (_, at) => ({ id: `a${at}`, owner: 's1' }));
    const large = { ...plan(), facts: createFacts(accounts, [{ id: 's1' }]) };
    const files = createPlanFiles(startPlanWorker);
    const before = structuredClone(large.document);
    const first = files.write(large);
    large.document.tables.get('plan')?.set('name', 'Renamed meanwhile');
    const second = files.write(large);
    const names = await Promise.all([first, second].map(async (written) => files.read(await written)));
    expect(names.map((read) => read.ok && readSetting(read.plan.document, 'name'))).toEqual([
      readSetting(before, 'name'),
      'Renamed meanwhile',
    ]);
    expect(ModuleWorker.started[0]?.received.filter(({ name }) => name === 'write').map(hasVersions)).toEqual([
      true,
      false,
    ]);
  });

  it('reject where a plan cannot be written', async () => {
    const files = createPlanFiles(startPlanWorker);
    const other = { ...facts, id: 'facts-2' };
    await expect(files.write({ ...plan(), facts: other })).rejects.toThrow('another version of the facts');
  });
});

describe('a client', () => {
  it('rejects what was under way when it is stopped', async () => {
    const client = createWorkerClient<{ read: (bytes: Uint8Array) => unknown }>(startPlanWorker);
    const call = client.call('read', new Uint8Array());
    client.stop();
    await expect(call).rejects.toBeInstanceOf(WorkerStopped);
    expect(ModuleWorker.started[0]?.isTerminated).toBe(true);
    expect(await client.call('read', new Uint8Array())).toMatchObject({ ok: false });
  });

  it('rejects what the worker does not know', async () => {
    const client = createWorkerClient<{ fly: (height: number) => unknown }>(startPlanWorker);
    await expect(client.call('fly', 3)).rejects.toThrow('"fly"');
  });
});
