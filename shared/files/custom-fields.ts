import { CategoryBuilder } from '../model/columns.ts';
import type { CustomField } from '../model/facts.ts';
import { isBlankCell } from './read-numbers.ts';
import type { SourceTable } from './source-table.ts';

/**
 * The columns that no field took, by the rows that were taken; columns without a value are left out.
 * @param rawRows row of the file by row of the table.
 * @param count rows of the table; those past `rawRows` came from elsewhere and stay empty.
 */
export function readCustomFields(
  source: SourceTable,
  table: CustomField['table'],
  rawRows: readonly number[],
  count: number,
): CustomField[] {
  const fields: CustomField[] = [];
  for (const column of source.mapping.unmapped) {
    const cells = source.raw.columns[column] as readonly string[];
    const builder = new CategoryBuilder(count);
    let isFilled = false;
    rawRows.forEach((rawRow, row) => {
      const text = (cells[rawRow] as string).trim();
      if (isBlankCell(text)) return;
      builder.set(row, text);
      isFilled = true;
    });
    if (!isFilled) continue;
    const name = source.raw.names[column] as string;
    fields.push({ table, name, column: builder.build() });
    source.readings.push({ table: source.kind, column: name, field: '', confidence: 'custom', reading: '' });
  }
  return fields;
}
