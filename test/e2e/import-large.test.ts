import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccountsCsv } from '../bench/accounts-file.ts';
import { answerOpenDialog, createFolder, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';
import { listPageTasks, watchPageThread } from './page-thread.ts';

const ACCOUNTS = 100_000;
/** Milliseconds that the page's thread may be busy at a time: more is felt. */
const LONGEST_TASK = 50;
/** Drawing a step for the first time takes about 40; on a busy machine the same work takes twice the processor time. */
const LONGEST_OF_ALL = 150;

const userData = createFolder();
const files = createFolder();
let app: RunningApp;

async function chooseFile(file: string): Promise<void> {
  await answerOpenDialog(app, [file]);
  await app.page.getByRole('button', { name: 'file for Accounts' }).click();
}

beforeAll(async () => {
  writeFileSync(path.join(files.path, 'accounts.csv'), createAccountsCsv(ACCOUNTS, 300));
  app = await openApp(userData.path);
});

afterAll(async () => {
  await app.kill();
  userData.remove();
  files.remove();
});

async function expectShortTasks(): Promise<void> {
  const [longest = 0, second = 0] = await listPageTasks(app);
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThan(LONGEST_OF_ALL);
  expect(second).toBeLessThan(LONGEST_TASK);
}

describe(`${ACCOUNTS} accounts in 20 columns`, () => {
  it('are read without blocking the page', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /import your data/i }).click();
    await watchPageThread(app);
    await chooseFile(path.join(files.path, 'accounts.csv'));
    await page.getByText('100,000 rows, 20 columns').first().waitFor();
    await expectShortTasks();
    await page.getByRole('button', { name: 'Next: columns' }).click();
    await page.getByRole('button', { name: 'Next: values' }).waitFor();
  });

  it('become facts without blocking the page', async () => {
    const { page } = app;
    await watchPageThread(app);
    await page.getByRole('button', { name: 'Next: values' }).click();
    await page.getByRole('button', { name: 'Next: check', disabled: false }).click();
    await page.getByText(/^100,000 rows: 100,000 taken/).waitFor();
    await expectShortTasks();
    await page.getByRole('button', { name: 'Create the plan' }).click();
    await waitUntilSaved(page);
  });

  it('are compared with the plan they refresh beside the page', async () => {
    const { page } = app;
    await page.getByRole('link', { name: 'Data', exact: true }).click();
    await page.getByRole('button', { name: 'Import or refresh…' }).click();
    await chooseFile(path.join(files.path, 'accounts.csv'));
    await page.getByText('100,000 rows, 20 columns').first().waitFor();
    await page.getByRole('button', { name: 'Next: columns' }).click();
    await watchPageThread(app);
    await page.getByRole('button', { name: 'Next: values' }).click();
    await page.getByRole('button', { name: 'Next: check', disabled: false }).click();
    await page.getByRole('button', { name: 'Next: changes' }).click();
    await page.getByRole('button', { name: 'Refresh this plan', disabled: false }).waitFor();
    await expectShortTasks();
  });
});
