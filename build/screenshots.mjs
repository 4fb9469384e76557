import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { inProject, projectFolder } from './project.mjs';
import { drawImport } from './import-pictures.mjs';
import { prepareTests } from './setup/test-environment.mjs';
import { runToEnd } from './setup/run-to-end.mjs';

// `npm run screenshots`: draws the pictures in docs/ anew, in a real window: the boards, the scorecard
// and a comparison from the sample plan, and an import.

const SIZES = { '': { width: 1440, height: 900 } };

await runToEnd(async () => {
  const { environment, stop } = await prepareTests();
  try {
    await draw(environment, drawBoards);
    await draw(environment, drawScenarios);
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

/**
 * Writes a picture to docs/, with every transition at its end.
 * @param {import('playwright-core').Page} page
 * @param {string} name of the file
 */
async function takePicture(page, name) {
  await page.screenshot({ path: inProject('docs', name), animations: 'disabled' });
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
      await takePicture(page, `${step.toLowerCase()}-${theme}.png`);
    }
    await drawRules(page, theme);
    await drawWaves(page, theme);
    await drawPlanner(page, theme);
    await drawMap(page, theme);
  }
}

/**
 * The work of each seller and week, the calendar of the waves, and the findings beside their guardrails.
 * @param {import('playwright-core').Page} page
 * @param {'light' | 'dark'} theme
 */
async function drawWaves(page, theme) {
  await page.getByRole('navigation').getByRole('link', { name: 'Waves', exact: true }).click();
  await page.getByRole('radio', { name: 'Week', exact: true }).click();
  await page.getByRole('region', { name: 'Workload by seller and week' }).waitFor();
  await takePicture(page, `waves-weeks-${theme}.png`);
  await page.getByRole('radio', { name: 'Wave', exact: true }).click();
  await page.getByRole('tab', { name: 'Calendar' }).click();
  await page.getByRole('region', { name: 'Calendar of the waves' }).waitFor();
  await takePicture(page, `waves-calendar-${theme}.png`);
  await page.getByRole('tab', { name: 'Findings' }).click();
  await page.getByRole('region', { name: 'Guardrails' }).waitFor();
  await takePicture(page, `waves-findings-${theme}.png`);
  await page.getByRole('tab', { name: 'Board' }).click();
}

/**
 * What the planner proposes, before anything is adopted.
 * @param {import('playwright-core').Page} page
 * @param {'light' | 'dark'} theme
 */
async function drawPlanner(page, theme) {
  await page.getByRole('navigation').getByRole('link', { name: 'Waves', exact: true }).click();
  await page.getByRole('tab', { name: 'Planner' }).click();
  if ((await page.getByRole('list', { name: 'Proposed waves' }).count()) === 0) {
    await page.getByRole('button', { name: 'Plan the waves' }).first().click();
  }
  await page.getByRole('button', { name: 'Plan the waves again' }).waitFor();
  await takePicture(page, `planner-${theme}.png`);
  await page.getByRole('tab', { name: 'Board' }).click();
}

/** The scorecard, and a copy of the scenario beside the one it was made from. @param {import('playwright-core').Page} page */
async function drawScenarios(page) {
  await page.getByRole('button', { name: /sample plan/i }).click();
  await page.locator('main [role="option"]').first().waitFor();
  await page.getByRole('button', { name: /^Scenario/ }).click();
  await page.getByRole('menuitem', { name: 'Duplicate…' }).click();
  await page.getByRole('textbox', { name: 'Name of the copy' }).fill('Plan B');
  await page.keyboard.press('Enter');
  for (const column of [1, 2, 3, 4]) {
    const cards = page.locator('main [data-column]').nth(column).locator('[data-account]:not([aria-label*="locked"])');
    await cards.nth(1).focus();
    for (const key of ['Space', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  }
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('button', { name: 'Take a snapshot…' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Before the review');
  await page.getByRole('textbox', { name: 'Note' }).fill('as agreed with the regional managers');
  await page.keyboard.press('Enter');
  const toasts = page.getByRole('button', { name: 'Dismiss' });
  await toasts.first().waitFor();
  while ((await toasts.count()) > 0) await toasts.first().click();
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: theme });
    for (const view of ['Scorecard', 'Compare']) {
      await page.getByRole('tab', { name: view }).click();
      await page.getByRole('tabpanel').getByRole('table').first().waitFor();
      await takePicture(page, `${view.toLowerCase()}-${theme}.png`);
    }
  }
  await drawRedesign(page);
}

/**
 * The optimizer's proposal and the frontier, each searched for once and drawn in both themes.
 * @param {import('playwright-core').Page} page
 */
async function drawRedesign(page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Territories', exact: true }).click();
  await page.getByRole('tab', { name: 'Optimizer', exact: true }).click();
  await page.getByRole('button', { name: 'Propose moves' }).last().click();
  await page.getByRole('button', { name: 'Propose moves again' }).waitFor({ timeout: 300_000 });
  await page.getByRole('table', { name: 'Proposed moves' }).getByRole('row').nth(2).click();
  await drawBothThemes(page, 'optimizer');
  await page.getByRole('tab', { name: 'Frontier', exact: true }).click();
  await page.getByRole('button', { name: 'Trace the frontier' }).click();
  await page.getByRole('button', { name: 'Trace again' }).waitFor({ timeout: 300_000 });
  await page.getByRole('region', { name: 'The chosen point' }).waitFor();
  await drawBothThemes(page, 'frontier');
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 */
async function drawBothThemes(page, name) {
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: theme });
    await takePicture(page, `${name}-${theme}.png`);
  }
}

/** @param {import('playwright-core').Page} page */
async function drawImportSteps(page) {
  await page.locator('main').waitFor();
  await page.emulateMedia({ colorScheme: 'light' });
  await drawImport(page, async (name) => {
    await takePicture(page, `${name}.png`);
  });
}

/**
 * The rules of the personas and one of their playbooks; leaves the step as it was.
 * @param {import('playwright-core').Page} page
 * @param {string} theme
 */
async function drawRules(page, theme) {
  await page.getByRole('tab', { name: 'Personas', exact: true }).click();
  await page.getByRole('button', { name: /^High-risk.*rule 1/ }).click();
  await page.getByRole('region', { name: 'Preview' }).getByRole('listitem').first().waitFor();
  await takePicture(page, `personas-${theme}.png`);
  const rules = page.getByRole('navigation', { name: 'Rules' });
  await rules.getByRole('button', { name: /^High-risk.*steps/ }).click();
  await page.getByRole('figure').waitFor();
  await takePicture(page, `playbook-${theme}.png`);
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
  await takePicture(page, `map-${theme}.png`);
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: 'Board' }).click();
}
