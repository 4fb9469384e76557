import { refuse } from '../../shared/commands/command.ts';
import type { Command, Outcome } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import type { CarriedTable } from '../../shared/files/carry-facts.ts';
import { packFacts } from '../../shared/files/packed-facts.ts';
import { createRefreshCsv } from '../../shared/files/refresh-csv.ts';
import { comparePast, lookBackInSteps, summarizePast, toCommand } from '../../shared/files/refresh-facts.ts';
import type { PastFacts, Refresh } from '../../shared/files/refresh-facts.ts';
import type { Edit } from '../../shared/history/journal.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { IsoInstant } from '../../shared/model/ids.ts';
import { copyDocument } from '../../shared/model/plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { RefreshSummary } from '../../shared/overview/refresh-summary.ts';
import { pause } from '../workers/worker-client.ts';
import { getImportClient } from './import-work.ts';
import { addFacts, findNewFacts, readFacts, releaseFacts } from './live-plan.ts';
import type { LivePlan } from './live-plan.ts';
import { dispatch } from './plan-actions.ts';
import { getOpenPlan } from './plan-session.ts';
import { planStore } from './plan-store.ts';
import { moveTo, preparePlan, runInSlices } from './prepare-plan.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/**
 * What an import would bring to the open plan; nothing changes yet. At 100,000 accounts it takes a quarter of a second, so
 * it is worked out beside the page.
 * @param carry which tables of the last import to take over where the new files do not have them: all where not said.
 * @returns `null` where no plan is open that could take it.
 */
export async function previewRefresh(imported: Facts, carry?: readonly CarriedTable[]): Promise<Refresh | null> {
  const open = getOpenPlan();
  if (!open || planStore.getState().isReadOnly) return null;
  const { live } = open;
  return getImportClient().call('refresh', { document: live.document, before: readFacts(live), imported, carry });
}

/**
 * Puts the previewed facts under the open plan: one step, taken back by one undo, after a restart too. All decisions stay. What
 * the plan shows then is worked out first, in slices, so that the page goes on answering.
 * @param options.moveAsOf whether the as-of day moves to the day of the import.
 */
export async function applyRefresh(refresh: Refresh, options: { readonly moveAsOf: boolean }): Promise<Outcome> {
  const open = getOpenPlan();
  if (!open) return refuse('invalid', 'No plan is open.');
  const { live } = open;
  const command = toCommand(refresh, options.moveAsOf ? refresh.facts.importedOn : undefined);
  const before = readFacts(live);
  // Compared beside the page already: the page must not do it again to tell what the last import changed.
  const past = await runInSlices(lookBackInSteps(refresh, before));
  const prepared = await prepareCommand(live, refresh.facts, command);
  if (getOpenPlan() !== open || readFacts(live).id !== refresh.summary.from) {
    return refuse('invalid', 'The data of the plan is another one by now. Check the files again.');
  }
  addFacts(live, refresh.facts);
  comparedPasts.set(refresh.facts, { before, past });
  const outcome = dispatch(command, { prepared });
  if (!outcome.ok) releaseFacts(live);
  return outcome;
}

/** What the open plan shows after a command that gives it other facts; `null` where it is refused, or came too late. */
async function prepareCommand(live: LivePlan, facts: Facts, command: Command): Promise<PreparedPlan | null> {
  const { base } = planStore.getState();
  const outcome = base && execute(base, command);
  if (!outcome?.ok) return null;
  const { hash } = live.head;
  const document = copyDocument(live.document);
  applyPatch(document, outcome.patch);
  const prepared = await preparePlan(facts, document);
  // Both copies of the plan are about to store them so: done here, it is a task of its own.
  packFacts(facts);
  await pause();
  return live.head.hash === hash ? moveTo(prepared, live.document) : null;
}

/** The refresh that the plan stands on. */
export interface LastRefresh {
  readonly at: IsoInstant;
  readonly summary: RefreshSummary;
  /** Whether the next undo takes it back. */
  readonly isLastStep: boolean;
}

/** Comparisons by the facts in use, as long as those are there: edits change what is decided, not the facts. */
const comparedPasts = new WeakMap<Facts, { readonly before: Facts; readonly past: PastFacts }>();

function lookBack(before: Facts, facts: Facts): PastFacts {
  const known = comparedPasts.get(facts);
  if (known?.before === before) return known.past;
  const past = comparePast(before, facts);
  comparedPasts.set(facts, { before, past });
  return past;
}

/**
 * What the last refresh brought, seen with the decisions of now; `null` where the plan has its first facts.
 * @param base of the open plan.
 */
export function readLastRefresh({ document, sourceFacts }: PlanBase): LastRefresh | null {
  const last = findLastRefresh();
  if (!last) return null;
  const { live, edit, before } = last;
  const summary = summarizePast(document, lookBack(before, sourceFacts));
  return { at: edit.at, summary, isLastStep: live.history.done.at(-1) === edit };
}

/** Everything that the last refresh changed, as CSV; empty where there was none. */
export function writeLastRefresh(): string {
  const last = findLastRefresh();
  if (!last) return '';
  const { live, before } = last;
  return createRefreshCsv(summarizePast(live.document, comparePast(before, readFacts(live), Infinity)));
}

function findLastRefresh(): { live: LivePlan; edit: Edit; before: Facts } | null {
  const live = getOpenPlan()?.live;
  const edit = live?.history.done.findLast((candidate) => findNewFacts(candidate) !== null);
  const before = live?.factsVersions.get(String(edit?.patch['plan']?.['facts']?.from));
  return live && edit && before ? { live, edit, before } : null;
}
