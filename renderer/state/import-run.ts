import type { CarriedTable } from '../../shared/files/carry-facts.ts';
import type { ImportChoices } from '../../shared/files/import-choices.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import type { ImportFinding, ImportReport, TableReport } from '../../shared/files/import-report.ts';
import { listColumnChoices } from '../../shared/files/mapping.ts';
import type { ImportInput } from '../../shared/files/open-sources.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { ReadProgress } from '../../shared/files/ports/read-port.ts';
import type { Result } from '../../shared/ipc.ts';
import { pause, WorkerStopped } from '../workers/worker-client.ts';
import { guessFileMapping } from './file-mappings.ts';
import { resetImport } from './import-files.ts';
import { bytesOfFile } from './import-reading.ts';
import { endImportWork, getImportClient } from './import-work.ts';
import { UNREAD, importingStore } from './importing-store.ts';
import type { ImportFile, ImportProgress, ImportTable } from './importing-store.ts';
import { rememberTable } from './mapping-memory.ts';
import { createPlanFromFacts } from './plan-actions.ts';
import { planStore } from './plan-store.ts';
import { applyRefresh, previewRefresh } from './refreshing.ts';
import { getServices } from './services.ts';
import { announce } from './session-store.ts';

const DONE = { ok: true, value: null } as const;
const NOT_READ = { ok: false, code: 'invalid', message: 'The files have not been read yet.' } as const;
const DEFAULT_NAME = 'New territory plan';

/** Rises with each run: what an overtaken one says does not count. */
let runs = 0;

/**
 * Reads all files with their mappings and choices. Nothing is stored yet. What an earlier run said is shown until this
 * one is done.
 */
export async function runImport(): Promise<void> {
  const run = ++runs;
  const isCurrent = (): boolean => run === runs && importingStore.getState().status === 'running';
  const { files, choices } = importingStore.getState();
  const { accounts, ...others } = listInputs(files);
  if (!accounts) return;
  const { now, createId } = getServices();
  const options = { today: now().toISOString().slice(0, 10), factsId: createId(), choices: withCurrency(choices) };
  importingStore.setState({ status: 'running', errors: [], progress: { rows: 0, share: 0, fileName: '' } });
  try {
    const inputs = { accounts, ...others };
    const follow = createProgress(inputs, (progress) => isCurrent() && importingStore.setState({ progress }));
    const result = await getImportClient().call('run', { files: inputs, options }, follow);
    if (!isCurrent()) return;
    if (!result.ok) {
      importingStore.setState({ ...UNREAD, status: 'refused', errors: result.errors });
      return;
    }
    const { facts, report } = result;
    const refresh = importingStore.getState().isRefresh ? await previewRefresh(facts) : null;
    if (!isCurrent()) return;
    importingStore.setState({ status: 'done', progress: null, facts, report, refresh, isRefresh: refresh !== null });
    announce(describeCounts(report));
  } catch (error) {
    if (!isCurrent()) return;
    if (error instanceof WorkerStopped) importingStore.setState(UNREAD);
    else
      importingStore.setState({
        ...UNREAD,
        status: 'refused',
        errors: [describeCrash(error, files[0]?.fileName ?? '')],
      });
  }
}

/** Stops a run at once; files, mappings and choices stay. */
export function cancelImport(): void {
  if (importingStore.getState().status !== 'running') return;
  runs++;
  endImportWork();
  importingStore.setState(UNREAD);
  announce('Stopped. Nothing was stored.');
}

/** Settles something about the values, and reads the files again with it. */
export function changeChoices(change: (choices: ImportChoices) => Partial<ImportChoices>): void {
  importingStore.setState(({ choices }) => ({ choices: { ...choices, ...change(choices) } }));
  // A run that reads the files with what was chosen before is of no use any more.
  if (importingStore.getState().status === 'running') endImportWork();
  void runImport();
}

/** Whether the open plan is refreshed, or a new one made. */
export function chooseTarget(isRefresh: boolean): void {
  importingStore.setState({ isRefresh, refresh: null, isComparing: false });
  const { facts, choices } = importingStore.getState();
  if (!facts) return;
  // Amounts count in the currency of the plan that they go into, those of a new plan in their own.
  const currency = planStore.getState().base?.facts.currency;
  const isOther = currency && (!isRefresh || currency !== facts.currency);
  if (isOther && choices.currency === undefined) void runImport();
  else if (isRefresh) void preview(facts);
}

/** Settles which files of the last import still count where they were not given again. */
export function chooseCarried(carry: readonly CarriedTable[]): void {
  const { facts } = importingStore.getState();
  if (facts) void preview(facts, carry);
}

/** Rises with each look at what a refresh would bring: an overtaken one does not count. */
let previews = 0;

async function preview(facts: Facts, carry?: readonly CarriedTable[]): Promise<void> {
  const own = ++previews;
  importingStore.setState({ isComparing: true });
  const isCurrent = (): boolean => {
    const state = importingStore.getState();
    return own === previews && state.facts === facts && state.isRefresh;
  };
  try {
    const refresh = await previewRefresh(facts, carry);
    if (isCurrent()) importingStore.setState({ refresh, isRefresh: refresh !== null, isComparing: false });
  } catch (error) {
    if (!isCurrent() || error instanceof WorkerStopped) return;
    importingStore.setState({ ...UNREAD, status: 'refused', errors: [describeCrash(error, '')] });
  }
}

export function setImportName(planName: string): void {
  importingStore.setState({ planName });
}

/** Settles whether a refresh moves the as-of day to today. */
export function setMoveAsOf(moveAsOf: boolean): void {
  importingStore.setState({ moveAsOf });
}

let accepting: Promise<Result<null>> | null = null;

/** Makes the plan of what was read and opens it, or puts it under the open plan. Asked again meanwhile, it is done once. */
export function acceptImport(): Promise<Result<null>> {
  accepting ??= accept().finally(() => {
    accepting = null;
  });
  return accepting;
}

async function accept(): Promise<Result<null>> {
  const { facts, planName, isRefresh, refresh, moveAsOf } = importingStore.getState();
  if (!facts) return NOT_READ;
  if (isRefresh) {
    if (!refresh) return NOT_READ;
    const outcome = await applyRefresh(refresh, { moveAsOf });
    if (!outcome.ok) return outcome;
  } else {
    const result = await createPlanFromFacts(facts, planName.trim() || DEFAULT_NAME);
    if (!result.ok) return result;
  }
  // The import is left, and the whole window drawn, in a task of its own.
  await pause();
  rememberImport();
  resetImport();
  return DONE;
}

/** Saves the findings as CSV. */
export async function saveImportReport(): Promise<Result<null>> {
  const { report, errors } = importingStore.getState();
  const csv = reportToCsv(report ?? { findings: errors });
  const bytes = new TextEncoder().encode(csv);
  const saved = await getServices().bridge.request('files.saveAs', 'csv', 'import report.csv', bytes);
  return saved.ok ? DONE : saved;
}

/** A plan keeps its currency when its facts are refreshed, whatever the files name or leave out. */
function withCurrency(choices: ImportChoices): ImportChoices {
  const currency = importingStore.getState().isRefresh ? planStore.getState().base?.facts.currency : undefined;
  return currency ? { currency, ...choices } : choices;
}

function describeCounts({ tables }: ImportReport): string {
  const count = (pick: (table: TableReport) => number): number => tables.reduce((sum, table) => sum + pick(table), 0);
  return `${count(({ rows }) => rows)} rows read: ${count(({ taken }) => taken)} taken, ${count(({ refused }) => refused)} refused`;
}

type Inputs = Partial<Record<ImportTable, ImportInput>>;

function listInputs(files: readonly ImportFile[]): Inputs {
  const inputs: Inputs = {};
  for (const { id, fileName, status, tables, mappings, corrections } of files) {
    const bytes = bytesOfFile(id);
    if (status !== 'ready' || !bytes) continue;
    for (const table of tables) {
      const mapping = mappings[table]?.mapping;
      inputs[table] = { fileName, bytes, corrections, ...(mapping && { mapping }) };
    }
  }
  return inputs;
}

/** Adds up how far the reading of several files is. */
function createProgress(inputs: Inputs, tell: (progress: ImportProgress) => void): (progress: ReadProgress) => void {
  const sizes = new Map(Object.values(inputs).map(({ bytes }) => [bytes, bytes.length]));
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const read = new Map<string, ReadProgress>();
  return (progress) => {
    read.set(progress.fileName, progress);
    const parts = [...read.values()];
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    const isRead = bytes >= total;
    // The rows are in; making facts of them is the last tenth.
    tell({
      rows,
      share: total === 0 ? null : Math.min(1, bytes / total) * 0.9,
      fileName: isRead ? '' : progress.fileName,
    });
  };
}

/** Keeps what was settled for the next files with the same headings. */
function rememberImport(): void {
  const { files, choices } = importingStore.getState();
  const { dates, numbers, stages, lifecycles, healthWords, healthDirection, ownerRule, owners, currency, rates } =
    choices;
  const values = { stages, lifecycles, healthWords, healthDirection, ownerRule, owners, currency, rates };
  const usedOn = getServices().now().toISOString().slice(0, 10);
  for (const file of files) {
    for (const table of file.tables) {
      const mapping = file.mappings[table]?.mapping;
      if (!mapping) continue;
      const columns = listColumnChoices(guessFileMapping(file, table), mapping, file.names);
      const own = {
        usedOn,
        columns,
        source: file.source,
        dates: dates?.[table] ?? {},
        numbers: numbers?.[table] ?? {},
      };
      rememberTable(table, file.names, table === 'accounts' ? { ...own, values } : own);
    }
  }
}

/** The import itself never throws on bad input: this is a fault of Baton's or a lack of memory. */
function describeCrash(error: unknown, fileName: string): ImportFinding {
  const detail = error instanceof Error ? error.message : String(error);
  const message = `The files could not be read: ${detail}`;
  return { severity: 'error', code: 'failed', table: 'accounts', fileName, row: 0, column: '', value: '', message };
}
