import { standCorrections } from '../model/corrections.ts';
import { nameRow } from '../model/fact-cells.ts';
import { findFactField } from '../model/fact-fields.ts';
import type { Facts } from '../model/facts.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { CellValue } from '../model/table.ts';
import type { ColumnKind } from '../model/columns.ts';
import { writeCsv } from './csv-write.ts';
import type { CsvCell } from './csv-write.ts';

const HEADER = ['Table', 'Id', 'Name', 'Field', 'Imported', 'Corrected', 'Currency', 'Reason'] as const;

/**
 * What somebody has to put right in the CRM: the corrections that the data does not say by itself, one line each, in the
 * order of their records. Amounts in major units, days as ISO days, references as ids; an empty cell is unknown.
 * @param facts as imported, without the corrections over them.
 */
export function createCorrectionsCsv(facts: Facts, document: PlanDocument): string {
  const rows = standCorrections(facts, document)
    .filter(({ state }) => state === 'needed')
    .sort((left, right) => compareTexts(left.correction.table, right.correction.table) || left.row - right.row)
    .map(({ correction, imported, row }): CsvCell[] => {
      const { table, rowId, field, value, reason } = correction;
      const about = findFactField(table, field);
      const kind = about?.kind ?? 'text';
      return [
        table,
        rowId,
        nameRow(facts, table, row),
        about?.label ?? field,
        writeValue(kind, imported),
        writeValue(kind, value),
        kind === 'money' ? facts.currency : '',
        reason,
      ];
    });
  return writeCsv(HEADER, rows, { bom: true });
}

function writeValue(kind: ColumnKind, value: CellValue): CsvCell {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return kind === 'money' && typeof value === 'number' ? value / 100 : value;
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
