import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../files/json-file.ts';

export interface UserDataChoice {
  /** An absolute folder named by the environment, for tests; or nothing. */
  readonly override: string | undefined;
  /** Where apps keep their data on this system. */
  readonly appData: string;
  readonly isStandIn: boolean;
  /** Of the Electron that runs. */
  readonly major: number;
}

/** Where Baton keeps everything of this user. An Electron that stands in while developing never touches the real data. */
export function chooseUserDataFolder({ override, appData, isStandIn, major }: UserDataChoice): string {
  if (override) return path.resolve(override);
  return path.join(appData, isStandIn ? `Baton Development ${major}` : 'Baton');
}

const markerSchema = z.object({ newestMajor: z.number().int() });

/**
 * Where Chromium keeps the page's database. An upgrade carries it on; an older Chromium would delete what a newer one
 * wrote, so it gets a folder of its own and the plans come back from the recovery journal.
 * @returns an absolute folder, created
 */
export function prepareSessionFolder(userData: string, major: number): string {
  const marker = path.join(userData, 'engine.json');
  const newest = readJsonFile(marker, markerSchema)?.newestMajor ?? 0;
  if (major > newest) writeJsonFile(marker, { newestMajor: major });
  const folder = major < newest ? path.join(userData, `session-${major}`) : userData;
  mkdirSync(folder, { recursive: true });
  return folder;
}
