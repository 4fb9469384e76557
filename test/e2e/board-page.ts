import type { Locator, Page } from 'playwright-core';
import { goTo } from './app.ts';

const FREE = '[role="option"]:not([aria-label*="locked"]):not([aria-label*="family of"]):not([data-moved])';

/** Cards of a column that may be moved alone: not locked, without a family, where they are today. */
export function freeCards(column: Locator): Locator {
  return column.locator(FREE);
}

export async function accountOf(card: Locator): Promise<string> {
  const account = await card.getAttribute('data-account');
  if (account === null) throw new Error('This is not a card.');
  return account;
}

export function cardOf(column: Locator, account: string): Locator {
  return column.locator(`[data-account="${account}"]`);
}

export function columnOf(page: Page, name: string): Locator {
  return page.getByRole('group', { name, exact: true });
}

/** The names of two sellers who stay, side by side in view on the territory board. */
export async function chooseSellers(page: Page): Promise<[string, string]> {
  await goTo(page, 'Territories');
  const columns = page.locator('main [role="group"][data-column]');
  await columns.nth(3).waitFor();
  const names: string[] = [];
  for (const column of await columns.all()) {
    const name = (await column.getAttribute('aria-label')) ?? '';
    const isOpen = !/leav|left|vacan/i.test(await column.innerText());
    if (name !== 'Unassigned' && isOpen && (await freeCards(column).count()) > 3) names.push(name);
  }
  const [from, to] = names;
  if (from === undefined || to === undefined) throw new Error('There are not two such sellers in view.');
  return [from, to];
}

/** Every seller's index today and under the plan, as the balance chart has it. */
export async function readBalance(page: Page): Promise<string[]> {
  const chart = page.getByRole('region', { name: 'Balance by seller' });
  const titles = await chart
    .getByRole('button')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('title') ?? ''));
  // Rows keep their places while a card is in the air and find their new ones after the drop.
  return titles.sort();
}
