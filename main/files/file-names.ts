import path from 'node:path';
import type { FileKind } from '../../shared/ipc.ts';

interface KindOfFile {
  /** In a dialog, for people. */
  readonly label: string;
  /** Without the dot; the first is added to a name that has none of them. */
  readonly extensions: readonly [string, ...string[]];
}

const KINDS: Readonly<Record<FileKind, KindOfFile>> = {
  plan: { label: 'Baton plans', extensions: ['baton'] },
  table: { label: 'Tables', extensions: ['csv', 'tsv', 'tab', 'txt', 'xlsx'] },
  csv: { label: 'CSV tables', extensions: ['csv'] },
  json: { label: 'JSON', extensions: ['json'] },
};

export function describeKind(kind: FileKind): KindOfFile {
  return KINDS[kind];
}

export function isPlanFile(file: string): boolean {
  return path.extname(file).toLowerCase() === '.baton';
}

/** The path with the kind's extension, where the dialog left it out. */
export function completeExtension(file: string, kind: FileKind): string {
  const { extensions } = KINDS[kind];
  const given = path.extname(file).slice(1).toLowerCase();
  return extensions.includes(given) ? file : `${file}.${extensions[0]}`;
}

const RESERVED_ON_WINDOWS = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A file name that every system takes, made of what the page suggests: no folder, no special characters. */
export function makeFileName(suggested: string, kind: FileKind): string {
  const bare = suggested
    .replace(/[\p{Cc}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ .]+|[ .]+$/g, '');
  const { extensions } = KINDS[kind];
  const stem = bare.replace(new RegExp(`\\.(${extensions.join('|')})$`, 'i'), '');
  // By characters, and well under the 255 bytes that most file systems allow.
  const short = Array.from(stem).slice(0, 60).join('').trim() || 'Plan';
  return `${RESERVED_ON_WINDOWS.test(short) ? `${short}_` : short}.${extensions[0]}`;
}
