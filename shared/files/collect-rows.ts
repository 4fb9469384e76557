import { CellColumn } from './cell-column.ts';
import { readScanned } from './csv/scan-rows.ts';
import type { ScannedRecords } from './csv/scan-rows.ts';
import { ReadFault } from './read-fault.ts';
import { SAMPLE_ROWS } from './table-shape.ts';
import type { RowsView } from './table-shape.ts';

/** Columns that a list may have. */
export const MOST_COLUMNS = 2000;
/** Cells of one row; a line of nothing but delimiters costs all the memory there is. */
const MOST_CELLS_IN_ROW = 20_000;
/** Later rows may be shorter than the first ones. */
const MORE_ROWS = 1.1;
/** Cells of one file; each costs about 20 bytes. */
const MOST_CELLS = 30_000_000;

/**
 * Collects the rows of a file into columns. Rows of nothing but white space are left out: spreadsheets pad with them.
 * The width of the columns is settled by the first rows; what later rows have beyond it is kept apart, so that a single
 * malformed row does not cost a column for each of its cells.
 */
export class RowCollector implements RowsView {
  readonly columns: CellColumn[] = [];
  /** Line of the file on which each row begins. */
  readonly lines: number[] = [];
  /** Cells of each row, also those beyond the columns. */
  readonly widths: number[] = [];
  #isScanned = false;
  readonly #beyond = new Map<number, readonly string[]>();
  #beyondCells = 0;
  #waiting: (readonly string[])[] | null = [];

  get count(): number {
    return this.lines.length;
  }

  /** @throws {ReadFault} where the file has more than can be held. */
  add(cells: readonly string[], line: number): void {
    if (isBlankRow(cells)) return;
    if (cells.length > MOST_CELLS_IN_ROW) {
      const message = `Line ${line} has ${cells.length} cells; Baton reads up to ${MOST_COLUMNS} columns.`;
      throw new ReadFault('too-large', message);
    }
    this.lines.push(line);
    this.widths.push(cells.length);
    if (this.#waiting) {
      this.#waiting.push(cells);
      if (this.#waiting.length >= SAMPLE_ROWS) this.#settle(this.#waiting);
    } else this.#store(cells);
  }

  /** The same for records that were scanned; all records of a collector come from one text. */
  addScanned(records: ScannedRecords, skippedLines: number): void {
    const { count, lines } = records;
    for (let record = 0; record < count;) {
      const start = record;
      while (record < count && this.#isPlain(records, record)) record += 1;
      if (record > start) this.#storeScanned(records, start, record, skippedLines);
      else {
        this.add(readScanned(records, record), (lines[record] as number) + skippedLines);
        record += 1;
      }
    }
  }

  /** Call once after the last row; before, the first rows are not in the columns. */
  finish(): void {
    if (this.#waiting) this.#settle(this.#waiting);
  }

  /** The cells of a row as they came. */
  cellsOf(row: number): readonly string[] {
    const width = this.widths[row] as number;
    const cells = this.columns.slice(0, width).map((column) => column.at(row));
    return [...cells, ...(this.#beyond.get(row) ?? [])];
  }

  /** Whether the record may go into the columns as it is. */
  #isPlain({ firsts, inks }: ScannedRecords, record: number): boolean {
    const width = (firsts[record + 1] as number) - (firsts[record] as number);
    return this.#waiting === null && inks[record] === 1 && width <= this.columns.length;
  }

  #storeScanned(records: ScannedRecords, from: number, to: number, skippedLines: number): void {
    const { columns } = this;
    const { text, starts, firsts, lines } = records;
    for (let record = from; record < to; record++) {
      this.#refuseTooMany(this.lines.length);
      this.lines.push((lines[record] as number) + skippedLines);
      this.widths.push((firsts[record + 1] as number) - (firsts[record] as number));
    }
    if (!this.#isScanned) {
      const rows = (text.units.length / (starts[firsts[to - 1] as number] as number)) * this.lines.length * MORE_ROWS;
      const mostRows = Math.ceil(Math.min(rows, text.units.length, MOST_CELLS / columns.length));
      for (const column of columns) column.scan(text, mostRows);
      this.#isScanned = true;
    }
    // Column by column: the words of one stay near the processor for many rows.
    columns.forEach((column, at) => column.pushScanned(records, from, to, at));
  }

  #settle(rows: readonly (readonly string[])[]): void {
    let width = 0;
    for (const cells of rows) width = Math.max(width, Math.min(cells.length, MOST_COLUMNS));
    for (let column = 0; column < width; column++) this.columns.push(new CellColumn());
    this.#waiting = null;
    const rest = this.lines.length - rows.length;
    rows.forEach((cells, row) => this.#store(cells, rest + row));
  }

  #store(cells: readonly string[], row = this.lines.length - 1): void {
    const { columns } = this;
    this.#refuseTooMany(row);
    const filled = Math.min(cells.length, columns.length);
    for (let column = 0; column < filled; column++) (columns[column] as CellColumn).push(cells[column] as string);
    for (let column = filled; column < columns.length; column++) (columns[column] as CellColumn).push('');
    if (cells.length > columns.length) {
      this.#beyond.set(row, cells.slice(columns.length));
      this.#beyondCells += cells.length - columns.length;
    }
  }

  /** @throws {ReadFault} */
  #refuseTooMany(row: number): void {
    const { length } = this.columns;
    if ((row + 1) * length + this.#beyondCells <= MOST_CELLS) return;
    const message =
      `The file has more than ${MOST_CELLS / 1_000_000} million cells (${row} rows of ${length} columns so far). ` +
      'Export fewer columns, or the file in parts.';
    throw new ReadFault('too-large', message);
  }
}

function isBlankRow(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}
