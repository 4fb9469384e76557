import { SetupError } from './setup-error.mjs';

/**
 * @param {string} version such as `20.19.0`
 * @returns {boolean} whether the project's tools run on it
 */
export function isNodeSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

export function checkNodeVersion() {
  if (isNodeSupported(process.versions.node)) return;
  throw new SetupError(
    `Node ${process.versions.node} does not run this project: it needs Node 20.19 or newer (22.12 or newer of Node 22).\n` +
      'Install a current Node from https://nodejs.org and run the same command again.',
  );
}
