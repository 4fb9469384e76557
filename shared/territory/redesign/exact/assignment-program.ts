import type { Columns } from '../columns.ts';
import { buildPriceRows, MOST_CORNERS } from '../price-rows.ts';
import type { PriceRows } from '../price-rows.ts';
import { LIMITS_PER_UNIT } from '../problem.ts';
import type { AssignmentProblem } from '../problem.ts';
import { ProgramWriter } from './mixed-program.ts';
import type { MixedProgram } from './mixed-program.ts';

/** A choice of columns as a mixed-integer program, and the ways there and back. */
export interface AssignmentProgram {
  readonly program: MixedProgram;
  /** The values of an assignment. @param slots column by unit */
  readonly write: (slots: Int32Array) => Float64Array;
  /** The columns that values choose; where a unit is divided, the one given. */
  readonly read: (values: Float64Array, otherwise: Int32Array) => Int32Array;
}

/** Rows of pairs apart by column. */
type PairRows = ReadonlyMap<number, readonly number[]>;

/** What counts as chosen. */
const CHOSEN = 0.5;

/**
 * One variable per column, one row per unit, and each balance row's penalty as its corners: a length of ratio from one corner
 * to the next at what it costs there, which a convex penalty fills in order. The corners are those that the prices know, so
 * the relaxation is no weaker than the dual's.
 * @param isWhole 1 per unit that goes to one seller; others may be divided
 */
export function writeAssignmentProgram(
  problem: AssignmentProblem,
  columns: Columns,
  isWhole: Uint8Array,
): AssignmentProgram {
  const writer = new ProgramWriter();
  const { units, sellers, measures } = problem;
  for (let unit = 0; unit < units; unit++) writer.addRow(1, 1);
  const rows = buildPriceRows(problem);
  const balance = sellers * measures;
  const rowOf = Int32Array.from({ length: rows.count }, (_, row) => addPricedRow(writer, rows, row, row < balance));
  const pairRows = addPairsApart(writer, problem, columns);
  addColumns(writer, problem, columns, isWhole, rowOf, pairRows);
  for (let row = 0; row < balance; row++) addCorners(writer, rows, row, rowOf[row] as number);
  const program = writer.finish();
  return {
    program,
    write: (slots) => {
      const values = new Float64Array(program.cost.length);
      const ratios = problem.rows.base.slice();
      for (let unit = 0; unit < units; unit++) {
        const slot = slots[unit] as number;
        values[slot] = 1;
        for (let measure = 0; measure < measures; measure++) {
          ratios[(columns.seller[slot] as number) * measures + measure]! += columns.load[
            slot * measures + measure
          ] as number;
        }
      }
      fillCorners(rows, ratios, values, columns.option.length);
      return values;
    },
    read: (values, otherwise) =>
      otherwise.map((slot, unit) => {
        const end = columns.start[unit + 1] as number;
        for (let column = columns.start[unit] as number; column < end; column++) {
          if ((values[column] as number) > CHOSEN) return column;
        }
        return slot;
      }),
  };
}

/** @returns the number of its row; -1 where it has none. */
function addPricedRow(writer: ProgramWriter, rows: PriceRows, row: number, isBalance: boolean): number {
  if (rows.isActive[row] === 0) return -1;
  if (!isBalance) return writer.addRow(Number.NEGATIVE_INFINITY, -(rows.base[row] as number));
  // The ratio, less the lengths from the lowest corner on, is nothing.
  const rest = (rows.ratio[row * MOST_CORNERS] as number) - (rows.base[row] as number);
  return writer.addRow(rest, rest);
}

function addColumns(
  writer: ProgramWriter,
  problem: AssignmentProblem,
  columns: Columns,
  isWhole: Uint8Array,
  rowOf: Int32Array,
  pairRows: PairRows,
): void {
  const { units, sellers, measures, leaving } = problem;
  const first = sellers * measures;
  const addPriced = (row: number, factor: number): void => {
    if ((rowOf[row] as number) >= 0) writer.addEntry(rowOf[row] as number, factor);
  };
  for (let unit = 0; unit < units; unit++) {
    const home = leaving.home[unit] as number;
    const end = columns.start[unit + 1] as number;
    for (let column = columns.start[unit] as number; column < end; column++) {
      writer.addColumn(columns.cost[column] as number, 1, isWhole[unit] === 1);
      writer.addEntry(unit, 1);
      for (let measure = 0; measure < measures; measure++) {
        const row = (columns.seller[column] as number) * measures + measure;
        addPriced(row, columns.load[column * measures + measure] as number);
      }
      for (const row of pairRows.get(column) ?? []) writer.addEntry(row, 1);
      if (columns.isAway[column] === 0) continue;
      const at = unit * LIMITS_PER_UNIT;
      addPriced(first, leaving.use[at] as number);
      addPriced(first + 1, leaving.use[at + 1] as number);
      if (home >= 0) addPriced(first + 2 + home, leaving.use[at + 2] as number);
    }
  }
}

/** The lengths between a row's corners; the last has no end but a limit's. */
function addCorners(writer: ProgramWriter, rows: PriceRows, row: number, programRow: number): void {
  if (programRow < 0) return;
  const start = row * MOST_CORNERS;
  writer.addConstant(rows.cost[start] as number);
  const last = start + (rows.corners[row] as number) - 1;
  for (let at = start; at < last; at++) {
    const length = (rows.ratio[at + 1] as number) - (rows.ratio[at] as number);
    const isOpen = at === last - 1 && rows.highest[row] !== Number.POSITIVE_INFINITY;
    const slope = ((rows.cost[at + 1] as number) - (rows.cost[at] as number)) / length;
    writer.addColumn(slope, isOpen ? Number.POSITIVE_INFINITY : length, false);
    writer.addEntry(programRow, -1);
  }
}

function fillCorners(rows: PriceRows, ratios: Float64Array, values: Float64Array, first: number): void {
  let column = first;
  for (let row = 0; row < ratios.length; row++) {
    if (rows.isActive[row] === 0) continue;
    const start = row * MOST_CORNERS;
    const last = start + (rows.corners[row] as number) - 1;
    for (let at = start; at < last; at++) {
      const filled = (ratios[row] as number) - (rows.ratio[at] as number);
      const length = (rows.ratio[at + 1] as number) - (rows.ratio[at] as number);
      values[column++] = Math.max(0, at === last - 1 ? filled : Math.min(length, filled));
    }
  }
}

/** Of two units that must be apart, one at most goes to a seller. @returns such rows by column. */
function addPairsApart(writer: ProgramWriter, { apart, units }: AssignmentProblem, columns: Columns): PairRows {
  const rowsOf = new Map<number, number[]>();
  if (apart === null) return rowsOf;
  for (let unit = 0; unit < units; unit++) {
    for (let at = apart.start[unit] as number; at < (apart.start[unit + 1] as number); at++) {
      const other = apart.unit[at] as number;
      if (other < unit) continue;
      for (const [column, otherColumn] of listCommon(columns, unit, other)) {
        const row = writer.addRow(Number.NEGATIVE_INFINITY, 1);
        for (const one of [column, otherColumn]) rowsOf.set(one, [...(rowsOf.get(one) ?? []), row]);
      }
    }
  }
  return rowsOf;
}

/** The columns of two units with the same seller. */
function* listCommon({ start, seller }: Columns, unit: number, other: number): Generator<readonly [number, number]> {
  for (let column = start[unit] as number; column < (start[unit + 1] as number); column++) {
    for (let second = start[other] as number; second < (start[other + 1] as number); second++) {
      if (seller[column] === seller[second]) yield [column, second];
    }
  }
}
