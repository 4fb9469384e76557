import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { ScheduleRequest } from '../../shared/overview/schedule-input.ts';
import type { CureEffect } from '../../shared/waves/schedule/infeasible.ts';
import type { ScheduleInput } from '../../shared/waves/schedule/input.ts';
import type { PlannedLaunch } from '../../shared/waves/schedule/launches.ts';
import type { ScheduleProposal } from '../../shared/waves/schedule/proposal.ts';
import type { ScheduleProgress } from '../../shared/waves/schedule/search.ts';

/** What is asked for beyond the plan's own rules; absent: as the scenario stands. */
export interface ScheduleAsk {
  readonly waves?: number;
  /** T0 of the first wave. */
  readonly start?: number;
  readonly gap?: number;
  readonly seed: number;
  /** Accounts that have a wave stay in it. */
  readonly keepsScheduled: boolean;
}

/** A proposal, and what it was made from. */
export interface FoundSchedule {
  /** The plan as it was; its columns that an edit changes in place are copies. */
  readonly base: PlanBase;
  readonly request: ScheduleRequest;
  readonly input: ScheduleInput;
  readonly launches: readonly PlannedLaunch[];
  readonly proposal: ScheduleProposal;
  /** The rules it was made under, as one text to compare. */
  readonly rules: string;
  /** What was tried where something does not fit; `null` until it has been. */
  readonly effects: readonly CureEffect[] | null;
}

export interface PlannerState {
  readonly ask: ScheduleAsk;
  readonly found: FoundSchedule | null;
  readonly progress: {
    readonly stage: ScheduleProgress['stage'] | 'starting' | 'curing';
    readonly share: number;
  } | null;
  readonly error: string | null;
}

export const NO_SCHEDULE: PlannerState = {
  ask: { seed: 1, keepsScheduled: false },
  found: null,
  progress: null,
  error: null,
};

export const scheduleStore = createStore<PlannerState>()(() => NO_SCHEDULE);

export function useSchedule<T>(select: (state: PlannerState) => T): T {
  return useStore(scheduleStore, select);
}

export function changeAsk(change: Partial<ScheduleAsk>): void {
  scheduleStore.setState(({ ask }) => ({ ask: { ...ask, ...change } }));
}
