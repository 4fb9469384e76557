import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolder, carryCard, dragCard, goTo, openApp, waitUntilSaved } from './app.ts';
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
    await page.mouse.up();
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
