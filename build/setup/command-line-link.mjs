import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject } from '../project.mjs';

const folder = inProject('node_modules', '.bin');

/**
 * Makes `npx baton …` run the project's own command line, from any folder of the project. npm links the commands of
 * dependencies only; left alone, npx would install the project into its cache first.
 */
export function linkCommandLine() {
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  const link = path.join(folder, 'baton');
  rmSync(link, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, '@node "%~dp0\\..\\..\\out\\main\\cli.cjs" %*\r\n');
    writeFileSync(link, '#!/bin/sh\nexec node "$(dirname "$0")/../../out/main/cli.cjs" "$@"\n');
    return;
  }
  symlinkSync(path.join('..', '..', 'out', 'main', 'cli.cjs'), link);
}
