import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project folder: everything the launchers touch is found from here, whatever folder they were called from. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * @param {...string} parts path inside the project
 * @returns {string} the absolute path
 */
export function inProject(...parts) {
  return path.join(projectFolder, ...parts);
}
