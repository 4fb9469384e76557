import { findOrInstallChromium } from './chromium.mjs';
import { describeElectron, prepareApp } from './prepare.mjs';
import { say } from './say.mjs';
import { chooseDisplay } from './virtual-display.mjs';

/**
 * All that the tests need around them, and how they learn of it:
 * - BATON_ELECTRON: the program, BATON_ELECTRON_ARGS: its switches as a JSON array, DISPLAY: where its windows go
 * - BATON_CHROMIUM: the program of a Chromium, unset where there is none
 * @returns {Promise<{ environment: Record<string, string>, stop: () => void }>}
 */
export async function prepareTests() {
  const { electron, switches } = await prepareApp();
  const display = await chooseDisplay({ isSeen: false });
  const chromium = findOrInstallChromium();
  say(
    `testing on Electron ${electron.version} and ${chromium ?? 'without a Chromium: the tests of the page will say so'}`,
  );
  const environment = {
    ...describeElectron(electron),
    ...display.environment,
    ...(chromium === null ? {} : { BATON_CHROMIUM: chromium }),
    BATON_ELECTRON: electron.executable,
    BATON_ELECTRON_ARGS: JSON.stringify([...switches, ...display.switches]),
  };
  return { environment, stop: display.stop };
}

/**
 * For `npx vitest run test/e2e/…` without the launcher: vitest calls this before the projects that need a window.
 * @returns {Promise<() => void>} what is to be done afterwards
 */
export async function setup() {
  if (process.env['BATON_ELECTRON']) return () => {};
  const { environment, stop } = await prepareTests();
  Object.assign(process.env, environment);
  return stop;
}
