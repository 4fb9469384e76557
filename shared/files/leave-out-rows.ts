import { FLAG_YES } from '../model/columns.ts';
import { readFlags } from './read-columns.ts';
import type { SourceTable } from './source-table.ts';

/** Refuses the rows that the CRM marks as deleted: exports of everything hold the recycle bin too. */
export function refuseDeleted(source: SourceTable): void {
  const deleted = readFlags(source, 'deleted');
  const column = source.readColumn(source.columnOf('deleted'));
  if (!deleted || !column) return;
  for (let row = 0; row < deleted.length; row++) {
    if (deleted[row] === FLAG_YES && !source.isLeftOut(row)) {
      const message = 'The CRM marks this record as deleted; it is left out.';
      source.refuse(row, 'deleted-record', 'deleted', column.at(row), message);
    }
  }
}

/** In a file for several tables: rows in which none of the fields says anything hold no record of this one. */
export function passOverBlank(source: SourceTable, fields: readonly string[]): void {
  const columns = fields.map((field) => source.readColumn(source.columnOf(field))).filter((column) => column !== null);
  if (!source.isShared || columns.length === 0) return;
  for (let row = 0; row < source.raw.rowCount; row++) {
    if (columns.every((column) => column.at(row) === '')) source.passOver(row);
  }
}
