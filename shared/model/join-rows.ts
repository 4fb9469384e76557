import type { CategoryColumn, ColumnKind, ColumnTypes, Table, TableSchema } from './columns.ts';
import { CategoryBuilder, readCategory } from './columns.ts';
import { NO_ROW } from './ids.ts';
import { TableBuilder } from './table.ts';

/** Rows of a table that become part of a new one. */
export interface RowSelection<S extends TableSchema> {
  readonly table: Table<S>;
  /** Row by row; `NO_ROW` makes one of which nothing is known. */
  readonly rows: ArrayLike<number>;
  /** Where a row that a reference column points to is found in the new version, or `NO_ROW`. */
  readonly mapReference: (field: string, row: number) => number;
}

/** A table made of rows of others, selection after selection. */
export function joinRows<S extends TableSchema>(schema: S, selections: readonly RowSelection<S>[]): Table<S> {
  const count = selections.reduce((sum, { rows }) => sum + rows.length, 0);
  const builder = new TableBuilder(schema, count);
  for (const field of Object.keys(schema) as (keyof S & string)[]) {
    const kind = schema[field] as ColumnKind;
    let next = 0;
    for (const { table, rows, mapReference } of selections) {
      const column: ColumnTypes[ColumnKind] = table[field];
      for (let at = 0; at < rows.length; at++) {
        const row = rows[at] as number;
        const place = next++;
        if (row === NO_ROW) continue;
        const isCategory = kind === 'category';
        let cell: unknown = isCategory
          ? readCategory(column as CategoryColumn, row)
          : (column as readonly unknown[])[row];
        if (kind === 'reference' && cell !== NO_ROW) cell = mapReference(field, cell as number);
        builder.set(field, place, cell as never);
      }
    }
  }
  return builder.build();
}

/** A category column made of rows of another; `NO_ROW` is missing. */
export function takeCategory(column: CategoryColumn, rows: ArrayLike<number>): CategoryColumn {
  const builder = new CategoryBuilder(rows.length);
  for (let at = 0; at < rows.length; at++) builder.set(at, readCategory(column, rows[at] as number));
  return builder.build();
}
