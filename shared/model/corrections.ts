import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES, indexById } from './columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes } from './columns.ts';
import { MISSING_DAY, parseIsoDay } from './day.ts';
import { readFact } from './fact-cells.ts';
import { findFactField } from './fact-fields.ts';
import { REFERENCE_TARGETS } from './facts.ts';
import type { Facts, FactsTableName } from './facts.ts';
import { NO_ROW } from './ids.ts';
import { readPlanTable } from './plan.ts';
import type { Correction, PlanDocument } from './plan.ts';
import { copyColumn } from './table.ts';
import type { CellValue } from './table.ts';

/** Key of a correction in its table. JSON, because an id may hold any separator. */
export function correctionKey(table: FactsTableName, rowId: string, field: string): string {
  return JSON.stringify([table, rowId, field]);
}

/**
 * The facts as the plan sees them: corrections laid over copies of the columns they touch, all other columns shared.
 * A correction whose row or field the facts do not have rests aside, and so does one that points to a row they lack.
 */
export function overlayCorrections(facts: Facts, document: PlanDocument): Facts {
  const corrections = readPlanTable(document, 'corrections');
  if (corrections.size === 0) return facts;
  const rows = new RowFinder(facts);
  const copies = new Map<string, ColumnTypes[ColumnKind]>();
  const tables: Record<FactsTableName, Record<string, unknown>> = {
    accounts: { ...facts.accounts },
    sellers: { ...facts.sellers },
    opportunities: { ...facts.opportunities },
    contacts: { ...facts.contacts },
  };
  for (const correction of corrections.values()) {
    const place = rows.place(correction);
    if (!place) continue;
    const key = `${correction.table}.${correction.field}`;
    let column = copies.get(key);
    if (!column) {
      column = copyColumn(place.kind, tables[correction.table][correction.field] as ColumnTypes[ColumnKind]);
      copies.set(key, column);
      tables[correction.table][correction.field] = column;
    }
    writeCell(place.kind, column, place.row, place.value);
  }
  return { ...facts, ...tables } as unknown as Facts;
}

/**
 * How a correction stands to the facts as they were imported: `needed` where they say something else, `met` where they
 * say the same by now, `aside` where they have no such row, or none that it points to.
 */
export interface CorrectionStanding {
  readonly key: string;
  readonly correction: Correction;
  readonly state: 'needed' | 'met' | 'aside';
  /** Row of the corrected record, or `NO_ROW`. */
  readonly row: number;
  /** What was imported, as `readFact` gives it. */
  readonly imported: CellValue;
}

/** @param facts as imported, without the corrections over them. */
export function standCorrections(facts: Facts, document: PlanDocument): CorrectionStanding[] {
  const rows = new RowFinder(facts);
  return [...readPlanTable(document, 'corrections')].map(([key, correction]) => {
    const { table, field, rowId, value } = correction;
    const row = rows.find(table, rowId) ?? NO_ROW;
    const imported = row === NO_ROW ? null : readFact(facts, table, field, row);
    if (!rows.place(correction)) return { key, correction, state: 'aside', row, imported };
    return { key, correction, state: imported === value ? 'met' : 'needed', row, imported };
  });
}

/** Finds where corrections belong; indexes of ids are made when first asked for. */
class RowFinder {
  readonly #facts: Facts;
  readonly #rowsOf = new Map<FactsTableName, Map<string, number>>();

  constructor(facts: Facts) {
    this.#facts = facts;
  }

  find(table: FactsTableName, id: string): number | undefined {
    let rows = this.#rowsOf.get(table);
    if (!rows) {
      rows = indexById(this.#facts[table].id);
      this.#rowsOf.set(table, rows);
    }
    return rows.get(id);
  }

  /** `null` where the correction rests aside. References come as rows. */
  place({ table, field, rowId, value }: Correction): { kind: ColumnKind; row: number; value: CellValue } | null {
    const about = findFactField(table, field);
    const row = this.find(table, rowId);
    if (!about || row === undefined) return null;
    const { kind, choices } = about;
    // A plan file may hold what no command would write.
    if (value !== null && choices && !choices.includes(String(value))) return null;
    const target = REFERENCE_TARGETS[`${table}.${field}`];
    if (kind !== 'reference' || !target || value === null) return { kind, row, value };
    const found = this.find(target, String(value));
    return found === undefined ? null : { kind, row, value: found };
  }
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
