import { describe, expect, it } from 'vitest';
import type { OpenedFile } from '../../shared/ipc.ts';
import { createFacts } from '../plan-fixture.ts';
import { World } from './app-world.ts';
import type { App } from './app-world.ts';

const FACTS = createFacts(
  [
    { id: 'a0', owner: 's1' },
    { id: 'a1', owner: 's1' },
  ],
  [{ id: 's1' }, { id: 's2' }],
);
const FILE = 'North.baton';

async function startWithPlan(): Promise<{ world: World; app: App }> {
  const world = new World();
  const app = await world.start();
  await app.createPlanFromFacts(FACTS, 'North');
  await app.settled();
  return { world, app };
}

const fileOf = (world: World, name = FILE): OpenedFile => ({
  handle: { id: name, name, path: `/home/${name}` },
  bytes: world.main.files.get(name) ?? new Uint8Array(),
});
const rename = (app: App, name: string): void => void app.dispatch({ kind: 'renamePlan', name });

describe('saving', () => {
  it('asks for a file the first time, and marks later edits', async () => {
    const { app, world } = await startWithPlan();
    expect(app.getPlan()).toMatchObject({ file: null, isChangedSinceFile: false });
    app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    expect(app.getPlan().isChangedSinceFile).toBe(true);
    expect(await app.saveFile()).toMatchObject({ ok: true });
    expect(app.getPlan()).toMatchObject({ file: { name: FILE }, isChangedSinceFile: false });
    app.undo();
    expect(app.getPlan().isChangedSinceFile).toBe(true);
    expect(await app.saveFile()).toMatchObject({ ok: true, value: { id: FILE } });
    await app.settled();

    const again = await world.start();
    await again.resumeLastPlan();
    expect(again.getPlan()).toMatchObject({ file: { name: FILE }, isChangedSinceFile: false });
  });

  it('asks where to save when the file is gone', async () => {
    const { app, world } = await startWithPlan();
    await app.saveFile();
    world.main.files.clear();
    expect(await app.saveFile()).toMatchObject({ ok: true });
    expect([...world.main.files.keys()]).toEqual([FILE]);
  });

  it('names the file without what file systems refuse', async () => {
    const { app, world } = await startWithPlan();
    rename(app, 'EMEA/APAC: "2027"?');
    await app.saveFileAs();
    expect([...world.main.files.keys()]).toEqual(['EMEA APAC 2027.baton']);
  });

  it('keeps the mark where saving fails', async () => {
    const { app, world } = await startWithPlan();
    await app.saveFile();
    rename(app, 'South');
    world.main.requests['files.save'] = () =>
      Promise.resolve({ ok: false, code: 'disk-full', message: 'The disk is full.' });
    expect(await app.saveFile()).toMatchObject({ ok: false, code: 'disk-full' });
    expect(app.getPlan().isChangedSinceFile).toBe(true);
  });
});

describe('opening', () => {
  it('brings plan and undo to another machine', async () => {
    const { app, world } = await startWithPlan();
    app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    await app.saveFile();

    const other = new World();
    const there = await other.start();
    expect(await there.openPlanBytes(fileOf(world), { readOnly: false })).toEqual({ ok: true, value: null });
    await there.settled();
    expect(there.getPlan()).toMatchObject({ saving: 'saved', isChangedSinceFile: false, canUndo: true });
    // The file itself is main's first copy.
    expect([...other.main.plans.values()][0]?.snapshot).toBe(world.main.files.get(FILE));
    there.undo();
    expect(there.getPlan().base?.assignment.incoming[0]).toBe(0);
  });

  it('opens the stored plan where it is the same as the file', async () => {
    const { app, world } = await startWithPlan();
    rename(app, 'South');
    await app.saveFileAs();
    await app.closePlan();
    await app.openPlanBytes(fileOf(world, 'South.baton'), { readOnly: false });
    expect(app.getPlan()).toMatchObject({ name: 'South', isChangedSinceFile: false });
    expect(app.sessionStore.getState().dialog).toBeNull();
  });

  it('takes the file without a question where it has all that is here and more', async () => {
    const { app, world } = await startWithPlan();
    await app.settled();
    const stored = await app.repository.openPlan(app.getLive().document.id);
    const kept = structuredClone(world.main.plans);
    rename(app, 'Later');
    await app.saveFileAs();
    await app.closePlan();
    // The state before the last edit, as on a machine that the file was sent from.
    if (stored) await app.repository.savePlan(stored);
    for (const [id, plan] of kept) world.main.plans.set(id, plan);
    await app.openPlanBytes(fileOf(world, 'Later.baton'), { readOnly: false });
    expect(app.getPlan()).toMatchObject({ name: 'Later', isChangedSinceFile: false });
    expect(app.sessionStore.getState().dialog).toBeNull();
    await app.settled();
    expect(app.getPlan().saving).toBe('saved');
  });

  async function startWithConflict(): Promise<{ world: World; app: App }> {
    const { app, world } = await startWithPlan();
    await app.saveFile();
    rename(app, 'Newer');
    await app.settled();
    await app.openPlanBytes(fileOf(world), { readOnly: false });
    expect(app.sessionStore.getState().dialog).toEqual({
      kind: 'open-conflict',
      fileName: FILE,
      planName: 'Newer',
      editsHere: 1,
      editsInFile: 0,
    });
    return { world, app };
  }

  it('asks where newer edits are stored here, and keeps them', async () => {
    const { app } = await startWithConflict();
    expect(await app.settleOpenConflict('stored')).toMatchObject({ ok: true });
    expect(app.getPlan()).toMatchObject({ name: 'Newer', isChangedSinceFile: true });
    expect(app.sessionStore.getState().dialog).toBeNull();
  });

  it('opens the file where that is the answer, and keeps the newer edits as a copy', async () => {
    const { app, world } = await startWithConflict();
    expect(await app.settleOpenConflict('file')).toMatchObject({ ok: true });
    await app.settled();
    expect(app.getPlan()).toMatchObject({ name: 'North', saving: 'saved', isChangedSinceFile: false });
    const names = (await app.listStoredPlans()).map(({ name }) => name).sort();
    expect(names).toEqual(['Newer (recovered copy)', 'North']);
    rename(app, 'On from the file');
    await app.settled();
    const again = await world.start();
    await again.resumeLastPlan();
    expect(again.getPlan().name).toBe('On from the file');
  });

  it('refuses what is no plan, with nothing changed', async () => {
    const { app } = await startWithPlan();
    const before = app.getPlan();
    const bytes = new Uint8Array();
    const file = { handle: { id: 'x', name: 'x.baton', path: '' }, bytes };
    expect(await app.openPlanBytes(file, { readOnly: false })).toMatchObject({ ok: false, code: 'not-a-plan' });
    expect(app.getPlan()).toBe(before);
  });

  it('opens the file that the dialog gives', async () => {
    const { app, world } = await startWithPlan();
    expect(await app.choosePlanFile({ readOnly: false })).toMatchObject({ ok: false, code: 'cancelled' });
    await app.saveFile();
    world.main.chosen = fileOf(world);
    expect(await app.choosePlanFile({ readOnly: true })).toMatchObject({ ok: true });
    expect(app.getPlan().isReadOnly).toBe(true);
  });
});

describe('a read-only copy', () => {
  it('refuses every change and is not stored', async () => {
    const { app, world } = await startWithPlan();
    await app.saveFile();
    const other = new World();
    const there = await other.start();
    await there.openPlanBytes(fileOf(world), { readOnly: true });
    expect(there.getPlan()).toMatchObject({ status: 'open', isReadOnly: true, saving: 'saved' });
    const outcome = there.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringContaining('read-only') });
    expect([there.undo(), there.redo()]).toEqual([null, null]);
    expect(there.getPlan().base?.assignment.incoming[0]).toBe(0);
    expect(await there.saveFile()).toMatchObject({ ok: false });
    expect(await there.listStoredPlans()).toEqual([]);
    expect(other.main.plans.size).toBe(0);
    await there.resumeLastPlan();
    expect(there.getPlan().status).toBe('none');
  });
});

it('names the file that is no plan', async () => {
  const { app, world } = await startWithPlan();
  world.main.files.set('half.baton', new Uint8Array([80, 75, 3, 4]));
  const result = await app.openPlanBytes(fileOf(world, 'half.baton'), { readOnly: false });
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining('“half.baton”') });
  expect(app.getPlan().name).toBe('North');
});
