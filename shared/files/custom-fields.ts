import { CategoryBuilder } from '../model/columns.ts';
import type { CustomField } from '../model/facts.ts';
import type { SourceTable } from './source-table.ts';

/**
 * The columns that no field took, by the rows that were taken; columns without a value are left out.
 * @param rawRows row of the file by row of the table, -1 for none.
 * @param count rows of the table; those past `rawRows` came from elsewhere and stay empty.
 */
export function readCustomFields(
  source: SourceTable,
  table: CustomField['table'],
  rawRows: ArrayLike<number>,
  count: number,
): CustomField[] {
  const fields: CustomField[] = [];
  for (const column of source.mapping.unmapped) {
    const clean = source.readColumn(column);
    if (!clean) continue;
    const builder = new CategoryBuilder(count);
    if (clean.words) builder.setFrom(clean.words, rawRows);
    else {
      for (let row = 0; row < rawRows.length; row++) {
        source.pauseAt(row);
        builder.set(row, clean.texts[rawRows[row] as number] ?? '');
      }
    }
    const built = builder.build();
    if (built.values.length === 0) continue;
    const name = source.raw.names[column] as string;
    fields.push({ table, name, column: built });
    source.readings.push({
      table: source.kind,
      column: name,
      field: '',
      confidence: 'custom',
      reading: '',
      examples: [],
    });
  }
  return fields;
}

/** Custom fields under names of their own: of two files that both have a column "Plan", the second says where it is from. */
export function nameApart(fields: readonly CustomField[], more: readonly CustomField[], from: string): CustomField[] {
  const taken = new Set(fields.map(({ table, name }) => `${table} ${name}`));
  const renamed = more.map((field) =>
    taken.has(`${field.table} ${field.name}`) ? { ...field, name: `${field.name} (${from})` } : field,
  );
  return [...fields, ...renamed];
}
