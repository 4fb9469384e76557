import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright-core';
import { inProject, projectFolder } from './project.mjs';
import { prepareTests } from './setup/test-environment.mjs';
import { runToEnd } from './setup/run-to-end.mjs';

// `npm run screenshots`: draws the pictures in docs/ anew, from the sample plan in a real window.

const SIZES = { '': { width: 1440, height: 900 } };

await runToEnd(async () => {
  const { environment, stop } = await prepareTests();
  const userData = mkdtempSync(path.join(os.tmpdir(), 'baton-pictures-'));
  try {
    await draw(environment, userData);
  } finally {
    stop();
    rmSync(userData, { recursive: true, force: true });
  }
  return 0;
});

/**
 * @param {Record<string, string>} environment
 * @param {string} userData
 */
async function draw(environment, userData) {
  const app = await _electron.launch({
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
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, SIZES['']);
  await page.getByRole('button', { name: /sample plan/i }).click();
  mkdirSync(inProject('docs'), { recursive: true });
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: theme });
    for (const step of ['Territories', 'Waves']) {
      await page.getByRole('navigation').getByRole('link', { name: step, exact: true }).click();
      await page.locator('main [role="option"]').first().click();
      await page.locator('.recharts-bar-rectangle').first().waitFor();
      await page.screenshot({ path: inProject('docs', `${step.toLowerCase()}-${theme}.png`) });
    }
  }
  await app.close();
}
