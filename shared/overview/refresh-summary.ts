import { overlayCorrections, standCorrections } from '../model/corrections.ts';
import type { CorrectionStanding } from '../model/corrections.ts';
import { readCategory } from '../model/columns.ts';
import type { ColumnKind } from '../model/columns.ts';
import { nameRow, readFact } from '../model/fact-cells.ts';
import { findFactField } from '../model/fact-fields.ts';
import { REFERENCE_TARGETS } from '../model/facts.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { FactsId } from '../model/ids.ts';
import { readPlanTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { CellValue } from '../model/table.ts';
import { compareFacts } from './compare-facts.ts';
import type { FieldComparison, TableComparison } from './compare-facts.ts';
import { compareOwners, followDecisions } from './follow-decisions.ts';
import type { OwnerComparison, ScenarioRefresh } from './follow-decisions.ts';

/** What another version of the facts brings to a plan, as plain values: what is new, gone and changed, and what that does to the decisions. */
export interface RefreshSummary {
  readonly from: FactsId;
  readonly to: FactsId;
  /** Nothing differs. */
  readonly isSame: boolean;
  readonly tables: readonly TableRefresh[];
  /** All scenarios that decide something; the baseline is whatever the facts say. */
  readonly scenarios: readonly ScenarioRefresh[];
  readonly corrections: CorrectionsRefresh;
}

export interface TableRefresh {
  readonly table: FactsTableName;
  /** Rows. */
  readonly before: number;
  readonly after: number;
  readonly added: RecordList;
  readonly gone: RecordList;
  /** Records that are in both and differ in any field. */
  readonly changed: number;
  readonly fields: readonly FieldRefresh[];
}

/** The first few of many. */
export interface RecordList {
  readonly count: number;
  readonly examples: readonly { readonly id: string; readonly name: string }[];
}

export interface FieldRefresh {
  readonly field: string;
  readonly label: string;
  readonly kind: ColumnKind | 'custom';
  readonly count: number;
  /** Of `count`: unknown before, and unknown now. */
  readonly filled: number;
  readonly emptied: number;
  /** Known of some before and of nobody now: the new files most likely lack the column. */
  readonly isLost: boolean;
  readonly examples: readonly CellChange[];
}

export interface CellChange {
  readonly id: string;
  readonly name: string;
  /** Days as ISO days, references as names, money in minor units; `null` is unknown. */
  readonly from: CellValue;
  readonly to: CellValue;
}

export interface CorrectionsRefresh {
  /** Said by the data itself now, and not before. */
  readonly met: readonly CorrectionNote[];
  /** Still needed, over an imported value that is another one now: worth a second look. */
  readonly changed: readonly CorrectionNote[];
  /** Without a record to correct; they act again when it comes back. */
  readonly aside: readonly CorrectionNote[];
  readonly kept: number;
}

export interface CorrectionNote extends CellChange {
  readonly table: FactsTableName;
  readonly label: string;
  readonly kind: ColumnKind;
  /** What the correction says, in the same form. */
  readonly corrected: CellValue;
  readonly reason: string;
}

const EXAMPLES = 5;

/** How the tables of two versions differ: what a summary says whatever is decided. */
export type ComparedTables = readonly TableRefresh[];

/** @param before the facts so far, under the ids that their records have in the new version. */
export function compareTables(before: Facts, after: Facts, examples: number = EXAMPLES): ComparedTables {
  return Object.values(compareFacts(before, after)).map((table) => describeTable(before, after, table, examples));
}

/**
 * @param before the facts so far, under the ids that their records have in the new version.
 * @param document the decisions as they are with the new version.
 * @param examples how many records to name of each kind of change; lists of decisions are always whole.
 * @param tables where they were compared before: it takes longest.
 * @param owners the same.
 */
export function summarizeRefresh(
  before: Facts,
  after: Facts,
  document: PlanDocument,
  examples: number = EXAMPLES,
  tables: ComparedTables = compareTables(before, after, examples),
  owners?: OwnerComparison,
): RefreshSummary {
  return {
    from: before.id,
    to: after.id,
    isSame: tables.every(({ added, gone, changed }) => added.count + gone.count + changed === 0),
    tables,
    scenarios: followDecisions(
      compareOwners(overlayCorrections(before, document), overlayCorrections(after, document), owners),
      document,
      examples,
    ),
    corrections: followCorrections(before, after, document),
  };
}

function describeTable(before: Facts, after: Facts, compared: TableComparison, examples: number): TableRefresh {
  const { table, added, gone, changed, fields, earlierRow } = compared;
  return {
    table,
    before: before[table].count,
    after: after[table].count,
    added: listRecords(after, table, added, examples),
    gone: listRecords(before, table, gone, examples),
    changed: changed.length,
    fields: fields.map((field) => describeField(before, after, table, field, earlierRow, examples)),
  };
}

function listRecords(facts: Facts, table: FactsTableName, rows: Int32Array, examples: number): RecordList {
  const named = Array.from(rows.subarray(0, examples), (row) => ({
    id: facts[table].id[row] as string,
    name: nameRow(facts, table, row),
  }));
  return { count: rows.length, examples: named };
}

function describeField(
  before: Facts,
  after: Facts,
  table: FactsTableName,
  { field, kind, rows, filled, emptied, isLost }: FieldComparison,
  earlierRow: Int32Array,
  examples: number,
): FieldRefresh {
  return {
    field,
    label: kind === 'custom' ? field : (findFactField(table, field)?.label ?? field),
    kind,
    count: rows.length,
    filled,
    emptied,
    isLost,
    examples: Array.from(rows.subarray(0, examples), (row) => ({
      id: after[table].id[row] as string,
      name: nameRow(after, table, row),
      from: readShown(before, table, field, kind, earlierRow[row] as number),
      to: readShown(after, table, field, kind, row),
    })),
  };
}

/** A cell for people: what it refers to by name. */
function readShown(
  facts: Facts,
  table: FactsTableName,
  field: string,
  kind: ColumnKind | 'custom',
  row: number,
): CellValue {
  if (kind !== 'custom') return showReference(facts, table, field, readFact(facts, table, field, row));
  const column = facts.customFields.find((custom) => custom.table === table && custom.name === field)?.column;
  return column ? readCategory(column, row) || null : null;
}

/** @param value as `readFact` gives it. @returns the name of what it refers to, where it refers to something. */
export function showReference(facts: Facts, table: FactsTableName, field: string, value: CellValue): CellValue {
  const target = REFERENCE_TARGETS[`${table}.${field}`];
  if (!target || typeof value !== 'string') return value;
  const row = facts[target].id.indexOf(value);
  return row === NO_ROW ? value : nameRow(facts, target, row);
}

function followCorrections(before: Facts, after: Facts, document: PlanDocument): CorrectionsRefresh {
  const earlier = new Map(standCorrections(before, document).map((standing) => [standing.key, standing]));
  const now = standCorrections(after, document);
  const describe = (standing: CorrectionStanding): CorrectionNote => {
    const { correction, imported, row } = standing;
    const { table, field, rowId, value, reason } = correction;
    const then = earlier.get(standing.key);
    const about = findFactField(table, field);
    const nameOf = (facts: Facts, at: number): string => (at === NO_ROW ? rowId : nameRow(facts, table, at));
    return {
      table,
      label: about?.label ?? field,
      kind: about?.kind ?? 'text',
      id: rowId,
      name: row === NO_ROW ? nameOf(before, then?.row ?? NO_ROW) : nameOf(after, row),
      from: showReference(before, table, field, then?.imported ?? null),
      to: showReference(after, table, field, imported),
      corrected: showReference(after, table, field, value),
      reason,
    };
  };
  const wasMet = (key: string): boolean => earlier.get(key)?.state === 'met';
  return {
    met: now.filter(({ state, key }) => state === 'met' && !wasMet(key)).map(describe),
    changed: now
      .filter(({ state, key, imported }) => state === 'needed' && earlier.get(key)?.imported !== imported)
      .map(describe),
    aside: now.filter(({ state }) => state === 'aside').map(describe),
    kept: readPlanTable(document, 'corrections').size,
  };
}
