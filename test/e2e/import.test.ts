import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog, createFolder, dragCard, goTo, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';
import { cardOf, columnOf } from './board-page.ts';
import { SELLERS, writeLines } from './german-tables.ts';

/** As a German spreadsheet writes a report: a title, semicolons, German numbers and days, totals at the end. */
const MESSY = [
  'Kundenliste Nord;;;;;',
  'Stand: 03.04.2026;;;;;',
  '',
  'Account ID;Account Name;Account Owner;ARR;arr;Customer Since;Vertragsart',
  'A1;Müller Käserei;Amara Ortiz;184.000,00;1,00;05.03.2019;Rahmen',
  'A2;"Brandt & Söhne; Kiel";S1;54.000,50;2,00;25.12.2020;Einzel',
  'A3;Aarhus Wind;Jonas Weber;243.000,00;3,00;31.01.2021;Rahmen',
  'A4;Groß Metall;Jemand Fremdes;1.000,00;4,00;01.02.2022;Einzel',
  'A5;Kein Tag;Jonas Weber;2.000,00;5,00;31.02.2022;Einzel',
  ';Ohne Nummer;Jonas Weber;2.000,00;6,00;01.02.2022;Einzel',
  'Grand Totals (6 records);;;484.000,50;;;',
];

const userData = createFolder();
const files = createFolder();
let app: RunningApp;

function writeLatin(name: string, lines: readonly string[]): string {
  return writeLines(files.path, name, lines, 'latin1');
}

async function chooseFile(table: string, file: string): Promise<void> {
  await answerOpenDialog(app, [file]);
  await app.page.getByRole('button', { name: `file for ${table}` }).click();
}

async function next(step: string): Promise<void> {
  await app.page.getByRole('button', { name: `Next: ${step}` }).click();
}

beforeAll(async () => {
  app = await openApp(userData.path);
});

afterAll(async () => {
  await app.kill();
  userData.remove();
  files.remove();
});

describe('the import', () => {
  it('shows how a messy file is read, and reads it otherwise where that is corrected', async () => {
    const { page } = app;
    await page.getByRole('button', { name: /import your data/i }).click();
    await chooseFile('Accounts', writeLatin('kunden.csv', MESSY));
    const reading = page.getByRole('group', { name: 'How the file is read' });
    await reading.getByRole('button', { name: /^Windows-1252/ }).waitFor();
    for (const found of [/^Semicolon/, /^Double quote/, /^Line 4/, /^Last line/]) {
      expect(await reading.getByRole('button', { name: found }).count()).toBe(1);
    }
    await page.getByRole('cell', { name: 'Müller Käserei', exact: true }).waitFor();
    await reading.getByRole('button', { name: /^Last line/ }).click();
    await page.getByRole('option', { name: 'Nothing' }).click();
    await page.getByText('7 rows, 7 columns').first().waitFor();
    await page.getByRole('button', { name: 'As detected' }).click();
    await page.getByText('6 rows, 7 columns').first().waitFor();
    await chooseFile('Sellers', writeLatin('verkauf.csv', SELLERS));
    await page.getByText('3 rows, 3 columns').first().waitFor();
  });

  it('asks which of two columns is the ARR, and takes what is chosen', async () => {
    const { page } = app;
    await next('columns');
    await page.getByRole('button', { name: 'Use arr as ARR', exact: true }).click();
    const column = page.getByRole('button', { name: /Column of ARR/ });
    expect(await column.innerText()).toBe('arr');
    await column.click();
    await page.getByRole('option', { name: /^ARR/ }).click();
    expect(await column.innerText()).toBe('ARR');
    expect(await page.getByRole('row', { name: /^ARR/ }).innerText()).toContain('Chosen by hand');
  });

  it('settles an owner nobody knows, with the report following', async () => {
    const { page } = app;
    await next('values');
    const dates = page.getByRole('radiogroup', { name: 'Order of day and month in Customer Since' });
    expect(await dates.getByRole('radio', { name: 'Day first' }).isChecked()).toBe(true);
    await page.getByRole('button', { name: /What becomes of Jemand Fremdes/ }).click();
    await page.getByRole('option', { name: /Create a seller/ }).click();
    await page.getByRole('region', { name: 'Owners' }).getByText('Settled').waitFor();
  });

  it('reports every row, shows it in its file, and saves the report', async () => {
    const { page } = app;
    await next('check');
    const accounts = page.getByRole('row', { name: /^Accounts kunden\.csv/ });
    expect(await accounts.innerText()).toMatch(/^Accounts\s+kunden\.csv\s+6\s+5\s+\d+\s+1$/);
    await page.getByRole('button', { name: /The text is not a date/ }).click();
    const line = page.getByRole('region', { name: 'Line 9 of kunden.csv' });
    await line.getByRole('cell', { name: '31.02.2022' }).waitFor();
    expect(await line.locator('tr[aria-current]').innerText()).toContain('Kein Tag');
    const report = path.join(files.path, 'report.csv');
    await answerSaveDialog(app, report);
    await page.getByRole('button', { name: 'Save as CSV…' }).click();
    await page.getByRole('textbox', { name: 'Name of the plan' }).fill('Nord');
    await page.getByRole('button', { name: 'Create the plan' }).click();
    await waitUntilSaved(page);
    await goTo(page, 'Territories');
    await cardOf(columnOf(page, 'Jemand Fremdes'), 'A4').waitFor();
    expect(await cardOf(columnOf(page, 'Amara Ortiz'), 'A1').innerText()).toMatch(/Müller Käserei/);
  });

  it('refreshes the plan and keeps its moves; what is gone rests aside', async () => {
    const { page } = app;
    await dragCard(page, cardOf(columnOf(page, 'Amara Ortiz'), 'A1'), columnOf(page, 'Beatriz Chen'));
    await cardOf(columnOf(page, 'Beatriz Chen'), 'A1').waitFor();
    await dragCard(page, cardOf(columnOf(page, 'Amara Ortiz'), 'A2'), columnOf(page, 'Beatriz Chen'));
    await cardOf(columnOf(page, 'Beatriz Chen'), 'A2').waitFor();

    await goTo(page, 'Data');
    await page.getByRole('button', { name: 'Import or refresh…' }).click();
    const later = MESSY.filter((row) => !row.startsWith('A2')).map((row) => row.replace('184.000,00', '190.000,00'));
    await chooseFile('Accounts', writeLatin('kunden.csv', later));
    await page.getByText('5 rows, 7 columns').first().waitFor();
    await next('columns');
    await page.getByText(/^Recognized: columns as you left them/).waitFor();
    await next('values');
    await next('check');
    await next('changes');
    const changes = page.getByRole('region', { name: 'What changes in “Nord”' });
    expect(await changes.getByRole('row', { name: /^Accounts/ }).innerText()).toMatch(/^Accounts\s+5\s+4\s+0\s+1\s+1$/);
    await changes.getByText('not in the data: their decisions rest, and come back with them').waitFor();
    await page.getByRole('button', { name: 'Refresh this plan' }).click();
    await waitUntilSaved(page);
    await goTo(page, 'Territories');
    await cardOf(columnOf(page, 'Beatriz Chen'), 'A1').waitFor();
    expect(await page.locator('[data-account="A2"]').count()).toBe(0);
    await page.getByRole('button', { name: /^Undo: Refresh the facts/ }).click();
    await cardOf(columnOf(page, 'Beatriz Chen'), 'A2').waitFor();
  });

  it('stops a long import at once, and leaves nothing', async () => {
    const { page } = app;
    const rows = Array.from(
      { length: 150_000 },
      (_, row) => `A${row};Account ${row};S${(row % 3) + 1};1.000,00;31.01.2021`,
    );
    const file = writeLatin('large.csv', ['Account ID;Account Name;Account Owner;ARR;Customer Since', ...rows]);
    await goTo(page, 'Data');
    await page.getByRole('button', { name: 'Import or refresh…' }).click();
    await chooseFile('Accounts', file);
    await page.getByText('150,000 rows, 5 columns').first().waitFor();
    await next('columns');
    await next('values');
    const stop = page.getByRole('button', { name: 'Stop' });
    await stop.waitFor();
    const elapsed = await stop.evaluate(async (button: HTMLElement) => {
      const stopped = new Promise<number>((resolve) => {
        const watcher = new MutationObserver(() => {
          if (document.body.innerText.includes('Stopped. Nothing was stored.')) resolve(performance.now());
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
      });
      const start = performance.now();
      button.click();
      return (await stopped) - start;
    });
    expect(elapsed).toBeLessThan(100);
    expect(await page.getByRole('button', { name: 'Next: check' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: 'Cancel' }).click();
    await goTo(page, 'Territories');
    await cardOf(columnOf(page, 'Beatriz Chen'), 'A1').waitFor();
    await page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
  });
});

describe('a table from the desktop', () => {
  it('starts an import when it is opened by argument', async () => {
    const elsewhere = createFolder();
    const other = await openApp(elsewhere.path, writeLatin('kunden.csv', MESSY));
    await other.page.getByRole('heading', { name: 'Import your data' }).waitFor();
    await other.page.getByRole('region', { name: 'Accounts' }).getByText('6 rows, 7 columns').waitFor();
    await other.kill();
    elsewhere.remove();
  });

  it('is taken for what it looks like when it is dropped, with the window saying so before', async () => {
    const { page } = app;
    const table = writeLatin('our people.csv', ['Account ID;Stage;Amount;Close Date', 'A1;Won;1;31.01.2021']);
    const drag = (type: string) =>
      page.evaluate((name) => {
        const data = new DataTransfer();
        for (const file of document.querySelector<HTMLInputElement>('#carried')?.files ?? []) data.items.add(file);
        window.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
      }, type);
    // Only a file that the user chose has a place on the disk, as one that is dropped has.
    await page.evaluate(() => {
      document.body.append(
        Object.assign(document.createElement('input'), { type: 'file', id: 'carried', hidden: true }),
      );
    });
    await page.locator('#carried').setInputFiles(table);
    await drag('dragenter');
    await page.getByText('Drop to open').waitFor();
    await drag('drop');
    await page.getByText('Drop to open').waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Opportunities' }).getByText('1 row, 4 columns').waitFor();
  });
});
