import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { projectFolder } from '../project.mjs';
import { cacheFolder } from './cache-folder.mjs';
import { say } from './say.mjs';
import { hashParts } from './stamps.mjs';

/**
 * Runs `work` while no other launcher of this project folder does the same: `npm start` beside `npm test` must not both
 * fill node_modules. A lock whose owner has died is taken over.
 * @template T
 * @param {string} name what is guarded
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, work) {
  const folder = path.join(cacheFolder, 'locks');
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${hashParts([projectFolder]).slice(0, 16)}-${name}`);
  let isWaiting = false;
  while (!takeLock(file)) {
    if (!isWaiting) say(`waiting for another run in this folder to finish its ${name} …`);
    isWaiting = true;
    await setTimeout(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the lock is ours now
 */
function takeLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    if (!isOwnerAlive(file)) rmSync(file, { force: true });
    return false;
  }
}

/**
 * @param {string} file
 * @returns {boolean} also true when the lock is just being written or released: the next try will tell
 */
function isOwnerAlive(file) {
  let owner;
  try {
    owner = Number(readFileSync(file, 'utf8'));
  } catch {
    return true;
  }
  if (!(owner > 0)) return true;
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
