import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerOpenDialog,
  answerSaveDialog,
  chooseMenu,
  createFolder,
  dragCard,
  goTo,
  openApp,
  waitUntilSaved,
} from './app.ts';
import type { RunningApp } from './app.ts';
import { cardOf, columnOf } from './board-page.ts';
import { SELLERS, writeLines } from './german-tables.ts';

const ACCOUNTS = [
  'Account ID;Account Name;Account Owner;ARR;Segment',
  'A1;Nordwind Logistik;Amara Ortiz;184.000,00;Enterprise',
  'A2;"Brandt & Söhne; Kiel";S1;54.000,50;Mid-Market',
  'A3;Aarhus Wind;Jonas Weber;243.000,00;Enterprise',
  'A4;Nobody Known;Somebody Else;1.000,00;SMB',
  'A1;Twice There;S1;1,00;SMB',
];
const OPPORTUNITIES = [
  'Opportunity ID;Account ID;Opportunity Owner;Stage;Amount;Close Date',
  'O1;A1;S1;Negotiation;92.000,00;31.01.2027',
  'O2;A3;S2;Closed Won;10.000,00;15.02.2026',
];

const userData = createFolder();
const files = createFolder();
let app: RunningApp;

function writeTable(name: string, lines: readonly string[]): string {
  return writeLines(files.path, name, lines);
}

beforeAll(async () => {
  app = await openApp(userData.path);
});

afterAll(async () => {
  await app.kill();
  userData.remove();
  files.remove();
});

async function chooseFile(table: string, file: string): Promise<void> {
  await answerOpenDialog(app, [file]);
  await app.page.getByRole('button', { name: `file for ${table}` }).click();
}

describe('files', () => {
  it('imports tables through the window and says what it did with each row', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /import your data/i }).click();
    await chooseFile('Accounts', writeTable('accounts.csv', ACCOUNTS));
    await page.getByText('5 rows, 5 columns').first().waitFor();
    await chooseFile('Sellers', writeTable('sellers.csv', SELLERS));
    await page.getByText('3 rows, 3 columns').first().waitFor();
    await chooseFile('Opportunities', writeTable('opportunities.csv', OPPORTUNITIES));
    await page.getByText('2 rows, 6 columns').first().waitFor();
    for (const step of ['columns', 'values', 'check']) {
      await page.getByRole('button', { name: `Next: ${step}` }).click();
    }
    const accounts = page.getByRole('row', { name: /^Accounts accounts\.csv/ });
    await accounts.waitFor();
    // Five rows make four accounts: one says something else about an account that is there, one has an unknown owner.
    expect(await accounts.innerText()).toMatch(/^Accounts\s+accounts\.csv\s+5\s+5\s+2\s+0\s+4$/);
    await page.getByRole('button', { name: 'Create the plan' }).click();
    await waitUntilSaved(page);
    await goTo(page, 'Territories');
    await cardOf(columnOf(page, 'Amara Ortiz'), 'A1').waitFor();
    await cardOf(columnOf(page, 'Amara Ortiz'), 'A2').waitFor();
    await cardOf(columnOf(page, 'Unassigned'), 'A4').waitFor();
  });

  it('saves a plan file that another window opens as it was', async () => {
    const { page } = app;
    await dragCard(page, cardOf(columnOf(page, 'Amara Ortiz'), 'A1'), columnOf(page, 'Jonas Weber'));
    await cardOf(columnOf(page, 'Jonas Weber'), 'A1').waitFor();
    const file = path.join(files.path, 'north.baton');
    await answerSaveDialog(app, file);
    await chooseMenu(app, 'save-as');
    await expect
      .poll(() => app.application.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()))
      .not.toContain('•');
    await expect.poll(() => readFileSync(file).length, { timeout: 5000 }).toBeGreaterThan(0);
    const elsewhere = createFolder();
    const other = await openApp(elsewhere.path, file);
    await goTo(other.page, 'Territories');
    await cardOf(columnOf(other.page, 'Jonas Weber'), 'A1').waitFor();
    await other.page.getByRole('button', { name: 'Undo: Move Nordwind Logistik to Jonas Weber' }).click();
    await cardOf(columnOf(other.page, 'Amara Ortiz'), 'A1').waitFor();
    await other.kill();
    elsewhere.remove();
  });

  it('refuses a plan file cut in half, and nothing changes', async () => {
    const { page } = app;
    const whole = readFileSync(path.join(files.path, 'north.baton'));
    const half = path.join(files.path, 'half.baton');
    writeFileSync(half, whole.subarray(0, whole.length / 2));
    await answerOpenDialog(app, [half]);
    await chooseMenu(app, 'open');
    const dialog = page.getByRole('alertdialog').or(page.getByRole('dialog'));
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/half\.baton|damaged|incomplete/i);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await cardOf(columnOf(page, 'Jonas Weber'), 'A1').waitFor();
  });

  it('exports the moves and the new owners, with cells that no spreadsheet runs', async () => {
    const { page } = app;
    await goTo(page, 'Export');
    const file = path.join(files.path, 'crm-accounts.csv');
    await answerSaveDialog(app, file);
    await page.getByRole('region', { name: /CRM/ }).getByRole('button', { name: /save/i }).click();
    await expect.poll(() => readText(file)).toMatch(/A1,S2/);
    expect(readText(file).trim().split(/\r?\n/)).toHaveLength(2);
  });

  it.each([
    ['an empty file', 'empty.csv', [], /empty/],
    ['a file with only headings', 'header.csv', ['Account ID;Account Name'], /no rows/],
    ['a file that is no table', 'picture.csv', ['\u0000\u0001\u0002PNG\u0000'], /not a/],
  ])('refuses %s by name, and nothing changes', async (_what, name, lines, reason) => {
    const { page } = app;
    await chooseMenu(app, 'new-import');
    await chooseFile('Accounts', writeTable(name, lines));
    const alert = page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(reason);
    expect(await page.getByRole('button', { name: 'Next: columns' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await goTo(page, 'Territories');
    await cardOf(columnOf(page, 'Jonas Weber'), 'A1').waitFor();
  });
});

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
