import { countOf } from '../../shared/persona/wording.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { listCures } from '../../shared/overview/schedule-cures.ts';
import {
  createScheduleInput,
  createScheduleRequest,
  pinScheduled,
  planRequestLaunches,
} from '../../shared/overview/schedule-input.ts';
import type { ScheduleRequest } from '../../shared/overview/schedule-input.ts';
import { needsCure } from '../../shared/waves/schedule/infeasible.ts';
import type { CureAttempt } from '../../shared/waves/schedule/infeasible.ts';
import type { ScheduleProposal } from '../../shared/waves/schedule/proposal.ts';
import { createScheduleClient } from '../workers/schedule-client.ts';
import type { ScheduleClient } from '../workers/schedule-client.ts';
import { WorkerStopped } from '../workers/worker-client.ts';
import { planStore } from './plan-store.ts';
import { describeScheduleRules } from './schedule-staleness.ts';
import { NO_SCHEDULE, scheduleStore } from './schedule-store.ts';
import type { ScheduleAsk } from './schedule-store.ts';
import { announce } from './session-store.ts';

let client: ScheduleClient | null = null;

/** Puts another planner in the place of the worker, or takes it away again. */
export function provideScheduler(scheduler: ScheduleClient | null): void {
  client = scheduler;
}

/** Rises with each search: what an overtaken one says does not count. */
let searches = 0;

/** What is asked of the planner, with what the scenario says where nothing was said. */
export function completeAsk(base: PlanBase, ask: ScheduleAsk): ScheduleRequest {
  const standard = createScheduleRequest(base);
  return {
    waves: ask.waves ?? standard.waves,
    start: ask.start ?? standard.start,
    gap: ask.gap ?? standard.gap,
    pinned: ask.keepsScheduled ? new Map([...pinScheduled(base), ...standard.pinned]) : standard.pinned,
  };
}

/** Proposes a wave for every move of the scenario as it stands; then tries what would help where something does not fit. */
export async function planWaves(): Promise<void> {
  const base = captureBase();
  if (!base) return;
  const own = ++searches;
  const isCurrent = (): boolean => own === searches;
  client?.stop();
  client ??= createScheduleClient();
  scheduleStore.setState({ found: null, error: null, progress: { stage: 'starting', share: 0 } });
  const { ask } = scheduleStore.getState();
  const settings = { seed: ask.seed, effort: 1 };
  try {
    const request = completeAsk(base, ask);
    const launches = planRequestLaunches(base, request);
    const input = createScheduleInput(base, request);
    const rules = describeScheduleRules(base, input.moves.account);
    const proposal = await client.call('propose', { input, settings }, (progress) => {
      if (isCurrent()) scheduleStore.setState({ progress });
    });
    if (!isCurrent()) return;
    const isWhole = proposal.status === 'clash' || !needsCure(proposal.outcome);
    const found = { base, request, input, launches, proposal, rules, effects: isWhole ? [] : null };
    scheduleStore.setState({ found, progress: isWhole ? null : { stage: 'curing', share: 0 } });
    announce(describeFound(proposal));
    if (isWhole) return;
    const attempts: CureAttempt[] = [];
    for (const layOut of listCures(base, request, input, proposal)) {
      attempts.push(layOut());
      // Thousands of moves are laid out for each: the page draws in between.
      await breathe();
      if (!isCurrent()) return;
    }
    const effects = await client.call('cure', { input, settings, attempts }, ({ share }) => {
      if (isCurrent()) scheduleStore.setState({ progress: { stage: 'curing', share } });
    });
    if (isCurrent()) scheduleStore.setState({ found: { ...found, effects } });
  } catch (error) {
    if (!isCurrent() || error instanceof WorkerStopped) return;
    const detail = error instanceof Error ? error.message : String(error);
    scheduleStore.setState({ error: `No schedule: the search failed. Nothing in the plan has changed. ${detail}` });
  } finally {
    if (isCurrent()) scheduleStore.setState({ progress: null });
  }
}

function breathe(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}

/** Ends the search under way; what it has found so far stays. */
export function cancelPlanning(): void {
  if (!scheduleStore.getState().progress) return;
  searches++;
  client?.stop();
  scheduleStore.setState({ progress: null });
  announce('Stopped.');
}

/** The plan as it is now. Edits change some of its columns in place, so these are copied. */
function captureBase(): PlanBase | null {
  const { base } = planStore.getState();
  if (!base) return null;
  const { assignment, personas } = base;
  const own = {
    incumbent: assignment.incumbent.slice(),
    incoming: assignment.incoming.slice(),
    wave: assignment.wave.slice(),
    locked: assignment.locked.slice(),
  };
  return {
    ...base,
    assignment: { ...assignment, ...own },
    personas: { ...personas, codes: personas.codes.slice() },
  };
}

function describeFound({ status, outcome, wave }: ScheduleProposal): string {
  if (status === 'clash') return 'There is no schedule: pins contradict one another.';
  const { length } = outcome.unplaced;
  return length === 0
    ? `${countOf(wave.length, 'move')} scheduled.`
    : `${countOf(wave.length - length, 'move')} scheduled, ${countOf(length, 'move')} fit no wave.`;
}

// What was found in one plan says nothing about another.
planStore.subscribe((state, before) => {
  if (state.planId === before.planId || scheduleStore.getState() === NO_SCHEDULE) return;
  searches++;
  client?.stop();
  scheduleStore.setState(NO_SCHEDULE, true);
});
