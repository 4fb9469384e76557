import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inProject, projectFolder } from '../project.mjs';

// Stamps live in node_modules: they vanish together with what they vouch for.
const stampFolder = inProject('node_modules', '.cache', 'baton');

/**
 * @param {string} name
 * @returns {string} what was stamped last, or an empty string
 */
export function readStamp(name) {
  try {
    return readFileSync(path.join(stampFolder, name), 'utf8');
  } catch {
    return '';
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  mkdirSync(stampFolder, { recursive: true });
  const file = path.join(stampFolder, name);
  const temporary = `${file}.${process.pid}`;
  writeFileSync(temporary, value);
  renameSync(temporary, file);
}

/**
 * @param {Iterable<string | Uint8Array>} parts
 * @returns {string} SHA-256 of all parts, in hexadecimal
 */
export function hashParts(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/**
 * @param {readonly string[]} sources files and folders inside the project; those that do not exist count as empty
 * @returns {string} a hash over the names and the content of every file
 */
export function hashSources(sources) {
  const files = sources.flatMap((source) => listFiles(inProject(source))).toSorted();
  return hashParts(files.flatMap((file) => [path.relative(projectFolder, file), readFileSync(file)]));
}

/**
 * @param {string} source absolute path of a file or folder
 * @returns {string[]} absolute paths of all files in it
 */
function listFiles(source) {
  try {
    return readdirSync(source, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'ENOTDIR') return [source];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
