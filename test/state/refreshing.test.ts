import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Command } from '../../shared/commands/command.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { MOST_REFRESHES_BACK } from '../../shared/history/history.ts';
import { readPlanFile } from '../../shared/files/plan-file.ts';
import { createFacts } from '../plan-fixture.ts';
import { describeDocument, World } from './app-world.ts';
import type { App } from './app-world.ts';
import { ModuleWorker } from './module-worker.ts';

beforeEach(() => {
  vi.stubGlobal('Worker', ModuleWorker);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const SELLERS = ['s1', 's2', 's3'];
const ACCOUNTS = Array.from({ length: 8 }, (_, at) => ({ id: `a${at}`, owner: `s${(at % 3) + 1}` }));

/** The accounts that are left, under the owners they have by then. */
function createVersion(
  id: string,
  owners: Readonly<Record<string, string>>,
  sellers: readonly string[] = SELLERS,
): Facts {
  const accounts = Object.entries(owners).map(([account, owner]) => ({ id: account, owner }));
  return {
    ...createFacts(
      accounts,
      sellers.map((seller) => ({ id: seller })),
    ),
    id,
    importedOn: '2026-09-01',
    sources: (['accounts', 'sellers'] as const).map((table) => ({
      table,
      fileName: `${table}.csv`,
      rows: 1,
      taken: 1,
    })),
  };
}

const OWNERS = Object.fromEntries(ACCOUNTS.map(({ id, owner }) => [id, owner]));
const move = (account: string, to: string): Command => ({ kind: 'moveAccounts', accounts: [account], to });

async function startWithPlan(): Promise<{ world: World; app: App }> {
  const world = new World();
  const app = await world.start();
  await app.createPlanFromFacts(
    createFacts(
      ACCOUNTS,
      SELLERS.map((id) => ({ id })),
    ),
    'North',
  );
  await app.settled();
  return { world, app };
}

async function restart(world: World): Promise<App> {
  const app = await world.start();
  await app.resumeLastPlan();
  await app.settled();
  return app;
}

function readLast(app: App) {
  const { base } = app.getPlan();
  return base && app.readLastRefresh(base);
}

async function refresh(app: App, facts: Facts, moveAsOf = false): Promise<boolean> {
  const prepared = await app.previewRefresh(facts);
  return prepared !== null && (await app.applyRefresh(prepared, { moveAsOf })).ok;
}

describe('a refresh of the facts', () => {
  it('shows what it would bring and changes nothing before it is applied', async () => {
    const { app } = await startWithPlan();
    app.dispatch(move('a0', 's2'));
    const before = describeDocument(app);
    const prepared = await app.previewRefresh(createVersion('facts-2', { ...OWNERS, a0: 's2' }));
    expect(prepared?.summary.scenarios[0]).toMatchObject({
      movesBefore: 1,
      movesNow: 0,
      done: [{ id: 'a0', from: 'Seller s1', planned: 'Seller s2', to: 'Seller s2' }],
    });
    expect(describeDocument(app)).toEqual(before);
    expect([...app.getLive().factsVersions.keys()]).toEqual(['facts-1']);
  });

  it('is one step that keeps all decisions, and one undo leads back to the facts before', async () => {
    const { app } = await startWithPlan();
    app.dispatch(move('a0', 's2'));
    app.dispatch({ kind: 'scheduleAccounts', accounts: ['a1'], wave: 'wave-2' });
    const before = describeDocument(app) as Record<string, unknown>;
    const facts = app.getPlan().base?.facts;
    expect(await refresh(app, createVersion('facts-2', { a1: 's3', x1: 's1' }), true)).toBe(true);
    expect(describeDocument(app)).toEqual({
      ...before,
      plan: { ...(before.plan as object), facts: 'facts-2', asOf: '2026-09-01' },
    });
    expect(app.getPlan()).toMatchObject({ undoLabel: 'Refresh the facts, as of 2026-09-01' });
    expect(app.getPlan().base?.facts.accounts.id).toEqual(['a1', 'x1']);
    expect(app.getPlan().base?.assignment.wave[0]).toBe(1);
    app.undo();
    expect(describeDocument(app)).toEqual(before);
    expect(app.getPlan().base?.facts).toBe(facts);
    expect(app.getPlan().base?.assignment.incoming[0]).toBe(1);
  });

  it('leaves the as-of day where it is unless it is told to move it', async () => {
    const { app } = await startWithPlan();
    await refresh(app, createVersion('facts-2', OWNERS));
    expect(app.getLive().document.tables.get('plan')?.get('asOf')).toBe('2026-05-04');
  });

  it('survives a restart with its undo and redo, from either copy of the plan', async () => {
    for (const isPageLost of [false, true]) {
      const { app, world } = await startWithPlan();
      app.dispatch(move('a0', 's2'));
      await refresh(app, createVersion('facts-2', { a0: 's3' }));
      app.dispatch(move('a0', 's1'));
      await app.settled();
      expect(app.getPlan().saving).toBe('saved');
      if (isPageLost) world.loseDatabase();
      const second = await restart(world);
      expect(second.getPlan().base?.facts.accounts.id).toEqual(['a0']);
      second.undo();
      expect(second.undo()).toBe('Refresh the facts');
      expect(second.getPlan().base?.facts.accounts.count).toBe(8);
      await second.settled();
      const third = await restart(world);
      expect(third.getPlan().base?.facts.accounts.count).toBe(8);
      expect(third.redo()).toBe('Refresh the facts');
      expect(third.getPlan().base?.facts.accounts.id).toEqual(['a0']);
    }
  });

  it('is in the plan file with the facts before, until nothing leads back to them', async () => {
    const { app, world } = await startWithPlan();
    await refresh(app, createVersion('facts-2', { a0: 's3' }));
    const readFile = () => {
      const read = readPlanFile(world.main.files.get('North.baton') ?? new Uint8Array());
      if (!read.ok) throw new Error(read.message);
      return [read.plan.facts, ...read.plan.extraFacts].map(({ id }) => id);
    };
    await app.saveFileAs();
    expect(readFile()).toEqual(['facts-2', 'facts-1']);
    app.undo();
    await app.saveFileAs();
    expect(readFile()).toEqual(['facts-1', 'facts-2']);
    app.dispatch(move('a1', 's1'));
    await app.saveFileAs();
    expect(readFile()).toEqual(['facts-1']);
  });

  it('of a plan that is another one by now is refused', async () => {
    const { app } = await startWithPlan();
    const prepared = await app.previewRefresh(createVersion('facts-2', { a0: 's3' }));
    await refresh(app, createVersion('facts-3', { a1: 's3' }));
    const before = describeDocument(app);
    expect(prepared && (await app.applyRefresh(prepared, { moveAsOf: false }))).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(app.dispatch({ kind: 'useFacts', facts: 'facts-9' })).toMatchObject({ ok: false, code: 'unknown-id' });
    expect(describeDocument(app)).toEqual(before);
    expect([...app.getLive().factsVersions.keys()]).toEqual(['facts-1', 'facts-3']);
  });

  it('is waited for: without main having the new facts, nothing counts as saved', async () => {
    const { app, world } = await startWithPlan();
    const release = world.main.hold();
    await refresh(app, createVersion('facts-2', { a0: 's3' }));
    while ((await app.database.journal.count()) < 1);
    expect(app.getPlan().saving).toBe('saving');
    release();
    await app.settled();
    expect(app.getPlan().saving).toBe('saved');
    expect(world.main.plans.get(app.getLive().document.id)).toMatchObject({
      snapshotHead: { sequence: 1 },
      records: [],
    });
  });

  it('lets go of what is not there any more, and looks on at whom it looked', async () => {
    const { app } = await startWithPlan();
    app.sessionStore.setState({
      selection: new Set(['a0', 'a1']),
      focusAccount: 'a1',
      inspectorTarget: { kind: 'seller', row: 2 },
      filter: { ...app.session.NO_FILTER, seller: 's1' },
    });
    await refresh(app, createVersion('facts-2', { a0: 's3' }, ['s3', 's2']));
    expect(app.sessionStore.getState()).toMatchObject({
      selection: new Set(['a0']),
      focusAccount: null,
      inspectorTarget: { kind: 'seller', row: 0 },
      filter: { seller: null },
    });
  });

  it('can be taken back as often as versions are kept; what was decided before stands', async () => {
    const { app, world } = await startWithPlan();
    app.dispatch(move('a0', 's2'));
    const numbers = Array.from({ length: MOST_REFRESHES_BACK + 2 }, (_, at) => at + 2);
    for (const number of numbers) {
      // oxlint-disable-next-line no-await-in-loop -- one refresh after the other
      expect(await refresh(app, createVersion(`facts-${number}`, OWNERS))).toBe(true);
    }
    const kept = numbers.slice(1).map((number) => `facts-${number}`);
    const listKept = (from: App): string[] => [...from.getLive().factsVersions.keys()].toSorted();
    expect(listKept(app)).toEqual(kept);
    await app.settled();
    expect((await app.database.facts.toArray()).map(({ factsId }) => factsId).toSorted()).toEqual(kept);

    for (const isPageLost of [false, true]) {
      if (isPageLost) world.loseDatabase();
      // oxlint-disable-next-line no-await-in-loop -- one start after the other
      const again = await restart(world);
      expect(listKept(again)).toEqual(kept);
      expect(again.getPlan().undoEnd).toBe('');
      for (let left = MOST_REFRESHES_BACK; left > 0; left--) expect(again.undo()).toBe('Refresh the facts');
      expect(again.undo()).toBeNull();
      expect(again.getPlan()).toMatchObject({ canUndo: false, undoEnd: expect.stringContaining('Undo ends here') });
      expect(again.sessionStore.getState().toasts.at(-1)?.message).toBe(again.getPlan().undoEnd);
      expect(again.getLive().document.tables.get('plan')?.get('facts')).toBe('facts-3');
      expect(again.getLive().document.tables.get('plan-a/incoming')).toEqual(new Map([['a0', 's2']]));
      expect(again.getLive().records[0]?.edit.label).toContain('Move');
      while (again.redo() !== null);
      expect(again.getPlan()).toMatchObject({ canUndo: true, undoEnd: '' });
      // oxlint-disable-next-line no-await-in-loop -- as above
      await again.settled();
    }
  });

  it('is remembered with what it brought', async () => {
    const { app, world } = await startWithPlan();
    expect(readLast(app)).toBeNull();
    app.dispatch(move('a0', 's2'));
    await refresh(app, createVersion('facts-2', { ...OWNERS, a0: 's2', x1: 's1' }));
    await app.settled();
    const again = await restart(world);
    expect(readLast(again)).toMatchObject({
      isLastStep: true,
      summary: {
        tables: [{ table: 'accounts', added: { count: 1 }, changed: 1 }, {}, {}, {}],
        scenarios: [{ done: [{ id: 'a0' }] }],
      },
    });
    again.undo();
    expect(readLast(again)).toBeNull();
  });
});

type Step =
  | { readonly command: Command }
  | { readonly refresh: { readonly owners: Readonly<Record<string, string>>; readonly sellers: readonly string[] } }
  | 'undo'
  | 'redo'
  | 'restart'
  | 'lose the database';

const anyAccounts = fc.subarray(
  ACCOUNTS.map(({ id }) => id),
  { minLength: 1, maxLength: 4 },
);
const anySellers = fc.subarray(SELLERS, { minLength: 1 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ accounts: anyAccounts, to: fc.constantFrom('', ...SELLERS) })
      .map((move) => ({ command: { kind: 'moveAccounts' as const, ...move } })),
  },
  {
    weight: 1,
    arbitrary: anyAccounts.map((accounts) => ({
      command: { kind: 'scheduleAccounts' as const, accounts, wave: 'wave-1' },
    })),
  },
  {
    weight: 1,
    arbitrary: anyAccounts.map((accounts) => ({
      command: { kind: 'lockAccounts' as const, accounts, reason: 'stays' },
    })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({ rowId: fc.constantFrom('a0', 'a5'), value: fc.option(fc.nat(9)) })
      .map(({ rowId, value }) => ({
        command: {
          kind: 'correctFact' as const,
          table: 'accounts' as const,
          rowId,
          field: 'health',
          value,
          reason: 'r',
        },
      })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        accounts: fc.uniqueArray(fc.constantFrom(...ACCOUNTS.map(({ id }) => id), 'x1', 'x2'), { minLength: 1 }),
        sellers: anySellers,
      })
      .chain(({ accounts, sellers }) =>
        fc
          .tuple(...accounts.map((account) => fc.tuple(fc.constant(account), fc.constantFrom(...sellers))))
          .map((owners) => ({ refresh: { owners: Object.fromEntries(owners), sellers } })),
      ),
  },
  { weight: 3, arbitrary: fc.constantFrom<Step>('undo', 'undo', 'redo', 'restart', 'lose the database') },
);

it('any run of commands, refreshes, undo, redo and restarts leaves the same plan as without the restarts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 18 }), async (steps) => {
      const run = async (hasRestarts: boolean): Promise<unknown> => {
        const { app: first, world } = await startWithPlan();
        let app = first;
        let versions = 1;
        for (const step of steps) {
          if (step === 'undo') app.undo();
          else if (step === 'redo') app.redo();
          else if (step === 'restart' || step === 'lose the database') {
            if (!hasRestarts) continue;
            await app.settled();
            if (step !== 'restart') world.loseDatabase();
            app = await restart(world);
          } else if ('command' in step) app.dispatch(step.command);
          else {
            const before = describeDocument(app) as Record<string, object>;
            expect(
              await refresh(app, createVersion(`facts-${++versions}`, step.refresh.owners, step.refresh.sellers)),
            ).toBe(true);
            const after = describeDocument(app) as Record<string, object>;
            expect(after).toEqual({ ...before, plan: { ...before['plan'], facts: `facts-${versions}` } });
          }
        }
        await app.settled();
        expect(app.getPlan().saving).toBe('saved');
        const { base } = app.getPlan();
        const end = {
          tables: { ...(describeDocument(app) as object), scenarios: null },
          labels: app.getLive().history.done.map(({ label }) => label),
          undone: app.getLive().history.undone.map(({ label }) => label),
          versions: [...app.getLive().factsVersions.keys()].toSorted(),
          accounts: base?.facts.accounts.id,
          incoming: [...(base?.assignment.incoming ?? [])],
          waves: [...(base?.assignment.wave ?? [])],
          health: [...(base?.facts.accounts.health ?? [])],
        };
        while (app.undo() !== null);
        expect(end.versions.length).toBeLessThanOrEqual(MOST_REFRESHES_BACK + 1);
        if (app.getPlan().undoEnd === '') {
          expect(app.getPlan().base?.facts.accounts.id).toEqual(ACCOUNTS.map(({ id }) => id));
          expect(app.getLive().document.tables.get('plan-a/incoming')).toEqual(new Map());
        } else expect(versions).toBeGreaterThan(MOST_REFRESHES_BACK + 1);
        return { ...end, last: app.getLive().document.tables.get('plan') };
      };
      expect(await run(true)).toEqual(await run(false));
    }),
    { numRuns: 30 },
  );
}, 120_000);
