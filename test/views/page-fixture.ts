import { act, cleanup, fireEvent } from '@testing-library/react';
import { vi } from 'vitest';
import { openSampleInMemory } from '../board/open-sample.ts';
import { mapFile } from '../../renderer/state/file-mappings.ts';
import { resetImport } from '../../renderer/state/import-files.ts';
import { importingStore } from '../../renderer/state/importing-store.ts';
import { clearSelection } from '../../renderer/state/selection.ts';
import { clearFilter, closeDialog, goToStep, inspect, sessionStore } from '../../renderer/state/session-store.ts';
import type { ImportFile, ImportTable } from '../../renderer/state/importing-store.ts';

/** The sample plan on the step Data, nothing selected, in a page that is laid out as large as a window. */
export async function openSamplePage(): Promise<void> {
  vi.spyOn(HTMLElement.prototype, 'offsetWidth', 'get').mockReturnValue(1440);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(900);
  await openSampleInMemory();
  clearSelection();
  clearFilter();
  goToStep('data');
  inspect({ kind: 'plan' });
}

export function closePage(): void {
  cleanup();
  closeDialog();
  sessionStore.setState({ toasts: [] });
  resetImport();
  vi.restoreAllMocks();
}

/** Presses a control as a mouse does: React Aria listens to the pointer, plain controls to the click. */
export function click(element: Element): void {
  act(() => {
    fireEvent.pointerDown(element, { button: 0, pointerType: 'mouse', pointerId: 1 });
    fireEvent.mouseDown(element, { button: 0 });
    fireEvent.pointerUp(element, { button: 0, pointerType: 'mouse', pointerId: 1 });
    fireEvent.mouseUp(element, { button: 0 });
    fireEvent.click(element, { button: 0, detail: 1 });
  });
}

/** A file in the import as it stands once it has been read. @param rows the first rows, cell by cell. */
export function putImportFile(
  table: ImportTable,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  more: Partial<ImportFile> = {},
): void {
  const lines = [header, ...rows].map((cells, at) => ({ line: at + 1, cells }));
  const read = {
    id: table,
    fileName: `${table}.csv`,
    status: 'ready',
    error: null,
    tables: [table],
    alsoHolds: [],
    header,
    names: header,
    rowCount: rows.length,
    cells: header.map((_, column) => rows.map((row) => row[column] ?? '')),
    dialect: {
      format: 'csv',
      encoding: 'UTF-8',
      delimiter: ',',
      quote: '"',
      sheet: '',
      headerLine: 1,
      preambleRows: 0,
      footerRows: 0,
    },
    corrections: {},
    sheets: [],
    hiddenColumns: [],
    edges: { head: lines, tail: [], count: lines.length },
    source: null,
    ...more,
  } as const;
  const file: ImportFile = { ...read, mappings: mapFile(read) };
  importingStore.setState((state) => ({ files: [...state.files.filter(({ id }) => id !== table), file] }));
}
