import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { realPath, withRealData } from './real-data.ts';

/** What the sets without accounts, sellers or opportunities are there for; the others are imported by the command line. */
const OTHERS: Readonly<Record<string, string>> = {
  'csv-cases': 'files that are hard to read',
  gap: 'assignment problems',
  geo: 'cities',
  injection: 'texts that a spreadsheet would run',
};

withRealData('', () => {
  test('every data set is imported by the command line, or known to hold no accounts', () => {
    const sets = readdirSync(realPath(''), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const tests = readFileSync(join(import.meta.dirname, 'cli.test.ts'), 'utf8');
    const untested = sets.filter(({ name }) => !OTHERS[name] && !tests.includes(`withRealData('${name}'`));
    expect(untested.map(({ name }) => name)).toEqual([]);
  });
});
