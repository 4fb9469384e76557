import { DEFAULT_POLICY } from '../model/defaults.ts';
import { PLAN_TABLES, SCENARIO_TABLES } from '../model/plan.ts';

/** A plan's decisions by table and id, as files and stores hold them. */
export type StoredTables = Map<string, Map<string, unknown>>;

/**
 * What takes a plan from one version of the format to the next, in order: the first leads from 1 to 2. Edits of older
 * journals are never rewritten, so each version must be able to hold the rows of all earlier ones.
 */
const MIGRATIONS: readonly ((tables: StoredTables) => void)[] = [addTablesAndPolicies];

/** The version this program writes, and the newest it reads. */
export const PLAN_FORMAT_VERSION = MIGRATIONS.length + 1;

/** Brings the tables of an older plan up to date, in place; those of today's version stay as they are. */
export function migrateTables(tables: StoredTables, version: number): void {
  for (const migrate of MIGRATIONS.slice(version - 1)) migrate(tables);
}

/** Version 2 knows more tables and policies: they start empty, and with the defaults of a new plan. */
function addTablesAndPolicies(tables: StoredTables): void {
  const addTable = (key: string): void => void (tables.has(key) || tables.set(key, new Map()));
  for (const table of PLAN_TABLES) addTable(table);
  for (const scenario of tables.get('scenarios')?.keys() ?? []) {
    for (const table of SCENARIO_TABLES) addTable(`${scenario}/${table}`);
  }
  const policies = tables.get('policy');
  for (const [name, policy] of Object.entries(DEFAULT_POLICY)) {
    if (policies && !policies.has(name)) policies.set(name, policy);
  }
}
