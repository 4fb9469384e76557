import path from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND_WORDS = new Set(['sample', 'import', 'report', 'check']);
const OPENABLE = new Set(['.baton', '.csv', '.tsv', '.tab', '.txt', '.xlsx']);
/** Switches of Node that launchers pass and that take the next argument. */
const SWITCHES_WITH_VALUE = new Set(['-r', '--require']);

export interface LaunchPlace {
  /** What relative paths start from. */
  readonly workingDirectory: string;
  /** Where the app itself is: while developing, its folder is among the arguments. */
  readonly appPath: string;
}

/**
 * The files to open among a process's arguments: paths and `file:` URIs of kinds that Baton opens. Switches, the program
 * and the app's own folder are left out.
 * @returns absolute paths, whether or not they exist
 */
export function findFilesToOpen(argv: readonly string[], place: LaunchPlace): string[] {
  const files = listPositions(argv, place)
    .map((index) => toPath(argv[index] ?? '', place.workingDirectory))
    .filter((file): file is string => file !== null && OPENABLE.has(path.extname(file).toLowerCase()));
  return [...new Set(files)];
}

/** @returns the arguments from the command's word on where this is a call of the command line, else `null`. */
export function findCommandLine(argv: readonly string[], place: LaunchPlace): string[] | null {
  const first = listPositions(argv, place)[0];
  if (first === undefined || !COMMAND_WORDS.has(argv[first] ?? '')) return null;
  return argv.slice(first);
}

/** Indexes of the arguments that are neither switches nor the app itself. */
function listPositions(argv: readonly string[], place: LaunchPlace): number[] {
  const positions: number[] = [];
  for (let index = 1; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (SWITCHES_WITH_VALUE.has(argument)) index++;
    else if (argument !== '' && !argument.startsWith('-') && !isApp(argument, place)) positions.push(index);
  }
  return positions;
}

function isApp(argument: string, { workingDirectory, appPath }: LaunchPlace): boolean {
  const location = path.resolve(workingDirectory, argument);
  return location === path.resolve(appPath) || location === path.resolve(appPath, 'out/main/main.cjs');
}

function toPath(argument: string, workingDirectory: string): string | null {
  if (!/^file:/i.test(argument)) return path.resolve(workingDirectory, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    // A file on another host, or an encoding that makes no path.
    return null;
  }
}
