import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ImportTable } from '../../shared/files/fields.ts';
import type { ImportFinding, ImportReport } from '../../shared/files/import-report.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import { changeMapping as remap, listMissingFields } from '../../shared/files/mapping.ts';
import type { Mapping } from '../../shared/files/mapping.ts';
import type { Failure, Result } from '../../shared/ipc.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { createImportClient } from '../workers/import-client.ts';
import type { ImportClient } from '../workers/import-client.ts';
import { WorkerStopped } from '../workers/worker-client.ts';
import { recallMapping, rememberMapping } from './mapping-memory.ts';
import { createPlanFromFacts } from './plan-actions.ts';
import { getServices } from './services.ts';

export type { ImportTable } from '../../shared/files/fields.ts';

/** A file chosen for one of the tables. */
export interface ImportFile {
  readonly table: ImportTable;
  readonly fileName: string;
  readonly status: 'reading' | 'ready' | 'failed';
  /** Why the file cannot be read, for people. */
  readonly error: string | null;
  readonly header: readonly string[];
  readonly rowCount: number;
  /** The first rows as they stand in the file, for the preview. */
  readonly samples: readonly (readonly string[])[];
  /** Guessed or remembered, then changed by hand. */
  readonly mapping: Mapping | null;
  /** Labels of required fields that no column is mapped to yet. */
  readonly missing: readonly string[];
}

export interface ImportingState {
  readonly files: Readonly<Partial<Record<ImportTable, ImportFile>>>;
  readonly status: 'choosing' | 'running' | 'done' | 'refused';
  /** What is being done, in words with numbers, while it runs; how far it is cannot be told. */
  readonly progress: string | null;
  /** After a run that took the files. */
  readonly facts: Facts | null;
  readonly report: ImportReport | null;
  /** Why a run refused the files. */
  readonly errors: readonly ImportFinding[];
  readonly planName: string;
}

const START: ImportingState = {
  files: {},
  status: 'choosing',
  progress: null,
  facts: null,
  report: null,
  errors: [],
  planName: 'New territory plan',
};
const BLANK = { error: null, header: [], rowCount: 0, samples: [], mapping: null, missing: [] } as const;
const DONE = { ok: true, value: null } as const;

export const importingStore = createStore<ImportingState>(() => START);

export function useImporting<T>(selector: (state: ImportingState) => T): T {
  return useStore(importingStore, selector);
}

/** The files' bytes, beside the state: they are large, and no screen shows them. */
const bytesOf = new Map<ImportTable, Uint8Array>();
let client: ImportClient | null = null;

/** Asks for a file for one of the tables, reads its header and guesses the mapping. */
export async function chooseImportFile(table: ImportTable): Promise<Result<null>> {
  const chosen = await getServices().bridge.request('files.open', 'table', false);
  if (!chosen.ok) return chosen;
  const [file] = chosen.value;
  return file ? addImportFile(table, file.handle.name, file.bytes) : DONE;
}

/** Takes a file that is already there: dropped on the window, or chosen for another table. */
export async function addImportFile(table: ImportTable, fileName: string, bytes: Uint8Array): Promise<Result<null>> {
  const kept = shareBytes(bytes);
  bytesOf.set(table, kept);
  putFile({ ...BLANK, table, fileName, status: 'reading' });
  const isCurrent = (): boolean => bytesOf.get(table) === kept;
  const inspected = await startClient().call('inspect', { table, fileName, bytes: kept }).catch(describeError);
  if (!isCurrent()) return DONE;
  if (!inspected.ok) {
    putFile({ ...BLANK, table, fileName, status: 'failed', error: inspected.message });
    return inspected;
  }
  const { header, rowCount, samples } = inspected;
  const mapping = recallMapping(inspected.mapping, header);
  const missing = listMissingFields(mapping);
  putFile({ table, fileName, status: 'ready', error: null, header, rowCount, samples, mapping, missing });
  return DONE;
}

export function removeImportFile(table: ImportTable): void {
  bytesOf.delete(table);
  const files = { ...importingStore.getState().files };
  delete files[table];
  importingStore.setState({ ...UNREAD, files });
}

/** Maps a field to another column by hand; `null` leaves the field without one. @param column index in the header. */
export function changeMapping(table: ImportTable, field: string, column: number | null): void {
  const file = importingStore.getState().files[table];
  if (!file?.mapping) return;
  const mapping = remap(file.mapping, file.header, field, column);
  putFile({ ...file, mapping, missing: listMissingFields(mapping) });
}

/** Reads all files with their mappings. Nothing is stored yet. */
export async function runImport(): Promise<void> {
  const { files } = importingStore.getState();
  const inputs: Partial<Record<ImportTable, { fileName: string; bytes: Uint8Array; mapping?: Mapping }>> = {};
  let rows = 0;
  for (const file of Object.values(files)) {
    const bytes = bytesOf.get(file.table);
    if (file.status !== 'ready' || !bytes) continue;
    inputs[file.table] = { fileName: file.fileName, bytes, ...(file.mapping && { mapping: file.mapping }) };
    rows += file.rowCount;
  }
  const { accounts } = inputs;
  if (!accounts) return;
  const { now, createId } = getServices();
  const options = { today: now().toISOString().slice(0, 10), factsId: createId() };
  importingStore.setState({ ...UNREAD, status: 'running', progress: `Reading ${rows.toLocaleString()} rows` });
  try {
    const result = await startClient().call('run', { files: { ...inputs, accounts }, options });
    if (result.ok) {
      importingStore.setState({ status: 'done', progress: null, facts: result.facts, report: result.report });
    } else importingStore.setState({ status: 'refused', progress: null, errors: result.errors });
  } catch (error) {
    if (error instanceof WorkerStopped) importingStore.setState(UNREAD);
    else
      importingStore.setState({ status: 'refused', progress: null, errors: [describeCrash(error, accounts.fileName)] });
  }
}

/** Stops a run; the files and mappings stay. */
export function cancelImport(): void {
  client?.stop();
}

export function setImportName(planName: string): void {
  importingStore.setState({ planName });
}

/** Makes the plan of what was read, and opens it. */
export async function acceptImport(): Promise<Result<null>> {
  const { facts, planName, files } = importingStore.getState();
  if (!facts) return { ok: false, code: 'invalid', message: 'The files have not been read yet.' };
  const result = await createPlanFromFacts(facts, planName.trim() || START.planName);
  if (!result.ok) return result;
  for (const { mapping, header } of Object.values(files)) if (mapping) rememberMapping(mapping, header);
  resetImport();
  return result;
}

/** Forgets files, mappings and report. */
export function resetImport(): void {
  client?.stop();
  bytesOf.clear();
  importingStore.setState(START, true);
}

/** Saves the findings as CSV. */
export async function saveImportReport(): Promise<Result<null>> {
  const { report, errors } = importingStore.getState();
  const csv = reportToCsv(report ?? { findings: errors });
  const bytes = new TextEncoder().encode(csv);
  const saved = await getServices().bridge.request('files.saveAs', 'csv', 'import report.csv', bytes);
  return saved.ok ? DONE : saved;
}

const UNREAD = { status: 'choosing', progress: null, facts: null, report: null, errors: [] } as const;

/** Puts a file in its place; what an earlier run said does not hold any more. */
function putFile(file: ImportFile): void {
  importingStore.setState((state) => ({ ...UNREAD, files: { ...state.files, [file.table]: file } }));
}

/** The same file chosen for several tables is one flat file that holds them all; the import knows it by its bytes. */
function shareBytes(bytes: Uint8Array): Uint8Array {
  for (const known of bytesOf.values()) {
    if (known.length === bytes.length && known.every((byte, at) => byte === bytes[at])) return known;
  }
  return bytes;
}

function startClient(): ImportClient {
  client ??= createImportClient();
  return client;
}

function describeError(error: unknown): Failure {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, code: 'not-readable', message: `The file could not be read: ${detail}` };
}

/** The import itself never throws on bad input: this is a fault of Baton's or a lack of memory. */
function describeCrash(error: unknown, fileName: string): ImportFinding {
  const { message } = describeError(error);
  return { severity: 'error', code: 'failed', table: 'accounts', fileName, row: 0, column: '', value: '', message };
}
