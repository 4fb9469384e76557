import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { answerOpenDialog, createFolder, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';
import { writeLines } from './german-tables.ts';

/** Two columns that may be the ARR, a day that does not exist, a row without an id. */
const ACCOUNTS = [
  'Account ID;Account Name;Account Owner;ARR;arr;Customer Since',
  'A1;Müller Käserei;Amara Ortiz;184.000,00;1,00;05.03.2019',
  'A2;Aarhus Wind;Jonas Weber;243.000,00;2,00;31.01.2021',
  'A3;Kein Tag;Jonas Weber;2.000,00;3,00;31.02.2022',
  ';Ohne Nummer;Jonas Weber;2.000,00;4,00;01.02.2022',
];
/** More than any step of the import has places to stop at. */
const MOST_STOPS = 120;

const userData = createFolder();
const files = createFolder();
let app: RunningApp;

/** Walks with Tab until the element has the focus, which must be seen on it and on nothing around it. */
async function walkTo(target: Locator): Promise<void> {
  await target.waitFor();
  const hasFocus = (): Promise<boolean> => target.evaluate((element) => element === document.activeElement);
  for (let stop = 0; stop < MOST_STOPS && !(await hasFocus()); stop++) await app.page.keyboard.press('Tab');
  expect(await hasFocus()).toBe(true);
  const rings = await target.evaluate((element) => {
    const around: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) around.push(getComputedStyle(at).outlineStyle);
    return around.map((style) => style !== 'none');
  });
  expect(rings).toEqual(rings.map((_, at) => at === 0));
}

async function pressOn(target: Locator): Promise<void> {
  await walkTo(target);
  await app.page.keyboard.press('Enter');
}

function button(name: string | RegExp): Locator {
  return app.page.getByRole('button', { name, disabled: false });
}

beforeAll(async () => {
  app = await openApp(userData.path);
});

afterAll(async () => {
  await app.kill();
  userData.remove();
  files.remove();
});

describe('the import by keyboard alone', () => {
  it('chooses a file', async () => {
    await pressOn(button(/import your data/i));
    await answerOpenDialog(app, [writeLines(files.path, 'kunden.csv', ACCOUNTS, 'latin1')]);
    await pressOn(button('file for Accounts'));
    await app.page.getByText('4 rows, 6 columns').first().waitFor();
  });

  it('corrects a mapping, and goes on from the column it was corrected in', async () => {
    const { page } = app;
    await pressOn(button('Next: columns'));
    await pressOn(page.getByRole('button', { name: 'Use arr as ARR', exact: true }));
    const column = button(/Column of ARR/);
    await pressOn(column);
    const chosen = page.getByRole('option', { name: /^ARR/ });
    await chosen.waitFor();
    const isThere = (): Promise<boolean> => chosen.evaluate((element) => element === document.activeElement);
    for (let stop = 0; stop < MOST_STOPS && !(await isThere()); stop++) await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await chosen.waitFor({ state: 'detached' });
    expect(await column.innerText()).toBe('ARR');
    expect(await column.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('reads the report down to the line of the file', async () => {
    const { page } = app;
    await pressOn(button('Next: values'));
    await pressOn(button('Next: check'));
    await page.getByText(/^4 rows: 3 taken/).waitFor();
    await pressOn(button(/The text is not a date/));
    const line = page.getByRole('region', { name: 'Line 4 of kunden.csv' });
    await line.getByRole('cell', { name: '31.02.2022' }).waitFor();
  });

  it('names the plan and creates it', async () => {
    const { page } = app;
    await walkTo(page.getByRole('textbox', { name: 'Name of the plan' }));
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Nord');
    await pressOn(button('Create the plan'));
    await waitUntilSaved(page);
    await page.getByRole('heading', { name: 'Data', exact: true }).waitFor();
  });
});
