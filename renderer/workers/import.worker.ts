import type { ImportTable } from '../../shared/files/fields.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { guessMapping, listMissingFields } from '../../shared/files/mapping.ts';
import type { Mapping } from '../../shared/files/mapping.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { serveWorker } from './worker-host.ts';
import type { WorkerScope } from './worker-host.ts';

/** Rows of the preview. */
const PREVIEW_ROWS = 20;
/** Cells of each column that the guess looks at. */
const GUESS_ROWS = 200;

export interface InspectedFile {
  /** Headings made unique. */
  readonly header: readonly string[];
  readonly rowCount: number;
  readonly samples: readonly (readonly string[])[];
  readonly mapping: Mapping;
  readonly missing: readonly string[];
}

export type Inspection =
  ({ readonly ok: true } & InspectedFile) | { readonly ok: false; readonly code: string; readonly message: string };

interface InspectInput {
  readonly table: ImportTable;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

function inspect({ table, fileName, bytes }: InspectInput): Inspection {
  const read = readTable(bytes, fileName);
  if (!read.ok) return read;
  const { names, header, columns, rowCount } = read.table;
  const cells = columns.map((column) => column.slice(0, GUESS_ROWS));
  const mapping = guessMapping(table, header, cells);
  const samples = Array.from({ length: Math.min(PREVIEW_ROWS, rowCount) }, (_, row) =>
    columns.map((column) => column[row] ?? ''),
  );
  return { ok: true, header: names, rowCount, samples, mapping, missing: listMissingFields(mapping) };
}

interface RunInput {
  readonly files: Parameters<typeof importTables>[0];
  readonly options: Parameters<typeof importTables>[1];
}

function run({ files, options }: RunInput): ReturnType<typeof importTables> {
  return importTables(files, options);
}

const handlers = { inspect, run };
export type ImportApi = typeof handlers;

serveWorker(self as unknown as WorkerScope, handlers);
