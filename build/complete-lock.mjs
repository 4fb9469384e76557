import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { inProject } from './project.mjs';

// Adds to package-lock.json the optional packages that `npm install` left out because the registry it spoke to did not
// serve them: the programs of other operating systems. Without their entries `npm ci` refuses the file on every system.
// To be run after `npm install`, as `npm run lock:complete`.

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

const file = inProject('package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8'));
/** @type {Record<string, LockEntry>} */
const packages = lock.packages;
const added = Object.entries(packages).flatMap(([location, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(location, name))
    .map(([name, version]) => /** @type {const} */ ([`node_modules/${name}`, describePackage(name, version)])),
);
lock.packages = Object.fromEntries(
  [...Object.entries(packages), ...added].toSorted(([one], [other]) => one.localeCompare(other, 'en')),
);
writeFileSync(`${file}.new`, `${JSON.stringify(lock, null, 2)}\n`);
renameSync(`${file}.new`, file);
process.stdout.write(`${added.length} optional packages added to package-lock.json\n`);

/**
 * @param {string} location of the package that asks, as in the lock file
 * @param {string} name of the package it asks for
 * @returns {boolean} whether Node would find it from there
 */
function isLocked(location, name) {
  const parts = location.split('/node_modules/');
  return (
    [`${location}/node_modules/${name}`, `node_modules/${name}`].some((place) => place in packages) ||
    parts.some((_, depth) => `${parts.slice(0, depth + 1).join('/node_modules/')}/node_modules/${name}` in packages)
  );
}

/**
 * @param {string} name such as `@oxlint/binding-linux-x64-musl`
 * @param {string} version
 * @returns {LockEntry}
 */
function describePackage(name, version) {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'].find((system) => words.includes(system));
  const cpu = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'].find((kind) => words.includes(kind));
  if (!os || !cpu || !/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`What system is ${name}@${version} for?`);
  const isMusl = words.some((word) => word.startsWith('musl'));
  const libc = os === 'linux' && words.length > 3 ? { libc: [isMusl ? 'musl' : 'glibc'] } : {};
  return { version, cpu: [cpu], dev: true, ...libc, optional: true, os: [os] };
}
