import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * Runs one benchmark written in TypeScript: `node test/bench/run.mjs test/bench/figures.bench.ts`. It is bundled first, as
 * the app is: loaded module by module, every imported name costs a look-up in the inner loops.
 */
const file = process.argv[2];
if (!file) {
  console.error('Which benchmark? node test/bench/run.mjs test/bench/<name>.bench.ts');
  process.exit(2);
}
const { output } = await build({
  configFile: false,
  logLevel: 'error',
  build: { ssr: resolve(file), write: false, minify: false },
  ssr: { noExternal: true },
});
// Beside the dependencies, so that those that are not bundled are found.
const folder = resolve('node_modules/.cache/bench');
mkdirSync(folder, { recursive: true });
const bundle = join(folder, `${process.pid}.mjs`);
writeFileSync(bundle, output[0].code);
try {
  await import(pathToFileURL(bundle).href);
} finally {
  rmSync(bundle, { force: true });
}
