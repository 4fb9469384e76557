import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { carryCard, createFolder, dragCard, goTo, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';

const folder = createFolder();
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await openApp(folder.path);
  page = app.page;
  await page.getByRole('button', { name: /sample plan/i }).click();
});

afterAll(async () => {
  await app.kill();
  folder.remove();
});

function columns(): Locator {
  return page.locator('main [role="group"][data-column]');
}

/** The first card of a column that may be moved alone. */
function freeCard(column: Locator): Locator {
  return column
    .locator('[role="option"]:not([aria-label*="ocked"]):not([aria-label*="amily"]):not([data-moved])')
    .first();
}

async function accountOf(card: Locator): Promise<string> {
  return (await card.getAttribute('data-account')) as string;
}

function card(column: Locator, account: string): Locator {
  return column.locator(`[data-account="${account}"]`);
}

/** Two sellers who stay, side by side in view. */
async function chooseSellers(): Promise<[Locator, Locator]> {
  await goTo(page, 'Territories');
  const names: string[] = [];
  for (const column of await columns().all()) {
    const figures = await column.innerText();
    const name = (await column.getAttribute('aria-label')) as string;
    if (name !== 'Unassigned' && !/leaves|left|vacan/i.test(figures)) names.push(name);
  }
  const [first, second] = names as [string, string];
  return [
    page.getByRole('group', { name: first, exact: true }),
    page.getByRole('group', { name: second, exact: true }),
  ];
}

/** What the charts and the scorecard show now. */
async function readFigures(): Promise<string> {
  const board = await page
    .getByRole('region', { name: 'Balance', exact: true })
    .getByRole('button')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('title')));
  return JSON.stringify(board);
}

describe('the territory board', () => {
  it('moves a card by mouse; scorecard and charts follow; undo and redo', async () => {
    const [from, to] = await chooseSellers();
    const first = freeCard(from);
    const account = await accountOf(first);
    const before = await readFigures();
    await dragCard(page, first, to);
    await card(to, account).waitFor();
    expect(await card(from, account).count()).toBe(0);
    const after = await readFigures();
    expect(after).not.toBe(before);
    await page.getByRole('button', { name: /^Undo: Move/ }).click();
    await card(from, account).waitFor();
    expect(await readFigures()).toBe(before);
    await page.getByRole('button', { name: /^Redo: Move/ }).click();
    await card(to, account).waitFor();
    expect(await readFigures()).toBe(after);
  });

  it('shows the effect while the card is in the air, and Escape gives everything back', async () => {
    const [from, to] = await chooseSellers();
    const first = freeCard(from);
    const account = await accountOf(first);
    const before = await readFigures();
    await carryCard(page, first, to);
    await expect.poll(readFigures).not.toBe(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(readFigures).toBe(before);
    await card(from, account).waitFor();
  });

  it('moves a card by keyboard alone, and says so', async () => {
    const [from] = await chooseSellers();
    const first = freeCard(from);
    const account = await accountOf(first);
    const name = ((await first.getAttribute('aria-label')) as string).split(',')[0] as string;
    await first.focus();
    const live = page.locator('[aria-live]');
    await page.keyboard.press('Space');
    await expect.poll(() => live.allInnerTexts().then((texts) => texts.join(' '))).toContain(`Lifted ${name}`);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => live.allInnerTexts().then((texts) => texts.join(' '))).toContain('Over ');
    await page.keyboard.press('Enter');
    await expect.poll(() => live.allInnerTexts().then((texts) => texts.join(' '))).toContain(`Moved ${name}`);
    expect(await card(from, account).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await card(from, account).waitFor();
  });

  it('moves a selection at once, as one undo step', async () => {
    const [from, to] = await chooseSellers();
    const cards = from.locator(
      '[role="option"]:not([aria-label*="ocked"]):not([aria-label*="amily"]):not([data-moved])',
    );
    const accounts = await Promise.all([0, 1, 2].map((index) => accountOf(cards.nth(index))));
    await card(from, accounts[0] as string).click();
    await card(from, accounts[1] as string).click({ modifiers: ['Control'] });
    await card(from, accounts[2] as string).click({ modifiers: ['Control'] });
    await dragCard(page, card(from, accounts[1] as string), to);
    await page.getByRole('button', { name: 'Undo: Move 3 accounts', exact: false }).waitFor();
    for (const account of accounts) expect(await card(from, account).count()).toBe(0);
    await page.keyboard.press('Control+z');
    for (const account of accounts) await card(from, account).waitFor();
  });
});

describe('the wave board', () => {
  it('moves a card between waves, and the mix follows', async () => {
    await goTo(page, 'Waves');
    const mix = page.getByRole('region', { name: 'Persona mix per wave' });
    await mix.getByRole('button', { name: 'Show Persona mix per wave as a table' }).click();
    const before = await mix.getByRole('table').innerText();
    const from = page.getByRole('group', { name: 'Wave 1', exact: true });
    const to = page.getByRole('group', { name: 'Wave 2', exact: true });
    const first = from.locator('[role="option"]').first();
    const account = await accountOf(first);
    await dragCard(page, first, to);
    await card(from, account).waitFor({ state: 'detached' });
    await expect.poll(() => mix.getByRole('table').innerText()).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => mix.getByRole('table').innerText()).toBe(before);
    await card(from, account).waitFor();
    await waitUntilSaved(page);
  });
});
