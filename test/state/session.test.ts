import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFacts } from '../plan-fixture.ts';
import { World } from './app-world.ts';

const ACCOUNTS = Array.from({ length: 6 }, (_, at) => ({ id: `a${at}`, owner: at < 4 ? 's1' : 's2' }));
const SELLERS = [{ id: 's1' }, { id: 's2' }];

async function start() {
  const world = new World();
  const app = await world.start();
  const selection = await import('../../renderer/state/selection.ts');
  const read = () => app.sessionStore.getState();
  return { app, world, selection, read, selected: () => [...read().selection].sort() };
}

async function startWithPlan() {
  const parts = await start();
  await parts.app.createPlanFromFacts(createFacts(ACCOUNTS, SELLERS), 'North');
  return { ...parts, column: parts.app.columns.readSellerColumn(0).rows };
}

describe('the selection', () => {
  it('grows and shrinks by single accounts', async () => {
    const { selection, selected } = await startWithPlan();
    selection.selectOnly('a1');
    selection.toggleSelected('a4');
    expect(selected()).toEqual(['a1', 'a4']);
    selection.toggleSelected('a1');
    expect(selected()).toEqual(['a4']);
    selection.clearSelection();
    expect(selected()).toEqual([]);
  });

  it('reaches from the anchor to an account of the column, either way', async () => {
    const { selection, selected, column } = await startWithPlan();
    expect([...column]).toEqual([3, 2, 1, 0]);
    selection.selectOnly('a2');
    selection.toggleSelected('a5');
    selection.toggleSelected('a2');
    selection.toggleSelected('a2');
    selection.extendSelection('a0', column);
    expect(selected()).toEqual(['a0', 'a1', 'a2', 'a5']);
    selection.extendSelection('a3', column);
    expect(selected()).toEqual(['a2', 'a3', 'a5']);
  });

  it('starts anew where the anchor is in another column', async () => {
    const { selection, selected, column } = await startWithPlan();
    selection.selectOnly('a5');
    selection.extendSelection('a1', column);
    expect(selected()).toEqual(['a1']);
  });

  it('sums what is selected, filtered out or not', async () => {
    const { app, selection, read } = await startWithPlan();
    app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    selection.selectMany(['a0', 'a1', 'gone']);
    app.session.changeFilter({ text: 'nothing' });
    const sums = selection.sumSelection(app.getPlan().base, read().selection);
    expect(sums).toMatchObject({ accounts: 2, moves: 1, totals: { accounts: 2, arr: 300_00 } });
    expect(selection.sumSelection(null, read().selection).accounts).toBe(0);
  });

  it('takes a whole column, and ends with the plan', async () => {
    const { app, selection, selected, column } = await startWithPlan();
    selection.selectRows(column);
    expect(selected()).toEqual(['a0', 'a1', 'a2', 'a3']);
    await app.closePlan();
    expect(selected()).toEqual([]);
  });
});

describe('the session', () => {
  it('keeps the last three toasts and tells announcements apart', async () => {
    const { app, read } = await start();
    const ids = ['one', 'two', 'three', 'four'].map((message) => app.session.showToast({ tone: 'info', message }));
    expect(read().toasts.map(({ message }) => message)).toEqual(['two', 'three', 'four']);
    app.session.dismissToast(ids[2] as number);
    expect(read().toasts.map(({ message }) => message)).toEqual(['two', 'four']);
    app.session.announce('Moved');
    const first = read().announcement;
    app.session.announce('Moved');
    expect(read().announcement).not.toEqual(first);
  });

  it('opens the inspector on what is asked for', async () => {
    const { app, read } = await start();
    app.session.setInspectorOpen(false);
    app.session.inspect({ kind: 'seller', row: 2 });
    expect(read()).toMatchObject({ inspectorOpen: true, inspectorTarget: { kind: 'seller', row: 2 } });
  });
});

describe('preferences', () => {
  const stored = new Map<string, string>();
  beforeEach(() => {
    stored.clear();
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it('outlast a restart', async () => {
    const { app } = await start();
    app.session.setDockHeight(320);
    app.session.setDockOpen(false);
    app.session.setInspectorOpen(false);
    const { read } = await start();
    expect(read()).toMatchObject({ dockHeight: 320, dockOpen: false, inspectorOpen: false, theme: 'system' });
  });

  it('are the defaults where the storage holds nonsense', async () => {
    for (const text of ['{', 'null', '{"theme":"pink","dockHeight":1e9,"dockOpen":0}']) {
      stored.set('baton.preferences', text);
      const { read } = await start();
      expect(read()).toMatchObject({ dockHeight: 240, dockOpen: true, inspectorOpen: true, theme: 'system' });
    }
  });

  it('draw the window in the theme, following the system where that is the choice', async () => {
    const dataset: Record<string, string> = {};
    const system = { matches: true, listener: (): void => undefined };
    vi.stubGlobal('document', { documentElement: { dataset } });
    vi.stubGlobal('matchMedia', () => ({
      matches: system.matches,
      addEventListener: (_type: string, listener: () => void) => {
        system.listener = listener;
      },
    }));
    await start();
    const theme = await import('../../renderer/state/theme.ts');
    theme.installTheme();
    expect(dataset['theme']).toBe('dark');
    theme.setTheme('light');
    system.listener();
    expect(dataset['theme']).toBe('light');
    theme.setTheme('system');
    system.matches = false;
    system.listener();
    expect(dataset['theme']).toBe('light');
    expect(JSON.parse(stored.get('baton.preferences') ?? '')).toMatchObject({ theme: 'system' });
  });
});

describe('window and page', () => {
  it('keep title, menu and closing in step with the plan', async () => {
    const { app, world } = await start();
    const events = await import('../../renderer/state/window-events.ts');
    events.installWindowEvents();
    expect(world.main.told).toEqual({
      document: { title: '', filePath: '', isChanged: false },
      keptOpen: 0,
      menu: { hasPlan: false, undo: '', redo: '', theme: 'system' },
    });
    await app.createPlanFromFacts(createFacts(ACCOUNTS, SELLERS), 'North');
    app.dispatch({ kind: 'moveAccounts', accounts: ['a0'], to: 's2' });
    expect(world.main.told).toEqual({
      document: { title: 'North', filePath: '', isChanged: true },
      keptOpen: 0,
      menu: { hasPlan: true, undo: 'Move Account a0 to Seller s2', redo: '', theme: 'system' },
    });
    const release = world.main.hold();
    app.undo();
    world.main.emit('app.closing');
    expect(world.main.isClosingAllowed).toBe(false);
    release();
    await app.settled();
    while (!world.main.isClosingAllowed) await Promise.resolve();
    expect(app.getPlan().saving).toBe('saved');
  });

  it('open a file that comes from outside, or say why not', async () => {
    const { app, world, read } = await start();
    const events = await import('../../renderer/state/window-events.ts');
    await app.createPlanFromFacts(createFacts(ACCOUNTS, SELLERS), 'North');
    await app.saveFile();
    await app.closePlan();
    const bytes = world.main.files.get('North.baton') ?? new Uint8Array();
    const handle = { id: 'North.baton', name: 'North.baton', path: '/North.baton' };
    await events.receiveFiles([{ ok: true, value: { handle, bytes } }]);
    expect(app.getPlan()).toMatchObject({ status: 'open', name: 'North' });
    await events.receiveFiles([{ ok: true, value: { handle, bytes: bytes.slice(0, bytes.length / 2) } }]);
    expect(read().dialog).toMatchObject({ kind: 'message', title: '“North.baton” was not opened' });
    expect(app.getPlan()).toMatchObject({ status: 'open', name: 'North' });
    app.session.closeDialog();
    await events.receiveFiles([{ ok: false, code: 'cancelled', message: 'Cancelled.' }]);
    expect(read().dialog).toBeNull();
  });
});
