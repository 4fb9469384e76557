import type { CarriedTable } from '../../shared/files/carry-facts.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportOptions } from '../../shared/files/import-plan.ts';
import type { ImportInputs } from '../../shared/files/open-sources.ts';
import type { ReadProgress } from '../../shared/files/ports/read-port.ts';
import type { Corrections, FileLine, RawTable, ReadTableResult } from '../../shared/files/raw-table.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { prepareRefresh } from '../../shared/files/refresh-facts.ts';
import type { Refresh } from '../../shared/files/refresh-facts.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { listBuffers } from './list-buffers.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

/** Cells of each column that guesses and samples look at. */
const SAMPLE_ROWS = 200;
/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 60;

interface FileInput {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly corrections: Corrections;
}

/** A file as it was read, without its rows. */
export type InspectedFile = Pick<
  RawTable,
  'header' | 'names' | 'rowCount' | 'dialect' | 'sheets' | 'hiddenColumns' | 'edges'
> & {
  /** The first texts of each column. */
  readonly cells: readonly (readonly string[])[];
};

/** The last file that was read: to look at one line after the other, it is not read again. */
let lastRead: { readonly key: string; readonly table: RawTable } | null = null;

function read({ fileName, bytes, corrections }: FileInput, report: (progress: ReadProgress) => void): ReadTableResult {
  const key = JSON.stringify([fileName, bytes.length, sumUp(bytes), corrections]);
  if (lastRead?.key === key) return { ok: true, table: lastRead.table };
  lastRead = null;
  const result = readTable(bytes, fileName, corrections, { report: withPauses(report) });
  if (result.ok) lastRead = { key, table: result.table };
  return result;
}

/** Tells a file from another state of the same file (FNV-1a). */
function sumUp(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at++) sum = Math.imul(sum ^ (bytes[at] as number), 0x01000193);
  return sum;
}

function inspect(
  input: FileInput,
  report: (progress: ReadProgress) => void,
): ({ readonly ok: true } & InspectedFile) | Exclude<ReadTableResult, { readonly ok: true }> {
  const result = read(input, report);
  if (!result.ok) return result;
  const { header, names, rowCount, dialect, sheets, hiddenColumns, edges, columns } = result.table;
  const cells = columns.map((column) => column.readStart(SAMPLE_ROWS));
  return { ok: true, header, names, rowCount, dialect, sheets, hiddenColumns, edges, cells };
}

interface LinesInput extends FileInput {
  readonly line: number;
  /** How many records before and after it. */
  readonly around: number;
}

/** The lines around one: records, or lines that were left out where it is one of those. */
function lines({ line, around, ...file }: LinesInput): readonly FileLine[] {
  const result = read(file, () => undefined);
  if (!result.ok) return [];
  const { lines: starts, columns, rowCount, edges } = result.table;
  const at = starts.indexOf(line);
  const edge = [...edges.head, ...edges.tail];
  const left = edge.findIndex((other) => other.line === line);
  if (at === -1 && left !== -1) return edge.slice(Math.max(0, left - around), left + around + 1);
  const from = Math.max(0, at - around);
  const to = Math.min(rowCount, at + around + 1);
  return Array.from({ length: at === -1 ? 0 : to - from }, (_, offset) => ({
    line: starts[from + offset] as number,
    cells: columns.map((column) => column.at(from + offset)),
  }));
}

interface RunInput {
  readonly files: ImportInputs;
  readonly options: Omit<ImportOptions, 'port'>;
}

function run({ files, options }: RunInput, report: (progress: ReadProgress) => void): ReturnType<typeof importTables> {
  // All files are read anew, and their cells take much room.
  lastRead = null;
  return importTables(files, { ...options, port: { report: withPauses(report) } });
}

interface RefreshInput {
  readonly document: PlanDocument;
  /** The facts in use, uncorrected. */
  readonly before: Facts;
  readonly imported: Facts;
  /** Which tables of the last import to take over; all that are missing where not said. */
  readonly carry?: readonly CarriedTable[];
}

function refresh({ document, before, imported, carry }: RefreshInput): Refresh {
  return prepareRefresh({ document, facts: before }, imported, { carry });
}

/** Leaves out reports that nobody could follow; the end of a file is always told. */
function withPauses(report: (progress: ReadProgress) => void): (progress: ReadProgress) => void {
  let last = 0;
  let read = '';
  return (progress) => {
    const now = performance.now();
    const isEnd = progress.bytes >= progress.totalBytes && progress.fileName !== read;
    if (now - last < REPORT_EVERY && !isEnd) return;
    last = now;
    if (isEnd) read = progress.fileName;
    report(progress);
  };
}

const handlers = { inspect, lines, run, refresh };
export type ImportApi = typeof handlers;

serveWorker(self as unknown as WorkerScope, handlers, listBuffers, true);
