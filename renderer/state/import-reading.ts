import { createColumnRule, recognizeTables } from '../../shared/files/flat-files.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { guessMapping } from '../../shared/files/mapping.ts';
import type { ReadProgress } from '../../shared/files/ports/read-port.ts';
import type { Corrections, FileLine, SheetInfo } from '../../shared/files/raw-table.ts';
import type { Failure } from '../../shared/ipc.ts';
import { WorkerStopped } from '../workers/worker-client.ts';
import { mapFile } from './file-mappings.ts';
import { guessTable } from './guess-table.ts';
import { endImportWork, getImportClient } from './import-work.ts';
import { UNREAD, importingStore } from './importing-store.ts';
import type { ImportFile } from './importing-store.ts';
import { recallTable } from './mapping-memory.ts';
import { announce } from './session-store.ts';

/** The files' bytes, beside the state: they are large, and no screen shows them. */
const bytesOf = new Map<string, Uint8Array>();
/** Files that the worker reads just now. */
const reading = new Set<string>();

export function keepBytes(id: string, bytes: Uint8Array): void {
  bytesOf.set(id, bytes);
}

export function bytesOfFile(id: string): Uint8Array | undefined {
  return bytesOf.get(id);
}

/** Reads a file as it is to be read by now; what an earlier reading finds does not count any more. */
export async function readFile(id: string): Promise<void> {
  const bytes = bytesOf.get(id);
  const file = findFile(id);
  if (!bytes || !file) return;
  const { fileName, corrections } = file;
  const isCurrent = (): boolean => findFile(id)?.corrections === corrections;
  const follow = ({ rows }: ReadProgress): void => {
    if (isCurrent()) importingStore.setState(({ rowsRead }) => ({ rowsRead: { ...rowsRead, [id]: rows } }));
  };
  reading.add(id);
  const read = await getImportClient().call('inspect', { fileName, bytes, corrections }, follow).catch(describeError);
  reading.delete(id);
  if (isCurrent() || !findFile(id)) forgetRows(id);
  if (!read || !isCurrent()) return;
  if (!read.ok) {
    const { message: error, sheets = [] } = read;
    announce(`${fileName} cannot be read. ${error}`);
    changeFile(id, (now) => ({ ...now, status: 'failed', error, sheets, tables: placeFile(now) }));
    return;
  }
  const { ok: _, ...content } = read;
  changeFile(id, (now) => {
    const tables = placeFile({ ...now, header: content.header });
    return remapFile({ ...now, ...content, status: 'ready', error: null, tables }, now);
  });
  recallValues(id);
  announce(`${fileName}: ${content.rowCount} rows, ${content.names.length} columns`);
}

/** Reads a file again, the way people say it is written. Other corrections stay; `undefined` takes one back. */
export function correctReading(id: string, change: Corrections): Promise<void> {
  changeFile(id, (file) => {
    const corrections = Object.entries({ ...file.corrections, ...change }).filter(([, value]) => value !== undefined);
    return { ...file, corrections: Object.fromEntries(corrections) };
  });
  return readFile(id);
}

/** Reads a file again as it was detected; the sheet stays. */
export function detectAgain(id: string): Promise<void> {
  changeFile(id, ({ corrections: { sheet }, ...file }) => ({
    ...file,
    corrections: sheet === undefined ? {} : { sheet },
  }));
  return readFile(id);
}

/** The lines around one, as they stand in the file; none where it cannot be read any more. */
export async function readFileLines(id: string, line: number, around: number): Promise<readonly FileLine[]> {
  const bytes = bytesOf.get(id);
  const file = findFile(id);
  if (!bytes || !file) return [];
  const { fileName, corrections } = file;
  return getImportClient()
    .call('lines', { fileName, bytes, corrections, line, around })
    .catch(() => []);
}

/** Forgets the bytes of files that are gone. Where one of them is still being read, that ends at once. */
export function forgetUnused(): void {
  const files = importingStore.getState().files;
  const ids = new Set(files.map(({ id }) => id));
  let isReading = false;
  for (const id of bytesOf.keys()) {
    if (ids.has(id)) continue;
    bytesOf.delete(id);
    isReading ||= reading.has(id);
  }
  if (!isReading) return;
  const others = [...reading].filter((id) => ids.has(id));
  endImportWork();
  for (const id of others) void readFile(id);
}

/** The mappings of a file that is read another way, or as other tables. */
export function remapFile(file: ImportFile, before: ImportFile): ImportFile {
  return { ...file, alsoHolds: listMoreTables(file), mappings: mapFile(file, before) };
}

/** Tables that the headings show beside those that the file is read as; a list of deals may name its accounts. */
function listMoreTables({ header, tables }: ImportFile): readonly ImportTable[] {
  if (tables.length === 0) return [];
  if (tables.includes('accounts')) return recognizeTables(header).filter((table) => !tables.includes(table));
  const mayTake = createColumnRule('accounts', ['accounts', ...tables], header);
  const { name, id } = guessMapping('accounts', header, [], { mayTake }).fields;
  return (name ?? id) ? ['accounts'] : [];
}

/** Puts a changed file in its place; what an earlier run said does not hold any more. */
export function changeFile(id: string, change: (file: ImportFile) => ImportFile): void {
  importingStore.setState((state) => ({
    ...UNREAD,
    files: state.files.map((file) => (file.id === id ? change(file) : file)),
  }));
}

function forgetRows(id: string): void {
  const { [id]: _, ...rowsRead } = importingStore.getState().rowsRead;
  importingStore.setState({ rowsRead });
}

export function findFile(id: string): ImportFile | undefined {
  return importingStore.getState().files.find((file) => file.id === id);
}

/** What a file that came without a place is read as: nothing where that comes from another file already. */
function placeFile({ id, tables, fileName, header }: ImportFile): readonly ImportTable[] {
  if (tables.length > 0) return tables;
  const likely = guessTable(fileName, header);
  const isTaken = importingStore.getState().files.some((file) => file.id !== id && file.tables.includes(likely));
  return isTaken ? [] : [likely];
}

/** What was settled about the values of such files last time; what was settled now stays. */
function recallValues(id: string): void {
  const file = findFile(id);
  for (const table of file?.tables ?? []) {
    const remembered = file && recallTable(table, file.names);
    if (!remembered) continue;
    const { dates, numbers, values } = remembered;
    importingStore.setState(({ choices }) => ({
      choices: {
        ...values,
        ...choices,
        dates: { [table]: dates, ...choices.dates },
        numbers: { [table]: numbers, ...choices.numbers },
      },
    }));
  }
}

/** @returns `null` where the reading was ended on purpose. */
function describeError(error: unknown): (Failure & { readonly sheets?: readonly SheetInfo[] }) | null {
  if (error instanceof WorkerStopped) return null;
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, code: 'not-readable', message: `The file could not be read: ${detail}` };
}
