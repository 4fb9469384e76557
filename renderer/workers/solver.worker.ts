import { planExactSearch } from '../../shared/territory/redesign/exact/exact-plan.ts';
import type { FrontierPoint } from '../../shared/territory/redesign/frontier.ts';
import { FRONTIER_WEIGHTS, traceFrontier } from '../../shared/territory/redesign/frontier.ts';
import { diagnoseRedesign } from '../../shared/territory/redesign/infeasible.ts';
import type { Diagnosis } from '../../shared/territory/redesign/infeasible.ts';
import type { RedesignInput, RedesignSettings } from '../../shared/territory/redesign/input.ts';
import type { Proposal } from '../../shared/territory/redesign/proposal.ts';
import type { SearchProgress } from '../../shared/territory/redesign/search.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';
import { createWholeProgress } from '../../shared/territory/redesign/whole-progress.ts';
import { loadExactSolver } from './load-exact-solver.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 60;

export interface SolverInput {
  readonly input: RedesignInput;
  readonly settings: RedesignSettings;
}

export interface TraceInput extends SolverInput {
  /** Owners by account row of a proposal for the same settings, where there is one. */
  readonly best?: Int32Array | undefined;
}

export type ProposeProgress =
  | { readonly kind: 'progress'; readonly stage: SearchProgress['stage'] | 'diagnosing'; readonly share: number }
  /** A proposal already, while a better one is looked for. */
  | { readonly kind: 'interim'; readonly proposal: Proposal }
  /** The proposal itself, before what stands in its way is looked for. */
  | { readonly kind: 'proposal'; readonly proposal: Proposal };

export type TraceProgress =
  | { readonly kind: 'progress'; readonly stage: SearchProgress['stage']; readonly share: number }
  | { readonly kind: 'point'; readonly point: FrontierPoint };

/** @returns what stands in the way, or `null` where everybody is within tolerance. */
async function propose(
  { input, settings }: SolverInput,
  report: (progress: ProposeProgress) => void,
): Promise<Diagnosis | null> {
  const say = withPauses(report);
  const isSmall = planExactSearch({ units: input.accounts, sellers: input.sellers }) !== null;
  // Where it cannot be loaded, the search alone is what there is.
  const solver = isSmall ? await loadExactSolver().catch(() => null) : null;
  const measure = createWholeProgress(solver !== null);
  const tell = (progress: SearchProgress): void =>
    say({ kind: 'progress', stage: progress.stage, share: measure(progress) });
  const onFound = (proposal: Proposal): void => report({ kind: 'interim', proposal });
  const exact = solver ? { solver, report: tell, onFound } : undefined;
  const proposal = follow(proposeRedesign(input, settings, {}, exact), tell);
  report({ kind: 'proposal', proposal });
  if (proposal.status === 'within') return null;
  return follow(diagnoseRedesign(input, settings, proposal), ({ share }) =>
    say({ kind: 'progress', stage: 'diagnosing', share }),
  );
}

/** @returns the points at the end: those told on the way may have been bettered, or beaten by others and left out. */
function trace({ input, settings, best }: TraceInput, report: (progress: TraceProgress) => void): FrontierPoint[] {
  const say = withPauses(report);
  const onPoint = (point: FrontierPoint): void => report({ kind: 'point', point });
  const search = traceFrontier(input, settings, FRONTIER_WEIGHTS, onPoint, best ? { owner: best } : undefined);
  return follow(search, ({ stage, share }) => say({ kind: 'progress', stage, share }));
}

function follow<T>(search: Generator<SearchProgress, T>, report: (progress: SearchProgress) => void): T {
  for (;;) {
    const next = search.next();
    if (next.done) return next.value;
    report(next.value);
  }
}

/** Leaves out reports that nobody could follow. */
function withPauses<P>(report: (progress: P) => void): (progress: P) => void {
  let last = 0;
  return (progress) => {
    const now = performance.now();
    if (now - last < REPORT_EVERY) return;
    last = now;
    report(progress);
  };
}

const handlers = { propose, trace };
export type SolverApi = typeof handlers;

serveWorker(self as unknown as WorkerScope, handlers);
