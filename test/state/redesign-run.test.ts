// @vitest-environment happy-dom
import loadHighs from 'highs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPlanFromFacts, dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { cancelSearch, proposeMoves, provideSolver, traceCurve } from '../../renderer/state/redesign-run.ts';
import { findStaleness } from '../../renderer/state/redesign-staleness.ts';
import { NOTHING_FOUND, redesignStore } from '../../renderer/state/redesign-store.ts';
import { createSolverClient } from '../../renderer/workers/solver-client.ts';
import { summarizeRedesign } from '../../shared/overview/redesign-report.ts';
import { createHighsSolver } from '../../shared/territory/redesign/exact/highs-solver.ts';
import { FRONTIER_WEIGHTS } from '../../shared/territory/redesign/frontier.ts';
import { openSampleInMemory, readBase } from '../board/open-sample.ts';
import { createFacts } from '../domain/facts-fixture.ts';
import { ModuleWorker } from './module-worker.ts';

// The worker asks its own page for the solver's runtime; here there is none.
const exact = vi.hoisted(() => ({ isMissing: false }));
vi.mock('../../renderer/workers/load-exact-solver.ts', () => ({
  loadExactSolver: async () => {
    if (exact.isMissing) throw new Error('There is no such file.');
    return createHighsSolver(await loadHighs());
  },
}));

const WORKER = new URL('../../renderer/workers/solver.worker.ts', import.meta.url);
const SMALL = createFacts({
  sellers: [{ id: 's1' }, { id: 's2' }],
  accounts: Array.from({ length: 30 }, (_, index) => ({ id: `a${index}`, owner: index < 20 ? 's1' : 's2', arr: 1000 })),
});
const startWorker = (): Worker => new ModuleWorker(WORKER) as unknown as Worker;

/** The proposal found last. @throws where there is none. */
function readFound() {
  const { found } = redesignStore.getState();
  if (!found) throw new Error('Nothing was found.');
  return found;
}

beforeEach(async () => {
  ModuleWorker.started.length = 0;
  provideSolver(createSolverClient(startWorker));
  await openSampleInMemory();
  redesignStore.setState(NOTHING_FOUND, true);
});

afterEach(() => {
  provideSolver(null);
  exact.isMissing = false;
});

describe('a search for moves', { timeout: 120_000 }, () => {
  it('counts distance where the plan does', async () => {
    await proposeMoves();
    const { basis: plain } = readFound();
    expect(plain.input).not.toHaveProperty('distances');
    dispatch({ kind: 'changePolicy', policy: 'redesign', change: { distanceWeight: 1 } });
    await proposeMoves();
    const { basis, proposal } = readFound();
    expect(basis.settings.distanceWeight).toBe(1);
    const { distance } = summarizeRedesign(basis.base, basis.input, proposal, null);
    expect(distance?.proposed.total).toBeLessThan(distance?.scenario.total ?? 0);
    expect(findStaleness(basis, proposal, readBase()).state).toBe('fresh');
    undo();
    expect(findStaleness(basis, proposal, readBase()).state).toBe('settings');
  });

  it('comes back from the worker with a proposal, words for its progress, and nothing decided', async () => {
    const stages = new Set<string>();
    const stop = redesignStore.subscribe(({ progress }) => progress && stages.add(progress.stage));
    const { revision } = planStore.getState();
    await proposeMoves();
    stop();
    expect(redesignStore.getState()).toMatchObject({ progress: null, error: null });
    const { proposal, basis } = readFound();
    expect(proposal.moves.length).toBeGreaterThan(0);
    expect([...stages]).toEqual(expect.arrayContaining(['starting', 'searching', 'placing', 'completing']));
    expect(planStore.getState().revision).toBe(revision);
    expect(findStaleness(basis, proposal, readBase())).toEqual({ state: 'fresh', accounts: 0 });

    const { accounts, to, current } = proposal.moves[0]!;
    const ids = accounts.map((row) => basis.base.facts.accounts.id[row] as string);
    const sellerOf = (row: number): string => (row < 0 ? '' : (basis.base.roster.ids[row] as string));
    const move = { accounts: ids, to: sellerOf(to), from: sellerOf(current) };
    expect(dispatch({ kind: 'adoptProposal', moves: [move] })).toMatchObject({ ok: true, skipped: [] });
    expect(findStaleness(basis, proposal, readBase()).state).toBe('fresh');
    undo();

    // Somebody else gets it: the proposal is told so, and adopting leaves it out.
    const other = basis.base.roster.ids.find((id, row) => {
      const isOpen = (basis.base.roster.fte[row] as number) > 0;
      return isOpen && row !== to && row !== current && id !== '';
    }) as string;
    dispatch({ kind: 'moveAccounts', accounts: ids, to: other, alone: true });
    expect(findStaleness(basis, proposal, readBase())).toEqual({ state: 'decided', accounts: ids.length });
    expect(dispatch({ kind: 'adoptProposal', moves: [move] })).toMatchObject({ ok: false });
    undo();

    dispatch({ kind: 'changePolicy', policy: 'redesign', change: { seed: 99 } });
    expect(findStaleness(basis, proposal, readBase()).state).toBe('settings');
    undo();
    const scenario = planStore.getState().scenarios.find(({ isBaseline }) => isBaseline)!;
    dispatch({ kind: 'activateScenario', scenario: scenario.id });
    expect(findStaleness(basis, proposal, readBase()).state).toBe('elsewhere');
  });

  it('stops at once, and keeps what was found before', async () => {
    const search = proposeMoves();
    cancelSearch();
    await search;
    expect(redesignStore.getState()).toMatchObject({ progress: null, found: null, error: null });
    expect(ModuleWorker.started[0]?.isTerminated).toBe(true);
  });

  it('takes what is found where it is stopped while that is bettered', async () => {
    const stop = redesignStore.subscribe(({ interim, found }) => {
      if (!interim) return;
      expect(found).toBeNull();
      cancelSearch();
    });
    const search = proposeMoves();
    await vi.waitUntil(() => redesignStore.getState().progress === null, { timeout: 60_000 });
    stop();
    await search;
    expect(redesignStore.getState()).toMatchObject({ interim: null, error: null });
    expect(readFound().proposal.moves.length).toBeGreaterThan(0);
    expect(ModuleWorker.started[0]?.isTerminated).toBe(true);
  });

  it('keeps what is found where bettering it fails, or gives way to the frontier', async () => {
    const atInterim = (act: () => void): (() => void) => {
      const stop = redesignStore.subscribe(({ interim }) => {
        if (!interim) return;
        stop();
        act();
      });
      return stop;
    };
    atInterim(() => ModuleWorker.started[0]?.emit('error', { message: 'out of memory' }));
    await proposeMoves();
    expect(redesignStore.getState()).toMatchObject({ interim: null, progress: null });
    expect(redesignStore.getState().error).toMatch(/out of memory/);
    expect(readFound().proposal.moves.length).toBeGreaterThan(0);

    atInterim(() => void traceCurve());
    await proposeMoves();
    expect(redesignStore.getState()).toMatchObject({ interim: null, progress: { task: 'frontier' } });
    expect(readFound().proposal.moves.length).toBeGreaterThan(0);
    cancelSearch();
  });

  it('proposes without the exact solver where that cannot be loaded', async () => {
    exact.isMissing = true;
    const stages = new Set<string>();
    const stop = redesignStore.subscribe(({ progress }) => progress && stages.add(progress.stage));
    await proposeMoves();
    stop();
    expect(readFound().proposal.moves.length).toBeGreaterThan(0);
    expect(stages).not.toContain('placing');
    expect(redesignStore.getState().error).toBeNull();
  });

  it('says that it failed, and that nothing has changed', async () => {
    const search = proposeMoves();
    ModuleWorker.started[0]?.emit('error', { message: 'out of memory' });
    await search;
    expect(redesignStore.getState().error).toMatch(/^No proposal: .*Nothing in the plan has changed.*out of memory/);
  });

  it('is forgotten with its plan', async () => {
    const search = traceCurve();
    planStore.setState({ planId: 'another' });
    await search;
    expect(redesignStore.getState()).toEqual(NOTHING_FOUND);
  });
});

describe('the frontier', { timeout: 300_000 }, () => {
  it('fills point by point', async () => {
    const lengths: number[] = [];
    const stop = redesignStore.subscribe(({ frontier }) => {
      if (frontier && frontier.points.length !== lengths.at(-1)) lengths.push(frontier.points.length);
    });
    await createPlanFromFacts(SMALL, 'Small');
    await traceCurve();
    stop();
    const { frontier } = redesignStore.getState();
    expect(frontier?.isComplete).toBe(true);
    // All points come one by one; at the end those that others beat go.
    const { length } = frontier?.points ?? [];
    const coming = Array.from({ length: FRONTIER_WEIGHTS.length + 1 }, (_, count) => count);
    expect(lengths).toEqual(length === FRONTIER_WEIGHTS.length ? coming : [...coming, length]);
  });
});
