import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes } from '../model/columns.ts';
import { MISSING_DAY, formatIsoDay } from '../model/day.ts';
import { FACTS_TABLES } from '../model/facts.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';

/**
 * Facts as plain JSON: per table a number of rows and its columns. A column that knows nothing is left out. Texts and
 * numbers are lists with `null` for unknown; categories and days are the different values once and an index per row,
 * -1 for unknown; flags are true, false or null; references are row numbers of another table, -1 for none. Money is in
 * minor units.
 */
export interface EncodedFacts {
  readonly id: string;
  readonly importedOn: string;
  readonly currency: string;
  readonly healthDirection?: string;
  readonly sources: Facts['sources'];
  readonly tables: Readonly<Record<string, EncodedTable>>;
  readonly customFields: readonly { readonly table: string; readonly name: string; readonly column: EncodedCodes }[];
}

export interface EncodedTable {
  readonly count: number;
  readonly columns: Readonly<Record<string, EncodedColumn>>;
}

export interface EncodedCodes {
  readonly values: readonly string[];
  readonly codes: readonly number[];
}

type EncodedColumn = readonly (string | number | boolean | null)[] | EncodedCodes;

export function encodeFacts(facts: Facts): EncodedFacts {
  const tables: Record<string, EncodedTable> = {};
  for (const name of Object.keys(FACTS_TABLES) as FactsTableName[]) {
    const columns: Record<string, EncodedColumn> = {};
    const table = facts[name] as unknown as Readonly<Record<string, ColumnTypes[ColumnKind]>>;
    for (const [field, kind] of Object.entries(FACTS_TABLES[name])) {
      const encoded = encodeColumn(kind, table[field] as ColumnTypes[ColumnKind]);
      if (encoded) columns[field] = encoded;
    }
    tables[name] = { count: facts[name].count, columns };
  }
  return {
    id: facts.id,
    importedOn: facts.importedOn,
    currency: facts.currency,
    ...(facts.healthDirection && { healthDirection: facts.healthDirection }),
    sources: facts.sources.map(({ table, fileName, rows, taken }) => ({ table, fileName, rows, taken })),
    tables,
    customFields: facts.customFields.map(({ table, name, column }) => ({ table, name, column: encodeCodes(column) })),
  };
}

function encodeColumn(kind: ColumnKind, column: ColumnTypes[ColumnKind]): EncodedColumn | null {
  switch (kind) {
    case 'text': {
      const texts = column as readonly string[];
      return texts.some((text) => text !== '') ? texts : null;
    }
    case 'category': {
      const category = column as CategoryColumn;
      return category.values.length > 0 ? encodeCodes(category) : null;
    }
    case 'money':
    case 'number': {
      const numbers = column as Float64Array;
      if (numbers.every(Number.isNaN)) return null;
      return Array.from(numbers, (value) => (Number.isFinite(value) ? value : null));
    }
    case 'day':
      return encodeDays(column as Int32Array);
    case 'flag': {
      const flags = column as Uint8Array;
      if (flags.every((flag) => flag === FLAG_UNKNOWN)) return null;
      return Array.from(flags, (flag) => (flag === FLAG_UNKNOWN ? null : flag === FLAG_YES));
    }
    case 'reference': {
      const rows = column as Int32Array;
      return rows.every((row) => row === NO_ROW) ? null : Array.from(rows);
    }
  }
}

function encodeCodes(column: CategoryColumn): EncodedCodes {
  return { values: column.values, codes: Array.from(column.codes) };
}

function encodeDays(days: Int32Array): EncodedCodes | null {
  const distinct = Int32Array.from(new Set(days)).sort();
  const known = distinct[0] === MISSING_DAY ? distinct.subarray(1) : distinct;
  if (known.length === 0) return null;
  const codeOf = new Map<number, number>([[MISSING_DAY, -1]]);
  known.forEach((day, code) => codeOf.set(day, code));
  return { values: Array.from(known, formatIsoDay), codes: Array.from(days, (day) => codeOf.get(day) as number) };
}

/** The value of a flag as the columns hold it. */
export function toFlag(value: boolean | null): number {
  return value === null ? FLAG_UNKNOWN : value ? FLAG_YES : FLAG_NO;
}
