import os from 'node:os';
import path from 'node:path';

/** Where downloads and locks are kept, outside the project: they outlive a fresh clone. */
export const cacheFolder = path.join(findCacheRoot(), 'baton');

/** @returns {string} */
function findCacheRoot() {
  const given = process.env['XDG_CACHE_HOME'];
  if (given && path.isAbsolute(given)) return given;
  if (process.platform === 'darwin') return path.join(os.homedir(), 'Library', 'Caches');
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? path.join(os.homedir(), 'AppData', 'Local');
  return path.join(os.homedir(), '.cache');
}
