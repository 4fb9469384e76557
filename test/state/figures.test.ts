import { afterEach, expect, it, vi } from 'vitest';
import { createFacts } from '../plan-fixture.ts';
import { World } from './app-world.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A plan whose figures take longer than an edit may: the clock says so. */
async function startWithSlowFigures() {
  const app = await new World().start();
  const lines = Array.from({ length: 9 }, (_, at) => ({ id: `a${at}`, owner: 's1' }));
  await app.createPlanFromFacts(createFacts(lines, [{ id: 's1' }, { id: 's2' }]), 'North');
  let milliseconds = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (milliseconds += 20));
  const move = (account: string): void => {
    app.dispatch({ kind: 'moveAccounts', accounts: [account], to: 's2' });
  };
  move('a8');
  return { app, move, countOf: (seller: number) => app.getPlan().figures?.after.totals.accounts[seller] };
}

it('that are slow follow the edit after the screen has shown it, once for several edits', async () => {
  const { app, move, countOf } = await startWithSlowFigures();
  expect(countOf(1)).toBe(1);
  let changes = 0;
  const changed = new Promise<void>((resolve) => {
    app.planStore.subscribe((state, before) => {
      if (state.figures === before.figures) return;
      changes += 1;
      resolve();
    });
  });
  for (const account of ['a0', 'a1', 'a2']) move(account);
  expect(app.getPlan().base?.assignment.incoming[2]).toBe(1);
  expect(countOf(1)).toBe(1);
  await changed;
  expect([countOf(1), changes]).toEqual([4, 1]);
});

it('of another shape come at once', async () => {
  const { app } = await startWithSlowFigures();
  app.dispatch({ kind: 'addWave', name: 'Wave 4', launch: '' });
  expect(app.getPlan().figures?.load.byWave).toHaveLength(4);
  app.undo();
  expect(app.getPlan().figures?.load.byWave).toHaveLength(3);
});
