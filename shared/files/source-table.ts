import { FIELDS, labelOf } from './fields.ts';
import type { ImportTable } from './fields.ts';
import type { ColumnReading, FindingList, TableReport } from './import-report.ts';
import { applyChoices, guessMapping, listMissingFields } from './mapping.ts';
import type { ColumnChoices, Mapping } from './mapping.ts';
import { readTable } from './read-table.ts';
import type { RawTable } from './read-table.ts';

/** A file to import. Without a mapping its columns are guessed by their headings. */
export interface ImportInput {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly mapping?: Mapping;
  /** Field names to headings, laid over the mapping. */
  readonly choices?: ColumnChoices;
}

const SAMPLE_ROWS = 200;

/** A file being imported: its cells, its mapping, and what is wrong with its rows. */
export class SourceTable {
  readonly readings: ColumnReading[] = [];
  readonly #doubtful: Uint8Array;
  readonly #refused: Uint8Array;

  constructor(
    readonly kind: ImportTable,
    readonly raw: RawTable,
    readonly mapping: Mapping,
    private readonly findings: FindingList,
  ) {
    this.#doubtful = new Uint8Array(raw.rowCount);
    this.#refused = new Uint8Array(raw.rowCount);
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

  /** Marks a row as doubtful: it is taken, with this said about it. */
  warn(row: number, code: string, field: string, value: string, message: string): void {
    this.#doubtful[row] = 1;
    this.#add('warning', this.#lineOf(row), code, field, value, message);
  }

  /** Marks a row as unusable: it is left out. */
  refuse(row: number, code: string, field: string, value: string, message: string): void {
    this.#refused[row] = 1;
    this.#add('error', this.#lineOf(row), code, field, value, message);
  }

  /** Something about a whole column or the whole file. */
  warnColumn(code: string, field: string, value: string, message: string): void {
    this.#add('warning', 0, code, field, value, message);
  }

  isRefused(row: number): boolean {
    return this.#refused[row] === 1;
  }

  report(): TableReport {
    let doubtful = 0;
    let refused = 0;
    for (let row = 0; row < this.raw.rowCount; row++) {
      if (this.#refused[row] === 1) refused += 1;
      else if (this.#doubtful[row] === 1) doubtful += 1;
    }
    const rows = this.raw.rowCount;
    return { table: this.kind, fileName: this.raw.fileName, rows, taken: rows - refused, doubtful, refused };
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

  #lineOf(row: number): number {
    return this.raw.lines[row] as number;
  }

  #add(severity: 'error' | 'warning', row: number, code: string, field: string, value: string, message: string): void {
    const column = field === '' ? '' : this.headingOf(field);
    this.findings.add(this.kind, this.raw.fileName, { severity, code, row, column, value, message });
  }
}

/**
 * Reads a file and settles its mapping.
 * @returns `null` where the file cannot be used; the findings then hold an error that says why.
 */
export function openSource(kind: ImportTable, input: ImportInput, findings: FindingList): SourceTable | null {
  const fail = (code: string, column: string, value: string, message: string): null => {
    findings.add(kind, input.fileName, { severity: 'error', code, row: 0, column, value, message });
    return null;
  };
  const read = readTable(input.bytes, input.fileName);
  if (!read.ok) return fail(read.code, '', '', `${input.fileName}: ${read.message}`);
  const { table } = read;
  const samples = table.columns.map((column) => column.slice(0, SAMPLE_ROWS));
  const guess = input.mapping ?? guessMapping(kind, table.header, samples);
  const chosen = applyChoices(guess, table.names, input.choices ?? {});
  if (chosen.unknown.length > 0)
    return fail('unknown-choice', '', '', `${input.fileName}: ${chosen.unknown.join(' ')}`);
  const { mapping } = chosen;
  const wrong = Object.values(mapping.fields).find(({ column }) => column < 0 || column >= table.header.length);
  if (wrong) return fail('unknown-choice', '', '', `${input.fileName}: the mapping names a column that is not there.`);

  const missing = listMissingFields(mapping);
  if (missing.length > 0) {
    const torn = mapping.ambiguous.filter(({ field }) => missing.some((label) => label.includes(labelOf(kind, field))));
    const unclear = torn.map(({ field, candidates }) => {
      const names = candidates.map((column) => `"${table.names[column]}"`).join(' and ');
      return ` ${names} may both be the ${labelOf(kind, field)}: choose one.`;
    });
    const message =
      `${input.fileName} has no column for ${missing.join(', nor for ')}.${unclear.join('')} ` +
      `Its columns are: ${table.names.join(', ')}. Map one by hand, or export the file with it.`;
    return fail(torn.length > 0 ? 'ambiguous-column' : 'missing-column', missing.join(', '), '', message);
  }

  const source = new SourceTable(kind, table, mapping, findings);
  source.takeNotes();
  for (const { field, candidates } of mapping.ambiguous) {
    const names = candidates.map((column) => table.names[column]).join(', ');
    const message = `Several columns may be the ${labelOf(kind, field)}: ${names}. None was taken; map one by hand.`;
    source.warnColumn('ambiguous-column', field, names, message);
  }
  for (const { field, column, why } of mapping.suggestions) {
    const name = table.names[column] as string;
    const message = `"${name}" may be the ${labelOf(kind, field)} and was not taken. ${why}`;
    source.warnColumn('suggested-column', field, name, message);
  }
  for (const { field } of FIELDS[kind]) {
    const mapped = mapping.fields[field];
    if (!mapped) continue;
    const column = table.names[mapped.column] as string;
    source.readings.push({ table: kind, column, field, confidence: mapped.confidence, reading: '' });
  }
  return source;
}
