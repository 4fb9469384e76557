import { FLAG_YES } from '../model/columns.ts';
import { readFlags } from './read-columns.ts';
import type { SourceTable } from './source-table.ts';

/** Refuses the rows that the CRM marks as deleted: exports of everything hold the recycle bin too. */
export function refuseDeleted(source: SourceTable): void {
  const deleted = readFlags(source, 'deleted');
  if (!deleted) return;
  for (let row = 0; row < deleted.length; row++) {
    if (deleted[row] === FLAG_YES) {
      source.refuse(row, 'deleted-record', 'deleted', 'true', 'The CRM marks this record as deleted; it is left out.');
    }
  }
}
