import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, waitUntilSaved } from './app.ts';
import { withSample } from './sample-app.ts';

let page: Page;

withSample(async (app) => {
  page = app.page;
  await goTo(page, 'Waves');
  await page.getByRole('tab', { name: 'Planner' }).click();
});

describe('the planner in a real window', () => {
  it('plans beside the page, adopts all as one step, and undo takes it back', async () => {
    await page.getByRole('textbox', { name: 'Number of waves' }).fill('4');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Plan the waves' }).first().click();
    const waves = page.getByRole('list', { name: 'Proposed waves' });
    await waves.waitFor();
    expect(await waves.getByRole('listitem').count()).toBe(4);
    await page.getByRole('button', { name: 'Plan the waves again' }).waitFor();
    await page.getByRole('button', { name: 'Adopt all' }).click();
    await page.getByRole('button', { name: /^Undo: Adopt a schedule of \d+ moves in 4 waves/ }).waitFor();
    await waitUntilSaved(page);
    expect(await page.getByText(/plan again/i).count()).toBe(0);
    await page.getByRole('button', { name: /^Undo: Adopt a schedule/ }).click();
    await page.getByRole('button', { name: /^Redo: Adopt a schedule/ }).waitFor();
  });

  it('stops when it is told to', async () => {
    await page.getByRole('button', { name: 'Plan the waves again' }).click();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page
      .getByRole('button', { name: /^Plan the waves/ })
      .first()
      .waitFor();
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });
});
