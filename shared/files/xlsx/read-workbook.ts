import { buildTable } from '../build-table.ts';
import { RowCollector } from '../collect-rows.ts';
import type { ReadPort } from '../ports/read-port.ts';
import type { Corrections, RawTable, ReadTableResult, SheetInfo, TableNote } from '../raw-table.ts';
import { ReadFault } from '../read-fault.ts';
import { fillMergedCells, readMergedHeading } from './merged-cells.ts';
import { describeWorkbookFault, openWorkbook } from './open-workbook.ts';
import type { Workbook, WorkbookSheet } from './open-workbook.ts';
import { readSheet } from './read-sheet.ts';
import type { SheetLayout } from './read-sheet.ts';

/** Ends a look at the first rows of a sheet. */
class EnoughRows extends Error {}

/**
 * Reads one sheet of an XLSX workbook: the chosen one, else the first visible one that holds a table of two columns or
 * more. Hidden columns and rows are read and noted; so are the sheets that were not read.
 */
export function readWorkbookTable(
  archive: Uint8Array,
  fileName: string,
  corrections: Corrections,
  port?: ReadPort,
): ReadTableResult {
  let sheets: readonly SheetInfo[] | undefined;
  try {
    const workbook = guard('', () => openWorkbook(archive));
    sheets = describeSheets(workbook);
    const sheet = chooseSheet(workbook, corrections.sheet);
    return { ok: true, table: readSheetTable(workbook, sheet, fileName, corrections, port) };
  } catch (error) {
    if (!(error instanceof ReadFault)) throw error;
    return { ok: false, code: error.code, message: error.message, ...(sheets && { sheets }) };
  }
}

/** All sheets of a workbook, none where it cannot be read. */
export function listSheets(archive: Uint8Array): readonly SheetInfo[] {
  try {
    return describeSheets(guard('', () => openWorkbook(archive)));
  } catch (error) {
    if (error instanceof ReadFault) return [];
    throw error;
  }
}

function describeSheets({ sheets }: Workbook): SheetInfo[] {
  return sheets.map(({ name, isHidden }) => ({ name, isHidden }));
}

/**
 * The visible sheets of a workbook as far as their first rows, to choose among them. Sheets that hold no table are left out.
 * @param mostRows of each sheet.
 */
export function previewSheets(archive: Uint8Array, fileName: string, mostRows: number): RawTable[] {
  try {
    const workbook = guard('', () => openWorkbook(archive));
    return workbook.sheets.flatMap((sheet) => {
      const table = sheet.isHidden ? null : previewSheet(workbook, sheet, fileName, mostRows);
      return table ? [table] : [];
    });
  } catch (error) {
    if (error instanceof ReadFault) return [];
    throw error;
  }
}

function previewSheet(workbook: Workbook, sheet: WorkbookSheet, fileName: string, mostRows: number): RawTable | null {
  try {
    return readSheetTable(workbook, sheet, fileName, {}, undefined, mostRows);
  } catch (error) {
    if (error instanceof ReadFault) return null;
    throw error;
  }
}

/** @throws {ReadFault} */
function chooseSheet(workbook: Workbook, chosen: string | undefined): WorkbookSheet {
  const names = workbook.sheets.map(({ name }) => `"${name}"`).join(', ');
  if (chosen !== undefined) {
    const sheet = workbook.sheets.find(({ name }) => name === chosen);
    if (sheet) return sheet;
    throw new ReadFault('no-sheet', `The workbook has no sheet "${chosen}". It has ${names}.`);
  }
  const visible = workbook.sheets.filter(({ isHidden, part }) => !isHidden && part !== null);
  const [first] = visible;
  if (!first) throw new ReadFault('no-sheet', 'The workbook has no visible sheet with cells.');
  if (visible.length === 1) return first;
  const isList = (sheet: WorkbookSheet): boolean => (previewSheet(workbook, sheet, '', 50)?.header.length ?? 0) > 1;
  return visible.find(isList) ?? first;
}

/** @throws {ReadFault} that names the sheet. */
function readSheetTable(
  workbook: Workbook,
  { name, part }: WorkbookSheet,
  fileName: string,
  corrections: Corrections,
  port: ReadPort | undefined,
  mostRows = Number.POSITIVE_INFINITY,
): RawTable {
  if (!part)
    throw new ReadFault('no-sheet', `Sheet "${name}" is a chart or holds macros, not a list. Choose another one.`);
  const totalBytes = workbook.archive.length;
  port?.report({ fileName, rows: 0, bytes: 0, totalBytes });
  const rows = new RowCollector();
  let layout: SheetLayout = { hiddenColumns: [], hiddenRows: 0, merged: [], notes: [] };
  guard(`Sheet "${name}": `, () => {
    const takeRow = (cells: string[], row: number): void => {
      rows.add(cells, row);
      if (rows.count >= mostRows) throw new EnoughRows();
    };
    try {
      layout = readSheet(workbook, part, takeRow, (packedRead) =>
        port?.report({ fileName, rows: rows.count, bytes: Math.min(part.start + packedRead, totalBytes), totalBytes }),
      );
    } catch (error) {
      if (!(error instanceof EnoughRows)) throw error;
    }
    rows.finish();
  });
  const { merged, hiddenColumns } = layout;
  const filled = guard(`Sheet "${name}": `, () => fillMergedCells(rows, merged));
  const dialect = { format: 'xlsx', encoding: null, delimiter: '', quote: '', sheet: name } as const;
  const sheets = describeSheets(workbook);
  const notes = [...noteLayout(name, sheets, layout, filled), ...layout.notes];
  const readHeading = (row: number): ReturnType<typeof readMergedHeading> => readMergedHeading(rows, merged, row);
  const pause = (): void => port?.report({ fileName, rows: rows.count, bytes: totalBytes, totalBytes });
  return buildTable(rows, { fileName, dialect, notes, sheets, hiddenColumns, pause, readHeading }, corrections);
}

function noteLayout(name: string, sheets: readonly SheetInfo[], layout: SheetLayout, filled: number): TableNote[] {
  const notes: TableNote[] = [];
  const add = (code: TableNote['code'], value: string, message: string): void => {
    notes.push({ code, line: 0, value, message });
  };
  const others = sheets.filter((sheet) => sheet.name !== name).map((sheet) => sheet.name);
  if (others.length > 0) {
    add(
      'other-sheets',
      others.join(', '),
      `Only sheet "${name}" was read, not ${others.length} others of the workbook.`,
    );
  }
  if (layout.hiddenRows > 0) {
    add(
      'hidden-rows',
      '',
      `${layout.hiddenRows} rows are hidden in the workbook, by a filter or by hand. They were read too.`,
    );
  }
  if (layout.hiddenColumns.length > 0) {
    add('hidden-columns', '', 'Some columns are hidden in the workbook. They were read too.');
  }
  if (filled > 0) {
    add('merged-cells', '', `Merged cells were taken apart: their value now stands in ${filled} more cells below.`);
  }
  return notes;
}

/** Says where a fault is. @throws {ReadFault} */
function guard<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const fault = describeWorkbookFault(error);
    if (fault)
      throw new ReadFault(
        fault.code,
        place === '' ? `The workbook cannot be read. ${fault.message}` : place + fault.message,
      );
    throw error;
  }
}
