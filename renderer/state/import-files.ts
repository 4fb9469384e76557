import { IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { changeMapping as remap } from '../../shared/files/mapping.ts';
import type { SourceSystem } from '../../shared/files/source-systems.ts';
import type { Result } from '../../shared/ipc.ts';
import { pause } from '../workers/worker-client.ts';
import { describeMapping, guessFileMapping } from './file-mappings.ts';
import { bytesOfFile, changeFile, findFile, forgetUnused, keepBytes, readFile, remapFile } from './import-reading.ts';
import { endImportWork } from './import-work.ts';
import { UNREAD, clearImport, importingStore } from './importing-store.ts';
import type { ImportFile } from './importing-store.ts';
import { getServices } from './services.ts';

export interface NewFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

const DONE = { ok: true, value: null } as const;
const BLANK = {
  status: 'reading',
  error: null,
  alsoHolds: [],
  header: [],
  names: [],
  rowCount: 0,
  cells: [],
  dialect: null,
  corrections: {},
  sheets: [],
  edges: { head: [], tail: [], count: 0 },
  hiddenColumns: [],
  source: null,
  mappings: {},
} as const satisfies Partial<ImportFile>;

/** Asks for files. @param table what the file holds; without it, each is taken for what it looks like. */
export async function chooseImportFiles(table?: ImportTable): Promise<Result<null>> {
  const chosen = await getServices().bridge.request('files.open', 'table', table === undefined);
  if (!chosen.ok) return chosen;
  const files = chosen.value.map(({ handle, bytes }) => ({ fileName: handle.name, bytes }));
  await addImportFiles(files, table);
  return DONE;
}

/**
 * Takes files that are there already: chosen, dropped, opened from outside. Each is read as what it looks like, unless
 * that comes from another file already; a file that cannot be read says so itself.
 * @returns the ids of the files.
 */
export async function addImportFiles(files: readonly NewFile[], table?: ImportTable): Promise<readonly string[]> {
  const added = files.map((file): ImportFile => {
    const id = getServices().createId();
    keepBytes(id, file.bytes);
    return { ...BLANK, id, fileName: file.fileName, tables: table ? [table] : [] };
  });
  const names = new Set(files.map(({ fileName }) => fileName));
  importingStore.setState((state) => {
    // The same file again is a newer state of it.
    const kept = state.files.filter(
      ({ fileName, tables }) => !names.has(fileName) || !(table === undefined || tables.includes(table)),
    );
    return { ...UNREAD, files: [...(table ? dropTable(kept, table) : kept), ...added] };
  });
  forgetUnused();
  // That the files are there is shown before their bytes are copied for the worker.
  await pause();
  await Promise.all(added.map(({ id }) => readFile(id)));
  return added.map(({ id }) => id);
}

/** Takes what was copied from a spreadsheet as a file of its own. */
export function addPastedTable(text: string): Promise<readonly string[]> {
  const count = importingStore.getState().files.filter(({ fileName }) => fileName.startsWith('Pasted table')).length;
  const fileName = count === 0 ? 'Pasted table' : `Pasted table ${count + 1}`;
  return addImportFiles([{ fileName, bytes: new TextEncoder().encode(text) }]);
}

export function removeImportFile(id: string): void {
  importingStore.setState((state) => ({ ...UNREAD, files: state.files.filter((file) => file.id !== id) }));
  forgetUnused();
}

/** Reads a table from no file any more; a file that was read as nothing else goes with it. */
export function releaseTable(table: ImportTable): void {
  importingStore.setState((state) => ({ ...UNREAD, files: dropTable(state.files, table) }));
  forgetUnused();
}

/** Settles what a file is read as. A table that came from another file comes from this one now. */
export function setFileTables(id: string, tables: readonly ImportTable[]): void {
  const chosen = IMPORT_TABLES.filter((table) => tables.includes(table));
  importingStore.setState((state) => {
    const files = releaseTables(state.files, chosen).map((file) =>
      file.id === id ? remapFile({ ...file, tables: chosen }, file) : file,
    );
    return { ...UNREAD, files };
  });
}

/** Guesses the columns of a file by the names that a system uses; `null` lets the headings tell. */
export function setFileSource(id: string, source: SourceSystem | null): void {
  changeFile(id, (file) => {
    const changed = { ...file, source };
    const mappings = file.tables.map((table) => [
      table,
      describeMapping(changed, guessFileMapping(changed, table), null),
    ]);
    return { ...changed, mappings: Object.fromEntries(mappings) };
  });
}

/** Maps a field to another column by hand; `null` leaves the field without one. @param column index in the header. */
export function changeMapping(id: string, table: ImportTable, field: string, column: number | null): void {
  changeFile(id, (file) => {
    const current = file.mappings[table];
    if (!current) return file;
    const mapping = remap(current.mapping, file.names, field, column);
    const next = describeMapping(file, mapping, current.recalledFrom);
    return { ...file, mappings: { ...file.mappings, [table]: next } };
  });
}

/** Forgets what was mapped by hand, now and last time. */
export function resetMapping(id: string, table: ImportTable): void {
  changeFile(id, (file) => {
    const guess = describeMapping(file, guessFileMapping(file, table), null);
    return { ...file, mappings: { ...file.mappings, [table]: guess } };
  });
}

/** Forgets files, mappings, choices and report, and ends what is under way. */
export function resetImport(): void {
  clearImport();
  forgetUnused();
  endImportWork();
}

/** Reads another sheet of the same workbook as a file of its own. */
export async function addSheet(id: string, sheet: string): Promise<void> {
  const file = findFile(id);
  const bytes = bytesOfFile(id);
  if (!file || !bytes) return;
  const next: ImportFile = {
    ...BLANK,
    id: getServices().createId(),
    fileName: file.fileName,
    tables: [],
    corrections: { sheet },
  };
  keepBytes(next.id, bytes);
  importingStore.setState((state) => ({ ...UNREAD, files: [...state.files, next] }));
  await readFile(next.id);
}

/** The files without one for the table; a file that was read as nothing else is not among them. */
function dropTable(files: readonly ImportFile[], table: ImportTable): ImportFile[] {
  const others = files.filter(({ tables }) => tables.length !== 1 || tables[0] !== table);
  return releaseTables(others, [table]);
}

/** Takes tables away from the files they come from. */
function releaseTables(files: readonly ImportFile[], tables: readonly ImportTable[]): ImportFile[] {
  return files.map((file) => {
    const left = file.tables.filter((table) => !tables.includes(table));
    return left.length === file.tables.length ? file : remapFile({ ...file, tables: left }, file);
  });
}
