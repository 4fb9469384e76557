import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { carryCard, dragCard, goTo, waitUntilSaved } from './app.ts';
import { accountOf, cardOf, chooseSellers, columnOf, freeCards, readBalance } from './board-page.ts';
import { withSample } from './sample-app.ts';

let page: Page;

withSample((app) => {
  page = app.page;
});

/** Keeps whatever the live region says from now on, as a screen reader hears it: one text may soon follow another. */
async function listen(): Promise<() => Promise<string[]>> {
  const heard = await page.evaluateHandle(() => {
    const texts: string[] = [];
    const note = (): void => {
      for (const region of document.querySelectorAll('[aria-live]')) {
        const text = region.textContent.trim();
        if (text !== '' && text !== texts.at(-1)) texts.push(text);
      }
    };
    new MutationObserver(note).observe(document.body, { childList: true, characterData: true, subtree: true });
    return texts;
  });
  return () => heard.jsonValue();
}

describe('the territory board', () => {
  it('moves a card by mouse; the charts follow; undo and redo', async () => {
    const [from, to] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    const account = await accountOf(card);
    const before = await readBalance(page);
    await dragCard(page, card, columnOf(page, to));
    await cardOf(columnOf(page, to), account).waitFor({ state: 'attached' });
    expect(await cardOf(columnOf(page, from), account).count()).toBe(0);
    await expect.poll(() => readBalance(page)).not.toEqual(before);
    const after = await readBalance(page);
    await page.getByRole('button', { name: /^Undo: Move/ }).click();
    await cardOf(columnOf(page, from), account).waitFor({ state: 'attached' });
    await expect.poll(() => readBalance(page)).toEqual(before);
    await page.getByRole('button', { name: /^Redo: Move/ }).click();
    await cardOf(columnOf(page, to), account).waitFor({ state: 'attached' });
    await expect.poll(() => readBalance(page)).toEqual(after);
  });

  it('shows the effect while the card is in the air, and Escape gives everything back', async () => {
    const [from, to] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    const account = await accountOf(card);
    const before = await readBalance(page);
    await carryCard(page, card, columnOf(page, to));
    await expect.poll(() => readBalance(page)).not.toEqual(before);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect.poll(() => readBalance(page)).toEqual(before);
    await cardOf(columnOf(page, from), account).waitFor({ state: 'attached' });
  });

  it('draws what a drop would do in the frame of the move that came over the column', async () => {
    const [from, to] = await chooseSellers(page);
    const [home, column] = [columnOf(page, from), columnOf(page, to)];
    await carryCard(page, freeCards(home).first(), home);
    const place = await column.boundingBox();
    // Asked as the frame is drawn: whatever comes later is not in it.
    const drawn = await column.evaluateHandle((over) => {
      const frame = new Promise<{ head: string; beside: string }>((resolve) => {
        const look = (): void =>
          resolve({
            head: over.querySelector('[class*="projected"]')?.textContent ?? '',
            beside: document.querySelector('[class*="preview"]')?.textContent ?? '',
          });
        window.addEventListener('mousemove', () => requestAnimationFrame(look), { capture: true, once: true });
      });
      return { frame };
    }, null);
    await page.mouse.move((place?.x ?? 0) + 60, (place?.y ?? 0) + 200);
    const { head, beside } = await drawn.evaluate(({ frame }) => frame);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    expect(head).toMatch(/^→ \d+$/);
    expect(beside).toContain('after');
  });

  it('draws a drop, its totals and the balance in one frame, and leaves the keyboard with the card', async () => {
    const [from, to] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    const account = await accountOf(card);
    const readDrawn = (asked: 'now' | 'at the drop') =>
      page.evaluateHandle(
        ({ name, when }) => {
          const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
          const read = () => ({
            scorecard: textOf('[aria-label="Scorecard"]'),
            head: textOf(`[role="group"][aria-label="${name}"] p`),
            balance: document.querySelector('[aria-label="Balance by seller"] svg')?.getAttribute('aria-label') ?? '',
            isProjected: document.querySelector('section[aria-label="Balance"] em') !== null,
            focus: document.activeElement?.getAttribute('data-account') ?? '',
          });
          const drawn = new Promise<ReturnType<typeof read>>((resolve) => {
            if (when === 'now') resolve(read());
            // Asked as the frame is drawn: whatever comes later is not in it.
            const look = (): void => void requestAnimationFrame(() => resolve(read()));
            window.addEventListener('mouseup', look, { capture: true, once: true });
          });
          return { drawn };
        },
        { name: to, when: asked },
      );
    const readNow = async () => (await readDrawn('now')).evaluate(({ drawn }) => drawn);
    await carryCard(page, card, columnOf(page, to));
    await page.getByRole('region', { name: 'Balance', exact: true }).getByText('if dropped').waitFor();
    const before = await readNow();
    const atDrop = await readDrawn('at the drop');
    await page.mouse.up();
    const first = await atDrop.evaluate(({ drawn }) => drawn);
    await page.getByRole('button', { name: /^Undo: Move/ }).waitFor();
    await waitUntilSaved(page);
    expect(first).toEqual(await readNow());
    expect(first.focus).toBe(account);
    expect(first.scorecard).not.toBe(before.scorecard);
    expect(first.head).not.toBe(before.head);
    await page.keyboard.press('Control+z');
    await cardOf(columnOf(page, from), account).waitFor({ state: 'attached' });
  });

  it('moves a card by keyboard alone, and says so', async () => {
    const [from] = await chooseSellers(page);
    const card = freeCards(columnOf(page, from)).first();
    const account = await accountOf(card);
    const [name = ''] = ((await card.getAttribute('aria-label')) ?? '').split(', ');
    const readHeard = await listen();
    await card.focus();
    await page.keyboard.press('Space');
    await expect.poll(readHeard).toContainEqual(expect.stringContaining(`Lifted ${name}`));
    await page.keyboard.press('ArrowRight');
    await expect.poll(readHeard).toContainEqual(expect.stringMatching(/^Over /));
    await page.keyboard.press('Enter');
    await expect.poll(readHeard).toContainEqual(expect.stringContaining(`Moved ${name}`));
    expect(await cardOf(columnOf(page, from), account).count()).toBe(0);
    await page.keyboard.press('Control+z');
    await cardOf(columnOf(page, from), account).waitFor({ state: 'attached' });
  });

  it('moves a selection at once, as one undo step', async () => {
    const [from, to] = await chooseSellers(page);
    const source = columnOf(page, from);
    const accounts = await Promise.all([0, 1, 2].map((index) => accountOf(freeCards(source).nth(index))));
    const [first = '', second = '', third = ''] = accounts;
    await cardOf(source, first).click();
    await cardOf(source, second).click({ modifiers: ['Control'] });
    await cardOf(source, third).click({ modifiers: ['Control'] });
    await dragCard(page, cardOf(source, second), columnOf(page, to));
    await page.getByRole('button', { name: /^Undo: Move 3 accounts/ }).waitFor();
    for (const account of accounts) expect(await cardOf(source, account).count()).toBe(0);
    await page.keyboard.press('Control+z');
    for (const account of accounts) await cardOf(source, account).waitFor({ state: 'attached' });
  });
});

describe('the wave board', () => {
  it('moves a card between waves, and the mix follows', async () => {
    await goTo(page, 'Waves');
    const mix = page.getByRole('region', { name: 'Persona mix per wave', exact: true });
    await mix.getByRole('button', { name: 'Show Persona mix per wave as a table' }).click();
    const before = await mix.getByRole('table').innerText();
    const from = columnOf(page, 'Wave 1');
    const card = from.locator('[role="option"]').first();
    const account = await accountOf(card);
    await dragCard(page, card, columnOf(page, 'Wave 2'));
    await cardOf(from, account).waitFor({ state: 'detached' });
    await expect.poll(() => mix.getByRole('table').innerText()).not.toBe(before);
    await page.keyboard.press('Control+z');
    await expect.poll(() => mix.getByRole('table').innerText()).toBe(before);
    await waitUntilSaved(page);
  });
});
