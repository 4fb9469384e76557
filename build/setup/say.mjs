const startedAt = Date.now();

/**
 * One line of progress, on the error stream so that the output of the app or of the tests stays clean.
 * @param {string} message
 */
export function say(message) {
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`[setup ${seconds} s] ${message}\n`);
}
