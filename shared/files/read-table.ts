import { decodeText } from './decode-text.ts';
import type { TextEncoding } from './decode-text.ts';
import { explainNotText } from './detect-format.ts';
import { splitCells } from './split-cells.ts';
import type { SplitText } from './split-cells.ts';
import { countFooterRows, findHeaderRow, guessDelimiter, isBlankRow } from './table-shape.ts';

/** How the text of a file was read; shown, so that nothing is guessed in secret. */
export interface Dialect {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  /** The line of the file, from 1, with the headings. */
  readonly headerLine: number;
  /** Lines before the headings that were left out. */
  readonly preambleRows: number;
  /** Lines after the last record ("Grand Totals", "Copyright") that were left out. */
  readonly footerRows: number;
}

/** Something odd about the shape of a file that did not stop it from being read. */
export interface TableNote {
  readonly code:
    | 'too-few-cells'
    | 'too-many-cells'
    | 'stray-quote'
    | 'open-quote'
    | 'blank-heading'
    | 'repeated-heading'
    | 'preamble'
    | 'footer';
  /** Line of the file, from 1. */
  readonly line: number;
  readonly value: string;
  readonly message: string;
}

/** A delimited file as columns of texts. */
export interface RawTable {
  readonly fileName: string;
  /** The headings as they stand in the file, trimmed; may be blank or repeated. */
  readonly header: readonly string[];
  /** The headings made unique: "Column 3" for a blank one, "Amount (2)" for a repeated one. */
  readonly names: readonly string[];
  readonly columns: readonly (readonly string[])[];
  readonly rowCount: number;
  /** Line of the file on which each row begins, from 1. */
  readonly lines: Int32Array;
  readonly dialect: Dialect;
  readonly notes: readonly TableNote[];
}

export type ReadTableResult =
  | { readonly ok: true; readonly table: RawTable }
  | { readonly ok: false; readonly code: string; readonly message: string };

const MOST_BYTES = 512 * 1024 * 1024;
const MOST_COLUMNS = 2000;

/**
 * Reads a CSV file of any common dialect: encoding, delimiter, preamble and footer are detected.
 * Refused with a code and a message for people: empty files, files that are no delimited text, headings without rows.
 */
export function readTable(bytes: Uint8Array, fileName: string): ReadTableResult {
  if (bytes.length > MOST_BYTES) {
    return refuse('too-large', `The file has ${Math.round(bytes.length / 1_048_576)} MB; Baton reads up to 512 MB.`);
  }
  const notText = explainNotText(bytes);
  if (notText) return refuse(notText.code, notText.message);
  const { text, encoding } = decodeText(bytes);
  const zero = text.indexOf('\u0000');
  if (zero !== -1) {
    const line = countLines(text, zero);
    return refuse('not-a-csv', `The file holds binary data (a zero byte on line ${line}), so it is not a CSV file.`);
  }
  if (hasControlCharacters(text)) {
    return refuse('not-a-csv', 'The file holds binary data, so it is not a CSV file. Export the list as CSV.');
  }

  // Excel writes and reads a first line "sep=;" that names the delimiter.
  const named = /^sep=(.)\r?\n?/i.exec(text);
  const body = named ? text.slice(named[0].length) : text;
  const delimiter = named?.[1] ?? guessDelimiter(body);
  const split = splitCells(body, delimiter);
  if (split.lines.length === 0) return refuse('empty-file', 'The file is empty.');
  const lineOffset = named ? 1 : 0;
  return buildTable(split, { fileName, encoding, delimiter, lineOffset });
}

interface TableSource {
  readonly fileName: string;
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly lineOffset: number;
}

function buildTable(split: SplitText, source: TableSource): ReadTableResult {
  const { cells, starts } = split;
  const headerRow = findHeaderRow(split);
  const header = cells.slice(starts[headerRow], starts[headerRow + 1]).map((cell) => cell.trim());
  // A heading line often ends in delimiters that head no column.
  while (header.length > 1 && header.at(-1) === '' && !hasDataAt(split, headerRow, header.length - 1)) header.pop();
  if (header.length > MOST_COLUMNS) {
    return refuse('too-large', `The file has ${header.length} columns; Baton reads up to ${MOST_COLUMNS}.`);
  }
  if (header.every((name) => name === '')) {
    return refuse(
      'no-header',
      `Line ${lineOf(split, headerRow, source)} should hold the column headings but is blank.`,
    );
  }
  const footerRows = countFooterRows(split, headerRow, header.length);
  const notes: TableNote[] = [];
  const names = nameColumns(header, lineOf(split, headerRow, source), notes);
  noteShape(split, source, headerRow, footerRows, notes);

  const rows: number[] = [];
  for (let row = headerRow + 1; row < split.lines.length - footerRows; row++) {
    // Spreadsheets pad with rows of nothing but delimiters.
    if (!isBlankRow(split, row)) rows.push(row);
  }
  const columns = header.map(() => new Array<string>(rows.length));
  const lines = new Int32Array(rows.length);
  rows.forEach((row, at) => {
    const start = starts[row] as number;
    const width = (starts[row + 1] as number) - start;
    lines[at] = lineOf(split, row, source);
    if (width !== header.length) noteWidth(split, row, header.length, lines[at], notes);
    for (let column = 0; column < columns.length; column++) {
      (columns[column] as string[])[at] = column < width ? (cells[start + column] as string) : '';
    }
  });
  if (lines.length === 0) {
    return refuse(
      'header-only',
      'The file holds column headings but no rows under them. Export it again with its rows.',
    );
  }
  const table: RawTable = {
    fileName: source.fileName,
    header,
    names,
    columns,
    rowCount: lines.length,
    lines,
    dialect: {
      encoding: source.encoding,
      delimiter: source.delimiter,
      headerLine: lineOf(split, headerRow, source),
      preambleRows: headerRow,
      footerRows,
    },
    notes,
  };
  return { ok: true, table };
}

function nameColumns(header: readonly string[], line: number, notes: TableNote[]): string[] {
  const taken = new Set<string>();
  const repeated = new Set(header.filter((name, index) => name !== '' && header.indexOf(name) !== index));
  for (const name of repeated) {
    const message = `Several columns are called "${name}". Give them different names, or map them by hand.`;
    notes.push({ code: 'repeated-heading', line, value: name, message });
  }
  return header.map((name, index) => {
    if (name === '') {
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

function noteWidth(split: SplitText, row: number, columns: number, line: number, notes: TableNote[]): void {
  const start = split.starts[row] as number;
  const end = split.starts[row + 1] as number;
  if (end - start < columns) {
    const message = `The row has ${end - start} cells where the headings have ${columns}; the missing ones count as empty.`;
    notes.push({ code: 'too-few-cells', line, value: '', message });
    return;
  }
  const extra = split.cells.slice(start + columns, end).filter((cell) => cell.trim() !== '');
  if (extra.length === 0) return;
  const message =
    `The row has ${end - start} cells where the headings have ${columns}; the cells after the last heading were left out. ` +
    'A delimiter inside a cell needs quotes around the cell.';
  notes.push({ code: 'too-many-cells', line, value: extra.join(' | '), message });
}

function noteShape(split: SplitText, from: TableSource, headerRow: number, footer: number, notes: TableNote[]): void {
  if (headerRow > 0) {
    const message = `${headerRow} lines before the headings were left out.`;
    notes.push({ code: 'preamble', line: lineOf(split, 0, from), value: readStart(split, 0), message });
  }
  if (footer > 0) {
    const row = split.lines.length - footer;
    const message = `${footer} lines after the last record were left out.`;
    notes.push({ code: 'footer', line: lineOf(split, row, from), value: readStart(split, row), message });
  }
  for (const line of split.strayQuotes) {
    const message =
      'A cell in quotes goes on after its closing quote. Quotes inside a cell must be doubled; check this row.';
    notes.push({ code: 'stray-quote', line: line + from.lineOffset, value: '', message });
  }
  for (const line of split.openQuotes) {
    const message = 'A cell opens a quote that is never closed; the quote was taken as a character. Check this row.';
    notes.push({ code: 'open-quote', line: line + from.lineOffset, value: '', message });
  }
}

function hasDataAt(split: SplitText, headerRow: number, column: number): boolean {
  for (let row = headerRow + 1; row < split.lines.length; row++) {
    const at = (split.starts[row] as number) + column;
    if (at < (split.starts[row + 1] as number) && (split.cells[at] as string) !== '') return true;
  }
  return false;
}

function lineOf(split: SplitText, row: number, from: TableSource): number {
  return (split.lines[row] as number) + from.lineOffset;
}

function readStart(split: SplitText, row: number): string {
  return (split.cells[split.starts[row] as number] ?? '').slice(0, 120);
}

function countLines(text: string, end: number): number {
  return text.slice(0, end).split(/\r\n|\r|\n/).length;
}

/** Text has tabs and line breaks; more than a few other control characters mean data of another kind. */
function hasControlCharacters(text: string): boolean {
  const sample = text.slice(0, 65_536);
  let controls = 0;
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d && code !== 0x0c) || code === 0x7f)
      controls += 1;
  }
  return controls > Math.max(2, sample.length * 0.01);
}

function refuse(code: string, message: string): ReadTableResult {
  return { ok: false, code, message };
}
