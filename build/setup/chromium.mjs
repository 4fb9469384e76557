import { existsSync } from 'node:fs';
import path from 'node:path';
import { installDebianPackages, isRoot, readSystem } from './debian-packages.mjs';
import { say } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge'];

const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The browser for the tests of the page outside Electron: BATON_CHROMIUM, one that is installed, or Debian's own,
 * installed on the spot where that needs no question. Without one the other tests still run.
 * @returns {string | null} absolute path of its program
 */
export function findOrInstallChromium() {
  const given = process.env['BATON_CHROMIUM'];
  if (given) return given;
  const found = findChromium();
  // Ubuntu's package of that name only points to a snap, which needs a running system around it.
  if (found || !isRoot || readSystem().name !== 'debian') return found;
  try {
    installDebianPackages(['chromium'], 'The tests of the page run in Chromium too.');
  } catch (error) {
    say(`going on without Chromium: ${/** @type {Error} */ (error).message}`);
  }
  return findChromium();
}

/** @returns {string | null} */
function findChromium() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const candidates = [...folders.flatMap((folder) => names.map((name) => path.join(folder, name))), ...places];
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}
