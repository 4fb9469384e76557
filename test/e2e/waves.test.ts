import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { carryCard, goTo, waitUntilSaved } from './app.ts';
import { columnOf, freeCards } from './board-page.ts';
import { withSample } from './sample-app.ts';

let page: Page;

withSample(async (app) => {
  page = app.page;
  await goTo(page, 'Waves');
});

const openTab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const panel = (name: string): Locator => page.getByRole('region', { name, exact: true });
/** What a chart says of itself, in words. */
const readChart = async (name: string): Promise<string> =>
  (await panel(name).getByRole('img').first().getAttribute('aria-label')) ?? '';

describe('the charts of the waves', () => {
  it('follow a card in the air between waves, and give it back', async () => {
    await openTab('Board');
    const before = await readChart('Notices per day');
    const mix = await readChart('Persona mix per wave');
    await carryCard(page, freeCards(columnOf(page, 'Unscheduled')).first(), columnOf(page, 'Wave 1'));
    await expect.poll(() => readChart('Notices per day')).not.toBe(before);
    expect(await readChart('Persona mix per wave')).not.toBe(mix);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => readChart('Notices per day')).toBe(before);
  });

  it('filter the board by the day that is pressed', async () => {
    await panel('Notices per day').getByRole('button', { name: 'Show Notices per day as a table' }).click();
    const table = panel('Notices per day').getByRole('table');
    const wave = await table.locator('tbody tr').first().locator('td').first().innerText();
    await table.getByRole('button').first().click();
    await page
      .getByRole('button', { name: new RegExp(wave) })
      .first()
      .waitFor();
    expect(await columnOf(page, 'Unscheduled').locator('[role="option"]').count()).toBe(0);
    await table.getByRole('button').first().click();
    await columnOf(page, 'Unscheduled').locator('[role="option"]').first().waitFor();
    await panel('Notices per day').getByRole('button', { name: 'Show Notices per day as a chart' }).click();
  });
});

describe('the findings', () => {
  it('are settled by what they offer, and come back with undo', async () => {
    await openTab('Findings');
    const title = page.getByText(/: 1 account in the first wave$/);
    await panel('Findings')
      .getByText(/in the first wave$/)
      .first()
      .waitFor();
    const before = await title.count();
    expect(before).toBeGreaterThan(0);
    await panel('Findings')
      .getByRole('button', { name: /^Move .* to Wave 2$/ })
      .first()
      .click();
    await expect.poll(() => title.count()).toBeLessThan(before);
    await waitUntilSaved(page);
    await page.getByRole('button', { name: /^Undo: Schedule/ }).click();
    await expect.poll(() => title.count()).toBe(before);
  });
});

describe('the calendar', () => {
  it('takes a country’s holidays and a blackout, which the findings follow', async () => {
    await openTab('Calendar');
    const strip = panel('Calendar of the waves');
    const launch = (await strip.getByRole('button').first().getAttribute('aria-label')) ?? '';
    expect(launch).toMatch(/^Wave 1, launch .*owner change/);
    await page.getByRole('button', { name: /Public holidays of/ }).click();
    await page.getByRole('option', { name: 'Germany' }).click();
    await page.getByRole('button', { name: /^Add 20\d\d to 20\d\d$/ }).click();
    await page.getByRole('list', { name: 'Holidays' }).getByText('Good Friday').first().waitFor();
    const day = await page.getByLabel('Launch of Wave 2').inputValue();
    const form = page.getByRole('form', { name: 'Add a blackout' });
    await form.getByLabel('Name of the blackout').fill('Trade fair');
    await form.getByLabel('First day of the blackout').fill(day);
    await form.getByLabel('Last day of the blackout').fill(day);
    await form.getByRole('button', { name: 'Add' }).click();
    await page.getByRole('list', { name: 'Blackouts' }).getByText('Trade fair').waitFor();
    await openTab('Findings');
    await panel('Findings')
      .getByText(/^Wave 2: .* inside a blackout$/)
      .waitFor();
    await openTab('Calendar');
    await waitUntilSaved(page);
  });

  it('confirms a gate by a person’s name', async () => {
    await page.getByRole('button', { name: 'Confirm: sellers briefed, Wave 1' }).click();
    await page.getByLabel('Who confirms it').fill('Ann Ortiz');
    await page.keyboard.press('Enter');
    await panel('Gates: learning between waves').getByText('Ann Ortiz').waitFor();
    await waitUntilSaved(page);
  });
});
