import { spawnSync } from 'node:child_process';
import { projectFolder } from '../project.mjs';
import { SetupError } from './setup-error.mjs';

/**
 * Runs a command to its end; what it prints goes to the error stream, and it never waits for typing.
 * @param {string} command
 * @param {readonly string[]} parameters
 * @param {{ timeoutMs?: number, shell?: boolean }} [options]
 * @returns {number} the exit code; 1 when a signal or the time limit ended it
 */
export function runCommand(command, parameters, options = {}) {
  const result = spawnSync(command, parameters, {
    cwd: projectFolder,
    stdio: ['ignore', 2, 2],
    timeout: options.timeoutMs,
    shell: options.shell ?? false,
  });
  if (result.error && /** @type {NodeJS.ErrnoException} */ (result.error).code !== 'ETIMEDOUT') {
    throw new SetupError(`${command} could not be run: ${result.error.message}`);
  }
  return result.status ?? 1;
}

/**
 * @param {string} command
 * @returns {boolean} whether the command can be found on the search path
 */
export function hasCommand(command) {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
}

/**
 * How to call npm: the very npm that called us where there is one, so that no shell is needed on Windows either.
 * @returns {{ command: string, parameters: string[], shell: boolean }}
 */
export function findNpm() {
  const running = process.env['npm_execpath'];
  if (running && /npm-cli\.[cm]?js$/.test(running)) {
    return { command: process.execPath, parameters: [running], shell: false };
  }
  return { command: 'npm', parameters: [], shell: process.platform === 'win32' };
}
