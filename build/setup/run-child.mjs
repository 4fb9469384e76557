import { spawn } from 'node:child_process';

/**
 * Runs a program to its end in front of the person: it has the terminal, and a signal that ends us ends it first.
 * @param {string} executable
 * @param {readonly string[]} parameters
 * @param {{ env: NodeJS.ProcessEnv, cwd: string }} options
 * @returns {Promise<number>} its exit code; 1 when a signal ended it
 */
export function runChild(executable, parameters, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(executable, parameters, { ...options, stdio: 'inherit' });
    const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
    /** @param {NodeJS.Signals} signal */
    const forward = (signal) => void child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    const finish = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      finish();
      reject(error);
    });
    child.on('exit', (code) => {
      finish();
      resolve(code ?? 1);
    });
  });
}
