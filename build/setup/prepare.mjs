import { ensureBundle } from '../bundle.mjs';
import { chooseSandboxSwitches } from './sandbox.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from './electron-binary.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { ensureSystemLibraries } from './system-libraries.mjs';

/**
 * All that the app needs to run from a fresh clone, in the order that works.
 * @returns {Promise<{ electron: import('./electron-binary.mjs').Electron, switches: string[] }>}
 */
export async function prepareApp() {
  checkNodeVersion();
  await ensureDependencies();
  await ensureBundle();
  const electron = await ensureElectron();
  if (process.platform !== 'linux') return { electron, switches: [] };
  ensureSystemLibraries(electron.executable);
  return { electron, switches: chooseSandboxSwitches(electron.folder) };
}

/**
 * @param {import('./electron-binary.mjs').Electron} electron
 * @returns {Record<string, string>} what the app must know about the Electron it runs on
 */
export function describeElectron(electron) {
  return electron.isShipped ? {} : { BATON_DEVELOPMENT_ELECTRON: electron.version };
}
