import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import type { ImportInput } from '../../shared/files/open-sources.ts';

/** Data sets of other people, kept beside the project and not part of it. Ends in a slash. */
const REAL_DATA = join(import.meta.dirname, '../../../shared/data/');

/** @param path within the data sets; an absolute one stays as it is. */
export function realPath(path: string): string {
  return resolve(REAL_DATA, path);
}

export function readReal(path: string): Uint8Array {
  return new Uint8Array(readFileSync(realPath(path)));
}

export function realInput(path: string): ImportInput {
  return { fileName: path.split('/').at(-1) ?? path, bytes: readReal(path) };
}

/** All files below a folder of the data, by their path from there, in order. */
export function listReal(folder: string): string[] {
  return readdirSync(realPath(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/**
 * Registers tests that need a data set. Where it is not there, one test says so in its name: nothing is skipped in
 * silence, and the project still tests green on its own.
 */
export function withRealData(name: string, register: () => void): void {
  if (existsSync(realPath(name))) {
    register();
    return;
  }
  const notice = `NOT TESTED on real data: ../shared/data/${name} is missing`;
  process.stderr.write(`${notice}\n`);
  test(notice, () => expect(existsSync(realPath(name))).toBe(false));
}
