import type { ImportChoices } from '../../shared/files/import-choices.ts';
import type { ColumnChoices } from '../../shared/files/mapping.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import type { SourceSystem } from '../../shared/files/source-systems.ts';

const KEY = 'baton.mappings';
const MOST = 40;

/** What was settled about a table of a file; kept for the next file with the same headings. */
export interface RememberedTable {
  /** ISO day on which it was used last. */
  readonly usedOn: string;
  readonly columns: ColumnChoices;
  /** The system that the columns were guessed by, where it was chosen by hand. */
  readonly source: SourceSystem | null;
  readonly dates: Readonly<Record<string, 'day-first' | 'month-first'>>;
  readonly numbers: Readonly<Record<string, 'point' | 'comma'>>;
  /** With the accounts: what was settled about the words of all files. */
  readonly values?: RememberedValues;
}

export type RememberedValues = Pick<
  ImportChoices,
  'stages' | 'lifecycles' | 'healthWords' | 'healthDirection' | 'ownerRule' | 'owners' | 'currency' | 'rates'
>;

type Memory = Readonly<Record<string, RememberedTable>>;

/** @returns what was settled for a file with the same headings, or `null`. */
export function recallTable(table: ImportTable, names: readonly string[]): RememberedTable | null {
  return readMemory()[nameShape(table, names)] ?? null;
}

/** Keeps what was settled for the next file with the same headings. */
export function rememberTable(table: ImportTable, names: readonly string[], remembered: RememberedTable): void {
  const shape = nameShape(table, names);
  const others = Object.entries(readMemory()).filter(([name]) => name !== shape);
  const memory = Object.fromEntries([...others, [shape, remembered] as const].slice(-MOST));
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Without room for it, the next file is mapped by hand again.
  }
}

/** A table is known by its headings, in their order. */
function nameShape(table: ImportTable, names: readonly string[]): string {
  return JSON.stringify([table, ...names]);
}

function readMemory(): Memory {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    // An earlier version kept columns only.
    return Object.fromEntries(Object.entries(value).filter(([, entry]) => isRemembered(entry)));
  } catch {
    return {};
  }
}

function isRemembered(entry: unknown): entry is RememberedTable {
  return typeof entry === 'object' && entry !== null && 'usedOn' in entry && 'columns' in entry;
}
