import type { EditRecord } from '../history/journal.ts';
import { PLAN_TABLES, SCENARIO_TABLES } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import { editRecordSchema, findRowFault } from './plan-schema.ts';

/** What is wrong with the decisions in a plan file, in words. */
export class PlanFault extends Error {}

/** A table as it is written: its rows as `[id, row]`, in the order of their ids. */
type TableRows = readonly (readonly [string, unknown])[];

export interface ScenarioPart {
  readonly id: string;
  readonly tables: Readonly<Record<string, TableRows>>;
}

/** The tables of the plan itself; empty ones are written too, so that the file shows what there can be. */
export function splitPlanTables(document: PlanDocument): Readonly<Record<string, TableRows>> {
  return Object.fromEntries(PLAN_TABLES.map((table) => [table, sortRows(document.tables.get(table))]));
}

/** The tables of each scenario that has a head or any row. */
export function splitScenarios(document: PlanDocument): ScenarioPart[] {
  const ids = new Set(document.tables.get('scenarios')?.keys());
  for (const [key, rows] of document.tables) {
    const name = splitTableKey(key);
    if (name === null) throw new Error(`The plan holds a table "${key}" that plan files do not know.`);
    if (name.scenario !== null && rows.size > 0) ids.add(name.scenario);
  }
  return [...ids]
    .sort((left, right) => (left < right ? -1 : 1))
    .map((id) => {
      const tables = SCENARIO_TABLES.map((table) => [table, sortRows(document.tables.get(`${id}/${table}`))] as const);
      return { id, tables: Object.fromEntries(tables) };
    });
}

function sortRows(rows: ReadonlyMap<string, unknown> | undefined): TableRows {
  return [...(rows ?? [])].sort(([left], [right]) => (left < right ? -1 : 1));
}

/** `null` where there is no such table. A scenario's id may hold slashes; its table's name does not. */
function splitTableKey(key: string): { scenario: string | null; table: string } | null {
  if ((PLAN_TABLES as readonly string[]).includes(key)) return { scenario: null, table: key };
  const slash = key.lastIndexOf('/');
  const table = key.slice(slash + 1);
  if (slash <= 0 || !(SCENARIO_TABLES as readonly string[]).includes(table)) return null;
  return { scenario: key.slice(0, slash), table };
}

/**
 * Reads tables back and checks every row.
 * @param prefix of the tables' keys in the plan: empty, or a scenario's id and a slash.
 * @param isOlder an older version of the format knew fewer tables; those are left to the migration.
 * @throws {PlanFault}
 */
export function joinTables(
  document: PlanDocument,
  names: readonly string[],
  prefix: string,
  value: unknown,
  isOlder: boolean,
): void {
  const tables = toObject(value, 'The tables');
  for (const name of Object.keys(tables)) {
    if (!names.includes(name)) throw new PlanFault(`There is no table "${prefix}${name}".`);
  }
  for (const name of names) {
    const list: unknown = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (list === undefined && isOlder) continue;
    if (!Array.isArray(list)) throw new PlanFault(`The table "${prefix}${name}" is missing.`);
    const rows = new Map<string, unknown>();
    for (const entry of list as unknown[]) {
      if (!Array.isArray(entry) || entry.length !== 2 || typeof entry[0] !== 'string') {
        throw new PlanFault(`The table "${prefix}${name}" holds something that is no row.`);
      }
      const [id, row] = entry as [string, unknown];
      if (rows.has(id)) throw new PlanFault(`The table "${prefix}${name}" holds "${id}" twice.`);
      refuseFault(name, id, row);
      rows.set(id, row);
    }
    document.tables.set(prefix + name, rows);
  }
}

/**
 * Checks a line of the journal with every row that its patch puts in place or, undone, brings back.
 * @throws {PlanFault}
 */
export function checkRecord(value: unknown): EditRecord {
  const result = editRecordSchema.safeParse(value);
  if (!result.success) throw new PlanFault('A line of the journal is no edit.');
  // Not zod's copy: the hash depends on the order of the keys as they were written.
  const record = value as EditRecord;
  for (const [key, rows] of Object.entries(record.edit.patch)) {
    const name = splitTableKey(key);
    if (!name) throw new PlanFault(`The journal changes a table "${key}" that does not exist.`);
    for (const [id, change] of Object.entries(toObject(rows, 'A change in the journal'))) {
      const { from, to, ...rest } = toObject(change, 'A change in the journal');
      if (Object.keys(rest).length > 0) throw new PlanFault('A line of the journal is no edit.');
      if (from !== undefined) refuseFault(name.table, id, from);
      if (to !== undefined) refuseFault(name.table, id, to);
    }
  }
  return record;
}

function refuseFault(table: string, id: string, row: unknown): void {
  const fault = findRowFault(table, id, row);
  if (fault !== null) throw new PlanFault(`The row "${id.slice(0, 80)}" of the table "${table}" is wrong: ${fault}.`);
}

function toObject(value: unknown, label: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new PlanFault(`${label} are missing or of the wrong kind.`);
  }
  return value as Readonly<Record<string, unknown>>;
}
