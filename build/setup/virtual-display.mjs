import { spawn } from 'node:child_process';
import { hasCommand } from './run-command.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * @typedef {object} Display
 * @property {boolean} isVirtual
 * @property {string[]} switches of Electron that go with it
 * @property {Record<string, string>} environment of the programs that draw on it
 * @property {() => void} stop
 */

/**
 * The display of this machine, or one in memory: where there is none, and on Linux for tests, whose windows would take
 * the keyboard from whoever is working. Xvfb must be there where it is needed.
 * @param {{ isSeen: boolean }} purpose whether somebody wants to see the windows
 * @returns {Promise<Display>}
 */
export async function chooseDisplay({ isSeen }) {
  const own = findOwnDisplay();
  if (own && (isSeen || process.platform !== 'linux' || !hasCommand('Xvfb'))) return own;
  return startVirtualDisplay();
}

/** @returns {boolean} whether there is neither a display nor the means to make one */
export function isDisplayMissing() {
  return findOwnDisplay() === null && !hasCommand('Xvfb');
}

/** @returns {Display | null} */
function findOwnDisplay() {
  const stop = () => {};
  if (process.platform !== 'linux') return { isVirtual: false, switches: [], environment: {}, stop };
  if (process.env['DISPLAY']) return { isVirtual: false, switches: [], environment: {}, stop };
  if (!process.env['WAYLAND_DISPLAY']) return null;
  // Older Electrons look for X11 only, unless they are told to look.
  return { isVirtual: false, switches: ['--ozone-platform-hint=auto'], environment: {}, stop };
}

/**
 * Xvfb picks the number of its display itself, so that two runs never meet on one.
 * @returns {Promise<Display>}
 */
async function startVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => void server.kill();
  process.on('exit', stop);
  const number = await readDisplayNumber(server);
  server.unref();
  return {
    isVirtual: true,
    // Without a session bus, Chromium would fill the terminal with errors about it.
    switches: ['--disable-gpu', '--log-level=3'],
    environment: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'x11' },
    stop,
  };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @returns {Promise<string>}
 */
function readDisplayNumber(server) {
  const output = /** @type {import('node:net').Socket} */ (server.stdio[3]);
  return new Promise((resolve, reject) => {
    let received = '';
    output.on('data', (/** @type {Buffer} */ data) => {
      received += data.toString();
      if (!received.includes('\n')) return;
      output.unref();
      resolve(received.trim());
    });
    server.on('error', (error) => reject(new SetupError(`Xvfb could not be started: ${error.message}`)));
    server.on('exit', (code) => reject(new SetupError(`Xvfb ended at once, with code ${code}.`)));
  });
}
