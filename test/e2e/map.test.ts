import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo } from './app.ts';
import { withSample } from './sample-app.ts';

let page: Page;

withSample(async (app) => {
  page = app.page;
  await goTo(page, 'Territories');
  await page.getByRole('tab', { name: 'Map' }).click();
  await readMap().waitFor();
});

const readMap = (): Locator => page.getByRole('application', { name: /on the map/ });

/** Accounts by seller, as the legend counts them. */
async function readLegend(): Promise<Record<string, number>> {
  const legend = page.getByRole('toolbar', { name: 'Legend' });
  const labels = await legend
    .locator('[data-entry]')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('aria-label') ?? ''));
  return Object.fromEntries(
    labels.map((label) => {
      const [name = '', count = ''] = label.split(/, (?=[\d.,]+ accounts?$)/);
      return [name, Number.parseInt(count.replaceAll(/\D/g, ''), 10)];
    }),
  );
}

/** Draws a shape through these points of the map, as shares of its width and height. */
async function drawAround(corners: readonly (readonly [number, number])[]): Promise<void> {
  const box = await readMap().boundingBox();
  if (!box) throw new Error('The map is not in view.');
  const [first = [0, 0], ...others] = corners.map(
    ([across, down]) => [box.x + across * box.width, box.y + down * box.height] as const,
  );
  await page.mouse.move(first[0], first[1]);
  await page.mouse.down();
  for (const [x, y] of others) await page.mouse.move(x, y, { steps: 8 });
  await page.mouse.up();
}

const selection = (): Locator => page.getByRole('toolbar', { name: 'Selection' });

describe('the map', () => {
  it('draws its accounts', async () => {
    // Canvases cannot be read as text: some of the points' pixels are coloured.
    const isDrawn = (): Promise<boolean> =>
      page.evaluate(() => {
        const canvas = document.querySelectorAll('canvas')[1];
        const data = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
        return data?.some((value) => value > 0) ?? false;
      });
    await expect.poll(isDrawn).toBe(true);
  });

  it('selects what is drawn around; a move of all of it is one step back', async () => {
    await page.getByRole('radio', { name: 'Lasso' }).click();
    await drawAround([
      [0.3, 0.3],
      [0.75, 0.35],
      [0.7, 0.8],
      [0.35, 0.75],
    ]);
    await selection().waitFor();
    const count = Number.parseInt(
      (
        await selection()
          .getByText(/^\d+ accounts?$/)
          .innerText()
      ).replaceAll(/\D/g, ''),
      10,
    );
    expect(count).toBeGreaterThan(10);
    const before = await readLegend();
    await selection().getByRole('button', { name: 'Move to…' }).click();
    await page.getByRole('dialog').locator('[role="option"]:not([aria-disabled="true"])').nth(1).click();
    await page.getByRole('button', { name: /^Undo: Move \d+ accounts/ }).waitFor();
    await expect.poll(readLegend).not.toEqual(before);
    await page.keyboard.press('Control+z');
    await expect.poll(readLegend).toEqual(before);
  });

  it('adds with Shift, clears with Escape', async () => {
    await page.getByRole('radio', { name: 'Pan' }).click();
    const sums = selection().getByText(/^[\d,.]+ accounts?$/);
    const before = await sums.innerText();
    await page.keyboard.down('Shift');
    await drawAround([
      [0.02, 0.3],
      [0.3, 0.3],
      [0.3, 0.8],
      [0.02, 0.8],
    ]);
    await page.keyboard.up('Shift');
    await expect.poll(() => sums.innerText()).not.toBe(before);
    await readMap().focus();
    await page.keyboard.press('Escape');
    await selection().waitFor({ state: 'detached' });
  });

  it('zooms at the pointer and shows everything again', async () => {
    const look = async (): Promise<string> => (await readMap().screenshot()).toString('base64');
    const showAll = async (): Promise<void> => {
      await page.mouse.move(2, 2);
      await readMap().focus();
      await page.keyboard.press('0');
    };
    await showAll();
    const whole = await look();
    await readMap().hover({ position: { x: 200, y: 200 } });
    await page.mouse.wheel(0, -400);
    await expect.poll(look).not.toBe(whole);
    await showAll();
    await expect.poll(look).toBe(whole);
  });

  it('selects a country by keyboard', async () => {
    await page.getByRole('radio', { name: 'Places' }).click();
    const first = page.getByRole('treeitem').first();
    await first.focus();
    await page.keyboard.press('Enter');
    const label = (await first.getAttribute('aria-label')) ?? '';
    await expect.poll(() => selection().innerText()).toContain(label.split(', ').at(-1) ?? '');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.locator('[role="treeitem"]:focus').getAttribute('aria-level')).toBe('2');
  });
});
