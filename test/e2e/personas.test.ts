import path from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerOpenDialog, answerSaveDialog, createFolder, goTo, openApp, waitUntilSaved } from './app.ts';
import type { RunningApp } from './app.ts';

const folder = createFolder();
const complaints: string[] = [];
let app: RunningApp;
let page: Page;

beforeAll(async () => {
  app = await openApp(path.join(folder.path, 'user-data'));
  page = app.page;
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.getByRole('button', { name: /sample plan/i }).click();
  await goTo(page, 'Waves');
  await page.getByRole('tab', { name: 'Personas' }).click();
});

afterAll(async () => {
  await app.kill();
  folder.remove();
});

const rowOf = (name: string) => page.getByRole('button', { name: new RegExp(`^${name}, rule`) });
const listNames = async () =>
  (await page.getByRole('button', { name: /, rule \d+, / }).allInnerTexts()).map(
    (text) => /[A-Z][a-z-]+/.exec(text)?.[0],
  );
const state = () => page.getByRole('group', { name: 'Save the rules' }).innerText();

describe('the personas', () => {
  it('follow a rule as it is typed; saved, undone, done again', async () => {
    await rowOf('New customer').click();
    const value = page.getByRole('textbox', { name: 'Value' });
    await value.fill('60');
    // The counts follow a key behind.
    await expect.poll(state).toMatch(/Not saved yet: [\d,]+ of/);
    const shown = await page.getByRole('region', { name: 'Preview' }).locator('strong').innerText();
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByRole('button', { name: /^Undo: Change the persona New customer/ }).waitFor();
    await expect.poll(state).not.toContain('Not saved yet');
    expect(await page.getByRole('region', { name: 'Preview' }).locator('strong').innerText()).toBe(shown);
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect.poll(() => value.inputValue()).toBe('365');
    await page.getByRole('button', { name: /^Redo: / }).click();
    await expect.poll(() => value.inputValue()).toBe('60');
    await page.getByRole('button', { name: /^Undo: / }).click();
  });

  it('are put into another order by mouse', async () => {
    expect(await listNames()).toEqual(['High-risk', 'Later-stage', 'New', 'Core']);
    await rowOf('New customer').dragTo(rowOf('High-risk relationship'), { targetPosition: { x: 60, y: 3 } });
    await expect.poll(listNames).toEqual(['New', 'High-risk', 'Later-stage', 'Core']);
    await page.getByRole('button', { name: 'Discard' }).click();
    await expect.poll(listNames).toEqual(['High-risk', 'Later-stage', 'New', 'Core']);
  });

  it('are put into another order by keyboard alone', async () => {
    await rowOf('New customer').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(state).toContain('Not saved yet');
    expect((await listNames())[0]).toBe('New');
    await page.getByRole('button', { name: 'Discard' }).click();
  });

  it('leave in a file and come back from it; a damaged one is refused', async () => {
    const file = path.join(folder.path, 'rules.json');
    await answerSaveDialog(app, file);
    await page.getByRole('button', { name: 'Rules: export, import, reset' }).click();
    await page.getByRole('menuitem', { name: 'Export the rules…' }).click();
    await page
      .getByText(/^Saved rules\.json/)
      .first()
      .waitFor();
    const rules = JSON.parse(readFileSync(file, 'utf8')) as { name: string; personas: unknown[] };
    writeFileSync(file, JSON.stringify({ ...rules, name: 'Elsewhere', personas: rules.personas.slice(1) }));
    await answerOpenDialog(app, [file]);
    await page.getByRole('button', { name: 'Rules: export, import, reset' }).click();
    await page.getByRole('menuitem', { name: 'Import rules…' }).click();
    await expect.poll(state).toContain('Rules of Elsewhere, not saved yet');
    await page.getByRole('button', { name: 'Save rules' }).click();
    await page.getByRole('button', { name: /^Undo: Import the rules of Elsewhere/ }).click();
    writeFileSync(file, '{"format":"baton-rules","version":1}');
    await page.getByRole('button', { name: 'Rules: export, import, reset' }).click();
    await page.getByRole('menuitem', { name: 'Import rules…' }).click();
    const dialog = page.getByRole('alertdialog', { name: 'The rules were not taken' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await waitUntilSaved(page);
  });

  it('never ask for anything that the page may not do', () => {
    expect(complaints).toEqual([]);
  });
});
