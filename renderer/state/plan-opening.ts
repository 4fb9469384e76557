import type { FileHandle, OpenedFile, Result } from '../../shared/ipc.ts';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { readPlanTable, readSetting } from '../../shared/model/plan.ts';
import { leaveSafely } from './leaving.ts';
import { createLivePlan, unpackPlan } from './live-plan.ts';
import type { PlanParts } from './live-plan.ts';
import { openLoaded, openParts, openReviewCopy } from './plan-session.ts';
import { compareLines, countShared } from './reconcile.ts';
import { getServices } from './services.ts';
import { closeDialog, openDialog } from './session-store.ts';
import { keepCopy, loadPlan, NOWHERE } from './stored-plans.ts';
import type { LoadedPlan } from './stored-plans.ts';

/** A file's plan and the stored one with other edits, until the user has chosen between them. */
let conflict: { readonly inFile: PlanParts; readonly stored: LoadedPlan } | null = null;

/** Reads a plan file's bytes and shows the plan; asks where newer edits of it are stored here. */
export async function openPlanFile({ handle, bytes }: OpenedFile, isReadOnly: boolean): Promise<Result<null>> {
  const read = await readPlan(bytes, handle);
  if (!read.ok) return read;
  const inFile = read.value;
  return leaveSafely(async () => (isReadOnly ? openReviewCopy(inFile) : openBesideStored(inFile, handle, bytes)));
}

async function openBesideStored(inFile: PlanParts, handle: FileHandle, bytes: Uint8Array): Promise<Result<null>> {
  const stored = await loadPlan(getServices(), inFile.document.id);
  if (!stored) return openParts(inFile, NOWHERE, { file: bytes });

  const isSamePlan = isSameOrigin(stored.parts, inFile);
  const relation = isSamePlan ? compareLines(stored.parts.records, inFile.records) : 'diverged';
  if (relation === 'same') return openLoaded({ ...stored, parts: markFile(stored.parts, inFile) });
  if (relation === 'behind') return openParts({ ...inFile, epoch: stored.parts.epoch }, NOWHERE, { file: bytes });
  const shared = isSamePlan ? countShared(stored.parts.records, inFile.records) : 0;
  conflict = { inFile, stored };
  openDialog({
    kind: 'open-conflict',
    fileName: handle.name,
    planName: readSetting(stored.parts.document, 'name'),
    editsHere: stored.parts.records.length - shared,
    editsInFile: inFile.records.length - shared,
  });
  return { ok: true, value: null };
}

/** The version that was not chosen is kept: the stored one as a copy, the file where it is. */
export async function settleConflict(choice: 'file' | 'stored'): Promise<Result<null>> {
  const settled = conflict;
  conflict = null;
  closeDialog();
  if (!settled) return { ok: true, value: null };
  const { inFile, stored } = settled;
  if (choice === 'stored') return openLoaded({ ...stored, parts: markFile(stored.parts, inFile) });
  const recoveredCopy = await keepCopy(getServices(), stored.parts);
  const parts = { ...inFile, epoch: Math.max(inFile.epoch, stored.parts.epoch) + 1 };
  return openLoaded({ parts, backlog: NOWHERE, recoveredCopy });
}

/** The stored version as belonging to the file, which is at another place of the journal. */
function markFile(stored: PlanParts, { file, fileHash }: PlanParts): PlanParts {
  return { ...stored, file, fileHash };
}

/** Ids made from a seed may meet again: a plan is the same only if it was made at the same time from the same facts. */
function isSameOrigin(left: PlanParts, right: PlanParts): boolean {
  const createdAt = ({ document }: PlanParts) => readPlanTable(document, 'scenarios').get(BASELINE)?.createdAt;
  const hasSameFacts = [...left.factsVersions.keys()].some((id) => right.factsVersions.has(id));
  return hasSameFacts && createdAt(left) === createdAt(right);
}

async function readPlan(bytes: Uint8Array, file: FileHandle): Promise<Result<PlanParts>> {
  const read = await getServices().planFiles.read(bytes);
  if (!read.ok) return { ...read, message: `“${file.name}”: ${read.message}` };
  const parts = unpackPlan(read.plan);
  const { head } = createLivePlan(parts);
  return { ok: true, value: { ...parts, file, fileHash: head.hash } };
}
