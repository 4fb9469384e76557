import { readPolicy } from '../../shared/model/plan.ts';
import { canCountDistance } from '../../shared/overview/distances.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import type { FrontierPoint } from '../../shared/territory/redesign/frontier.ts';
import { createSolverClient } from '../workers/solver-client.ts';
import type { SolverClient } from '../workers/solver-client.ts';
import { WorkerStopped } from '../workers/worker-client.ts';
import { loadGazetteer, readWhereabouts } from './map-store.ts';
import { planStore } from './plan-store.ts';
import { findStaleness } from './redesign-staleness.ts';
import { NOTHING_FOUND, redesignStore } from './redesign-store.ts';
import type { RedesignBasis, RedesignTask } from './redesign-store.ts';
import { announce } from './session-store.ts';

let client: SolverClient | null = null;

/** Puts another solver in the place of the worker, or takes it away again. */
export function provideSolver(solver: SolverClient | null): void {
  client = solver;
}

/** Rises with each search: what an overtaken one says does not count. */
let searches = 0;

/** Proposes moves for the scenario as it stands, under what the plan asks for. */
export async function proposeMoves(): Promise<void> {
  if (asksForDistances()) await loadGazetteer();
  const basis = captureBasis();
  if (!basis) return;
  const isCurrent = begin('proposal');
  redesignStore.setState({ found: null });
  const { input, settings } = basis;
  await search('proposal', isCurrent, async (solver) => {
    const diagnosis = await solver.call('propose', { input, settings }, (told) => {
      if (!isCurrent()) return;
      if (told.kind === 'progress') {
        redesignStore.setState({ progress: { task: 'proposal', stage: told.stage, share: told.share } });
        return;
      }
      const { proposal } = told;
      if (told.kind === 'interim') {
        redesignStore.setState({ interim: { basis, proposal, diagnosis: null } });
        return;
      }
      redesignStore.setState({
        interim: null,
        found: { basis, proposal, diagnosis: null },
        progress: { task: 'proposal', stage: 'diagnosing', share: 0 },
      });
      announce(describeStatus(proposal.status, proposal.moves.length));
    });
    if (!isCurrent()) return;
    redesignStore.setState(({ found }) => ({ found: found && { ...found, diagnosis } }));
  });
}

/** Traces balance against disruption; its points are shown as they come. */
export async function traceCurve(): Promise<void> {
  if (asksForDistances()) await loadGazetteer();
  const basis = captureBasis();
  if (!basis) return;
  const isCurrent = begin('frontier');
  redesignStore.setState({ frontier: { basis, points: [], isComplete: false }, chosenPoint: null });
  const { input, settings } = basis;
  await search('frontier', isCurrent, async (solver) => {
    const points = await solver.call('trace', { input, settings, best: findKnownOwners(basis) }, (told) => {
      if (!isCurrent()) return;
      if (told.kind === 'progress') {
        redesignStore.setState({ progress: { task: 'frontier', stage: told.stage, share: told.share } });
        return;
      }
      redesignStore.setState(({ frontier }) => ({
        frontier: frontier && { ...frontier, points: [...frontier.points, told.point] },
      }));
    });
    if (!isCurrent()) return;
    redesignStore.setState(({ frontier, chosenPoint }) => ({
      frontier: frontier && { ...frontier, points, isComplete: true },
      chosenPoint: followPoint(frontier?.points[chosenPoint ?? -1], points),
    }));
    const { length } = points;
    announce(`The frontier is complete: ${length === 1 ? '1 point' : `${length} points`}.`);
  });
}

/** Whom the proposal that was found last gives the accounts, where it still answers the same question. */
function findKnownOwners({ base }: RedesignBasis): Int32Array | undefined {
  const { found } = redesignStore.getState();
  if (!found || found.proposal.status === 'clash') return undefined;
  return findStaleness(found.basis, found.proposal, base).state === 'fresh' ? found.proposal.owner : undefined;
}

/** The point that was looked at while others were still on their way, or the one nearest to it in weight. */
function followPoint(chosen: FrontierPoint | undefined, points: readonly FrontierPoint[]): number | null {
  if (!chosen) return null;
  const index = points.findIndex(({ balanceWeight }) => balanceWeight >= chosen.balanceWeight);
  return index >= 0 ? index : points.length - 1;
}

/** Ends the search under way; what it has found so far stays, and what it would still have bettered is taken as it is. */
export function cancelSearch(): void {
  if (!redesignStore.getState().progress) return;
  searches++;
  client?.stop();
  const { interim } = redesignStore.getState();
  takeInterim();
  redesignStore.setState({ progress: null });
  announce(interim ? describeStatus(interim.proposal.status, interim.proposal.moves.length) : 'Stopped.');
}

/** A proposal that nobody betters any more is what was found. */
function takeInterim(): void {
  redesignStore.setState(({ interim, found }) => ({ interim: null, found: interim ?? found }));
}

function begin(task: RedesignTask): () => boolean {
  const own = ++searches;
  // One search at a time: two would only take each other's time.
  client?.stop();
  client ??= createSolverClient();
  takeInterim();
  redesignStore.setState({ progress: { task, stage: 'starting', share: 0 }, error: null });
  return () => own === searches;
}

async function search(
  task: RedesignTask,
  isCurrent: () => boolean,
  run: (solver: SolverClient) => Promise<void>,
): Promise<void> {
  try {
    if (client) await run(client);
  } catch (error) {
    if (!isCurrent() || error instanceof WorkerStopped) return;
    const detail = error instanceof Error ? error.message : String(error);
    const what = task === 'proposal' ? 'No proposal' : 'The frontier is not complete';
    takeInterim();
    redesignStore.setState({ error: `${what}: the search failed. Nothing in the plan has changed. ${detail}` });
  } finally {
    if (isCurrent()) redesignStore.setState({ progress: null, interim: null });
  }
}

function asksForDistances(): boolean {
  const { base } = planStore.getState();
  return base !== null && countsDistance(base);
}

function countsDistance({ document }: PlanBase): boolean {
  return (readPolicy(document, 'redesign').distanceWeight ?? 0) > 0;
}

/** The plan as it is now. Moves change some of its columns in place, so these are copied. */
function captureBasis(): RedesignBasis | null {
  const { base, planId } = planStore.getState();
  if (!base) return null;
  const { assignment } = base;
  const own = {
    incumbent: assignment.incumbent.slice(),
    incoming: assignment.incoming.slice(),
    locked: assignment.locked.slice(),
  };
  const frozen = { ...base, assignment: { ...assignment, ...own } };
  const columns = countsDistance(base) ? readWhereabouts(base)?.columns : undefined;
  const distances = columns && canCountDistance(columns) ? columns : undefined;
  return {
    planId,
    base: frozen,
    input: { ...createRedesignInput(frozen), ...(distances && { distances }) },
    settings: createRedesignSettings(frozen),
    policy: readPolicy(base.document, 'redesign'),
  };
}

function describeStatus(status: 'within' | 'outside' | 'clash', moves: number): string {
  if (status === 'clash') return 'There is no proposal: constraints contradict one another.';
  const found = moves === 1 ? '1 move proposed' : `${moves} moves proposed`;
  return status === 'within'
    ? `${found}. Everybody is within tolerance.`
    : `${found}. Not everybody is within tolerance.`;
}

// What was found in one plan says nothing about another.
planStore.subscribe((state, before) => {
  if (state.planId === before.planId || redesignStore.getState() === NOTHING_FOUND) return;
  searches++;
  client?.stop();
  redesignStore.setState(NOTHING_FOUND, true);
});
