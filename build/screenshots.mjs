import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { inProject, projectFolder } from './project.mjs';
import { drawImport } from './import-pictures.mjs';
import { prepareTests } from './setup/test-environment.mjs';
import { runToEnd } from './setup/run-to-end.mjs';

// `npm run screenshots`: draws the pictures in docs/ anew, in a real window: the boards from the sample plan, and an import.

const SIZES = { '': { width: 1440, height: 900 } };

await runToEnd(async () => {
  const { environment, stop } = await prepareTests();
  try {
    await draw(environment, drawBoards);
    await draw(environment, drawImportSteps);
  } finally {
    stop();
  }
  return 0;
});

/**
 * Opens the app with no plan in it.
 * @param {Record<string, string>} environment
 * @param {(page: import('playwright-core').Page) => Promise<void>} take
 */
async function draw(environment, take) {
  const userData = mkdtempSync(path.join(os.tmpdir(), 'baton-pictures-'));
  const app = await openWindow(environment, userData);
  try {
    const page = await app.firstWindow();
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, SIZES['']);
    mkdirSync(inProject('docs'), { recursive: true });
    await take(page);
  } finally {
    await app.close();
    rmSync(userData, { recursive: true, force: true });
  }
}

/**
 * @param {Record<string, string>} environment
 * @param {string} userData
 */
function openWindow(environment, userData) {
  return _electron.launch({
    executablePath: environment['BATON_ELECTRON'] ?? '',
    // Holds the app back until Playwright listens, so that its first window is not missed.
    args: [
      '-r',
      inProject('node_modules/playwright-core/lib/server/electron/loader.js'),
      ...JSON.parse(environment['BATON_ELECTRON_ARGS'] ?? '[]'),
      projectFolder,
    ],
    env: { ...process.env, ...environment, BATON_USER_DATA: userData },
  });
}

/** @param {import('playwright-core').Page} page */
async function drawBoards(page) {
  await page.getByRole('button', { name: /sample plan/i }).click();
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: theme });
    for (const step of ['Territories', 'Waves']) {
      await page.getByRole('navigation').getByRole('link', { name: step, exact: true }).click();
      await page.locator('main [role="option"]').first().click();
      await page.locator('.recharts-bar-rectangle').first().waitFor();
      await page.screenshot({ path: inProject('docs', `${step.toLowerCase()}-${theme}.png`) });
    }
    await drawRules(page, theme);
    await drawMap(page, theme);
  }
}

/** @param {import('playwright-core').Page} page */
async function drawImportSteps(page) {
  await page.locator('main').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await drawImport(page, async (name) => {
    await page.screenshot({ path: inProject('docs', `${name}.png`) });
  });
}

/**
 * The rules of the personas and one of their playbooks; leaves the step as it was.
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
async function drawRules(page, theme) {
  await page.getByRole('tab', { name: 'Personas', exact: true }).click();
  await page.getByRole('row', { name: /^High-risk/ }).click();
  await page.getByRole('region', { name: 'Preview' }).getByRole('listitem').first().waitFor();
  await page.screenshot({ path: inProject('docs', `personas-${theme}.png`) });
  const rules = page.getByRole('navigation', { name: 'Rules' });
  await rules.getByRole('button', { name: /^High-risk.*steps/ }).click();
  await page.getByRole('figure').waitFor();
  await page.screenshot({ path: inProject('docs', `playbook-${theme}.png`) });
  await page.getByRole('tab', { name: 'Board', exact: true }).click();
}

/**
 * The map with a country's accounts selected.
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
async function drawMap(page, theme) {
  await page.getByRole('navigation').getByRole('link', { name: 'Territories', exact: true }).click();
  await page.getByRole('tab', { name: 'Map' }).click();
  await page.getByRole('application').waitFor();
  await page.getByRole('radio', { name: 'Places' }).click();
  await page.getByRole('treeitem', { name: /^Ireland,/ }).click();
  await page.getByRole('radio', { name: 'Legend' }).click();
  // Canvases have no text to wait for: the points are drawn in the frame after the selection bar.
  await page.getByRole('toolbar', { name: 'Selection' }).waitFor();
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
  await page.screenshot({ path: inProject('docs', `map-${theme}.png`) });
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Board' }).click();
}
