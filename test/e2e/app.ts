import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron } from 'playwright-core';
import type { ElectronApplication, Locator, Page } from 'playwright-core';

const PROJECT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * Holds the app back until Playwright listens. Playwright adds it by itself only to an Electron it finds on its own; without it,
 * one start in ten opens its window unseen.
 */
const LOADER = path.join(PROJECT, 'node_modules/playwright-core/lib/server/electron/loader.js');

/** The app in a real window, with a user-data folder of its own. */
export interface RunningApp {
  readonly application: ElectronApplication;
  readonly page: Page;
  /** Quits as a user would; everything is flushed. */
  readonly quit: () => Promise<void>;
  /** Ends all its processes at once, as a power cut would. */
  readonly kill: () => Promise<void>;
}

/** A temporary folder for user data or files, and the function that removes it. */
export function createFolder(): { readonly path: string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'baton-e2e-'));
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** @param files paths handed over on the command line. */
export async function openApp(userData: string, ...files: string[]): Promise<RunningApp> {
  const executablePath = process.env['BATON_ELECTRON'];
  if (!executablePath) throw new Error('No Electron: run the tests with `npm test`.');
  const switches = JSON.parse(process.env['BATON_ELECTRON_ARGS'] ?? '[]') as string[];
  const application = await _electron.launch({
    executablePath,
    args: ['-r', LOADER, ...switches, PROJECT, ...files],
    env: { ...(process.env as Record<string, string>), BATON_USER_DATA: userData },
  });
  const page = await application.firstWindow();
  await page.locator('main').waitFor();
  const ended = new Promise<void>((resolve) => {
    application.process().once('exit', () => resolve());
  });
  return {
    application,
    page,
    quit: async () => {
      await application.close();
      await ended;
    },
    kill: async () => {
      // The whole group, so that no helper process lives on to write anything.
      process.kill(-(application.process().pid as number), 'SIGKILL');
      await ended;
    },
  };
}

/** Answers the next "open" dialogs with these paths. */
export async function answerOpenDialog(app: RunningApp, paths: readonly string[]): Promise<void> {
  await app.application.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);
}

/** Answers the next "save" dialogs with this path. */
export async function answerSaveDialog(app: RunningApp, filePath: string): Promise<void> {
  await app.application.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, filePath);
}

/** Chooses an item of the native menu by its id, as its accelerator would. */
export async function chooseMenu(app: RunningApp, id: string): Promise<void> {
  await app.application.evaluate(({ Menu }, itemId) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(itemId);
    if (!item) throw new Error(`No menu item "${itemId}".`);
    item.click();
  }, id);
}

async function centreOf(locator: Locator): Promise<{ x: number; y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error('Nothing to drag: the element is not in view.');
  return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 200) };
}

/** Lifts a card with the mouse and carries it over a column, without letting go. */
export async function carryCard(page: Page, card: Locator, column: Locator): Promise<void> {
  const from = await centreOf(card);
  const to = await centreOf(column);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.move(to.x + 1, to.y);
}

export async function dragCard(page: Page, card: Locator, column: Locator): Promise<void> {
  await carryCard(page, card, column);
  await dropCards(page);
}

/** Lets go of what is carried. For a moment after it @dnd-kit keeps every click from the page; returns when that is over. */
export async function dropCards(page: Page): Promise<void> {
  await page.mouse.up();
  await page.waitForFunction(() => {
    const { documentElement } = document;
    let isHeard = false;
    const listen = (): void => void (isHeard = true);
    documentElement.addEventListener('click', listen);
    documentElement.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    documentElement.removeEventListener('click', listen);
    return isHeard;
  });
}

export async function goTo(page: Page, step: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: step, exact: true }).click();
}

/** Waits until both stores have acknowledged every edit. */
export async function waitUntilSaved(page: Page): Promise<void> {
  await page.getByText('Saved', { exact: true }).waitFor();
}
