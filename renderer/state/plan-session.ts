import { dropRuleDraft } from './rule-draft.ts';
import { isEmptyPatch, applyPatch } from '../../shared/history/patch.ts';
import { advanceHistory } from '../../shared/history/history.ts';
import { headOf, recordEdit } from '../../shared/history/journal.ts';
import type { Edit } from '../../shared/history/journal.ts';
import type { Failure, Result } from '../../shared/ipc.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { runAfterPaint } from './after-paint.ts';
import { DurableJournal } from './durable-journal.ts';
import { createMainTarget, createPageTarget } from './journal-targets.ts';
import { createLivePlan, readFacts, releaseFacts } from './live-plan.ts';
import type { LivePlan, PlanParts } from './live-plan.ts';
import { describePlan, showEdit, showPlan } from './plan-view.ts';
import { NO_PLAN, planStore } from './plan-store.ts';
import { preparePlan } from './prepare-plan.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { getServices } from './services.ts';
import { NO_FILTER, sessionStore, showToast } from './session-store.ts';
import type { Step } from './session-store.ts';
import { settleSession } from './settle-session.ts';
import { loadPlan } from './stored-plans.ts';
import type { LoadedPlan, PlanBacklog } from './stored-plans.ts';

/** The plan on the screen, and the journal that makes it durable; a review copy has none. */
export interface OpenPlan {
  readonly live: LivePlan;
  readonly journal: DurableJournal | null;
}

let open: OpenPlan | null = null;

export function getOpenPlan(): OpenPlan | null {
  return open;
}

export interface OpeningOptions {
  /** Bytes of a plan file that holds just this plan. */
  readonly file?: Uint8Array;
  /** The step to begin with: the territories where not said. Another one would be drawn in vain before it. */
  readonly step?: Step;
}

/** Puts a plan on the screen and begins to write what its copies lack. A plan that cannot be shown changes nothing. */
export async function openParts(
  parts: PlanParts,
  backlog: PlanBacklog,
  options: OpeningOptions = {},
): Promise<Result<null>> {
  const services = getServices();
  const live = createLivePlan(parts);
  const failure = await tryToShow(live, false, options.step);
  if (failure) return failure;
  const journal: DurableJournal = new DurableJournal(
    { page: createPageTarget(live, services), main: createMainTarget(live, services, options.file ?? null) },
    backlog,
    (saving) => {
      if (open?.journal === journal) planStore.setState(saving);
      else if (saving.saving === 'failed') sayLost(live, saving.saveError);
    },
    new Promise((resolve) => {
      runAfterPaint(resolve);
    }),
  );
  open = { live, journal };
  // Where this fails, the next start finds the plan by its date.
  services.repository.saveLastPlan(live.document.id).catch(() => undefined);
  journal.start();
  return { ok: true, value: null };
}

/** Edits of a plan that another one has replaced meanwhile. */
function sayLost({ document }: LivePlan, error: string | null): void {
  const message = `The last edits of “${readSetting(document, 'name')}” could not be stored. ${error ?? ''}`;
  showToast({ tone: 'error', message });
}

/** Shows a plan that nothing may change and that is not stored. */
export async function openReviewCopy(parts: PlanParts): Promise<Result<null>> {
  const live = createLivePlan(parts);
  const failure = await tryToShow(live, true);
  if (failure) return failure;
  open = { live, journal: null };
  return { ok: true, value: null };
}

export async function openLoaded(loaded: LoadedPlan): Promise<Result<null>> {
  const result = await openParts(loaded.parts, loaded.backlog);
  if (result.ok && loaded.recoveredCopy !== null) {
    const message = `Two copies of this plan differed. The other one is kept as “${loaded.recoveredCopy}”.`;
    showToast({ tone: 'info', message });
  }
  return result;
}

/** Brings a plan back from its copies and shows it. */
export async function openStored(planId: PlanId): Promise<Result<null>> {
  const loaded = await loadPlan(getServices(), planId);
  if (!loaded) {
    const message = 'No readable copy of this plan is left here. Open its plan file instead.';
    return { ok: false, code: 'not-readable', message };
  }
  return openLoaded(loaded);
}

/** Takes the plan off the screen once nothing is being written any more. */
export async function leavePlan(): Promise<void> {
  const leaving = open;
  await leaving?.journal?.settled();
  if (open !== leaving) return;
  open = null;
  resetSession();
  planStore.setState(NO_PLAN, true);
  await getServices()
    .repository.saveLastPlan(null)
    .catch(() => undefined);
}

/**
 * Applies an edit, shows it, and hands it to the journal.
 * @param prepared what the plan shows after it, where that was worked out before.
 * @throws {PatchConflict} with nothing changed.
 */
export function commitEdit({ live, journal }: OpenPlan, edit: Edit, prepared: PreparedPlan | null = null): void {
  if (isEmptyPatch(edit.patch)) return;
  applyPatch(live.document, edit.patch);
  const record = recordEdit(live.head, edit);
  live.records.push(record);
  live.history = advanceHistory(live.history, edit);
  releaseFacts(live);
  live.head = headOf(record);
  const { base: before } = planStore.getState();
  try {
    showEdit(live, edit.patch, prepared);
    const { base: after } = planStore.getState();
    if (edit.patch['plan']?.['facts'] && before && after) settleSession(before, after);
  } finally {
    journal?.append(record);
  }
}

/** Shows a changed file, mark or name. */
export function refreshDescription({ live }: OpenPlan): void {
  if (open?.live === live) planStore.setState(describePlan(live));
}

/** Rises with each plan that is to be shown: an overtaken one is not shown any more. */
let showings = 0;

async function tryToShow(live: LivePlan, isReadOnly: boolean, step?: Step): Promise<Failure | null> {
  const showing = ++showings;
  try {
    const prepared = await preparePlan(readFacts(live), live.document);
    if (showing !== showings) return { ok: false, code: 'cancelled', message: 'Another plan was opened meanwhile.' };
    showPlan(live, isReadOnly, prepared);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'not-readable', message: `The plan cannot be shown: ${detail}` };
  }
  resetSession(step);
  return null;
}

function resetSession(step: Step = 'territories'): void {
  dropRuleDraft(true);
  sessionStore.setState({
    step,
    territoryView: 'board',
    waveView: 'board',
    selection: new Set(),
    anchor: null,
    focusAccount: null,
    filter: NO_FILTER,
    inspectorTarget: { kind: 'accounts' },
    drag: null,
    dialog: null,
  });
}
