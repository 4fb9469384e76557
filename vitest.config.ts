import { defineConfig } from 'vitest/config';
import { SummaryReporter } from './build/summary-reporter.mjs';

const tests = (folder: string): string[] => [`test/${folder}**/*.test.ts`, `test/${folder}**/*.test.tsx`];

/** A real window or browser: slow to open, and two at once would take the focus from each other. */
const windowed = {
  globalSetup: ['build/setup/test-environment.mjs'],
  testTimeout: 120_000,
  hookTimeout: 120_000,
  maxWorkers: 1,
};

/** As for the bundles: what the command line carries in itself. */
const ASSETS = ['**/*.wasm'];

export default defineConfig({
  test: {
    reporters: ['default', new SummaryReporter()],
    projects: [
      {
        assetsInclude: ASSETS,
        test: {
          name: 'unit',
          // A limit for what hangs, with room for a machine that does other things at the same time.
          testTimeout: 30_000,
          include: tests(''),
          exclude: ['test/e2e/**', 'test/browser/**', 'test/real/**', 'test/bench/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        assetsInclude: ASSETS,
        test: { name: 'real', include: tests('real/'), testTimeout: 60_000, sequence: { groupOrder: 0 } },
      },
      { test: { name: 'browser', include: tests('browser/'), ...windowed, sequence: { groupOrder: 1 } } },
      { test: { name: 'e2e', include: tests('e2e/'), ...windowed, sequence: { groupOrder: 2 } } },
    ],
  },
});
