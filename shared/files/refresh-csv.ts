import type { ColumnKind } from '../model/columns.ts';
import type { CellValue } from '../model/table.ts';
import type { RefreshSummary } from '../overview/refresh-summary.ts';
import { writeCsv } from './csv-write.ts';
import type { CsvCell } from './csv-write.ts';

const HEADER = ['Change', 'Table', 'Id', 'Name', 'Field', 'Before', 'Now', 'Planned'] as const;

/**
 * Everything that the summary names, one line each: records, fields, and what became of decisions. Amounts in major
 * units, days as ISO days; an empty cell is unknown.
 * @param summary made with as many examples as are to be listed.
 */
export function createRefreshCsv(summary: RefreshSummary): string {
  const rows: CsvCell[][] = [];
  for (const { table, added, gone, fields } of summary.tables) {
    for (const { id, name } of added.examples) rows.push(['new', table, id, name, '', '', '', '']);
    for (const { id, name } of gone.examples) rows.push(['gone', table, id, name, '', '', '', '']);
    for (const { label, kind, examples } of fields) {
      for (const { id, name, from, to } of examples) {
        rows.push(['changed', table, id, name, label, writeValue(kind, from), writeValue(kind, to), '']);
      }
    }
  }
  for (const scenario of summary.scenarios) {
    const add = (change: string, id: string, name: string, from: string, to: string, planned: string): void =>
      void rows.push([`${change} (${scenario.name})`, 'accounts', id, name, '', from, to, planned]);
    for (const { id, name, from, to, planned } of scenario.done) add('move done', id, name, from, to, planned);
    for (const { id, name, from, to, planned } of scenario.contradicted) {
      add('move contradicted', id, name, from, to, planned);
    }
    for (const { id, name, from, to } of scenario.lockedMoved) add('moved though locked', id, name, from, to, '');
    for (const { id, name, decisions } of scenario.aside) add('decision rests', id, name, '', '', decisions.join(', '));
    for (const { id, name, decisions } of scenario.returned) {
      add('decision counts again', id, name, '', '', decisions.join(', '));
    }
  }
  return writeCsv(HEADER, rows, { bom: true });
}

function writeValue(kind: ColumnKind | 'custom', value: CellValue): CsvCell {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return kind === 'money' && typeof value === 'number' ? value / 100 : value;
}
