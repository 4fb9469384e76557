import { resolve } from 'node:path';
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
await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`);
