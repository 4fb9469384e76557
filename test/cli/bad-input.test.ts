import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createWorkbook } from '../files/workbook-fixture.ts';
import { TestFolder, runCaptured } from './run-captured.ts';

/** Milliseconds of processor time within which anything is refused. */
const LONGEST = 5000;
/** Bytes that a refusal may take beside the file itself. */
const MOST_MEMORY = 600 * 1024 * 1024;

const WORKBOOK = { sheets: [{ name: 'A', rows: [['Account ID'], ['1']] }] };

/** Each makes a file, or what stands in its place, and says what the refusal must name. */
const CASES: readonly (readonly [string, (file: string) => void, RegExp])[] = [
  ['a folder', (file) => mkdirSync(file), /is a folder/],
  ['nothing', () => undefined, /is not there/],
  ['an empty file', (file) => writeFileSync(file, ''), /empty/],
  ['ten million columns', (file) => writeFileSync(file, `${'c,'.repeat(10_000_000)}c\n1,2\n`), /line/],
  ['nothing but quotes', (file) => writeFileSync(file, '"'.repeat(20_000_000)), /line/],
  [
    'half a workbook',
    (file) => writeFileSync(file, createWorkbook(WORKBOOK).subarray(0, 900)),
    /workbook|ZIP|damaged/i,
  ],
  ['a picture', (file) => writeFileSync(file, Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0)), /picture/],
];

describe('input that cannot be used', () => {
  it.each(CASES)('%s: refused in time and with bounded memory, and nothing is written', async (_, make, message) => {
    const folder = await TestFolder.create();
    const file = folder.at('accounts.csv');
    make(file);
    const plan = folder.at('plan.baton');
    writeFileSync(plan, 'a plan that is there already');
    const before = await folder.list();
    const start = process.cpuUsage();
    const memory = process.memoryUsage.rss();
    const { code, noted } = await runCaptured('import', '--accounts', file, '--out', folder.at('new.baton'));
    const { user, system } = process.cpuUsage(start);
    expect(code).toBe(1);
    expect(noted).toMatch(message);
    expect((user + system) / 1000).toBeLessThan(LONGEST);
    expect(process.memoryUsage.rss() - memory).toBeLessThan(MOST_MEMORY);
    expect(await folder.list()).toEqual(before);
    expect(readFileSync(plan, 'utf8')).toBe('a plan that is there already');
  });
});
