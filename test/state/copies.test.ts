import { describe, expect, it } from 'vitest';
import { headOf, recordEdit } from '../../shared/history/journal.ts';
import type { EditRecord } from '../../shared/history/journal.ts';
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

/** A plan with its name changed so many times. */
async function startWithEdits(edits: number): Promise<{ world: World; app: App }> {
  const world = new World();
  const app = await world.start();
  await app.createPlanFromFacts(FACTS, 'North');
  await app.settled();
  for (let edit = 1; edit <= edits; edit++) app.dispatch({ kind: 'renamePlan', name: `North ${edit}` });
  await app.settled();
  return { world, app };
}

async function restart(world: World): Promise<App> {
  const app = await world.start();
  await app.resumeLastPlan();
  await app.settled();
  return app;
}

const keptOf = (world: World) => [...world.main.plans.values()][0]!;

/** Both copies have exactly what is on the screen. */
async function expectWhole(world: World, app: App): Promise<void> {
  const { records, document } = app.getLive();
  expect(app.getPlan()).toMatchObject({ status: 'open', saving: 'saved' });
  const stored = await app.repository.openPlan(document.id);
  expect(stored?.records).toEqual(records);
  const kept = world.main.plans.get(document.id);
  expect((kept?.records.at(-1) ?? kept?.snapshotHead)?.sequence).toBe(records.length);
  app.dispatch({ kind: 'renamePlan', name: 'Afterwards' });
  await app.settled();
  expect(app.getPlan().saving).toBe('saved');
  const again = await restart(world);
  expect(again.getPlan().name).toBe('Afterwards');
}

describe('at start', () => {
  it('shows the first screen where there is no plan', async () => {
    const app = await restart(new World());
    expect(app.getPlan()).toMatchObject({ status: 'none', openError: null });
  });

  it('shows the first screen where the last plan was closed', async () => {
    const { world, app } = await startWithEdits(1);
    await app.closePlan();
    const again = await restart(world);
    expect(again.getPlan().status).toBe('none');
    expect(await again.listStoredPlans()).toMatchObject([{ name: 'North 1', sequence: 1 }]);
  });

  it('brings the plan back where the database is lost', async () => {
    const { world } = await startWithEdits(3);
    world.loseDatabase();
    const app = await restart(world);
    expect(app.getPlan()).toMatchObject({ name: 'North 3', undoLabel: app.getLive().records[2]?.edit.label });
    expect(app.getLive().head.epoch).toBe(2);
    await expectWhole(world, app);
  });

  it('gives main its copy again where that is lost', async () => {
    const { world } = await startWithEdits(3);
    world.main.plans.clear();
    const app = await restart(world);
    expect(app.getPlan().name).toBe('North 3');
    await expectWhole(world, app);
  });

  it('adds what only main has', async () => {
    const { world, app: first } = await startWithEdits(5);
    await first.database.journal.where('[planId+sequence]').above([first.getLive().document.id, 3]).delete();
    const app = await restart(world);
    expect(app.getPlan().name).toBe('North 5');
    await expectWhole(world, app);
  });

  it('adds what only the page has', async () => {
    const { world } = await startWithEdits(5);
    keptOf(world).records.splice(2);
    const app = await restart(world);
    expect(app.getPlan().name).toBe('North 5');
    await expectWhole(world, app);
  });

  it('takes main where they went different ways, and keeps the other', async () => {
    const { world } = await startWithEdits(5);
    const { records } = keptOf(world);
    records.splice(3);
    const other = {
      kind: 'do',
      label: 'Rename',
      at: '2027-01-05T08:00:00.000Z',
      by: '',
      scenario: 'plan-a',
      patch: { plan: { name: { from: 'North 3', to: 'South' } } },
    } as const;
    records.push(recordEdit(headOf(records[2] as EditRecord), other));
    const app = await restart(world);
    expect(app.getPlan().name).toBe('South');
    const names = (await app.listStoredPlans()).map(({ name }) => name).sort();
    expect(names).toContain('North 5 (recovered copy)');
    expect(app.sessionStore.getState().toasts[0]?.message).toContain('recovered copy');

    const copy = (await app.listStoredPlans()).find(({ name }) => name.includes('recovered'));
    await app.openStoredPlan(copy?.planId ?? '');
    await app.settled();
    expect(app.undo()).toBe('Rename to North 5 (recovered copy)');
    expect(app.getPlan().name).toBe('North 5');
    await app.settled();
    expect(app.getPlan().saving).toBe('saved');
  });

  it('does not believe a page copy whose journal is broken', async () => {
    const { world, app: first } = await startWithEdits(5);
    const planId = first.getLive().document.id;
    await first.database.journal.update([planId, 2], { hash: 'wrong' });
    const app = await restart(world);
    expect(app.getPlan().name).toBe('North 5');
    await expectWhole(world, app);
  });

  it('says so where neither copy can be read', async () => {
    const { world, app: first } = await startWithEdits(2);
    world.main.plans.clear();
    await first.database.facts.clear();
    const app = await restart(world);
    expect(app.getPlan()).toMatchObject({ status: 'none', openError: expect.stringContaining('No readable copy') });
  });
});

it('deletes a plan from both places', async () => {
  const { world, app } = await startWithEdits(1);
  await app.deleteStoredPlan(app.getLive().document.id);
  expect(app.getPlan().status).toBe('none');
  expect(await app.listStoredPlans()).toEqual([]);
  expect(world.main.plans.size).toBe(0);
  expect(await app.database.facts.count()).toBe(0);
});
