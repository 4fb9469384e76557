import type { ColumnTypes } from '../../../shared/model/columns.ts';
import type { ColumnKind, TableSchema } from '../../../shared/model/columns.ts';
import { countKnownCells } from '../../../shared/model/table.ts';

/** For how many rows each column of a table is known. Columns nobody filled come with 0. */
export function countKnown(
  schema: TableSchema,
  table: Readonly<Record<string, unknown>> & { readonly count: number },
): { readonly field: string; readonly known: number }[] {
  return Object.entries(schema).map(([field, kind]) => {
    return { field, known: countKnownCells(kind, table[field] as ColumnTypes[ColumnKind]) };
  });
}
