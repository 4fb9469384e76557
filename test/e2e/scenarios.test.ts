import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answerOpenDialog,
  answerSaveDialog,
  carryCard,
  chooseMenu,
  createFolder,
  dragCard,
  dropCards,
  goTo,
  openApp,
  waitUntilSaved,
} from './app.ts';
import type { RunningApp } from './app.ts';
import { chooseSellers, columnOf, freeCards } from './board-page.ts';

const folder = createFolder();
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await openApp(folder.path);
  page = app.page;
  await page.getByRole('button', { name: /sample plan/i }).click();
  await page.locator('main [role="option"]').first().waitFor();
});

afterAll(async () => {
  await app.kill();
  folder.remove();
});

const openTab = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const differences = () => page.getByRole('table', { name: 'Moves that differ' }).locator('tbody tr');

describe('scenarios', () => {
  it('a snapshot is compared with, taken over from, restored, and there after a restart', async () => {
    await openTab('Compare');
    await page.getByRole('button', { name: 'Take a snapshot…' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Before the review');
    await page.getByRole('textbox', { name: 'Note' }).fill('as agreed');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Compare with “Before the review”' }).click();
    await page.getByText('move the same accounts in the same way').waitFor();

    await openTab('Board');
    const [from, to] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    await carryCard(page, card, columnOf(page, to));
    // What the drop does to the findings is named before it.
    await page
      .getByText(/^(New|Worse|Better|Settled)$/)
      .first()
      .waitFor();
    await dropCards(page);
    await dragCard(page, freeCards(columnOf(page, from)).first(), columnOf(page, to));

    await openTab('Compare');
    await expect.poll(() => differences().count()).toBe(2);
    await differences()
      .first()
      .getByRole('button', { name: /^Adopt/ })
      .click();
    await expect.poll(() => differences().count()).toBe(1);
    await page.getByRole('button', { name: 'Restore “Before the review”' }).click();
    await page.getByText('move the same accounts in the same way').waitFor();
    await page.getByRole('button', { name: /^Undo: Restore/ }).click();
    await expect.poll(() => differences().count()).toBe(1);
    await waitUntilSaved(page);

    await app.quit();
    app = await openApp(folder.path);
    page = app.page;
    await goTo(page, 'Territories');
    await openTab('Compare');
    await page.getByRole('button', { name: 'Restore “Before the review”' }).waitFor();
    await expect.poll(() => differences().count()).toBe(1);
  });

  it('a plan file is compared with, and a decision taken over from it; a damaged one says so', async () => {
    const file = path.join(folder.path, 'as agreed.baton');
    await answerSaveDialog(app, file);
    await chooseMenu(app, 'save-as');
    await expect.poll(() => existsSync(file) && readFileSync(file).length > 0).toBe(true);
    await openTab('Board');
    const [from, to] = await chooseSellers(page);
    await dragCard(page, freeCards(columnOf(page, from)).first(), columnOf(page, to));

    await openTab('Compare');
    await answerOpenDialog(app, [file]);
    await page.getByRole('button', { name: 'Compare with a file…' }).click();
    await page.getByRole('columnheader', { name: /^There: as agreed\.baton · / }).waitFor();
    expect(await differences().count()).toBe(1);
    await page.getByRole('columnheader', { name: / against as agreed\.baton · / }).waitFor();
    await differences()
      .first()
      .getByRole('button', { name: /^Adopt/ })
      .click();
    await page.getByText('move the same accounts in the same way').waitFor();

    const damaged = path.join(folder.path, 'damaged.baton');
    writeFileSync(damaged, readFileSync(file).subarray(0, 200));
    await answerOpenDialog(app, [damaged]);
    await page.getByRole('button', { name: 'Compare with a file…' }).click();
    await page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog'))
      .getByText(/“damaged\.baton”/)
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('move the same accounts in the same way').waitFor();
  });

  it('nothing is squeezed away in a small window: what does not fit is scrolled to', async () => {
    await app.application.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 700);
    });
    await goTo(page, 'Territories');
    for (const [tab, title] of [
      ['Compare', 'Moves that differ'],
      ['Scorecard', 'Who is out of tolerance'],
    ] as const) {
      await openTab(tab);
      const heading = page.getByRole('heading', { name: title, exact: true });
      await heading.waitFor();
      const panel = page.locator('section').filter({ has: heading });
      await expect.poll(async () => (await panel.boundingBox())?.height ?? 0).toBeGreaterThan(120);
    }
  });

  it('the scorecard changes a tolerance where it acts, by keyboard, and explains its figures', async () => {
    await goTo(page, 'Territories');
    await openTab('Scorecard');
    const chips = page.locator('dl[aria-label="Scorecard"]');
    const before = await chips.innerText();
    const field = page.getByRole('textbox', { name: 'Tolerance of ARR' });
    await field.fill('60');
    await field.press('Enter');
    await expect.poll(() => chips.innerText()).not.toBe(before);
    await page.getByRole('table', { name: 'Balance by measure' }).getByText('Weighted together').focus();
    await page
      .getByRole('tooltip')
      .getByText(/Σ weight × index/)
      .waitFor();
  });
});
