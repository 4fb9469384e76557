import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES, indexById } from './columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes } from './columns.ts';
import { MISSING_DAY, parseIsoDay } from './day.ts';
import { FACTS_TABLES, REFERENCE_TARGETS } from './facts.ts';
import type { Facts, FactsTableName } from './facts.ts';
import { NO_ROW } from './ids.ts';
import { readPlanTable } from './plan.ts';
import type { PlanDocument } from './plan.ts';
import { copyColumn } from './table.ts';
import type { CellValue } from './table.ts';

/** Key of a correction in its table. JSON, because an id may hold any separator. */
export function correctionKey(table: FactsTableName, rowId: string, field: string): string {
  return JSON.stringify([table, rowId, field]);
}

/**
 * The facts as the plan sees them: corrections laid over copies of the columns they touch, all other columns shared.
 * A correction whose row or field the facts do not have rests aside.
 */
export function overlayCorrections(facts: Facts, document: PlanDocument): Facts {
  const corrections = readPlanTable(document, 'corrections');
  if (corrections.size === 0) return facts;
  const rowsOf = new Map<FactsTableName, Map<string, number>>();
  const rowOf = (table: FactsTableName, id: string): number | undefined => {
    let rows = rowsOf.get(table);
    if (!rows) {
      rows = indexById(facts[table].id);
      rowsOf.set(table, rows);
    }
    return rows.get(id);
  };
  const copies = new Map<string, ColumnTypes[ColumnKind]>();
  const tables: Record<FactsTableName, Record<string, unknown>> = {
    accounts: { ...facts.accounts },
    sellers: { ...facts.sellers },
    opportunities: { ...facts.opportunities },
    contacts: { ...facts.contacts },
  };
  for (const correction of corrections.values()) {
    const kind = (FACTS_TABLES[correction.table] as Readonly<Record<string, ColumnKind>>)[correction.field];
    const row = rowOf(correction.table, correction.rowId);
    if (kind === undefined || row === undefined) continue;
    const key = `${correction.table}.${correction.field}`;
    let column = copies.get(key);
    if (!column) {
      column = copyColumn(kind, tables[correction.table][correction.field] as ColumnTypes[typeof kind]);
      copies.set(key, column);
      tables[correction.table][correction.field] = column;
    }
    const target = REFERENCE_TARGETS[key];
    const value =
      kind === 'reference' && target && typeof correction.value === 'string'
        ? (rowOf(target, correction.value) ?? NO_ROW)
        : correction.value;
    writeCell(kind, column, row, value);
  }
  return { ...facts, ...tables } as unknown as Facts;
}

function writeCell(kind: ColumnKind, column: ColumnTypes[ColumnKind], row: number, value: CellValue): void {
  switch (kind) {
    case 'text':
      (column as string[])[row] = value === null ? '' : String(value);
      return;
    case 'category': {
      const category = column as CategoryColumn;
      const text = value === null ? '' : String(value);
      let code = text === '' ? -1 : category.values.indexOf(text);
      if (text !== '' && code < 0) code = (category.values as string[]).push(text) - 1;
      category.codes[row] = code;
      return;
    }
    case 'money':
    case 'number':
      (column as Float64Array)[row] = typeof value === 'number' ? value : Number.NaN;
      return;
    case 'day':
      (column as Int32Array)[row] = typeof value === 'string' ? parseIsoDay(value) : MISSING_DAY;
      return;
    case 'flag':
      (column as Uint8Array)[row] = value === null ? FLAG_UNKNOWN : value === true ? FLAG_YES : FLAG_NO;
      return;
    case 'reference':
      (column as Int32Array)[row] = typeof value === 'number' ? value : NO_ROW;
  }
}
