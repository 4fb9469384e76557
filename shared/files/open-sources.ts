import { chooseSheet } from './choose-sheet.ts';
import { unescapeCell } from './csv-write.ts';
import { FIELDS, IMPORT_TABLES, labelOf } from './fields.ts';
import type { ImportTable } from './fields.ts';
import { createColumnRule, recognizeTables, shareUnmapped } from './flat-files.ts';
import { listUnknownColumns } from './import-choices.ts';
import { applyChoices, guessMapping, listMissingFields } from './mapping.ts';
import type { Mapping } from './mapping.ts';
import type { ReadPort } from './ports/read-port.ts';
import type { Corrections, RawTable, ReadTableResult } from './raw-table.ts';
import { readTable } from './read-table.ts';
import { toStableJson } from './stable-json.ts';
import { SourceTable } from './source-table.ts';
import type { ImportContext } from './source-table.ts';

/** A file to import. Without a mapping its columns are guessed by their headings. */
export interface ImportInput {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** How the file is to be read, where that was set right by hand. */
  readonly corrections?: Corrections;
  readonly mapping?: Mapping;
}

export type ImportInputs = { readonly accounts: ImportInput } & { readonly [T in ImportTable]?: ImportInput };

const SAMPLE_ROWS = 200;

type Fail = (table: ImportTable, code: string, column: string, message: string) => void;

/**
 * Reads the files and settles their mappings. The same bytes given for several tables are one file that holds them all,
 * unless they are different sheets of one workbook.
 * @returns `null` where a file cannot be used; the findings then hold an error that says why.
 */
export function openSources(
  inputs: ImportInputs,
  context: ImportContext,
  port?: ReadPort,
): Map<ImportTable, SourceTable> | null {
  let isUsable = true;
  const fail: Fail = (table, code, column, message) => {
    isUsable = false;
    const fileName = inputs[table]?.fileName ?? '';
    context.findings.add(table, fileName, { severity: 'error', code, row: 0, column, value: '', message });
  };
  const raw = readFiles(inputs, fail, port);
  const tablesOf = (file: RawTable): ImportTable[] =>
    [...raw].flatMap(([table, other]) => (other === file ? [table] : []));
  const mappings = new Map<ImportTable, Mapping>();
  for (const [table, file] of raw) {
    const mapping = settleMapping(table, file, tablesOf(file), inputs[table]?.mapping, [...raw.keys()], context, fail);
    if (mapping) mappings.set(table, mapping);
  }
  for (const problem of listUnknownColumns(context.choices.choices, (table) => raw.get(table)?.names ?? null)) {
    fail('accounts', 'unknown-choice', '', problem);
  }
  if (!isUsable) return null;

  const plain = new Map<RawTable, RawTable>();
  const sources = new Map<ImportTable, SourceTable>();
  for (const [table, file] of raw) {
    const shared = tablesOf(file);
    const isShared = shared.length > 1;
    const own = mappings.get(table) as Mapping;
    const others = new Map(shared.map((other) => [other, mappings.get(other) as Mapping]));
    const mapping = isShared ? (shareUnmapped(others, file.header).get(table) ?? own) : own;
    const cells = plain.get(file) ?? (mapping.source === 'baton' ? takeOffEscapes(file) : file);
    plain.set(file, cells);
    const source = new SourceTable(table, cells, mapping, isShared, context);
    describeSource(source);
    if (table === 'accounts' && !isShared) hintAtTables(source);
    sources.set(table, source);
  }
  return sources;
}

function readFiles(inputs: ImportInputs, fail: Fail, port?: ReadPort): Map<ImportTable, RawTable> {
  const read = new Map<Uint8Array, Map<string, ReadTableResult>>();
  const readOnce = ({ bytes, fileName }: ImportInput, corrections: Corrections): ReadTableResult => {
    const results = read.get(bytes) ?? new Map<string, ReadTableResult>();
    read.set(bytes, results);
    const key = toStableJson(corrections);
    const result = results.get(key) ?? readTable(bytes, fileName, corrections, port);
    results.set(key, result);
    return result;
  };
  const tables = new Map<ImportTable, RawTable>();
  for (const table of IMPORT_TABLES) {
    const input = inputs[table];
    if (!input) continue;
    const corrections = input.corrections ?? {};
    // A mapping that is there belongs to the sheet that was read for it.
    const mayChoose = corrections.sheet === undefined && input.mapping === undefined;
    const sheet = mayChoose ? chooseSheet(table, input.bytes, input.fileName) : undefined;
    const result = readOnce(input, sheet === undefined ? corrections : { ...corrections, sheet });
    if (result.ok) tables.set(table, result.table);
    else fail(table, result.code, '', `${input.fileName}: ${result.message}`);
  }
  return tables;
}

/** Baton's own files hold a `'` before text that a spreadsheet would run. */
function takeOffEscapes(file: RawTable): RawTable {
  return { ...file, columns: file.columns.map((column) => column.replace((texts) => texts.map(unescapeCell))) };
}

function settleMapping(
  table: ImportTable,
  file: RawTable,
  tables: readonly ImportTable[],
  known: Mapping | undefined,
  given: readonly ImportTable[],
  { choices: { choices } }: ImportContext,
  fail: Fail,
): Mapping | null {
  const samples = file.columns.map((column) => column.readStart(SAMPLE_ROWS));
  const mayTake = tables.length > 1 ? createColumnRule(table, tables, file.header) : undefined;
  const guess = known ?? guessMapping(table, file.header, samples, { source: choices.source, mayTake });
  const chosen = applyChoices(guess, file.names, choices.columns?.[table] ?? {});
  const { mapping } = chosen;
  const unknown = [...chosen.unknown];
  const isWrong = Object.values(mapping.fields).some(({ column }) => column < 0 || column >= file.header.length);
  if (isWrong) unknown.push('The mapping names a column that is not there.');
  if (unknown.length > 0) {
    fail(table, 'unknown-choice', '', `${file.fileName}: ${unknown.join(' ')}`);
    return null;
  }
  const missing = listMissingFields(mapping, given);
  if (missing.length === 0) return mapping;
  const torn = mapping.ambiguous.filter(({ field }) => missing.some((label) => label.includes(labelOf(table, field))));
  const unclear = torn.map(({ field, candidates }) => {
    const names = candidates.map((column) => `"${file.names[column]}"`).join(' and ');
    return ` ${names} may both be the ${labelOf(table, field)}: choose one.`;
  });
  const message =
    `${file.fileName} has no column for ${missing.join(', nor for ')}.${unclear.join('')} ` +
    `Its columns are: ${file.names.join(', ')}. Map one by hand, or export the file with it` +
    (table === 'opportunities' ? ', or give the file of associations that says which account each belongs to.' : '.');
  fail(table, torn.length > 0 ? 'ambiguous-column' : 'missing-column', missing.join(', '), message);
  return null;
}

/** What is to be said about a file before its rows are read. */
function describeSource(source: SourceTable): void {
  const { kind, mapping, raw } = source;
  source.takeNotes();
  for (const { field, candidates } of mapping.ambiguous) {
    const names = candidates.map((column) => raw.names[column]).join(', ');
    const message = `Several columns may be the ${labelOf(kind, field)}: ${names}. None was taken; map one by hand.`;
    source.warnColumn('ambiguous-column', field, names, message);
  }
  for (const { field, column, why } of mapping.suggestions) {
    const name = raw.names[column] as string;
    const message = `"${name}" may be the ${labelOf(kind, field)} and was not taken. ${why}`;
    source.warnColumn('suggested-column', field, name, message);
  }
  for (const { field } of FIELDS[kind]) {
    const mapped = mapping.fields[field];
    if (!mapped) continue;
    const column = raw.names[mapped.column] as string;
    source.readings.push({ table: kind, column, field, confidence: mapped.confidence, reading: '', examples: [] });
  }
}

function hintAtTables(source: SourceTable): void {
  const { header, fileName } = source.raw;
  const more = recognizeTables(header);
  if (more.length === 0) return;
  const message = `${fileName} seems to hold ${more.join(' and ')} as well. Give the same file for these too, and they are read from it.`;
  source.warnColumn('holds-more-tables', '', more.join(', '), message);
}
