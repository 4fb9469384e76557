import { foldJournal } from '../../shared/history/history.ts';
import { createJournalHead, takeValidRecords } from '../../shared/history/journal.ts';
import type { RecoveryState } from '../../shared/ipc.ts';
import type { PlanId } from '../../shared/model/ids.ts';
import { readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { StoredPlan } from '../db/repository.ts';
import type { Backlog } from './durable-journal.ts';
import { captureStored, copyParts, createLivePlan, unpackPlan } from './live-plan.ts';
import type { PlanParts } from './live-plan.ts';
import { compareLines, reconcile } from './reconcile.ts';
import type { Services } from './services.ts';

/** What the page's database and main's recovery journal each lack. */
export interface PlanBacklog {
  readonly page: Backlog;
  readonly main: Backlog;
}

const COMPLETE: Backlog = { needsWhole: false, missing: [] };
const ABSENT: Backlog = { needsWhole: true, missing: [] };
/** Of a plan that is nowhere yet. */
export const NOWHERE: PlanBacklog = { page: ABSENT, main: ABSENT };

/** A plan brought back from its copies, and what must still be written so that both are whole again. */
export interface LoadedPlan {
  readonly parts: PlanParts;
  readonly backlog: PlanBacklog;
  /** Another line of the plan was kept as a plan of its own, under this name. */
  readonly recoveredCopy: string | null;
}

/**
 * Reads both copies of a plan and brings them together: the longest valid record wins, main's where they diverge; the
 * loser is kept as a plan of its own.
 * @returns `null` where there is no readable copy.
 */
export async function loadPlan(services: Services, planId: PlanId): Promise<LoadedPlan | null> {
  const [page, main] = await Promise.all([readPageCopy(services, planId), readMainCopy(services, planId)]);
  const decision = reconcile(page && page.records, main);
  if (decision.kind === 'none') return null;

  if (page && decision.kind === 'page') {
    const { missing } = decision;
    const main = missing ? { needsWhole: false, missing } : ABSENT;
    return { parts: page, backlog: { page: COMPLETE, main }, recoveredCopy: null };
  }
  if (page && decision.kind === 'extend-page') {
    const { missing } = decision;
    foldJournal(
      page.document,
      missing.map(({ edit }) => edit),
    );
    const parts = { ...page, records: [...page.records, ...missing] };
    return { parts, backlog: { page: { needsWhole: false, missing }, main: COMPLETE }, recoveredCopy: null };
  }

  const restored = main && (await readMainPlan(services, main, page));
  // Main's copy cannot be read after all: the page's is better than nothing.
  if (!restored) return page && { parts: page, backlog: { page: COMPLETE, main: ABSENT }, recoveredCopy: null };
  const isAside = page !== null && isKeptAside(page, restored);
  const recoveredCopy = page && isAside ? await keepCopy(services, page) : null;
  return { parts: restored, backlog: { page: ABSENT, main: COMPLETE }, recoveredCopy };
}

/** Stores a line of a plan that is about to be replaced as a plan of its own. @returns its name. */
export async function keepCopy(services: Services, parts: PlanParts): Promise<string> {
  const at = services.now().toISOString();
  const name = `${readSetting(parts.document, 'name')} (recovered copy)`;
  const copy = createLivePlan(copyParts(parts, services.createId(), name, at));
  await services.repository.savePlan(captureStored(copy, at));
  return name;
}

/** The page has edits that main's line does not. */
function isKeptAside(page: PlanParts, main: PlanParts): boolean {
  const relation = compareLines(page.records, main.records);
  return relation === 'diverged' || relation === 'ahead';
}

async function readPageCopy({ repository }: Services, planId: PlanId): Promise<PlanParts | null> {
  try {
    const stored = await repository.openPlan(planId);
    return stored && foldStored(stored);
  } catch {
    // An unreadable copy is a lost one: main's takes its place.
    return null;
  }
}

/** @returns `null` where the journal is broken before the snapshot: then the copy cannot be trusted. */
function foldStored(stored: StoredPlan): PlanParts | null {
  const { snapshotHead } = stored;
  const before = stored.records.slice(0, snapshotHead.sequence);
  const start = createJournalHead(stored.id);
  const lastBefore = before.at(-1);
  const hashBefore = lastBefore ? lastBefore.hash : start.hash;
  if (before.length !== snapshotHead.sequence || hashBefore !== snapshotHead.hash) return null;
  const after = takeValidRecords(
    { ...snapshotHead, epoch: lastBefore?.epoch ?? start.epoch },
    stored.records.slice(snapshotHead.sequence),
  );
  const tables = new Map([...stored.tables].map(([name, rows]) => [name, new Map(rows)]));
  const document: PlanDocument = { id: stored.id, tables };
  foldJournal(
    document,
    after.map(({ edit }) => edit),
  );
  if (!stored.facts.has(readSetting(document, 'facts'))) return null;
  return {
    document,
    factsVersions: stored.facts,
    records: [...before, ...after],
    epoch: stored.epoch,
    file: stored.file,
    fileHash: stored.fileHash,
  };
}

async function readMainCopy({ bridge }: Services, planId: PlanId): Promise<RecoveryState | null> {
  const result = await bridge.request('recovery.read', planId).catch(() => null);
  return result?.ok ? result.value : null;
}

async function readMainPlan(
  services: Services,
  main: RecoveryState,
  page: PlanParts | null,
): Promise<PlanParts | null> {
  const read = await services.planFiles.read(main.snapshot);
  if (!read.ok) return null;
  const parts = unpackPlan(read.plan);
  try {
    foldJournal(
      parts.document,
      main.records.map(({ edit }) => edit),
    );
  } catch {
    return null;
  }
  const records = [...parts.records, ...main.records];
  return {
    ...parts,
    records,
    epoch: Math.max(records.at(-1)?.epoch ?? 1, main.snapshotHead.epoch) + 1,
    file: page?.file ?? null,
    fileHash: page?.fileHash ?? '',
  };
}
