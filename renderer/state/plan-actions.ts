import { refuse } from '../../shared/commands/command.ts';
import type { Command, Outcome } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import { createRedo, createUndo } from '../../shared/history/history.ts';
import type { Edit } from '../../shared/history/journal.ts';
import { isEmptyPatch } from '../../shared/history/patch.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { BatonBridge, FileHandle, OpenedFile, RecoverySummary, Result } from '../../shared/ipc.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { leaveSafely, replaceSafely } from './leaving.ts';
import { captureFile } from './live-plan.ts';
import { openPlanFile, settleConflict } from './plan-opening.ts';
import { commitEdit, getOpenPlan, leavePlan, openParts, openStored, refreshDescription } from './plan-session.ts';
import type { OpenPlan, OpeningOptions } from './plan-session.ts';
import { planStore } from './plan-store.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { getServices } from './services.ts';
import { showToast } from './session-store.ts';
import { NOWHERE } from './stored-plans.ts';

export interface DispatchOptions {
  /** Why, in the user's words; stored in the audit trail. A command's own reason is, without being given here too. */
  readonly reason?: string;
  /** What the plan shows after it, where that was worked out before. */
  readonly prepared?: PreparedPlan | null;
}

/**
 * Carries out a command: the screen changes before it returns, the edit is made durable after that. A refusal changes
 * nothing and says why.
 */
export function dispatch(command: Command, options: DispatchOptions = {}): Outcome {
  const open = getOpenPlan();
  const { base, isReadOnly } = planStore.getState();
  if (!open || !base) return refuse('invalid', 'No plan is open.');
  if (isReadOnly) return refuse('invalid', READ_ONLY);
  if (command.kind === 'useFacts' && !open.live.factsVersions.has(command.facts)) {
    return refuse('unknown-id', 'This version of the data is not in the plan.');
  }
  const outcome = execute(base, command);
  if (!outcome.ok) return outcome;
  const { label, patch } = outcome;
  if (isEmptyPatch(patch)) return refuse('nothing-to-do', 'Nothing would change.');
  const reason = (options.reason ?? ('reason' in command ? command.reason : '')).trim();
  commitEdit(
    open,
    { kind: 'do', label, ...stamp(), scenario: base.scenario, ...(reason && { reason }), patch },
    options.prepared,
  );
  return outcome;
}

/** @returns what was taken back, in words, or `null` where there was nothing. */
export function undo(): string | null {
  const label = step((history, at) => createUndo(history, at));
  const { undoEnd } = planStore.getState();
  if (undoEnd !== '') showToast({ tone: 'info', message: undoEnd });
  return label;
}

/** @returns what was done again, in words, or `null` where there was nothing. */
export function redo(): string | null {
  return step((history, at) => createRedo(history, at));
}

/** Makes the sample plan and opens it. */
export function openSample(): Promise<Result<null>> {
  const today = getServices().now().toISOString().slice(0, 10);
  const { facts, document } = generateSample({ accounts: 1200, sellers: 24, seed: 1, today });
  // Each sample is a plan of its own: opened again, it does not meet the edits of the first.
  return openNew({ id: getServices().createId(), tables: document.tables }, facts);
}

/** Makes a new plan over imported facts and opens it with what they are. */
export function createPlanFromFacts(facts: Facts, name: string): Promise<Result<null>> {
  const { createId, now } = getServices();
  const createdAt = now().toISOString();
  const plan = { id: createId(), name, facts: facts.id, asOf: facts.importedOn, createdAt };
  return openNew(createPlanDocument(plan), facts, { step: 'data' });
}

/** Opens a plan file that main has read. Failures change nothing. */
export function openPlanBytes(file: OpenedFile, options: { readonly readOnly: boolean }): Promise<Result<null>> {
  return openPlanFile(file, options.readOnly);
}

/** Asks for a plan file and opens it. */
export async function choosePlanFile(options: { readonly readOnly: boolean }): Promise<Result<null>> {
  const { bridge, planFiles } = getServices();
  planFiles.prepare();
  const chosen = await bridge.request('files.open', 'plan', false);
  if (!chosen.ok) return chosen;
  const [file] = chosen.value;
  return file ? openPlanFile(file, options.readOnly) : { ok: true, value: null };
}

/** Opens a file of the recent list. */
export async function openRecentPlan(id: string): Promise<Result<null>> {
  const { bridge, planFiles } = getServices();
  planFiles.prepare();
  const chosen = await bridge.request('files.openRecent', id);
  return chosen.ok ? openPlanFile(chosen.value, false) : chosen;
}

/** Answers the dialog `open-conflict`: the file's version, or what is stored here with its newer edits. */
export function settleOpenConflict(choice: 'file' | 'stored'): Promise<Result<null>> {
  return settleConflict(choice);
}

/** Saves to the plan's file, or asks for one where it has none. */
export async function saveFile(): Promise<Result<FileHandle>> {
  const open = getOpenPlan();
  if (!open) return NOTHING_OPEN;
  if (!open.journal) return { ok: false, code: 'invalid', message: READ_ONLY };
  const { file } = open.live;
  if (!file) return saveFileAs();
  const result = await writeFile(open, (bridge, bytes) => bridge.request('files.save', file.id, bytes));
  // A file that was moved away, or known only to an earlier start: the user says where it goes.
  return !result.ok && result.code === 'not-found' ? saveFileAs() : result;
}

/** Asks where to save the plan, and saves it there from then on. */
export async function saveFileAs(): Promise<Result<FileHandle>> {
  const open = getOpenPlan();
  if (!open) return NOTHING_OPEN;
  const name = readSetting(open.live.document, 'name')
    .replace(/[\\/:*?"<>|\s\p{Cc}]+/gu, ' ')
    .trim();
  const suggested = `${name || 'Plan'}.baton`;
  return writeFile(open, (bridge, bytes) => bridge.request('files.saveAs', 'plan', suggested, bytes));
}

/** Waits until everything is durable, then shows the first screen; asks first where edits cannot be stored. */
export function closePlan(): Promise<Result<null>> {
  return leaveSafely(async () => {
    await leavePlan();
    return { ok: true, value: null };
  });
}

/** Opens the plan that was open last, restoring it where one of its copies was lost. */
export async function resumeLastPlan(): Promise<void> {
  const { repository } = getServices();
  planStore.setState({ status: 'opening' });
  const last = await repository.readLastPlan().catch(() => undefined);
  // A first start, or a lost database: then main knows which plan was changed last.
  const planId = last === undefined ? (await listStoredPlans())[0]?.planId : last;
  const result: Result<null> = planId ? await openStored(planId) : { ok: true, value: null };
  if (planStore.getState().status !== 'opening') return;
  planStore.setState({ status: 'none', openError: result.ok ? null : result.message });
}

/** Plans that are kept here, with or without a file, the last changed first. */
export async function listStoredPlans(): Promise<readonly RecoverySummary[]> {
  const { repository, bridge } = getServices();
  const [inPage, inMain] = await Promise.all([
    repository.listPlans().catch(() => []),
    bridge.request('recovery.list').catch(() => []),
  ]);
  const plans = new Map<PlanId, RecoverySummary>();
  for (const { id, name, sequence, changedAt } of inPage) plans.set(id, { planId: id, name, sequence, changedAt });
  for (const plan of inMain) {
    const known = plans.get(plan.planId);
    if (!known || known.sequence < plan.sequence) plans.set(plan.planId, plan);
  }
  return [...plans.values()].sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
}

export function openStoredPlan(planId: PlanId): Promise<Result<null>> {
  return leaveSafely(() => openStored(planId));
}

/** Removes a plan from both places it is kept in. Its file, if it has one, stays. */
export async function deleteStoredPlan(planId: PlanId): Promise<Result<null>> {
  const { repository, bridge } = getServices();
  if (planStore.getState().planId === planId) await leavePlan();
  // Main's copy first: while one is left, the plan is listed and can be removed again.
  const removed = await bridge.request('recovery.remove', planId);
  if (!removed.ok && removed.code !== 'not-found') return removed;
  try {
    await repository.deletePlan(planId);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, code: 'not-writable', message: `The plan could not be removed: ${detail}` };
  }
  return { ok: true, value: null };
}

/** Tries again to make durable what failed. */
export function retrySaving(): void {
  getOpenPlan()?.journal?.start();
}

const READ_ONLY = 'This is a read-only copy. Open the plan itself to change it.';

const NOTHING_OPEN = { ok: false, code: 'invalid', message: 'No plan is open.' } as const;

type WriteBytes = (bridge: BatonBridge, bytes: Uint8Array) => Promise<Result<FileHandle>>;

async function writeFile(open: OpenPlan, write: WriteBytes): Promise<Result<FileHandle>> {
  const { planFiles, bridge, appVersion, repository } = getServices();
  const { live } = open;
  const { hash } = live.head;
  const bytes = await planFiles.write(captureFile(live, appVersion));
  const result = await write(bridge, bytes);
  if (!result.ok || !open.journal) return result;
  live.file = result.value;
  live.fileHash = hash;
  refreshDescription(open);
  // The mark is a convenience: without it the plan counts as changed since its file.
  await repository.saveFileMark(live.document.id, live.file, hash).catch(() => undefined);
  return result;
}

function stamp(): Pick<Edit, 'at' | 'by'> {
  return { at: getServices().now().toISOString(), by: '' };
}

function step(create: (history: Parameters<typeof createUndo>[0], at: Pick<Edit, 'at' | 'by'>) => Edit | null) {
  const open = getOpenPlan();
  if (!open || planStore.getState().isReadOnly) return null;
  const edit = create(open.live.history, stamp());
  if (!edit) return null;
  commitEdit(open, edit);
  return edit.label;
}

function openNew(document: PlanDocument, facts: Facts, options: OpeningOptions = {}): Promise<Result<null>> {
  const factsVersions = new Map([[facts.id, facts]]);
  const parts = { document, factsVersions, records: [], epoch: 1, file: null, fileHash: '' };
  return replaceSafely(async () => openParts(parts, NOWHERE, options));
}
