import Dexie from 'dexie';
import { isPackedFacts, packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import type { PackedFacts } from '../../shared/files/packed-facts.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { FactsId, PlanId } from '../../shared/model/ids.ts';
import { ArrivedParts, cutColumn, takeOutColumns } from '../workers/message-parts.ts';
import type { BatonDatabase } from './database.ts';

/** Pieces that are read at once, within a few milliseconds. */
const PIECES_AT_ONCE = 4;

/** The versions of a plan's facts in the page's database, each in rows that are soon written and read. Call it in a transaction. */
export class StoredFacts {
  readonly #database: BatonDatabase;

  constructor(database: BatonDatabase) {
    this.#database = database;
  }

  /** Adds a version, or replaces it. */
  async put(planId: PlanId, facts: Facts): Promise<void> {
    const { id: factsId } = facts;
    const { rest, columns } = takeOutColumns(packFacts(facts));
    await this.#piecesOf(planId, factsId).delete();
    await this.#database.facts.put({ planId, factsId, facts: rest as PackedFacts });
    let at = 0;
    for (const column of columns) {
      for (const piece of cutColumn(column)) {
        // oxlint-disable-next-line no-await-in-loop -- one row after the other is the point
        await this.#database.pieces.add({ planId, factsId, at, piece });
        at++;
      }
    }
  }

  async read(planId: PlanId): Promise<Map<FactsId, Facts>> {
    const versions = new Map<FactsId, Facts>();
    for (const { factsId, facts } of await this.#versionsOf(planId).toArray()) {
      // oxlint-disable-next-line no-await-in-loop -- one row after the other is the point
      const whole = await this.#complete(planId, factsId, facts);
      versions.set(factsId, isPackedFacts(whole) ? unpackFacts(whole) : whole);
    }
    return versions;
  }

  /** Lets go of all versions but these. */
  async keep(planId: PlanId, needed: readonly FactsId[]): Promise<void> {
    const stored = await this.#versionsOf(planId).primaryKeys();
    const dropped = stored.filter(([, factsId]) => !needed.includes(factsId));
    await Promise.all(dropped.map(([, factsId]) => this.#piecesOf(planId, factsId).delete()));
    await this.#database.facts.bulkDelete(dropped);
  }

  async #complete(planId: PlanId, factsId: FactsId, facts: PackedFacts | Facts): Promise<PackedFacts | Facts> {
    const keys = await this.#piecesOf(planId, factsId).primaryKeys();
    const parts = new ArrivedParts();
    for (let from = 0; from < keys.length; from += PIECES_AT_ONCE) {
      // oxlint-disable-next-line no-await-in-loop -- a few rows after the others is the point
      const rows = await this.#database.pieces.bulkGet(keys.slice(from, from + PIECES_AT_ONCE));
      for (const row of rows) if (row) parts.add(row.piece);
    }
    return parts.putInto(facts) as PackedFacts | Facts;
  }

  #versionsOf(planId: PlanId) {
    return this.#database.facts.where('[planId+factsId]').between([planId, Dexie.minKey], [planId, Dexie.maxKey]);
  }

  #piecesOf(planId: PlanId, factsId: FactsId) {
    return this.#database.pieces
      .where('[planId+factsId+at]')
      .between([planId, factsId, Dexie.minKey], [planId, factsId, Dexie.maxKey]);
  }
}
