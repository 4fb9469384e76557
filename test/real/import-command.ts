import { expect } from 'vitest';
import type { ImportTable } from '../../shared/files/fields.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { TestFolder, runCaptured } from '../cli/run-captured.ts';
import { readReal, realPath } from './real-data.ts';

export const TODAY = '2026-07-09';

export interface RealImport {
  readonly report: ImportReport;
  /** The plan's file. */
  readonly out: string;
  readonly folder: TestFolder;
}

/** Imports files of the data by the command line, with a mapping where one is given, and checks that all rows add up. */
export async function importReal(
  files: Readonly<Partial<Record<ImportTable, string>>>,
  map?: Readonly<Record<string, unknown>>,
): Promise<RealImport> {
  const folder = await TestFolder.create();
  const out = folder.at('plan.baton');
  const argv = Object.entries(files).flatMap(([table, file]) => [`--${table}`, realPath(file)]);
  if (map) argv.push('--map', await folder.write('map.json', JSON.stringify(map)));
  const { code, printed, noted } = await runCaptured('import', ...argv, '--out', out, '--today', TODAY, '--json');
  expect({ code, noted }).toEqual({ code: 0, noted: '' });
  const { report } = JSON.parse(printed) as { report: ImportReport };
  const isFlat = new Set(Object.values(files)).size < Object.values(files).length;
  for (const { table, rows, taken, refused, records } of report.tables) {
    expect(taken + refused).toBe(rows);
    const read = readTable(readReal(files[table] ?? ''), '');
    if (!isFlat) expect(rows).toBe(read.ok ? read.table.rowCount : 0);
    expect(records).toBeLessThanOrEqual(taken);
    const refusals = report.findings.filter((finding) => finding.table === table && finding.severity === 'error');
    expect(new Set(refusals.map(({ row }) => row)).size).toBe(refused);
    expect(refusals.every(({ row, message }) => row > 0 && message.endsWith('.'))).toBe(true);
  }
  return { report, out, folder };
}

/** Rows, taken, doubtful and refused by table. */
export function readCounts(report: ImportReport): Record<string, readonly number[]> {
  return Object.fromEntries(
    report.tables.map(({ table, rows, taken, doubtful, refused }) => [table, [rows, taken, doubtful, refused]]),
  );
}
