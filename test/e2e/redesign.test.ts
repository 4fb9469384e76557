import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo, waitUntilSaved } from './app.ts';
import { withSample } from './sample-app.ts';

/** A search takes some seconds, more on a busy machine. */
const SEARCH = 240_000;

let page: Page;

withSample(async (app) => {
  page = app.page;
  await goTo(page, 'Territories');
});

async function readMoved(): Promise<string> {
  return page.getByLabel('Scorecard').innerText();
}

describe('the optimizer', { timeout: SEARCH * 2 }, () => {
  it('can be stopped, with nothing changed', async () => {
    await page.getByRole('tab', { name: 'Optimizer', exact: true }).click();
    const before = await readMoved();
    await page.getByRole('button', { name: 'Propose moves' }).first().click();
    await page.getByRole('progressbar').waitFor();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('No proposal yet').waitFor();
    expect(await readMoved()).toBe(before);
  });

  it('proposes; one move is adopted by hand, the rest at once; undo takes both back', async () => {
    const before = await readMoved();
    await page.getByRole('button', { name: 'Propose moves' }).first().click();
    const table = page.getByRole('table', { name: 'Proposed moves' });
    // The exact solver is at work in the window itself.
    await page.getByRole('button', { name: 'Take what is found' }).waitFor({ timeout: SEARCH });
    await page.getByText('Fitting all others around them').waitFor({ timeout: SEARCH });
    await table.waitFor({ timeout: SEARCH });
    expect(await page.getByText(/^Within [\d.]+% of the best/).count()).toBeGreaterThan(0);

    await table.getByRole('checkbox').first().focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Adopt 1 selected' }).click();
    await page.getByRole('button', { name: /^Undo: Adopt \d+ moves?( \(\d+ accounts\))? of a redesign/ }).waitFor();
    await page.getByText(/^1 of \d+ adopted$/).waitFor();
    await page.getByRole('button', { name: /^Adopt all \d+$/ }).click();
    await page.getByText('Nothing left to adopt').waitFor();
    expect(await readMoved()).not.toBe(before);

    await page.keyboard.press('Control+z');
    await page.getByText(/^1 of \d+ adopted$/).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(readMoved).toBe(before);
    await waitUntilSaved(page);
  });

  it('shows why a move is proposed', async () => {
    await page.getByRole('table', { name: 'Proposed moves' }).getByRole('row').nth(2).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('region', { name: 'Why' }).waitFor();
    await inspector.getByRole('button', { name: 'Adopt this move' }).waitFor();
  });
});

describe('the frontier', { timeout: SEARCH * 2 }, () => {
  it('is traced, walked by keyboard, and a point adopted', async () => {
    const before = await readMoved();
    await page.getByRole('tab', { name: 'Frontier', exact: true }).click();
    await page.getByRole('button', { name: 'Trace the frontier' }).click();
    await page.getByRole('button', { name: 'Trace again' }).waitFor({ timeout: SEARCH });
    const points = page.getByRole('table', { name: 'Points of the frontier' }).getByRole('row');
    expect(await points.count()).toBeGreaterThan(10);

    const slider = page.getByRole('slider', { name: /choose a point/ });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Point 1: /);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^Point 3: .* of ARR change a seller/);
    const chosen = page.getByRole('region', { name: 'The chosen point' });
    await chosen.getByText(/^Point 3 of \d+$/).waitFor();
    await chosen.getByRole('button', { name: /^Adopt all \d+$/ }).click();
    await expect.poll(readMoved).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(readMoved).toBe(before);
  });
});
