import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { goTo } from './app.ts';
import { withSample } from './sample-app.ts';

let page: Page;

withSample((app) => {
  page = app.page;
});

const openTab = (name: string): Promise<void> => page.getByRole('tab', { name, exact: true }).click();
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
/** Presses a control as the keyboard does. */
const run = async (control: Locator): Promise<void> => {
  await control.focus();
  await press('Enter');
};
/** What of the window has the keyboard: the marked part, or an empty text for none. */
const readPart = (): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part') ?? '');
const readFocus = (): Promise<string> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim() ?? '',
  );

describe('by keyboard', () => {
  it('F6 leads from part to part of the window, and back to where one was', async () => {
    await goTo(page, 'Territories');
    await page.locator('main [role="option"]').first().focus();
    const card = await readFocus();
    const parts: string[] = [];
    for (let turn = 0; turn < 5; turn++) {
      await press('F6');
      parts.push(await readPart());
    }
    expect(parts).toEqual(['charts', 'inspector', 'bar', 'steps', 'work']);
    expect(await readFocus()).toBe(card);
    await press('Shift+F6');
    expect(await readPart()).toBe('steps');
  });

  it('stays near what went away: the inspector, the charts, a finding that is settled', async () => {
    await run(page.getByRole('button', { name: 'Hide the inspector' }));
    await expect.poll(readPart).not.toBe('');
    await press('Control+i');
    await page.getByRole('complementary', { name: 'Inspector' }).waitFor();
    await run(page.getByRole('button', { name: 'Hide charts' }));
    await expect.poll(readPart).toBe('work');
    await run(page.getByRole('button', { name: 'Show charts' }));
    await expect.poll(readPart).toBe('charts');
    await goTo(page, 'Waves');
    await openTab('Findings');
    // The inspector has findings too.
    const fix = page
      .locator('[data-part="work"]')
      .getByRole('region', { name: 'Findings' })
      .getByRole('button', { name: /^Move these/ })
      .first();
    await run(fix);
    await page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
    await expect.poll(readPart).toBe('work');
    await press('Control+z');
  });

  it('goes back to where a dialog was opened from, though the button is another one now', async () => {
    await openTab('Calendar');
    await run(page.getByRole('button', { name: 'Confirm: messages reviewed, Wave 1' }));
    await page.getByRole('textbox', { name: 'Who confirms it' }).fill('Ann Planner');
    await press('Enter');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(readPart).toBe('work');
    await press('Control+z');
  });

  it('reaches each field of the planner in view, not behind the button that stays', async () => {
    await openTab('Planner');
    const button = page.getByRole('button', { name: 'Plan the waves' }).first();
    const field = page.getByRole('textbox', { name: 'Manager, a week' });
    await page.getByRole('textbox', { name: 'Never above, seller, a week' }).focus();
    await press('Tab');
    await expect
      .poll(async () => {
        const [of, by] = [await field.boundingBox(), await button.boundingBox()];
        return of !== null && by !== null && of.y + of.height <= by.y;
      })
      .toBe(true);
  });

  it('begins an import at its first step, and stays in the window when it is left', async () => {
    await run(page.getByRole('button', { name: /^Plan:/ }));
    await page.getByRole('menuitem', { name: /^Import data/ }).focus();
    await press('Enter');
    await expect.poll(readFocus).toBe('Files');
    await run(page.getByRole('button', { name: 'Cancel' }));
    await expect.poll(readPart).not.toBe('');
  });

  it('walks tables row by row, and the legend of the map as one stop', async () => {
    await goTo(page, 'Territories');
    await openTab('Scorecard');
    const rows = page.getByRole('table', { name: 'Sellers against their targets' }).getByRole('row');
    await rows.nth(1).getByRole('button').nth(2).focus();
    await press('ArrowDown');
    expect(
      await rows
        .nth(2)
        .getByRole('button')
        .nth(2)
        .evaluate((cell) => cell === document.activeElement),
    ).toBe(true);
    await press('ArrowUp', 'ArrowUp');
    expect(
      await rows
        .nth(1)
        .getByRole('button')
        .nth(2)
        .evaluate((cell) => cell === document.activeElement),
    ).toBe(true);
    await openTab('Map');
    const legend = page.getByRole('toolbar', { name: 'Legend' });
    await legend.locator('[data-entry="0"]').focus();
    await press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-entry'))).toBe('1');
    await press('Tab', 'Tab');
    expect(await legend.evaluate((element) => element.contains(document.activeElement))).toBe(false);
  });
});
