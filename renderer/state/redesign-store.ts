import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { FrontierPoint } from '../../shared/territory/redesign/frontier.ts';
import type { Diagnosis } from '../../shared/territory/redesign/infeasible.ts';
import type { RedesignInput, RedesignSettings } from '../../shared/territory/redesign/input.ts';
import type { Proposal } from '../../shared/territory/redesign/proposal.ts';
import type { SearchProgress } from '../../shared/territory/redesign/search.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import type { RedesignPolicy } from '../../shared/model/policy.ts';

/** The plan as it was when a search was started: what its rows mean, whatever has been decided since. */
export interface RedesignBasis {
  readonly planId: PlanId | null;
  /** Its columns that a move changes in place are copies. */
  readonly base: PlanBase;
  readonly input: RedesignInput;
  readonly settings: RedesignSettings;
  /** What the plan asked for; the document itself has changed meanwhile. */
  readonly policy: RedesignPolicy;
}

/** A proposal to look at: of the optimizer, or a point of the frontier. */
export interface FoundProposal {
  readonly basis: RedesignBasis;
  readonly proposal: Proposal;
  /** What stands in the way; `null` where nothing does or nobody has looked yet. */
  readonly diagnosis: Diagnosis | null;
}

export interface FoundFrontier {
  readonly basis: RedesignBasis;
  /** By rising weight of balance; they come one by one. */
  readonly points: readonly FrontierPoint[];
  readonly isComplete: boolean;
}

export type RedesignTask = 'proposal' | 'frontier';

export interface RedesignProgress {
  readonly task: RedesignTask;
  readonly stage: SearchProgress['stage'] | 'starting' | 'diagnosing';
  /** Of the whole, 0 to 1. */
  readonly share: number;
}

export interface RedesignState {
  /** What is being searched for; one search at a time. */
  readonly progress: RedesignProgress | null;
  readonly found: FoundProposal | null;
  /** A proposal that the search under way still betters; it is kept where that is stopped. */
  readonly interim: FoundProposal | null;
  readonly frontier: FoundFrontier | null;
  /** Index of the frontier's point that is looked at, or `null` before one was chosen. */
  readonly chosenPoint: number | null;
  /** Why the last search did not work, for people. */
  readonly error: string | null;
}

export const NOTHING_FOUND: RedesignState = {
  progress: null,
  found: null,
  interim: null,
  frontier: null,
  chosenPoint: null,
  error: null,
};

/** What has been searched for and found: never stored in the plan. Adopting it is a command. */
export const redesignStore = createStore<RedesignState>(() => NOTHING_FOUND);

export function useRedesign<T>(selector: (state: RedesignState) => T): T {
  return useStore(redesignStore, selector);
}

export function choosePoint(chosenPoint: number | null): void {
  redesignStore.setState({ chosenPoint });
}

export type ProposalSource = 'optimizer' | 'frontier';

const foundOfPoint = new WeakMap<FrontierPoint, FoundProposal>();

/** A point of the frontier as a proposal: the same object for the same point. */
export function findOfPoint({ basis }: FoundFrontier, point: FrontierPoint): FoundProposal {
  let found = foundOfPoint.get(point);
  if (found?.basis !== basis) foundOfPoint.set(point, (found = { basis, proposal: point.proposal, diagnosis: null }));
  return found;
}

/** What the optimizer found last, or what the chosen point of the frontier proposes. */
export function useFoundProposal(source: ProposalSource): FoundProposal | null {
  return useRedesign(({ found, frontier, chosenPoint }) => {
    if (source === 'optimizer') return found;
    const point = chosenPoint === null ? undefined : frontier?.points[chosenPoint];
    return frontier && point ? findOfPoint(frontier, point) : null;
  });
}
