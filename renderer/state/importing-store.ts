import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ImportTable } from '../../shared/files/fields.ts';
import type { ImportChoices } from '../../shared/files/import-choices.ts';
import type { ImportFinding, ImportReport } from '../../shared/files/import-report.ts';
import { listMissingFields } from '../../shared/files/mapping.ts';
import type { Mapping } from '../../shared/files/mapping.ts';
import type { Corrections, Dialect, FileEdges, SheetInfo } from '../../shared/files/raw-table.ts';
import type { Refresh } from '../../shared/files/refresh-facts.ts';
import type { SourceSystem } from '../../shared/files/source-systems.ts';
import type { Facts } from '../../shared/model/facts.ts';

import { planStore } from './plan-store.ts';

export type { ImportTable } from '../../shared/files/fields.ts';

/** A file that was chosen, dropped or pasted. A flat one is read as several tables. */
export interface ImportFile {
  readonly id: string;
  readonly fileName: string;
  readonly status: 'reading' | 'ready' | 'failed';
  /** Why the file cannot be read, for people. */
  readonly error: string | null;
  /** What it is read as; each table comes from one file. */
  readonly tables: readonly ImportTable[];
  /** Tables that its headings show it holds as well. */
  readonly alsoHolds: readonly ImportTable[];
  /** Headings as they stand in the file, and made unique. */
  readonly header: readonly string[];
  readonly names: readonly string[];
  readonly rowCount: number;
  /** The first texts of each column, for samples and guesses. */
  readonly cells: readonly (readonly string[])[];
  /** How it was read, `null` until it was. */
  readonly dialect: Dialect | null;
  /** What was set right by hand about how it is read. */
  readonly corrections: Corrections;
  /** Sheets of a workbook, also of one that could not be read. */
  readonly sheets: readonly SheetInfo[];
  /** The first and last lines as they stand in the file, also those that were left out. */
  readonly edges: FileEdges;
  /** Columns that the workbook hides. */
  readonly hiddenColumns: readonly number[];
  /** The system that was chosen by hand; else the headings tell. */
  readonly source: SourceSystem | null;
  readonly mappings: Readonly<Partial<Record<ImportTable, FileMapping>>>;
}

/** Which columns of a file hold the fields of one table. */
export interface FileMapping {
  /** Guessed or remembered, then changed by hand. */
  readonly mapping: Mapping;
  /** The day on which a file with the same headings was mapped, or `null` where this is a guess. */
  readonly recalledFrom: string | null;
  /** Whether anything differs from the guess. */
  readonly isChanged: boolean;
}

export interface ImportingState {
  /** Whether the import is on the screen. */
  readonly isShown: boolean;
  readonly files: readonly ImportFile[];
  /** By id of a file that is being read: its rows so far, none before the first. Apart from the files, which it does not change. */
  readonly rowsRead: Readonly<Partial<Record<string, number>>>;
  /** What was settled about values; the rest is inferred. */
  readonly choices: ImportChoices;
  readonly status: 'choosing' | 'running' | 'done' | 'refused';
  readonly progress: ImportProgress | null;
  /** After a run that took the files. */
  readonly facts: Facts | null;
  readonly report: ImportReport | null;
  /** Why a run refused the files. */
  readonly errors: readonly ImportFinding[];
  /** The open plan's facts are to be replaced, instead of making a new plan. */
  readonly isRefresh: boolean;
  /** What the files would bring to the open plan; after a run, where there is one. */
  readonly refresh: Refresh | null;
  /** It is being worked out anew. */
  readonly isComparing: boolean;
  /** A refresh moves the as-of day to today. */
  readonly moveAsOf: boolean;
  readonly planName: string;
}

/** How far a run is. */
export interface ImportProgress {
  /** Rows read so far, of all files. */
  readonly rows: number;
  /** Of all files, 0 to 1; `null` where it cannot be told. */
  readonly share: number | null;
  /** The file being read, or an empty text while the facts are made of what was read. */
  readonly fileName: string;
}

const START: ImportingState = {
  isShown: false,
  files: [],
  rowsRead: {},
  choices: {},
  status: 'choosing',
  progress: null,
  facts: null,
  report: null,
  errors: [],
  isRefresh: false,
  refresh: null,
  isComparing: false,
  moveAsOf: false,
  planName: 'New territory plan',
};

/** What an earlier run said does not hold any more. */
export const UNREAD = {
  status: 'choosing',
  progress: null,
  facts: null,
  report: null,
  errors: [],
  refresh: null,
  isComparing: false,
} as const satisfies Partial<ImportingState>;

export const importingStore = createStore<ImportingState>(() => START);

/** Subscribes a component to a part of the import. The selector must return a primitive or something that is kept. */
export function useImporting<T>(selector: (state: ImportingState) => T): T {
  return useStore(importingStore, selector);
}

/** With a plan open that may be changed, new files refresh it unless a new plan is chosen. */
export function showImport(isShown: boolean): void {
  const { files } = importingStore.getState();
  const { status, isReadOnly } = planStore.getState();
  const isFresh = isShown && files.length === 0;
  importingStore.setState({ isShown, ...(isFresh && { isRefresh: status === 'open' && !isReadOnly }) });
}

/** Back to an import without files; whether it is shown stays. */
export function clearImport(): void {
  importingStore.setState((state) => ({ ...START, isShown: state.isShown }), true);
}

/** The file that a table is read from. */
export function findFileOf(files: readonly ImportFile[], table: ImportTable): ImportFile | undefined {
  return files.find(({ tables }) => tables.includes(table));
}

/** Labels of required fields of a table that no column is mapped to yet; which these are depends on the other files. */
export function listMissing(files: readonly ImportFile[], { mapping }: FileMapping): readonly string[] {
  return listMissingFields(
    mapping,
    files.flatMap(({ tables }) => tables),
  );
}
