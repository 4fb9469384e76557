import type { Fault, ParsedFile, Reference } from './source-file.ts';

/** Which rooms of the house may be entered from which: `renderer → shared ← main`. */
const roomsInSightOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['shared', ['shared']],
  ['main', ['main', 'shared']],
  ['renderer', ['renderer', 'shared']],
  ['build', ['build']],
  ['test', ['test', 'shared', 'main', 'renderer', 'build']],
]);

const domain = ['model', 'history', 'persona', 'handover', 'waves', 'holds', 'places', 'territory'];

/** The order inside shared/: a folder sees the folders named here, and itself. */
const foldersInSightOf: ReadonlyMap<string, readonly string[]> = new Map([
  ['model', []],
  ['history', ['model']],
  ['persona', ['model']],
  ['handover', ['model', 'persona']],
  ['waves', ['model', 'persona', 'handover']],
  ['holds', ['model', 'persona', 'handover']],
  ['places', ['model']],
  ['territory', ['model', 'places']],
  ['commands', domain],
  ['overview', domain],
  ['review', [...domain, 'overview', 'commands']],
  ['files', [...domain, 'overview', 'commands']],
  ['sample', [...domain, 'commands', 'files']],
]);

/** The one package door of each dependency that has one: folders or files, from the project folder. */
const doorsOfPackage: readonly { readonly package: RegExp; readonly doors: readonly string[] }[] = [
  { package: /^electron$/, doors: ['main/'] },
  { package: /^node:/, doors: ['main/'] },
  { package: /^dexie$/, doors: ['renderer/db/'] },
  { package: /^zustand$/, doors: ['renderer/state/'] },
  { package: /^@dnd-kit\//, doors: ['renderer/board/'] },
  { package: /^recharts$/, doors: ['renderer/charts/'] },
  { package: /^(d3-geo|topojson-client|world-atlas|us-atlas)/, doors: ['renderer/map/'] },
  { package: /^(papaparse|fflate|saxen)$/, doors: ['shared/files/'] },
  { package: /^(react|react-dom|react-aria-components|lucide-react|@tanstack\/react-virtual)$/, doors: ['renderer/'] },
];

/** Rooms never import against the direction, types included. */
export function checkRooms(file: ParsedFile): Fault[] {
  const room = roomOf(file.path);
  const visible = roomsInSightOf.get(room);
  if (!visible) return [];
  return findFaults(file, (reference) => {
    if (reference.target === null) return null;
    const other = roomOf(reference.target);
    if (visible.includes(other) || (room === 'main' && reference.target === 'package.json')) return null;
    return `${room}/ must not import from ${other}/`;
  });
}

/** Inside shared/ the folders build on each other in one order. */
export function checkSharedOrder(file: ParsedFile): Fault[] {
  if (roomOf(file.path) !== 'shared' || !file.path.endsWith('.ts')) return [];
  const folder = sharedFolderOf(file.path);
  // Files beside the folders, such as the process boundary, may name any of them; none of them may name these.
  const visible = folder === null ? [...foldersInSightOf.keys()] : foldersInSightOf.get(folder);
  if (!visible)
    return [{ path: file.path, line: 0, message: `shared/${folder}/ has no place in the order of shared/` }];
  return findFaults(file, (reference) => {
    if (reference.target === null || roomOf(reference.target) !== 'shared') return null;
    const other = sharedFolderOf(reference.target);
    if (other === folder || (other !== null && visible.includes(other))) return null;
    return `shared/${folder ?? ''} must not import from shared/${other ?? ''}`;
  });
}

/** A dependency is imported behind its one door only. Tests and the build stand outside the house. */
export function checkDoors(file: ParsedFile): Fault[] {
  if (!['main', 'renderer', 'shared'].includes(roomOf(file.path))) return [];
  return findFaults(file, (reference) => {
    const rule = doorsOfPackage.find((entry) => reference.package !== null && entry.package.test(reference.package));
    if (!rule || rule.doors.some((door) => file.path.startsWith(door))) return null;
    return `${reference.specifier} is imported in ${rule.doors.join(' and ')} only`;
  });
}

function findFaults(file: ParsedFile, judge: (reference: Reference) => string | null): Fault[] {
  return file.references.flatMap((reference) => {
    const message = judge(reference);
    return message === null ? [] : [{ path: file.path, line: reference.line, message }];
  });
}

function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? '';
}

function sharedFolderOf(path: string): string | null {
  const parts = path.split('/');
  return parts.length > 2 ? (parts[1] ?? null) : null;
}
