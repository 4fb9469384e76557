import { mkdir, truncate } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createWorkbook } from '../files/workbook-fixture.ts';
import { runCaptured, TestFolder } from './run-captured.ts';

const SHEET = 'xl/worksheets/sheet1.xml';
const named = (parts: Record<string, string>): Uint8Array =>
  createWorkbook({ sheets: [{ name: 'Q1 accounts', rows: [] }], parts, level: 6 });

const CASES: readonly [string, string, (folder: TestFolder) => Promise<unknown>, RegExp][] = [
  ['a folder', 'x.csv', (folder) => mkdir(folder.at('x.csv')), /x\.csv.*folder/],
  ['nothing', 'x.csv', async () => undefined, /x\.csv.*not there/],
  ['an empty file', 'x.csv', (folder) => folder.write('x.csv', ''), /x\.csv: The file is empty/],
  [
    'a file of 300 MB',
    'x.csv',
    async (folder) => truncate(await folder.write('x.csv', ''), 300 * 2 ** 20),
    /x\.csv.*300 MB/,
  ],
  ['ten million columns', 'x.csv', (folder) => folder.write('x.csv', `${'c,'.repeat(1e7)}c\n1,2\n`), /x\.csv: .*line/],
  [
    'a workbook that grows a thousandfold',
    'x.xlsx',
    (folder) => folder.write('x.xlsx', named({ [SHEET]: `<worksheet><sheetData>${' '.repeat(2 ** 26)}` })),
    /x\.xlsx: Sheet "Q1 accounts": .*times its size/,
  ],
  [
    'a workbook that reads other files',
    'x.xlsx',
    (folder) =>
      folder.write('x.xlsx', named({ [SHEET]: '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><w>&x;</w>' })),
    /x\.xlsx: Sheet "Q1 accounts": .*document type/,
  ],
  [
    'a workbook that was cut off',
    'x.xlsx',
    (folder) => folder.write('x.xlsx', named({}).subarray(0, 900)),
    /x\.xlsx: The workbook cannot be read.*cut off/,
  ],
];

it.each(CASES)('%s is refused, and nothing is written', async (_, name, make, message) => {
  const folder = await TestFolder.create();
  await make(folder);
  const before = await folder.list();
  const start = performance.now();
  const refused = await runCaptured('import', '--accounts', folder.at(name), '--out', folder.at('p.baton'));
  expect(performance.now() - start).toBeLessThan(5000);
  expect(refused).toMatchObject({ code: 1, printed: '' });
  expect(refused.noted).toMatch(message);
  expect(refused.noted).not.toContain('root:');
  expect(await folder.list()).toEqual(before);
});
