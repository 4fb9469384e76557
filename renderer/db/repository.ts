import Dexie from 'dexie';
import type { Table } from 'dexie';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type { FileHandle } from '../../shared/ipc.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { FactsId, IsoInstant, PlanId } from '../../shared/model/ids.ts';
import type { BatonDatabase } from './database.ts';
import { StoredFacts } from './stored-facts.ts';

export type DecisionTables = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** A plan as the page stores it: the journal is whole, the decisions are those at `snapshotHead`. */
export interface StoredPlan {
  readonly id: PlanId;
  readonly name: string;
  readonly changedAt: IsoInstant;
  readonly epoch: number;
  readonly file: FileHandle | null;
  readonly fileHash: string;
  readonly facts: ReadonlyMap<FactsId, Facts>;
  readonly snapshotHead: JournalHead;
  readonly tables: DecisionTables;
  /** All records from the plan's first, in order. */
  readonly records: readonly EditRecord[];
}

export interface StoredPlanSummary {
  readonly id: PlanId;
  readonly name: string;
  readonly sequence: number;
  readonly changedAt: IsoInstant;
}

export interface PlanSnapshot {
  readonly head: JournalHead;
  readonly tables: DecisionTables;
}

/**
 * The page's working copies. Every write resolves when its transaction is complete on disk, not when it is asked for,
 * and rejects with nothing written.
 */
export interface Repository {
  /** Replaces whatever is stored of the plan. */
  readonly savePlan: (plan: StoredPlan) => Promise<void>;
  /**
   * Adds records in order, with a snapshot of the decisions after them where one is due, and the versions of the facts
   * that the records put to use; with either, versions that the plan does not need any more are let go.
   * @param needed all versions of the facts that the plan needs after the records.
   */
  readonly appendRecords: (
    records: readonly EditRecord[],
    snapshot: (PlanSnapshot & { readonly name: string }) | null,
    facts?: { readonly added: readonly Facts[]; readonly needed: readonly FactsId[] } | null,
  ) => Promise<void>;
  /** Notes which file the plan belongs to and what it held. */
  readonly saveFileMark: (planId: PlanId, file: FileHandle | null, fileHash: string) => Promise<void>;
  /** @returns `null` where the plan is not here. */
  readonly openPlan: (planId: PlanId) => Promise<StoredPlan | null>;
  /** Newest first. */
  readonly listPlans: () => Promise<StoredPlanSummary[]>;
  readonly deletePlan: (planId: PlanId) => Promise<void>;
  /** @param planId of the plan on the screen; `null` where it was closed. */
  readonly saveLastPlan: (planId: PlanId | null) => Promise<void>;
  /** @returns `undefined` where nothing is known: a first start, or a lost database. */
  readonly readLastPlan: () => Promise<PlanId | null | undefined>;
}

export function createRepository(database: BatonDatabase): Repository {
  const all = [database.plans, database.facts, database.pieces, database.snapshots, database.journal];
  const facts = new StoredFacts(database);

  const removeRows = async (planId: PlanId): Promise<void> => {
    await database.plans.delete(planId);
    await database.snapshots.delete(planId);
    await facts.keep(planId, []);
    await recordsOf(database, planId).delete();
  };

  return {
    async savePlan(plan) {
      const { id, name, changedAt, epoch, file, fileHash } = plan;
      await database.transaction('rw', all, async () => {
        await removeRows(id);
        await database.plans.add({ id, name, changedAt, epoch, file, fileHash });
        await database.snapshots.add({ planId: id, head: plan.snapshotHead, tables: plan.tables });
        for (const version of plan.facts.values()) await facts.put(id, version);
        await database.journal.bulkAdd(plan.records);
      });
    },

    async appendRecords(records, snapshot, changed = null) {
      const tables: Table[] = [database.journal, database.plans];
      if (snapshot) tables.push(database.snapshots);
      const versions = snapshot || (changed && changed.added.length > 0) ? changed : null;
      if (versions) tables.push(database.facts, database.pieces);
      await database.transaction('rw', tables, async () => {
        await database.journal.bulkAdd(records);
        const planId = records[0]?.planId;
        const name = findName(records);
        if (planId !== undefined) {
          if (name !== null) await database.plans.update(planId, { name });
          for (const version of versions?.added ?? []) await facts.put(planId, version);
          if (versions) await facts.keep(planId, versions.needed);
        }
        if (!snapshot) return;
        const { head } = snapshot;
        await database.snapshots.put({ planId: head.planId, head, tables: snapshot.tables });
        const changedAt = records.at(-1)?.edit.at;
        await database.plans.update(head.planId, { name: snapshot.name, ...(changedAt && { changedAt }) });
      });
    },

    async saveFileMark(planId, file, fileHash) {
      await database.transaction('rw', [database.plans], async () => {
        await database.plans.update(planId, { file, fileHash });
      });
    },

    async openPlan(planId) {
      return database.transaction('r', all, async () => {
        const plan = await database.plans.get(planId);
        const snapshot = await database.snapshots.get(planId);
        if (!plan || !snapshot) return null;
        return {
          ...plan,
          facts: await facts.read(planId),
          snapshotHead: snapshot.head,
          tables: snapshot.tables,
          records: await recordsOf(database, planId).toArray(),
        };
      });
    },

    async listPlans() {
      const plans = await database.transaction('r', [database.plans, database.journal], async () => {
        const summaries: StoredPlanSummary[] = [];
        for (const plan of await database.plans.toArray()) {
          const last = await recordsOf(database, plan.id).last();
          const changedAt = last && last.edit.at > plan.changedAt ? last.edit.at : plan.changedAt;
          summaries.push({ id: plan.id, name: plan.name, sequence: last?.sequence ?? 0, changedAt });
        }
        return summaries;
      });
      return plans.sort((left, right) => (left.changedAt < right.changedAt ? 1 : -1));
    },

    async deletePlan(planId) {
      await database.transaction('rw', all, () => removeRows(planId));
    },

    async saveLastPlan(planId) {
      await database.transaction('rw', [database.meta], async () => {
        await database.meta.put({ key: 'lastPlan', value: planId });
      });
    },

    async readLastPlan() {
      return (await database.meta.get('lastPlan'))?.value;
    },
  };
}

/** The plan's new name, where one of the records changes it: lists show it without opening the plan. */
function findName(records: readonly EditRecord[]): string | null {
  const name = records.findLast(({ edit }) => edit.patch['plan']?.['name'])?.edit.patch['plan']?.['name']?.to;
  return typeof name === 'string' ? name : null;
}

function recordsOf(database: BatonDatabase, planId: PlanId) {
  return database.journal.where('[planId+sequence]').between([planId, Dexie.minKey], [planId, Dexie.maxKey]);
}
