import { FLAG_UNKNOWN } from '../model/columns.ts';
import type { CategoryColumn, ColumnKind, ColumnTypes } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import { FACTS_TABLES, REFERENCE_TARGETS } from '../model/facts.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import { listUnmatched, matchRows } from '../model/match-rows.ts';

/** One field of a table in which the two versions differ. */
export interface FieldComparison {
  readonly field: string;
  /** `custom` for a column that nobody mapped, kept by its heading. */
  readonly kind: ColumnKind | 'custom';
  /** Rows of the later version that say something else than before. */
  readonly rows: Int32Array;
  /** How many of them were unknown before, and how many are unknown now. */
  readonly filled: number;
  readonly emptied: number;
  /** Known of some before and of nobody now: the new files most likely lack the column. */
  readonly isLost: boolean;
}

/** How a table of one version of the facts differs from that of another; rows are the same by id. */
export interface TableComparison {
  readonly table: FactsTableName;
  /** Rows of the later version whose id the earlier did not have. */
  readonly added: Int32Array;
  /** Rows of the earlier version whose id the later does not have. */
  readonly gone: Int32Array;
  /** Rows of the later version in which any field differs. */
  readonly changed: Int32Array;
  /** Row of the earlier version by row of the later, or `NO_ROW`. */
  readonly earlierRow: Int32Array;
  /** Only fields that differ. */
  readonly fields: readonly FieldComparison[];
}

export type FactsComparison = Readonly<Record<FactsTableName, TableComparison>>;

/** Follows from others, and says nothing that they do not. */
const SKIPPED = new Set(['accounts.id', 'sellers.id', 'opportunities.id', 'contacts.id', 'accounts.ownerBasis']);

/** Compares two versions of the facts cell by cell. Linear in the number of cells; nothing is made per row. */
export function compareFacts(before: Facts, after: Facts): FactsComparison {
  const earlier = new Map<FactsTableName, Int32Array>();
  const tables = Object.keys(FACTS_TABLES) as FactsTableName[];
  for (const table of tables) earlier.set(table, matchRows(after[table].id, before[table].id));
  const compared = tables.map((table) => [table, compareTable(before, after, table, earlier)] as const);
  return Object.fromEntries(compared) as Record<FactsTableName, TableComparison>;
}

function compareTable(
  before: Facts,
  after: Facts,
  table: FactsTableName,
  earlier: ReadonlyMap<FactsTableName, Int32Array>,
): TableComparison {
  const earlierRow = earlier.get(table) as Int32Array;
  const isChanged = new Uint8Array(earlierRow.length);
  const fields: FieldComparison[] = [];
  const take = (field: string, kind: FieldComparison['kind'], cells: CellPair): void => {
    const comparison = compareCells(earlierRow, cells);
    if (comparison.rows.length === 0) return;
    for (const row of comparison.rows) isChanged[row] = 1;
    fields.push({ field, kind, ...comparison });
  };
  for (const [field, kind] of Object.entries(FACTS_TABLES[table])) {
    if (SKIPPED.has(`${table}.${field}`)) continue;
    const left = readColumn(before, table, field);
    const right = readColumn(after, table, field);
    const target = REFERENCE_TARGETS[`${table}.${field}`];
    const rowsOfTarget = target ? earlier.get(target) : undefined;
    take(field, kind, pairCells(kind, left, right, rowsOfTarget));
  }
  for (const name of listCustomNames(before, after, table)) {
    const find = (facts: Facts): CategoryColumn | undefined =>
      facts.customFields.find((field) => field.table === table && field.name === name)?.column;
    const empty = { values: [], codes: new Int32Array(0) };
    take(name, 'custom', pairCells('category', find(before) ?? empty, find(after) ?? empty, undefined));
  }
  return {
    table,
    added: listWhere(earlierRow.length, (row) => earlierRow[row] === NO_ROW),
    gone: listUnmatched(earlierRow, before[table].count),
    changed: listWhere(isChanged.length, (row) => isChanged[row] === 1),
    earlierRow,
    fields,
  };
}

/** A field in both versions. The rows given are there in both. */
interface CellPair {
  readonly isSame: (left: number, right: number) => boolean;
  readonly isUnknownBefore: (left: number) => boolean;
  readonly isUnknownNow: (right: number) => boolean;
}

function compareCells(earlierRow: Int32Array, cells: CellPair): Omit<FieldComparison, 'field' | 'kind'> {
  const rows: number[] = [];
  let filled = 0;
  let emptied = 0;
  for (let right = 0; right < earlierRow.length; right++) {
    const left = earlierRow[right] as number;
    if (left === NO_ROW || cells.isSame(left, right)) continue;
    rows.push(right);
    if (cells.isUnknownBefore(left)) filled++;
    else if (cells.isUnknownNow(right)) emptied++;
  }
  const isLost = emptied > 0 && earlierRow.every((_, right) => cells.isUnknownNow(right));
  return { rows: Int32Array.from(rows), filled, emptied, isLost };
}

type Column = ColumnTypes[ColumnKind];

function pairCells(kind: ColumnKind, left: Column, right: Column, target: Int32Array | undefined): CellPair {
  if (kind === 'category') return pairCategories(left as CategoryColumn, right as CategoryColumn);
  if (kind === 'money' || kind === 'number') {
    const [a, b] = [left as Float64Array, right as Float64Array];
    return {
      isSame: (x, y) => a[x] === b[y] || (Number.isNaN(a[x]) && Number.isNaN(b[y])),
      isUnknownBefore: (x) => Number.isNaN(a[x]),
      isUnknownNow: (y) => Number.isNaN(b[y]),
    };
  }
  if (kind === 'reference' && target) {
    const [a, b] = [left as Int32Array, right as Int32Array];
    return {
      isSame: (x, y) => (b[y] === NO_ROW ? a[x] === NO_ROW : target[b[y] as number] === a[x] && a[x] !== NO_ROW),
      isUnknownBefore: (x) => a[x] === NO_ROW,
      isUnknownNow: (y) => b[y] === NO_ROW,
    };
  }
  const [a, b] = [left as readonly (string | number)[], right as readonly (string | number)[]];
  const unknown = UNKNOWN_CELLS[kind];
  return {
    isSame: (x, y) => a[x] === b[y],
    isUnknownBefore: (x) => a[x] === unknown,
    isUnknownNow: (y) => b[y] === unknown,
  };
}

const UNKNOWN_CELLS: Readonly<Partial<Record<ColumnKind, string | number>>> = {
  text: '',
  day: MISSING_DAY,
  flag: FLAG_UNKNOWN,
};

/** The codes of the earlier version are put into those of the later once, so that rows compare as numbers. */
function pairCategories(left: CategoryColumn, right: CategoryColumn): CellPair {
  const codeNow = new Map(right.values.map((value, code) => [value, code]));
  const recoded = left.values.map((value) => codeNow.get(value) ?? -2);
  const codeBefore = (x: number): number => {
    const code = left.codes[x] ?? -1;
    return code < 0 ? -1 : (recoded[code] as number);
  };
  return {
    isSame: (x, y) => codeBefore(x) === (right.codes[y] ?? -1),
    isUnknownBefore: (x) => (left.codes[x] ?? -1) < 0,
    isUnknownNow: (y) => (right.codes[y] ?? -1) < 0,
  };
}

function readColumn(facts: Facts, table: FactsTableName, field: string): Column {
  return (facts[table] as unknown as Readonly<Record<string, Column>>)[field] as Column;
}

function listCustomNames(before: Facts, after: Facts, table: FactsTableName): Set<string> {
  const fields = [...before.customFields, ...after.customFields].filter((field) => field.table === table);
  return new Set(fields.map(({ name }) => name));
}

function listWhere(count: number, isListed: (row: number) => boolean): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (isListed(row)) rows.push(row);
  return Int32Array.from(rows);
}
