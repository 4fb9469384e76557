import { existsSync, readFileSync } from 'node:fs';
import { inProject } from '../project.mjs';
import { withLock } from './lock.mjs';
import { findNpm, runCommand } from './run-command.mjs';
import { say } from './say.mjs';
import { SetupError } from './setup-error.mjs';
import { hashParts, readStamp, writeStamp } from './stamps.mjs';

const stamp = 'dependencies';

/** Brings node_modules to what package-lock.json says; does nothing where it is there already. */
export async function ensureDependencies() {
  if (isUpToDate()) return;
  await withLock('installation', () => {
    if (isUpToDate()) return;
    if (!isInstalledByHand()) installDependencies();
    writeStamp(stamp, describeWanted());
  });
}

function isUpToDate() {
  return readStamp(stamp) === describeWanted();
}

/** @returns {string} a hash of all that decides what node_modules must hold */
function describeWanted() {
  const [nodeMajor = ''] = process.versions.node.split('.');
  return hashParts([readFileSync(inProject('package-lock.json')), process.platform, process.arch, nodeMajor]);
}

function installDependencies() {
  say('installing packages (npm ci) …');
  const npm = findNpm();
  // The bundler and the test runner are development dependencies, whatever NODE_ENV says.
  const parameters = [...npm.parameters, 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (runCommand(npm.command, parameters, { shell: npm.shell }) === 0) return;
  throw new SetupError(
    '`npm ci` failed; its message is above.\n' +
      'Check the network and the registry (`npm config get registry`), then run the same command again.',
  );
}

/**
 * Whether somebody has run `npm ci` already: then npm's own record in node_modules agrees with the lock file.
 * Only believed where no launcher has left a stamp, so that a copy from another system is not mistaken for it.
 * @returns {boolean}
 */
function isInstalledByHand() {
  const record = inProject('node_modules', '.package-lock.json');
  if (readStamp(stamp) !== '' || !existsSync(record)) return false;
  const installed = readPackages(record);
  const wanted = readPackages(inProject('package-lock.json'));
  return Object.entries(wanted).every(([location, entry]) => {
    if (location === '' || (entry.optional && !installed[location])) return true;
    return installed[location]?.version === entry.version;
  });
}

/**
 * @param {string} file a lock file of npm
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
