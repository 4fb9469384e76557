import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/commands/command.ts';
import { createFacts } from '../plan-fixture.ts';
import { describeDocument, World } from './app-world.ts';
import type { App } from './app-world.ts';

const SELLERS = ['s1', 's2', 's3'].map((id) => ({ id }));
const ACCOUNTS = Array.from({ length: 12 }, (_, at) => ({
  id: `a${at}`,
  owner: `s${(at % 3) + 1}`,
  ...(at === 4 && { parent: 'a1' }),
}));
const move = (account: string, to: string): Command => ({ kind: 'moveAccounts', accounts: [account], to });

async function startWithPlan(world = new World()): Promise<{ world: World; app: App }> {
  const app = await world.start();
  const opened = await app.createPlanFromFacts(createFacts(ACCOUNTS, SELLERS), 'North');
  expect(opened).toEqual({ ok: true, value: null });
  await app.settled();
  return { world, app };
}

async function restart(world: World): Promise<App> {
  const app = await world.start();
  await app.resumeLastPlan();
  await app.settled();
  return app;
}

const incomingOf = (app: App, account: string): unknown =>
  app.getLive().document.tables.get('plan-a/incoming')?.get(account);

describe('dispatch', () => {
  it('shows the edit at once and saves it in both places', async () => {
    const { app, world } = await startWithPlan();
    const { revision } = app.getPlan();
    const outcome = app.dispatch(move('a0', 's2'), { reason: ' closer to the customer ' });
    expect(outcome).toMatchObject({ ok: true, skipped: [] });
    const { base, canUndo, undoLabel, saving } = app.getPlan();
    expect(base?.assignment.incoming[0]).toBe(1);
    expect({ canUndo, undoLabel, saving }).toEqual({
      canUndo: true,
      undoLabel: 'Move Account a0 to Seller s2',
      saving: 'saving',
    });
    expect(app.getPlan().revision).toBeGreaterThan(revision);
    await app.settled();
    expect(app.getPlan().saving).toBe('saved');
    const [record] = app.getLive().records;
    expect(record?.edit.reason).toBe('closer to the customer');
    expect(await app.database.journal.toArray()).toEqual([record]);
    expect(world.main.plans.get(app.getLive().document.id)?.records).toEqual([record]);
  });

  it('is saved only once main has confirmed too', async () => {
    const { app, world } = await startWithPlan();
    const release = world.main.hold();
    app.dispatch(move('a0', 's2'));
    app.dispatch(move('a1', 's3'));
    while ((await app.database.journal.count()) < 2);
    expect(app.getPlan().saving).toBe('saving');
    release();
    await app.settled();
    expect(app.getPlan().saving).toBe('saved');
  });

  it('keeps an edit that could not be saved and saves it with the next attempt', async () => {
    const { app, world } = await startWithPlan();
    world.main.failures = [{ ok: false, code: 'disk-full', message: 'The disk is full.' }];
    app.dispatch(move('a0', 's2'));
    await app.settled();
    expect(app.getPlan()).toMatchObject({ saving: 'failed', saveError: 'The disk is full.' });
    expect(incomingOf(app, 'a0')).toBe('s2');
    app.retrySaving();
    await app.settled();
    expect(app.getPlan()).toMatchObject({ saving: 'saved', saveError: null });
    expect(incomingOf(await restart(world), 'a0')).toBe('s2');
  });

  it('changes nothing where the command is refused', async () => {
    const { app } = await startWithPlan();
    const before = describeDocument(app);
    expect(app.dispatch(move('a0', 'nobody'))).toMatchObject({ ok: false, code: 'unknown-id' });
    expect(app.dispatch({ kind: 'overridePersona', accounts: ['a0'], persona: null, reason: '' }).ok).toBe(false);
    expect(describeDocument(app)).toEqual(before);
    expect(app.getLive().records).toEqual([]);
    expect(app.getPlan().saving).toBe('saved');
  });

  it('says so where no plan is open', async () => {
    const app = await new World().start();
    expect(app.dispatch(move('a0', 's2'))).toMatchObject({ ok: false, message: 'No plan is open.' });
    expect([app.undo(), app.redo()]).toEqual([null, null]);
  });
});

describe('undo and redo', () => {
  it('take back and do again, and stay after a restart', async () => {
    const { app, world } = await startWithPlan();
    app.dispatch(move('a0', 's2'));
    app.dispatch({ kind: 'scheduleAccounts', accounts: ['a0'], wave: 'wave-2' });
    expect(app.undo()).toBe('Schedule Account a0 in Wave 2');
    expect(app.getPlan().base?.assignment.wave[0]).toBe(-1);
    await app.settled();

    const second = await restart(world);
    expect(second.getPlan()).toMatchObject({
      undoLabel: 'Move Account a0 to Seller s2',
      redoLabel: 'Schedule Account a0 in Wave 2',
    });
    expect(second.redo()).toBe('Schedule Account a0 in Wave 2');
    expect(second.getPlan().base?.assignment.wave[0]).toBe(1);
    expect(second.undo()).not.toBeNull();
    expect(second.undo()).toBe('Move Account a0 to Seller s2');
    expect(second.undo()).toBeNull();
    expect(incomingOf(second, 'a0')).toBeUndefined();
  });

  it('follow the scenario that an edit belongs to', async () => {
    const { app } = await startWithPlan();
    app.dispatch(move('a0', 's2'));
    app.dispatch({ kind: 'addScenario', id: 'plan-b', name: 'Plan B', copyOf: 'plan-a' });
    app.dispatch({ kind: 'activateScenario', scenario: 'plan-b' });
    expect(app.getPlan().scenarioId).toBe('plan-b');
    app.dispatch(move('a3', 's2'));
    while (app.undo() !== null);
    expect(app.getPlan().scenarioId).toBe('plan-a');
    expect(app.getPlan().scenarios.map(({ id }) => id)).toEqual(['baseline', 'plan-a']);
    while (app.redo() !== null);
    expect(app.getPlan().base?.assignment.incoming[3]).toBe(1);
  });
});

type Step = { readonly command: Command } | 'undo' | 'redo' | 'restart';

const account = fc.constantFrom(...ACCOUNTS.map(({ id }) => id));
const someAccounts = fc.array(account, { minLength: 1, maxLength: 5 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .record({ accounts: someAccounts, to: fc.constantFrom('', 's1', 's2', 's3'), alone: fc.boolean() })
    .map((values) => ({
      command: { kind: 'moveAccounts' as const, ...values },
    })),
  fc.record({ accounts: someAccounts, wave: fc.constantFrom('wave-1', 'wave-3', null) }).map((values) => ({
    command: { kind: 'scheduleAccounts' as const, ...values },
  })),
  someAccounts.map((accounts) => ({ command: { kind: 'lockAccounts' as const, accounts, reason: 'stays' } })),
  someAccounts.map((accounts) => ({ command: { kind: 'unlockAccounts' as const, accounts, reason: '' } })),
  fc.constant({ command: { kind: 'addWave' as const, name: 'Later', launch: '' as const } }),
  fc.constant({ command: { kind: 'removeWave' as const, wave: 'wave-3' } }),
  fc.string({ minLength: 1, maxLength: 5 }).map((name) => ({ command: { kind: 'renamePlan' as const, name } })),
  fc.constant('undo' as const),
  fc.constant('redo' as const),
  fc.constant('restart' as const),
);

it('is the same plan with the same history after any restart', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { app: first, world } = await startWithPlan();
      let app = first;
      for (const next of steps) {
        if (next === 'undo') app.undo();
        else if (next === 'redo') app.redo();
        else if (next === 'restart') {
          await app.settled();
          app = await restart(world);
        } else app.dispatch(next.command);
      }
      await app.settled();
      const { document: _, ...before } = app.getLive();
      const tables = describeDocument(app);
      const again = await restart(world);
      const { document: __, ...after } = again.getLive();
      expect(after).toEqual(before);
      expect(describeDocument(again)).toEqual(tables);
      expect(again.getPlan()).toMatchObject({ saving: 'saved', name: app.getPlan().name });
    }),
    { numRuns: 25 },
  );
}, 60_000);

it('takes a snapshot now and then, which a restart continues', async () => {
  const { app, world } = await startWithPlan();
  for (let edit = 0; edit < 450; edit++) {
    app.dispatch({ kind: 'renamePlan', name: `North ${edit}` });
    if (edit % 50 === 0) await app.settled();
  }
  await app.settled();
  const [snapshot] = await app.database.snapshots.toArray();
  expect(snapshot?.head.sequence).toBeGreaterThanOrEqual(200);
  const again = await restart(world);
  expect(again.getPlan().name).toBe('North 449');
  expect(again.getLive().records).toHaveLength(450);
  for (let edit = 0; edit < 450; edit++) expect(again.undo()).not.toBeNull();
  expect(again.getPlan()).toMatchObject({ name: 'North', canUndo: false });
});
