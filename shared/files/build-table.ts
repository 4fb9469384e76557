import type { RowCollector } from './collect-rows.ts';
import { MOST_COLUMNS } from './collect-rows.ts';
import type { Corrections, Dialect, FileEdges, FileLine, RawTable, SheetInfo, TableNote } from './raw-table.ts';
import { ReadFault } from './read-fault.ts';
import { countFooterRows, findHeaderRow } from './table-shape.ts';

/** Characters of what is shown of cells that were left out. */
const LONGEST_VALUE = 1000;

/** What a reader knows of a file besides its rows. */
export interface TableSource {
  readonly fileName: string;
  readonly dialect: Omit<Dialect, 'headerLine' | 'preambleRows' | 'footerRows'>;
  readonly notes: readonly TableNote[];
  readonly sheets: readonly SheetInfo[];
  /** Columns that the workbook hides. */
  readonly hiddenColumns: readonly number[];
  /** Is called every few milliseconds, and may throw to end it all. */
  readonly pause: () => void;
  /** Finds the headings where merged cells spread them over two rows. */
  readonly readHeading?: (headerRow: number) => Heading;
}

/** The headings and the last row that they take up. */
export interface Heading {
  readonly header: readonly string[];
  readonly row: number;
}

/**
 * Makes a table of the rows: finds the headings, leaves out what stands before them and the footer, and notes what is odd.
 * @throws {ReadFault} where there are no headings or no rows under them.
 */
export function buildTable(rows: RowCollector, source: TableSource, corrections: Corrections): RawTable {
  if (rows.count === 0) throw new ReadFault('empty-file', `${nameSource(source)} is empty.`);
  const hasHeadings = corrections.headerRow !== 0;
  const firstRow = hasHeadings ? chooseHeaderRow(rows, corrections.headerRow) : -1;
  const heading = hasHeadings ? readHeading(rows, source, firstRow) : { header: [], row: -1 };
  const width = hasHeadings ? trimHeader(rows, heading) : rows.columns.length;
  const header = Array.from({ length: width }, (_, column) => heading.header[column] ?? '');
  const headerLine = hasHeadings ? (rows.lines[firstRow] as number) : 0;
  if (width > MOST_COLUMNS) {
    throw new ReadFault('too-large', `${nameSource(source)} has ${width} columns; Baton reads up to ${MOST_COLUMNS}.`);
  }
  if (hasHeadings && header.every((name) => name === '')) {
    throw new ReadFault('no-header', `Line ${headerLine} should hold the column headings but is blank.`);
  }
  const start = heading.row + 1;
  const found = hasHeadings ? countFooterRows(rows, heading.row, width) : 0;
  const footerRows = Math.min(Math.max(corrections.skipFooter ?? found, 0), rows.count - start);
  const end = rows.count - footerRows;
  if (end <= start) {
    const message = `${nameSource(source)} holds column headings but no rows under them. Export it again with its rows.`;
    throw new ReadFault('header-only', message);
  }

  const notes: TableNote[] = [];
  const names = nameColumns(header, headerLine, notes);
  const preambleRows = Math.max(firstRow, 0);
  if (preambleRows > 0) {
    const message = describeLeftOut(preambleRows, 'before the headings');
    notes.push({ code: 'preamble', line: rows.lines[0] as number, value: readStart(rows, 0), message });
  }
  if (footerRows > 0) {
    const message = describeLeftOut(footerRows, 'after the last record');
    notes.push({ code: 'footer', line: rows.lines[end] as number, value: readStart(rows, end), message });
  }
  notes.push(...source.notes);
  noteWidths(rows, start, end, width, source.dialect.format, notes);
  return {
    fileName: source.fileName,
    header,
    names,
    columns: rows.columns.slice(0, width).map((column) => column.slice(start, end, source.pause)),
    rowCount: end - start,
    lines: new Int32Array(rows.lines.slice(start, end)),
    dialect: { ...source.dialect, headerLine, preambleRows, footerRows },
    notes,
    sheets: source.sheets,
    hiddenColumns: source.hiddenColumns.filter((column) => column < width),
    edges: readEdges(rows, footerRows),
  };
}

/** Lines of the beginning: enough to find the headings among them by eye. */
const HEAD_LINES = 24;
/** Records before the footer. */
const LAST_RECORDS = 3;

function readEdges(rows: RowCollector, footerRows: number): FileEdges {
  const { count } = rows;
  const tailStart = Math.max(HEAD_LINES, count - footerRows - LAST_RECORDS);
  const readLines = (from: number, to: number): FileLine[] =>
    Array.from({ length: Math.max(0, to - from) }, (_, at) => ({
      line: rows.lines[from + at] as number,
      cells: rows.cellsOf(from + at),
    }));
  return { head: readLines(0, Math.min(HEAD_LINES, count)), tail: readLines(tailStart, count), count };
}

function describeLeftOut(lines: number, where: string): string {
  return lines === 1 ? `One line ${where} was left out.` : `${lines} lines ${where} were left out.`;
}

function nameSource({ dialect }: TableSource): string {
  return dialect.sheet === '' ? 'The file' : `Sheet "${dialect.sheet}"`;
}

/** @throws {ReadFault} where the file ends before the chosen line. */
function chooseHeaderRow(rows: RowCollector, line: number | undefined): number {
  if (line === undefined) return findHeaderRow(rows);
  const row = rows.lines.findIndex((start) => start >= line);
  if (row === -1) throw new ReadFault('no-header', `There is nothing from line ${line} on that could be headings.`);
  return row;
}

function readHeading(rows: RowCollector, source: TableSource, row: number): Heading {
  const heading = source.readHeading?.(row) ?? { header: rows.cellsOf(row), row };
  return { ...heading, header: heading.header.map((name) => name.trim()) };
}

/** How many columns the headings head: a heading line often ends in delimiters that head none. */
function trimHeader(rows: RowCollector, { header, row }: Heading): number {
  let width = header.length;
  while (width > 1 && header[width - 1] === '' && !hasData(rows, width - 1, row + 1)) width -= 1;
  return width;
}

function hasData(rows: RowCollector, column: number, from: number): boolean {
  const cells = rows.columns[column];
  for (let row = from; row < rows.count; row++) if (cells !== undefined && cells.at(row) !== '') return true;
  return false;
}

function nameColumns(header: readonly string[], line: number, notes: TableNote[]): string[] {
  const taken = new Set<string>();
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const name of header) {
    if (name !== '' && seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  for (const name of repeated) {
    const message = `Several columns are called "${name}". Give them different names, or map them by hand.`;
    notes.push({ code: 'repeated-heading', line, value: name, message });
  }
  return header.map((name, index) => {
    if (name === '' && line > 0) {
      const message = `Column ${index + 1} has no heading; it is shown as "Column ${index + 1}".`;
      notes.push({ code: 'blank-heading', line, value: '', message });
    }
    const base = name || `Column ${index + 1}`;
    let unique = base;
    for (let number = 2; taken.has(unique); number++) unique = `${base} (${number})`;
    taken.add(unique);
    return unique;
  });
}

function noteWidths(
  rows: RowCollector,
  start: number,
  end: number,
  columns: number,
  format: Dialect['format'],
  notes: TableNote[],
): void {
  for (let row = start; row < end; row++) {
    const width = rows.widths[row] as number;
    const line = rows.lines[row] as number;
    // A row of a sheet ends with its last filled cell.
    if (width < columns && format === 'csv') {
      const message = `The row has ${width} cells where the headings have ${columns}; the missing ones count as empty.`;
      notes.push({ code: 'too-few-cells', line, value: '', message });
    } else if (width > columns) {
      const extra = rows.cellsOf(row).slice(columns);
      const filled = extra.filter((cell) => cell.trim() !== '');
      if (filled.length === 0) continue;
      const message =
        `The row has ${width} cells where the headings have ${columns}; the cells after the last heading were left out. ` +
        (format === 'csv' ? 'A delimiter inside a cell needs quotes around the cell.' : 'Give their columns headings.');
      notes.push({ code: 'too-many-cells', line, value: filled.join(' | ').slice(0, LONGEST_VALUE), message });
    }
  }
}

function readStart(rows: RowCollector, row: number): string {
  return (rows.cellsOf(row)[0] ?? '').slice(0, 120);
}
