import { readFileSync } from 'node:fs';
import { ensureBundle } from './bundle.mjs';
import { inProject, projectFolder } from './project.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { checkNodeVersion } from './setup/node-version.mjs';
import { runChild } from './setup/run-child.mjs';
import { runToEnd } from './setup/run-to-end.mjs';

// `npm run dist`: the packages of this system, in release/. What follows `--` goes to electron-builder.

await runToEnd(async () => {
  checkNodeVersion();
  await ensureDependencies();
  await ensureBundle();
  const folder = inProject('node_modules', 'electron-builder');
  const { bin } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const program = `${folder}/${bin['electron-builder']}`;
  return runChild(process.execPath, [program, '--publish', 'never', ...process.argv.slice(2)], {
    cwd: projectFolder,
    env: process.env,
  });
});
