import { SetupError } from './setup-error.mjs';

/**
 * Runs a launcher and sets the exit code. What the person can put right is said without a stack.
 * @param {() => Promise<number>} work resolves to the exit code
 */
export async function runToEnd(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`\n${describeError(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
export function describeError(error) {
  if (error instanceof SetupError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
