import { describe, expect, test } from 'vitest';
import { REPORT_EVERY } from '../../shared/files/csv/scan-rows.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ReadProgress } from '../../shared/files/ports/read-port.ts';
import { ReadingStopped } from '../../shared/files/ports/read-port.ts';
import { readTable } from '../../shared/files/read-table.ts';
import { createAccountsCsv, createAccountsWorkbook } from '../bench/accounts-file.ts';
import { toUtf16, toWindows1252 } from './text-fixture.ts';

const ROWS = 20_000;
const COLUMNS = 20;
/** A row of the file takes less. */
const LONGEST_ROW = 1000;
/** Bytes that are decoded, and rows of one column that are made facts of, between two chances. */
const MOST_DECODED = 1 << 16;
const MOST_ROWS_OF_COLUMN = 1 << 13;

const csv = createAccountsCsv(ROWS, 50);

function follow(read: (port: { report: (progress: ReadProgress) => void }) => unknown): ReadProgress[] {
  const reports: ReadProgress[] = [];
  read({ report: (progress) => reports.push(progress) });
  return reports;
}

function findLargestStep(reports: readonly ReadProgress[]): number {
  return Math.max(...reports.slice(1).map(({ bytes }, at) => bytes - (reports[at] as ReadProgress).bytes));
}

describe('between two chances to stop, little is done', () => {
  test.each([
    ['UTF-8', csv],
    ['UTF-16', toUtf16(new TextDecoder().decode(csv), true)],
    ['Windows-1252', toWindows1252(`${new TextDecoder().decode(csv)}Zoë,`)],
  ])('while a text in %s is decoded and split', (_, bytes) => {
    const reports = follow((port) => readTable(bytes, 'accounts.csv', {}, port));
    const decoding = reports.filter(({ bytes: read }) => read === 0);
    expect(decoding.length).toBeGreaterThanOrEqual(bytes.length / MOST_DECODED);
    // In UTF-16 a character takes two bytes.
    expect(findLargestStep(reports)).toBeLessThanOrEqual(2 * (REPORT_EVERY + LONGEST_ROW));
  });

  test('while a malformed text is split leniently', () => {
    const bytes = new TextEncoder().encode(`${new TextDecoder().decode(csv)}"A" x,never closed\n`);
    const result = readTable(bytes, 'accounts.csv');
    expect(result.ok && result.table.notes.map(({ code }) => code)).toContain('open-quote');
    const reports = follow((port) => readTable(bytes, 'accounts.csv', {}, port));
    // What the quick reader read before it gave up is read again, and so is the piece with the quote.
    expect(findLargestStep(reports)).toBeLessThanOrEqual(2 * (REPORT_EVERY + LONGEST_ROW));
  });

  test('while the columns are made of the rows', () => {
    const reports = follow((port) => readTable(csv, 'accounts.csv', {}, port));
    expect(reports.filter(({ bytes }) => bytes === csv.length).length).toBeGreaterThan(COLUMNS);
  });

  test('while a workbook is unpacked', () => {
    const bytes = createAccountsWorkbook(ROWS, 50);
    const reports = follow((port) => readTable(bytes, 'accounts.xlsx', {}, port));
    expect(findLargestStep(reports.filter(({ rows }) => rows > 0 && rows < ROWS))).toBeLessThanOrEqual(1 << 14);
  });

  test('while the facts are made', () => {
    const reports = follow((port) => {
      const options = { today: '2026-05-04', factsId: 'facts-1', port };
      return importTables({ accounts: { fileName: 'accounts.csv', bytes: csv } }, options);
    });
    const reading = follow((port) => readTable(csv, 'accounts.csv', {}, port));
    const chances = reports.length - reading.length;
    expect(chances).toBeGreaterThanOrEqual(COLUMNS * Math.ceil(ROWS / MOST_ROWS_OF_COLUMN));
  });
});

test('each of them ends it', () => {
  const count = (limit: number): number => {
    let chances = 0;
    const report = (): void => {
      chances += 1;
      if (chances === limit) throw new ReadingStopped();
    };
    const options = { today: '2026-05-04', factsId: 'facts-1', port: { report } };
    const run = () => importTables({ accounts: { fileName: 'a.csv', bytes: csv } }, options);
    if (limit === Infinity) run();
    else expect(run).toThrow(ReadingStopped);
    return chances;
  };
  const all = count(Infinity);
  for (const limit of [1, Math.floor(all / 3), Math.floor(all / 2), all]) expect(count(limit)).toBe(limit);
});
