import Dexie from 'dexie';
import type { EntityTable, Table } from 'dexie';
import type { PackedFacts } from '../../shared/files/packed-facts.ts';
import { migrateTables } from '../../shared/files/migrate.ts';
import type { StoredTables } from '../../shared/files/migrate.ts';
import type { EditRecord, JournalHead } from '../../shared/history/journal.ts';
import type { FileHandle } from '../../shared/ipc.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { FactsId, IsoInstant, PlanId } from '../../shared/model/ids.ts';
import type { ColumnPiece } from '../workers/message-parts.ts';

export interface PlanRow {
  readonly id: PlanId;
  readonly name: string;
  readonly changedAt: IsoInstant;
  /** Continues in new records: raised each time the plan was restored from one of its copies. */
  readonly epoch: number;
  readonly file: FileHandle | null;
  /** Hash of the journal's head when the plan was last the same as its file, or an empty text. */
  readonly fileHash: string;
}

export interface FactsRow {
  readonly planId: PlanId;
  readonly factsId: FactsId;
  /**
   * Columns: never one row per account; the long ones in `pieces`. Rows of the second version hold all of them, those of the
   * first their texts one by one.
   */
  readonly facts: PackedFacts | Facts;
}

/** A part of a long column of facts. Rows of half a megabyte are written within milliseconds each; all at once, the page stops. */
export interface PieceRow {
  readonly planId: PlanId;
  readonly factsId: FactsId;
  /** Counts the pieces of one version. */
  readonly at: number;
  readonly piece: ColumnPiece;
}

export interface SnapshotRow {
  readonly planId: PlanId;
  /** The last record that the tables contain. */
  readonly head: JournalHead;
  readonly tables: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
}

export interface MetaRow {
  readonly key: 'lastPlan';
  readonly value: PlanId | null;
}

/** Where the working copies of plans are kept in the page. */
export class BatonDatabase extends Dexie {
  declare readonly plans: EntityTable<PlanRow, 'id'>;
  declare readonly facts: Table<FactsRow, [PlanId, FactsId]>;
  declare readonly pieces: Table<PieceRow, [PlanId, FactsId, number]>;
  declare readonly snapshots: Table<SnapshotRow, PlanId>;
  /** Records as they are, one row each, from the first edit of the plan. */
  declare readonly journal: Table<EditRecord, [PlanId, number]>;
  declare readonly meta: EntityTable<MetaRow, 'key'>;

  constructor(name = 'baton') {
    // Strict: the transaction is complete only once the disk has it. Chromium's default since 121 is relaxed.
    super(name, { chromeTransactionDurability: 'strict' });
    // Each later version is added below the earlier ones, with its upgrade, and with a test that opens the older one.
    this.version(1).stores({
      plans: 'id',
      facts: '[planId+factsId]',
      snapshots: 'planId',
      journal: '[planId+sequence]',
      meta: 'key',
    });
    // The tables and policies of plan format 2.
    this.version(2)
      .stores({})
      .upgrade((transaction) =>
        transaction
          .table<SnapshotRow>('snapshots')
          .toCollection()
          .modify((snapshot) => migrateTables(snapshot.tables as StoredTables, 1)),
      );
    // Facts that are there already stay whole: they are read all the same.
    this.version(3).stores({ pieces: '[planId+factsId+at]' });
  }
}
