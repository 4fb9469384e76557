import { describe, expect, it, vi } from 'vitest';
import type { OpenedFile } from '../../shared/ipc.ts';
import { createFacts } from '../plan-fixture.ts';
import { World } from './app-world.ts';
import type { App } from './app-world.ts';

const FACTS = createFacts([{ id: 'a0', owner: 's1' }], [{ id: 's1' }, { id: 's2' }]);
const FULL = { ok: false, code: 'disk-full', message: 'The disk is full.' } as const;

async function startWithUnstoredMove(): Promise<{ world: World; app: App }> {
  const world = new World();
  const app = await world.start();
  await app.createPlanFromFacts(FACTS, 'North');
  await app.settled();
  world.main.failures = [FULL, FULL];
  app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
  await app.settled();
  return { world, app };
}

const dialogOf = (app: App) => app.sessionStore.getState().dialog;
const nameOf = (app: App): string => app.getPlan().name;

describe('leaving a plan whose last edits cannot be stored', () => {
  it('asks before it closes, and closes when told to', async () => {
    const { app } = await startWithUnstoredMove();
    expect(await app.closePlan()).toMatchObject({ ok: false, code: 'cancelled' });
    expect(app.getPlan()).toMatchObject({ status: 'open', saving: 'failed' });
    const dialog = dialogOf(app);
    expect(dialog).toMatchObject({ kind: 'not-stored', reason: 'The disk is full.' });
    if (dialog?.kind === 'not-stored') await dialog.leave();
    expect(app.getPlan().status).toBe('none');
  });

  it('asks before another plan takes its place', async () => {
    const { app } = await startWithUnstoredMove();
    expect(await app.createPlanFromFacts(FACTS, 'South')).toMatchObject({ code: 'cancelled' });
    expect(nameOf(app)).toBe('North');
    const dialog = dialogOf(app);
    if (dialog?.kind === 'not-stored') await dialog.leave();
    expect(nameOf(app)).toBe('South');
  });

  it('tries once more before it asks', async () => {
    const { app, world } = await startWithUnstoredMove();
    world.main.failures = [];
    expect(await app.closePlan()).toEqual({ ok: true, value: null });
    expect(dialogOf(app)).toBeNull();
  });

  it('does not let the window close', async () => {
    const { app, world } = await startWithUnstoredMove();
    const { installWindowEvents } = await import('../../renderer/state/window-events.ts');
    const { explainUnstored } = await import('../../renderer/state/leaving.ts');
    installWindowEvents();
    world.main.failures = [FULL, FULL, FULL];
    world.main.emit('app.closing');
    expect(await explainUnstored()).toBe('The disk is full.');
    expect(world.main.isClosingAllowed).toBe(false);
    expect(app.sessionStore.getState().toasts.at(-1)).toMatchObject({ tone: 'error' });
  });
});

describe('leaving a plan whose rules are being written', () => {
  async function startWithDraft() {
    const world = new World();
    const app = await world.start();
    await app.createPlanFromFacts(FACTS, 'North');
    await app.settled();
    const draft = await import('../../renderer/state/rule-draft.ts');
    draft.changePersona(app.getLive().document, 'core', { name: 'Everybody else' });
    expect(draft.hasRuleDraft()).toBe(true);
    return { world, app, draft };
  }

  it.each(['close', 'replace'] as const)('asks before it does: %s', async (way) => {
    const { app, draft } = await startWithDraft();
    const result = await (way === 'close' ? app.closePlan() : app.createPlanFromFacts(FACTS, 'South'));
    expect(result).toMatchObject({ ok: false, code: 'cancelled' });
    expect(nameOf(app)).toBe('North');
    expect(draft.hasRuleDraft()).toBe(true);
    const dialog = dialogOf(app);
    expect(dialog).toMatchObject({ kind: 'unsaved-rules' });
    if (dialog?.kind === 'unsaved-rules') await dialog.leave();
    expect(nameOf(app)).toBe(way === 'close' ? '' : 'South');
    expect(draft.hasRuleDraft()).toBe(false);
  });

  it('asks in the page before the window closes, and closes when told to', async () => {
    const { app, world, draft } = await startWithDraft();
    const { installWindowEvents } = await import('../../renderer/state/window-events.ts');
    installWindowEvents();
    world.main.emit('app.closing');
    await vi.waitFor(() => expect(dialogOf(app)).toMatchObject({ kind: 'unsaved-rules' }));
    expect(world.main).toMatchObject({ isClosingAllowed: false, told: { keptOpen: 1 } });
    const dialog = dialogOf(app);
    if (dialog?.kind === 'unsaved-rules') await dialog.leave();
    expect(draft.hasRuleDraft()).toBe(false);
    await vi.waitFor(() => expect(world.main.isClosingAllowed).toBe(true));
  });
});

describe('opening the file of the plan that is open', () => {
  it('waits for edits that are still being written', async () => {
    const world = new World();
    const app = await world.start();
    await app.createPlanFromFacts(FACTS, 'North');
    await app.saveFile();
    await app.settled();
    const release = world.main.hold();
    app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    const file: OpenedFile = {
      handle: { id: 'North.baton', name: 'North.baton', path: '/home/North.baton' },
      bytes: world.main.files.get('North.baton') ?? new Uint8Array(),
    };
    const opening = app.openPlanBytes(file, { readOnly: false });
    setTimeout(release);
    await opening;
    expect(dialogOf(app)).toMatchObject({ kind: 'open-conflict', editsHere: 1, editsInFile: 0 });
  });
});

describe('what a command brings along', () => {
  it('keeps the reason of an unlock in the audit trail', async () => {
    const world = new World();
    const app = await world.start();
    await app.createPlanFromFacts(FACTS, 'North');
    app.dispatch({ kind: 'lockAccounts', accounts: ['a0'], reason: 'promised' });
    app.dispatch({ kind: 'unlockAccounts', accounts: ['a0'], reason: ' agreed with them ' });
    expect(app.getLive().records.map(({ edit }) => edit.reason)).toEqual(['promised', 'agreed with them']);
  });

  it('lists a renamed plan by its new name', async () => {
    const world = new World();
    const app = await world.start();
    await app.createPlanFromFacts(FACTS, 'North');
    await app.settled();
    app.dispatch({ kind: 'renamePlan', name: 'Nordics' });
    await app.closePlan();
    expect((await app.listStoredPlans()).map(({ name }) => name)).toEqual(['Nordics']);
  });

  it('removes a plan from both places, or says why it could not', async () => {
    const world = new World();
    const app = await world.start();
    await app.createPlanFromFacts(FACTS, 'North');
    await app.settled();
    const planId = app.getLive().document.id;
    await app.closePlan();
    const remove = world.main.requests['recovery.remove'];
    world.main.requests['recovery.remove'] = () => Promise.resolve({ ...FULL, code: 'not-writable' });
    expect(await app.deleteStoredPlan(planId)).toMatchObject({ ok: false, code: 'not-writable' });
    expect(await app.listStoredPlans()).toHaveLength(1);
    world.main.requests['recovery.remove'] = remove;
    expect(await app.deleteStoredPlan(planId)).toEqual({ ok: true, value: null });
    expect(await app.listStoredPlans()).toEqual([]);
  });
});
