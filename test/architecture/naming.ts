import type { Fault, SourceFile } from './source-file.ts';

const emptyWords = new Set(['util', 'utils', 'helper', 'helpers', 'manager', 'managers', 'misc', 'common']);

const kebab = '[a-z0-9]+(-[a-z0-9]+)*';
const pascal = '[A-Z][A-Za-z0-9]*';
const kebabFile = new RegExp(`^${kebab}(\\.[a-z]+)*\\.([cm]?js|ts|css|html)$`);
const component = new RegExp(`^${pascal}\\.tsx$`);
const componentStyle = new RegExp(`^${pascal}\\.module\\.css$`);
const componentTest = new RegExp(`^(${kebab}|${pascal})\\.test\\.tsx?$`);

/** The only names at the top of the project, besides those that begin with a dot. */
const topLevelNames = new Set([
  'main',
  'renderer',
  'shared',
  'build',
  'test',
  'docs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'vitest.config.ts',
  'knip.json',
  'electron-builder.yml',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
]);

/** A name that says nothing collects everything. */
export function checkEmptyNames(file: SourceFile): Fault[] {
  const words = file.path.toLowerCase().split(/[^a-z0-9]+/);
  const found = words.find((word) => emptyWords.has(word));
  return found === undefined
    ? []
    : [{ path: file.path, line: 0, message: `"${found}" says nothing about what it does` }];
}

/** `kebab-case.ts`, and `PascalCase.tsx` for a component with its `PascalCase.module.css`. */
export function checkFileNames(file: SourceFile): Fault[] {
  const parts = file.path.split('/');
  const name = parts.at(-1) ?? '';
  const isRoomFile = parts.length > 1 && /^(main|renderer|shared|build|test)\//.test(file.path);
  if (!isRoomFile || !/\.([cm]?js|tsx?|css|html)$/.test(name)) return [];
  const badFolder = parts.slice(0, -1).find((folder) => !new RegExp(`^${kebab}$`).test(folder));
  if (badFolder !== undefined) {
    return [{ path: file.path, line: 0, message: `the folder ${badFolder} is not in kebab-case` }];
  }
  const isGood =
    [kebabFile, component, componentStyle, componentTest].some((pattern) => pattern.test(name)) ||
    file.path === 'renderer/main.tsx';
  return isGood ? [] : [{ path: file.path, line: 0, message: 'not kebab-case.ts, nor PascalCase.tsx' }];
}

/** A newcomer sees the house from the folder list: nothing else lies at the top. */
export function checkTopLevel(names: readonly string[]): Fault[] {
  return names
    .filter((name) => !name.startsWith('.') && !topLevelNames.has(name))
    .map((name) => ({ path: name, line: 0, message: 'does not belong at the top of the project' }));
}
