import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { isRoot } from './debian-packages.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Chromium's sandbox stays on wherever it can be: it refuses only to run as root.
 * @param {string} electronFolder
 * @returns {string[]} the switches Electron needs for it on Linux
 */
export function chooseSandboxSwitches(electronFolder) {
  if (isRoot) return ['--no-sandbox'];
  const helper = path.join(electronFolder, 'chrome-sandbox');
  if (hasPrivilegedHelper(helper) || canMakeUserNamespace()) return [];
  throw new SetupError(
    "Chromium's sandbox cannot start: this system gives ordinary users no namespaces. Allow them until the next start,\n\n" +
      '  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0\n\n' +
      "or hand Chromium's own helper to root:\n\n" +
      `  sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"\n\n` +
      'Then run the same command again.',
  );
}

/** @param {string} helper */
function hasPrivilegedHelper(helper) {
  const found = statSync(helper, { throwIfNoEntry: false });
  return found !== undefined && found.uid === 0 && (found.mode & 0o4000) !== 0;
}

function canMakeUserNamespace() {
  return spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' }).status === 0;
}
