import { labelOf } from './fields.ts';
import type { ImportTable } from './fields.ts';
import type { FindingCode } from './finding-codes.ts';
import type { FindingList } from './finding-list.ts';
import type { ChoiceBook } from './import-choices.ts';
import type { ColumnReading, TableReport } from './import-report.ts';
import type { Mapping } from './mapping.ts';
import { isBlankCell } from '../model/read-numbers.ts';
import type { RawTable } from './raw-table.ts';
import type { TextColumn } from './text-column.ts';

/** What all files of one import share. */
/** Rows between two chances to stop. */
const ROWS_AT_ONCE = 1 << 13;

export interface ImportContext {
  readonly findings: FindingList;
  readonly choices: ChoiceBook;
  /** A chance to stop: may throw to end it all. */
  readonly pause: () => void;
}

/** A file being imported: its cells, its mapping, and what is wrong with its rows. */
export class SourceTable {
  readonly readings: ColumnReading[] = [];
  readonly choices: ChoiceBook;
  readonly #findings: FindingList;
  readonly #pause: () => void;
  readonly #doubtful: Uint8Array;
  readonly #refused: Uint8Array;
  readonly #passed: Uint8Array;
  readonly #texts = new Map<number, TextColumn>();

  /** @param isShared the file also holds other records, so that one of this table may stand in many rows, or in none. */
  constructor(
    readonly kind: ImportTable,
    readonly raw: RawTable,
    readonly mapping: Mapping,
    readonly isShared: boolean,
    context: ImportContext,
  ) {
    this.#findings = context.findings;
    this.#pause = context.pause;
    this.choices = context.choices;
    this.#doubtful = new Uint8Array(raw.rowCount);
    this.#refused = new Uint8Array(raw.rowCount);
    this.#passed = new Uint8Array(raw.rowCount);
  }

  /** Index of the column that holds the field, or -1. */
  columnOf(field: string): number {
    return this.mapping.fields[field]?.column ?? -1;
  }

  has(field: string): boolean {
    return this.columnOf(field) !== -1;
  }

  /** Heading of the field's column, or the field's label where none is mapped. */
  headingOf(field: string): string {
    const column = this.columnOf(field);
    return column === -1 ? labelOf(this.kind, field) : (this.raw.names[column] as string);
  }

  /** Trimmed texts by row of the file, empty where the cell says nothing; `null` where no column is mapped. */
  readTexts(field: string): readonly string[] | null {
    return this.readColumn(this.columnOf(field))?.texts ?? null;
  }

  /** The same by column of the file. */
  readColumn(column: number): TextColumn | null {
    const known = this.#texts.get(column);
    const cells = this.raw.columns[column];
    if (known || !cells) return known ?? null;
    this.#pause();
    const clean = cells.replace(trimCells);
    this.#texts.set(column, clean);
    return clean;
  }

  /** Call for each row of a long loop: every few thousand rows, whoever waits may stop it all. */
  pauseAt(row: number): void {
    if (row % ROWS_AT_ONCE === 0) this.#pause();
  }

  /** Marks a row as doubtful: it is taken, with this said about it. */
  warn(row: number, code: FindingCode, field: string, value: string, message: string): void {
    this.#doubtful[row] = 1;
    this.#add('warning', this.#lineOf(row), code, field, value, message);
  }

  /** Marks a row as unusable: it is left out. */
  refuse(row: number, code: FindingCode, field: string, value: string, message: string): void {
    this.#refused[row] = 1;
    this.#add('error', this.#lineOf(row), code, field, value, message);
  }

  /** Leaves a row out without a word: it holds no record of this table, but of another that the file is read as. */
  passOver(row: number): void {
    this.#passed[row] = 1;
  }

  /** Something about a whole column or the whole file. */
  warnColumn(code: FindingCode, field: string, value: string, message: string): void {
    this.#add('warning', 0, code, field, value, message);
  }

  /** Something for which the whole file cannot be used. */
  refuseFile(code: FindingCode, message: string): void {
    this.#add('error', 0, code, '', '', message);
  }

  /** Whether the row is left out, refused or passed over. */
  isLeftOut(row: number): boolean {
    return this.#refused[row] === 1 || this.#passed[row] === 1;
  }

  report(records: number): TableReport {
    let doubtful = 0;
    let refused = 0;
    let rows = 0;
    for (let row = 0; row < this.raw.rowCount; row++) {
      if (this.#passed[row] === 1) continue;
      rows += 1;
      if (this.#refused[row] === 1) refused += 1;
      else if (this.#doubtful[row] === 1) doubtful += 1;
    }
    return { table: this.kind, fileName: this.raw.fileName, rows, taken: rows - refused, doubtful, refused, records };
  }

  /** Brings the notes on the file's shape into the report, each at its row. */
  takeNotes(): void {
    const rowOfLine = new Map<number, number>();
    if (this.raw.notes.length > 0) this.raw.lines.forEach((line, row) => rowOfLine.set(line, row));
    for (const note of this.raw.notes) {
      const row = rowOfLine.get(note.line);
      if (row !== undefined) this.#doubtful[row] = 1;
      this.#add('warning', note.line, note.code, '', note.value, note.message);
    }
  }

  /** Notes how a field's column was read. */
  setReading(field: string, reading: Partial<Omit<ColumnReading, 'table' | 'column' | 'field'>>): void {
    const at = this.readings.findIndex((entry) => entry.field === field);
    const entry = this.readings[at];
    if (entry) this.readings[at] = { ...entry, ...reading };
  }

  /** How a field's column was read so far. */
  readingOf(field: string): string {
    return this.readings.find((entry) => entry.field === field)?.reading ?? '';
  }

  #lineOf(row: number): number {
    return this.raw.lines[row] as number;
  }

  #add(severity: 'error' | 'warning', row: number, code: string, field: string, value: string, message: string): void {
    const column = field === '' ? '' : this.headingOf(field);
    this.#findings.add(this.kind, this.raw.fileName, { severity, code, row, column, value, message });
  }
}

/** An ASCII character that is no white space: what begins and ends so needs no trimming. */
function isBare(code: number): boolean {
  return code > 0x20 && code < 0x7f;
}

/** Most columns need no trimming: they are used as they are. */
function trimCells(cells: readonly string[]): readonly string[] {
  let trimmed: string[] | null = null;
  for (let row = 0; row < cells.length; row++) {
    const cell = cells[row] as string;
    if (cell === '') continue;
    const bare = isBare(cell.charCodeAt(0)) && isBare(cell.charCodeAt(cell.length - 1)) ? cell : cell.trim();
    const text = isBlankCell(bare) ? '' : bare;
    if (text === cell) continue;
    trimmed ??= [...cells];
    trimmed[row] = text;
  }
  return trimmed ?? cells;
}
