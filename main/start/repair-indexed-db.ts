import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { measureWholeRecords } from './leveldb-log.ts';

/**
 * Cuts torn ends off the logs of the page's databases. Must run while no Chromium has them open and before one does:
 * it would append behind the torn record, and at the start after that find a wrong checksum and silently delete the
 * whole database (google/leveldb#1287).
 * @param sessionFolder where Chromium keeps the session's data
 * @returns what was done, one line per file; nothing in the ordinary case
 */
export function repairIndexedDb(sessionFolder: string): string[] {
  const root = path.join(sessionFolder, 'IndexedDB');
  if (!existsSync(root)) return [];
  const done: string[] = [];
  for (const database of readdirSync(root).filter((name) => name.endsWith('.leveldb'))) {
    for (const name of readdirSync(path.join(root, database))) {
      if (!/^(\d+\.log|MANIFEST-\d+)$/.test(name)) continue;
      const outcome = repairLog(path.join(root, database, name));
      if (outcome) done.push(`${database}/${name}: ${outcome}`);
    }
  }
  return done;
}

function repairLog(file: string): string | null {
  try {
    const log = readFileSync(file);
    const whole = measureWholeRecords(log);
    if (whole === log.length) return null;
    if (whole === null) return 'damaged before its end, left as it is';
    const descriptor = openSync(file, 'r+');
    try {
      ftruncateSync(descriptor, whole);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    return `torn end cut, ${log.length} to ${whole} bytes`;
  } catch (error) {
    // A start must not fail for this: main's own journal brings the plan back where the database is lost.
    return `could not be checked: ${String(error)}`;
  }
}
