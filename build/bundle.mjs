import { chmodSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inProject } from './project.mjs';
import { linkCommandLine } from './setup/command-line-link.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { withLock } from './setup/lock.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { say } from './setup/say.mjs';
import { runToEnd } from './setup/run-to-end.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { hashSources, readStamp, writeStamp } from './setup/stamps.mjs';

// One build runs on the Electron that ships and on the older one of development: no newer language or CSS than that.
const nodeTarget = 'node18';
const chromeTarget = 'chrome114';

const stamp = 'bundle';
const sources = ['main', 'shared', 'renderer', 'build', 'package.json', 'package-lock.json'];
const products = ['main/main.cjs', 'preload/preload.cjs', 'main/cli.cjs', 'renderer/index.html'];
const outFolder = inProject('out');

/** Bundles into out/ where a source has changed since the last time. Needs the dependencies to be installed. */
export async function ensureBundle() {
  if (isBundled()) return;
  await withLock('bundling', async () => {
    if (isBundled()) return;
    say('bundling …');
    // Taken before the build: an edit made meanwhile is seen the next time.
    const hash = hashSources(sources);
    await bundle().catch((error) => {
      throw new SetupError(`Bundling failed. ${/** @type {Error} */ (error).message}`);
    });
    writeStamp(stamp, hash);
  });
}

function isBundled() {
  return products.every((file) => existsSync(path.join(outFolder, file))) && readStamp(stamp) === hashSources(sources);
}

async function bundle() {
  // Vite sets it to "production", and what is started after a build, the tests above all, would inherit that.
  const { NODE_ENV } = process.env;
  try {
    await bundleAll();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
}

async function bundleAll() {
  mkdirSync(outFolder, { recursive: true });
  // Built beside and moved into place, so that a build that fails leaves the last good one.
  const temporary = mkdtempSync(path.join(outFolder, '.bundling-'));
  try {
    await bundleNode('main/main.ts', path.join(temporary, 'main', 'main.cjs'));
    await bundleNode('main/cli.ts', path.join(temporary, 'main', 'cli.cjs'), '#!/usr/bin/env node');
    await bundleNode('main/preload.ts', path.join(temporary, 'preload', 'preload.cjs'));
    await bundleRenderer(path.join(temporary, 'renderer'));
    chmodSync(path.join(temporary, 'main', 'cli.cjs'), 0o755);
    for (const part of ['main', 'preload', 'renderer']) {
      rmSync(path.join(outFolder, part), { recursive: true, force: true });
      renameSync(path.join(temporary, part), path.join(outFolder, part));
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  linkCommandLine();
}

/**
 * One file with everything in it except Electron and Node's own modules.
 * @param {string} entry inside the project
 * @param {string} output absolute path
 * @param {string} [banner] its first line
 */
async function bundleNode(entry, output, banner) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root: inProject(),
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    // Carried in the bundle itself: beside the command line lies no other file.
    assetsInclude: ['**/*.wasm'],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: nodeTarget,
      outDir: path.dirname(output),
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: {
        input: inProject(entry),
        external: ['electron', ...builtinModules, /^node:/],
        output: { format: 'cjs', entryFileNames: path.basename(output), banner, codeSplitting: false },
      },
    },
  });
}

/** @param {string} output absolute path of a folder */
async function bundleRenderer(output) {
  const { build, createLogger } = await import('vite');
  const { default: react } = await import('@vitejs/plugin-react');
  await build({
    configFile: false,
    root: inProject('renderer'),
    base: './',
    mode: 'production',
    customLogger: createQuietLogger(createLogger('warn')),
    logLevel: 'warn',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      target: chromeTarget,
      cssTarget: chromeTarget,
      outDir: output,
      emptyOutDir: true,
      sourcemap: true,
      // The content security policy allows no data: scripts or fonts, and WASM must stay a file.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
      modulePreload: { polyfill: false },
    },
  });
}

/**
 * HiGHS asks for a module of Node's where it runs in Node; in a worker it never comes to that.
 * @param {import('vite').Logger} logger
 */
function createQuietLogger(logger) {
  const isExpected = (/** @type {string} */ message) => message.includes('"node:module"') && message.includes('highs');
  return {
    ...logger,
    /** @type {import('vite').Logger['warn']} */
    warn: (message, options) => void (isExpected(message) || logger.warn(message, options)),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await runToEnd(async () => {
    checkNodeVersion();
    await ensureDependencies();
    await ensureBundle();
    return 0;
  });
}
