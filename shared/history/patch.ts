import type { PlanDocument } from '../model/plan.ts';

/** One row's change. An absent `from` creates the row, an absent `to` removes it. */
export interface RowChange {
  readonly from?: unknown;
  readonly to?: unknown;
}

/** `{table: {id: {from, to}}}`: the only way a plan changes, and the only thing its journal stores. */
export type Patch = Readonly<Record<string, Readonly<Record<string, RowChange>>>>;

/** The patch does not fit the plan: a row is not what the patch says it was. Nothing was changed. */
export class PatchConflict extends Error {
  constructor(
    readonly table: string,
    readonly id: string,
  ) {
    super(`The row "${id}" of "${table}" is not what the change expects.`);
    this.name = 'PatchConflict';
  }
}

/** Equality of plain JSON values; the order of keys does not count. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const leftKeys = Object.keys(left).filter((key) => (left as Record<string, unknown>)[key] !== undefined);
  const rightKeys = Object.keys(right).filter((key) => (right as Record<string, unknown>)[key] !== undefined);
  if (leftKeys.length !== rightKeys.length) return false;
  return leftKeys.every((key) =>
    isSameValue((left as Record<string, unknown>)[key], (right as Record<string, unknown>)[key]),
  );
}

/**
 * Changes the plan in place; all rows or none.
 * @throws {PatchConflict} where a row is not `from`.
 */
export function applyPatch(document: PlanDocument, patch: Patch): void {
  for (const [table, rows] of Object.entries(patch)) {
    const current = document.tables.get(table);
    for (const [id, change] of Object.entries(rows)) {
      if (!isSameValue(current?.get(id), change.from)) throw new PatchConflict(table, id);
    }
  }
  for (const [table, rows] of Object.entries(patch)) {
    let current = document.tables.get(table);
    if (!current) {
      current = new Map();
      document.tables.set(table, current);
    }
    for (const [id, change] of Object.entries(rows)) {
      if (change.to === undefined) current.delete(id);
      else current.set(id, change.to);
    }
  }
}

/** The patch that takes this one back. */
export function invertPatch(patch: Patch): Patch {
  return mapRows(patch, (change) => createChange(change.to, change.from));
}

/** One patch with the effect of both, in order: the first `from`, the last `to`; rows that end as they began drop out. */
export function squashPatches(first: Patch, second: Patch): Patch {
  // Maps, because an id may be any text, "__proto__" included.
  const tables = new Map<string, Map<string, RowChange>>();
  for (const [table, rows] of Object.entries(first)) tables.set(table, new Map(Object.entries(rows)));
  for (const [table, rows] of Object.entries(second)) {
    const target = tables.get(table) ?? new Map<string, RowChange>();
    tables.set(table, target);
    for (const [id, change] of Object.entries(rows)) {
      const earlier = target.get(id);
      const squashed = createChange(earlier ? earlier.from : change.from, change.to);
      if (isSameValue(squashed.from, squashed.to)) target.delete(id);
      else target.set(id, squashed);
    }
  }
  return toPatch(tables);
}

/** Collects row changes against the current plan; a row set to what it already is drops out. */
export class PatchBuilder {
  readonly #document: PlanDocument;
  readonly #tables = new Map<string, Map<string, RowChange>>();

  constructor(document: PlanDocument) {
    this.#document = document;
  }

  /** @param to the row's new value, or `undefined` to remove it. */
  set(table: string, id: string, to: unknown): this {
    let rows = this.#tables.get(table);
    if (!rows) {
      rows = new Map();
      this.#tables.set(table, rows);
    }
    const from = this.#document.tables.get(table)?.get(id);
    if (isSameValue(from, to)) rows.delete(id);
    else rows.set(id, createChange(from, to));
    return this;
  }

  build(): Patch {
    return toPatch(this.#tables);
  }
}

/** Whether the patch changes nothing. */
export function isEmptyPatch(patch: Patch): boolean {
  return Object.values(patch).every((rows) => Object.keys(rows).length === 0);
}

/** How many rows the patch touches. */
export function countRows(patch: Patch): number {
  let rows = 0;
  for (const table of Object.values(patch)) rows += Object.keys(table).length;
  return rows;
}

function toPatch(tables: ReadonlyMap<string, ReadonlyMap<string, RowChange>>): Patch {
  return Object.fromEntries(
    [...tables].filter(([, rows]) => rows.size > 0).map(([table, rows]) => [table, Object.fromEntries(rows)]),
  );
}

function createChange(from: unknown, to: unknown): RowChange {
  if (from === undefined) return { to };
  return to === undefined ? { from } : { from, to };
}

function mapRows(patch: Patch, change: (row: RowChange) => RowChange): Patch {
  return Object.fromEntries(
    Object.entries(patch).map(([table, rows]) => [
      table,
      Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, change(row)])),
    ]),
  );
}
