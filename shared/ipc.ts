import type { EditRecord, JournalHead } from './history/journal.ts';
import type { PlanId } from './model/ids.ts';

/**
 * The whole boundary between the page and main. Plain data only; expected failures are values. The preload exposes
 * exactly these, as `window.baton`; main checks the sender and validates every argument.
 */

/** Anything that can go wrong in the ordinary course, said so that the user knows what to do. */
export interface Failure {
  readonly ok: false;
  /** For code and tests: `cancelled`, `not-found`, `not-readable`, `not-writable`, `too-large`, `disk-full`, `invalid`. */
  readonly code: string;
  /** For people, one or two sentences. */
  readonly message: string;
}
export type Result<T> = { readonly ok: true; readonly value: T } | Failure;

/**
 * A file the user chose, in a dialog, by dropping it, from the recent list or on the command line. The page names it by
 * its handle; it can never name a path.
 */
export interface FileHandle {
  readonly id: string;
  readonly name: string;
  /** For display only. */
  readonly path: string;
}

export interface OpenedFile {
  readonly handle: FileHandle;
  /** The whole file; its first part where there is a rest. */
  readonly bytes: Uint8Array;
  /** What of a large file is still to come: the page's bridge asks for it part by part, and nothing behind it sees this. */
  readonly rest?: { readonly id: string; readonly size: number };
}

/** Bytes of a part: copied within a few milliseconds. */
export const PART_BYTES = 512 * 1024;

/**
 * Stands in a request for bytes that were sent ahead in parts: between the page's bridge and what receives requests in main.
 * Nothing in front of the one or behind the other sees it.
 */
export interface SentAhead {
  readonly sentAs: string;
}

export type FileKind = 'plan' | 'table' | 'csv' | 'json';

export interface RecentFile {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly openedAt: string;
}

export interface AppInfo {
  readonly version: string;
  readonly platform: string;
  readonly electron: string;
  /** An older Electron stands in for the real one; for development only, and the screen says so. */
  readonly isStandIn: boolean;
}

/** What main keeps of a plan beside the page's database, to bring it back if that is lost. */
export interface RecoveryState {
  readonly planId: PlanId;
  /** The newest readable snapshot: a plan file, as of `snapshotHead`. */
  readonly snapshot: Uint8Array;
  readonly snapshotHead: JournalHead;
  /** Records after the snapshot, oldest first, only those valid by their hashes. */
  readonly records: readonly EditRecord[];
}

export interface RecoverySummary {
  readonly planId: PlanId;
  readonly name: string;
  readonly sequence: number;
  readonly changedAt: string;
}

/** What the native menu needs to know to name and enable its items. */
export interface MenuState {
  readonly hasPlan: boolean;
  /** Label of what undo takes back, or an empty text. */
  readonly undo: string;
  readonly redo: string;
  readonly theme: 'system' | 'light' | 'dark';
}

export interface DocumentState {
  /** Plan or file name for the window's title. */
  readonly title: string;
  /** Path of the plan's file for display, or an empty text. */
  readonly filePath: string;
  /** Whether the plan differs from its file. */
  readonly isChanged: boolean;
}

/** Requests of the page, answered by main. */
export interface MainRequests {
  'app.info': () => Promise<AppInfo>;
  'app.setDocument': (state: DocumentState) => Promise<void>;
  'app.setMenu': (state: MenuState) => Promise<void>;
  /** The page is ready to receive events; main then sends what was waiting (a file from the command line). */
  'app.ready': () => Promise<void>;
  /** The page has flushed what it had; the window may close. */
  'app.allowClose': () => Promise<void>;
  /** The user is to answer something in the page first: the window stays open until it is closed anew. */
  'app.keepOpen': () => Promise<void>;
  /** Closes the window, as its own button does. */
  'app.close': () => Promise<void>;
  'files.open': (kind: FileKind, allowSeveral: boolean) => Promise<Result<readonly OpenedFile[]>>;
  'files.openRecent': (id: string) => Promise<Result<OpenedFile>>;
  /** The next part of a large file that was opened. */
  'files.readPart': (id: string, from: number) => Promise<Result<Uint8Array>>;
  /**
   * A part of bytes that a later request needs.
   * @param id made up by the page for these bytes. @param end where the part ends in them. @param size of all parts.
   */
  'files.sendPart': (id: string, end: number, size: number, part: Uint8Array) => Promise<Result<null>>;
  'files.save': (handleId: string, bytes: Uint8Array) => Promise<Result<FileHandle>>;
  'files.saveAs': (kind: FileKind, suggestedName: string, bytes: Uint8Array) => Promise<Result<FileHandle>>;
  'files.listRecent': () => Promise<readonly RecentFile[]>;
  'recovery.list': () => Promise<readonly RecoverySummary[]>;
  'recovery.read': (planId: PlanId) => Promise<Result<RecoveryState>>;
  /**
   * Appends and syncs to disk before it answers. Refuses a record that does not continue the journal.
   * The record travels as its JSON: copied as an object, one with 100,000 rows would block the page for a second.
   */
  'recovery.append': (recordJson: string) => Promise<Result<JournalHead>>;
  /** Writes a snapshot durably, then starts the journal anew after it; older snapshots rotate. */
  'recovery.snapshot': (head: JournalHead, name: string, bytes: Uint8Array) => Promise<Result<JournalHead>>;
  'recovery.remove': (planId: PlanId) => Promise<Result<null>>;
}

/** Commands of the native menu that the page carries out. */
export type MenuCommand =
  | 'new-import'
  | 'new-sample'
  | 'open'
  | 'save'
  | 'save-as'
  | 'undo'
  | 'redo'
  | 'select-all'
  | 'find'
  | 'close-plan'
  | 'toggle-inspector'
  | 'toggle-charts'
  | 'theme-system'
  | 'theme-light'
  | 'theme-dark'
  | `step-${number}`
  | 'propose-moves'
  | 'trace-frontier';

/** What main tells the page unasked. */
export interface MainEvents {
  'menu.command': (command: MenuCommand) => void;
  /** A file opened by double-click, argument, second instance or drop on the dock. */
  'file.opened': (result: Result<OpenedFile>) => void;
  /** The window is about to close: flush, then `app.allowClose`; or `app.keepOpen`. */
  'app.closing': () => void;
}

/** What the preload puts on `window`. */
export interface BatonBridge {
  readonly request: <C extends keyof MainRequests>(
    channel: C,
    ...args: Parameters<MainRequests[C]>
  ) => ReturnType<MainRequests[C]>;
  /** @returns the function that stops listening. */
  readonly on: <E extends keyof MainEvents>(event: E, listener: MainEvents[E]) => () => void;
  /** Opens a file that was dropped on the window. Only a real file of the user's has a path to open. */
  readonly openDropped: (file: unknown) => Promise<Result<OpenedFile>>;
}

export const REQUEST_CHANNELS: readonly (keyof MainRequests)[] = [
  'app.info',
  'app.setDocument',
  'app.setMenu',
  'app.ready',
  'app.allowClose',
  'app.keepOpen',
  'app.close',
  'files.open',
  'files.openRecent',
  'files.readPart',
  'files.sendPart',
  'files.save',
  'files.saveAs',
  'files.listRecent',
  'recovery.list',
  'recovery.read',
  'recovery.append',
  'recovery.snapshot',
  'recovery.remove',
];

export const EVENT_CHANNELS: readonly (keyof MainEvents)[] = ['menu.command', 'file.opened', 'app.closing'];
