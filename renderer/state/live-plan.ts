import { stackEdits } from '../../shared/history/history.ts';
import type { History } from '../../shared/history/history.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import type { Edit, EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type { OpenedPlan } from '../../shared/files/plan-file.ts';
import { applyPatch, PatchBuilder } from '../../shared/history/patch.ts';
import type { FileHandle } from '../../shared/ipc.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { FactsId, IsoInstant, PlanId } from '../../shared/model/ids.ts';
import { copyDocument, readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { StoredPlan } from '../db/repository.ts';

/** The open plan itself, behind what the screen is shown. Only `dispatch`, `undo` and `redo` change it. */
export interface LivePlan {
  readonly document: PlanDocument;
  /** Versions of the facts, uncorrected: the one in use, and those that an undo or redo may lead to. */
  factsVersions: ReadonlyMap<FactsId, Facts>;
  /** The whole journal, from the plan's first edit. */
  readonly records: EditRecord[];
  history: History;
  head: JournalHead;
  file: FileHandle | null;
  /** Hash of the head when the plan was last the same as its file; empty where it never was. */
  fileHash: string;
}

/** What a plan is made of, wherever it comes from. */
export interface PlanParts {
  readonly document: PlanDocument;
  readonly factsVersions: ReadonlyMap<FactsId, Facts>;
  readonly records: readonly EditRecord[];
  /** At least this epoch for new records. */
  readonly epoch: number;
  readonly file: FileHandle | null;
  readonly fileHash: string;
}

export function createLivePlan(parts: PlanParts): LivePlan {
  const last = parts.records.at(-1);
  const head = last ? headOf(last) : createJournalHead(parts.document.id);
  const plan: LivePlan = {
    document: parts.document,
    factsVersions: parts.factsVersions,
    records: [...parts.records],
    history: stackEdits(parts.records.map(({ edit }) => edit)),
    head: { ...head, epoch: Math.max(head.epoch, parts.epoch) },
    file: parts.file,
    fileHash: parts.fileHash,
  };
  releaseFacts(plan);
  return plan;
}

/** What a plan file holds. */
export function unpackPlan(plan: OpenedPlan): PlanParts {
  const versions = [plan.facts, ...plan.extraFacts];
  return {
    document: plan.document,
    factsVersions: new Map(versions.map((facts) => [facts.id, facts])),
    records: plan.journal,
    epoch: plan.journal.at(-1)?.epoch ?? 1,
    file: null,
    fileHash: '',
  };
}

/** The facts in use, uncorrected. @throws where the plan lacks them: it cannot be shown then. */
export function readFacts(plan: Pick<LivePlan, 'document' | 'factsVersions'>): Facts {
  const facts = plan.factsVersions.get(readSetting(plan.document, 'facts'));
  if (!facts) throw new Error('The plan lacks the facts it was made from.');
  return facts;
}

/** Puts a version beside the others, for the next edit to use. */
export function addFacts(plan: LivePlan, facts: Facts): void {
  plan.factsVersions = new Map([...plan.factsVersions, [facts.id, facts]]);
}

/** Lets go of versions that no undo or redo leads to any more. */
export function releaseFacts(plan: LivePlan): void {
  if (plan.factsVersions.size < 2) return;
  const needed = listNeededFacts(plan);
  if (needed.length === plan.factsVersions.size) return;
  plan.factsVersions = new Map(needed.map((facts) => [facts.id, facts]));
}

/** The version in use first, then those that an undo or redo may lead to. */
function listNeededFacts(plan: Pick<LivePlan, 'document' | 'factsVersions' | 'history'>): Facts[] {
  const ids = new Set<FactsId>([readSetting(plan.document, 'facts')]);
  for (const { patch } of [...plan.history.done, ...plan.history.undone]) {
    const change = patch['plan']?.['facts'];
    if (change) for (const id of [change.from, change.to]) ids.add(id as FactsId);
  }
  return [...ids].flatMap((id) => plan.factsVersions.get(id) ?? []);
}

/** The version that an edit put under the plan for the first time, or `null`: undo and redo lead to known ones. */
export function findNewFacts(edit: Edit): FactsId | null {
  const change = edit.kind === 'do' ? edit.patch['plan']?.['facts'] : undefined;
  return change ? (change.to as FactsId) : null;
}

/** The plan as the page's database keeps it, as it is at the call. */
export function captureStored(plan: LivePlan, changedAt: string): StoredPlan {
  return {
    id: plan.document.id,
    name: readSetting(plan.document, 'name'),
    changedAt,
    epoch: plan.head.epoch,
    file: plan.file,
    fileHash: plan.fileHash,
    facts: plan.factsVersions,
    snapshotHead: plan.head,
    tables: copyDocument(plan.document).tables,
    records: plan.records.slice(),
  };
}

/** The plan as a plan file's writer takes it. */
export function captureFile(plan: LivePlan, appVersion: string) {
  const facts = readFacts(plan);
  return {
    document: plan.document,
    facts,
    extraFacts: [...plan.factsVersions.values()].filter((version) => version.id !== facts.id),
    journal: plan.records,
    appVersion,
  };
}

/** The same plan under another id and name: its journal chained anew, the new name its last edit. */
export function copyParts(parts: PlanParts, id: PlanId, name: string, at: IsoInstant): PlanParts {
  const document: PlanDocument = { ...copyDocument(parts.document), id };
  const scenario = readSetting(document, 'activeScenario');
  const patch = new PatchBuilder(document).set('plan', 'name', name).build();
  applyPatch(document, patch);
  const rename: Edit = { kind: 'do', label: `Rename to ${name}`, at, by: '', scenario, patch };
  let head = createJournalHead(id);
  const records = [...parts.records.map(({ edit }) => edit), rename].map((edit) => {
    const record = recordEdit(head, edit);
    head = headOf(record);
    return record;
  });
  return { ...parts, document, records, epoch: 1, file: null, fileHash: '' };
}
