import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inProject, projectFolder } from './project.mjs';
import { runChild } from './setup/run-child.mjs';
import { describeError } from './setup/run-to-end.mjs';
import { say } from './setup/say.mjs';
import { prepareTests } from './setup/test-environment.mjs';

// `npm test`: from a fresh clone to the counts. What follows `--` goes to vitest, and then only vitest runs.

/** @typedef {import('./summary-reporter.mjs').TestCounts} TestCounts */
/** @typedef {{ name: string, package: string, parameters: string[] }} Step */

/** @type {Step[]} */
const checks = [
  { name: 'format', package: 'prettier', parameters: ['--check', '--log-level=warn', '.'] },
  { name: 'lint', package: 'oxlint', parameters: ['--type-aware', '--deny-warnings'] },
  { name: 'types', package: 'typescript', parameters: ['-b'] },
  { name: 'dead code', package: 'knip', parameters: ['--no-progress'] },
];

/** The tests that open windows run after the others and one file at a time: on two cores they would starve. */
const suites = [
  { name: 'unit tests', parameters: ['--project=unit', '--project=real'] },
  { name: 'window tests', parameters: ['--project=browser', '--project=e2e', '--no-file-parallelism'] },
];

const counts = { passed: 0, failed: 0, skipped: 0 };
const results = /** @type {string[]} */ ([]);
try {
  await runAll(process.argv.slice(2));
} catch (error) {
  counts.failed += 1;
  process.stderr.write(`\n${describeError(error)}\n`);
}
process.exitCode = counts.failed === 0 ? 0 : 1;
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);

/** @param {string[]} chosen what was typed after `--` */
async function runAll(chosen) {
  const { environment, stop } = await prepareTests();
  try {
    if (chosen.length > 0) {
      await runSuite({ name: 'tests', parameters: chosen }, environment);
    } else {
      for (const check of checks) await runCheck(check);
      for (const suite of suites) await runSuite(suite, environment);
    }
  } finally {
    stop();
  }
  process.stdout.write(`\n${results.join('\n')}\n\n`);
}

/** @param {Step} check */
async function runCheck(check) {
  await measureStep(check.name, async () => {
    const isGood = (await runProgram(check.package, check.parameters, {})) === 0;
    if (!isGood) counts.failed += 1;
    return isGood;
  });
}

/**
 * @param {{ name: string, parameters: string[] }} suite
 * @param {Record<string, string>} environment
 */
async function runSuite(suite, environment) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'baton-test-'));
  const file = path.join(folder, 'counts.json');
  await measureStep(suite.name, async () => {
    const code = await runProgram('vitest', ['run', ...suite.parameters], { ...environment, BATON_TEST_COUNTS: file });
    const found = readCounts(file);
    counts.passed += found.passed;
    counts.skipped += found.skipped;
    // A run may fail without a failed test: an error outside of any, or a crash.
    counts.failed += code === 0 ? found.failed : Math.max(found.failed, 1);
    return code === 0;
  });
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} file
 * @returns {TestCounts}
 */
function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}

/**
 * @param {string} name
 * @param {() => Promise<boolean>} run resolves to whether the step succeeded
 */
async function measureStep(name, run) {
  say(`${name} …`);
  const start = performance.now();
  const isGood = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  results.push(`${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(14)}${seconds.padStart(6)} s`);
}

/**
 * Runs the command of an installed package with this Node, without a shell in between.
 * @param {string} name
 * @param {readonly string[]} parameters
 * @param {Record<string, string>} environment
 * @returns {Promise<number>} its exit code
 */
function runProgram(name, parameters, environment) {
  const { bin } = JSON.parse(readFileSync(inProject('node_modules', name, 'package.json'), 'utf8'));
  const command = name === 'typescript' ? 'tsc' : name;
  const program = inProject('node_modules', name, typeof bin === 'string' ? bin : bin[command]);
  return runChild(process.execPath, [program, ...parameters], {
    cwd: projectFolder,
    env: { ...process.env, ...environment },
  });
}
