import type { ColumnKind, ColumnTypes } from './columns.ts';
import { formatIsoDay } from './day.ts';
import { FACTS_TABLES, REFERENCE_TARGETS } from './facts.ts';
import type { Facts, FactsTableName } from './facts.ts';
import { readCell } from './table.ts';
import type { CellValue } from './table.ts';

/**
 * One fact as a plain value that means the same in every version of the facts: days as ISO days, references as ids, money
 * in minor units; `null` is unknown.
 */
export function readFact(facts: Facts, table: FactsTableName, field: string, row: number): CellValue {
  const kind = (FACTS_TABLES[table] as Readonly<Record<string, ColumnKind>>)[field];
  if (kind === undefined) return null;
  const column = (facts[table] as unknown as Readonly<Record<string, ColumnTypes[ColumnKind]>>)[field];
  const cell = readCell(kind, column as ColumnTypes[ColumnKind], row);
  if (typeof cell !== 'number') return cell;
  if (kind === 'day') return formatIsoDay(cell);
  const target = REFERENCE_TARGETS[`${table}.${field}`];
  return kind === 'reference' && target ? (facts[target].id[cell] ?? null) : cell;
}

/** The name of a row, or its id where it has none. */
export function nameRow(facts: Facts, table: FactsTableName, row: number): string {
  return facts[table].name[row] || (facts[table].id[row] ?? '');
}
