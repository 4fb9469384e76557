import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAccountsCsv } from '../bench/accounts-file.ts';
import { answerOpenDialog, createFolder, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';
import { listPageTasks, watchPageThread } from './page-thread.ts';

const ACCOUNTS = 100_000;
/** Milliseconds of processor time that the page's thread may be busy at a time: more is felt. */
const LONGEST_TASK = 50;
/** One may be somewhat longer, on a machine that does other things at the same time: there the same work takes twice the time. */
const LONGEST_OF_ALL = 75;
/**
 * Where a plan is put on the screen, its columns, lists and first step are drawn together. That takes about 50, and twice the
 * processor time on a machine that does several other things as well.
 */
const LONGEST_SHOWING = 150;

const files = createFolder();
const accounts = path.join(files.path, 'accounts.csv');

beforeAll(() => {
  writeFileSync(accounts, createAccountsCsv(ACCOUNTS, 300));
});

afterAll(() => {
  files.remove();
});

let userData: ReturnType<typeof createFolder>;
let app: RunningApp;

beforeEach(async () => {
  userData = createFolder();
  app = await openApp(userData.path);
});

afterEach(async () => {
  await app.kill();
  userData.remove();
});

async function readFile(): Promise<void> {
  await answerOpenDialog(app, [accounts]);
  await app.page.getByRole('button', { name: 'file for Accounts' }).click();
  await app.page.getByText('100,000 rows, 20 columns').first().waitFor();
}

async function goToColumns(): Promise<void> {
  await app.page.getByRole('button', { name: 'Next: columns' }).click();
  await app.page.getByRole('button', { name: 'Next: values' }).waitFor();
}

async function goToCheck(): Promise<void> {
  await app.page.getByRole('button', { name: 'Next: values' }).click();
  await app.page.getByRole('button', { name: 'Next: check', disabled: false }).click();
  await app.page.getByText(/^100,000 rows: 100,000 taken/).waitFor();
}

async function createPlan(): Promise<void> {
  await app.page.getByRole('button', { name: 'Create the plan' }).click();
  await waitUntilSaved(app.page);
}

async function expectShortTasks(): Promise<void> {
  const [longest = 0, second = 0] = await listPageTasks(app);
  expect(longest).toBeGreaterThan(0);
  expect(longest).toBeLessThan(LONGEST_OF_ALL);
  expect(second).toBeLessThan(LONGEST_TASK);
}

describe(`${ACCOUNTS} accounts in 20 columns`, () => {
  beforeEach(async () => {
    await app.page.getByRole('button', { name: /import your data/i }).click();
  });

  it('are read without blocking the page', async () => {
    await watchPageThread(app);
    await readFile();
    await expectShortTasks();
  });

  it('become facts without blocking the page', async () => {
    await readFile();
    await watchPageThread(app);
    await goToColumns();
    await goToCheck();
    await expectShortTasks();
  });

  it('become a plan, and are compared with the one they refresh, beside the page', async () => {
    await readFile();
    await goToColumns();
    await goToCheck();
    await watchPageThread(app);
    await createPlan();
    expect((await listPageTasks(app))[0]).toBeLessThan(LONGEST_SHOWING);
    await app.page.getByRole('link', { name: 'Data', exact: true }).click();
    await app.page.getByRole('button', { name: 'Import or refresh…' }).click();
    await watchPageThread(app);
    await readFile();
    await goToColumns();
    await goToCheck();
    await app.page.getByRole('button', { name: 'Next: changes' }).click();
    await app.page.getByRole('button', { name: 'Refresh this plan', disabled: false }).waitFor();
    await expectShortTasks();
  });
});
