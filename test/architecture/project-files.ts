import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { SourceFile } from './source-file.ts';

const projectFolder = path.resolve(import.meta.dirname, '..', '..');

/** What the tools make beside the sources, and plans saved while trying things out. */
const isMade = /^(node_modules|out|release|test-results|\.git|\.DS_Store|.*\.(log|baton|tsbuildinfo))$/;

const isText = /(\.([cm]?js|tsx?|css|html|json|md|yml|svg)|(^|\/)\.[a-z]+|^\.ci\/run)$/;

export function listTopLevel(): string[] {
  return readdirSync(projectFolder).filter((name) => !isMade.test(name));
}

/** Every text file of the project, the lock file left out. */
export function readProjectFiles(): SourceFile[] {
  return listTopLevel()
    .flatMap(listFiles)
    .filter((file) => isText.test(file) && file !== 'package-lock.json')
    .map((file) => ({ path: file, text: readFileSync(path.join(projectFolder, file), 'utf8') }));
}

function listFiles(name: string): string[] {
  try {
    return readdirSync(path.join(projectFolder, name), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(projectFolder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  } catch {
    return [name];
  }
}
