import { writeFileSync } from 'node:fs';

/**
 * @typedef {object} TestCounts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** Leaves the counts of a run in the file that BATON_TEST_COUNTS names, for the launcher to add up. */
export class SummaryReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules */
  onTestRunEnd(modules) {
    const file = process.env['BATON_TEST_COUNTS'];
    if (!file) return;
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const testModule of modules) {
      for (const test of testModule.children.allTests()) counts[nameState(test.result().state)] += 1;
      // A file that does not load, or a hook that throws, is a failure of its own.
      counts.failed += testModule.errors().length;
    }
    writeFileSync(file, JSON.stringify(counts));
  }
}

/**
 * @param {import('vitest/node').TestResult['state']} state
 * @returns {keyof TestCounts}
 */
function nameState(state) {
  return state === 'passed' || state === 'failed' ? state : 'skipped';
}
