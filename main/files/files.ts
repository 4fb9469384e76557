import path from 'node:path';
import type { FileHandle, FileKind, OpenedFile, RecentFile, Result } from '../../shared/ipc.ts';
import { writeDurably } from './durable-write.ts';
import { createFailure, explainFileError } from './failures.ts';
import type { FileHandles } from './file-handles.ts';
import { FileParts } from './file-parts.ts';
import { completeExtension, isPlanFile } from './file-names.ts';
import { explainSize, MAX_FILE_BYTES, readWholeFile } from './read-file.ts';
import type { RecentFiles } from './recent-files.ts';

/** How the user is asked for files. Both answer with absolute paths; nothing chosen is an empty list or `null`. */
export interface FileDialogs {
  chooseToOpen(kind: FileKind, allowSeveral: boolean): Promise<readonly string[]>;
  chooseToSave(kind: FileKind, suggestedName: string): Promise<string | null>;
  /** Asks before a file is replaced that the dialog did not ask about. */
  confirmReplacing(file: string): Promise<boolean>;
}

interface FilesParts {
  readonly dialogs: FileDialogs;
  readonly handles: FileHandles;
  readonly recent: RecentFiles;
  readonly now: () => Date;
  /** Told of each plan file that was opened or saved. */
  readonly onPlanUsed: (file: string) => void;
}

const CANCELLED = createFailure('cancelled', 'Nothing was chosen.');

/** Opens and saves the files that the user points at; the only way for the page to any of them. */
export class Files {
  readonly #parts: FilesParts;
  readonly #waiting = new FileParts();

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  async chooseAndOpen(kind: FileKind, allowSeveral: boolean): Promise<Result<readonly OpenedFile[]>> {
    const chosen = await this.#parts.dialogs.chooseToOpen(kind, allowSeveral);
    if (chosen.length === 0) return CANCELLED;
    const opened: OpenedFile[] = [];
    for (const file of chosen) {
      const result = await this.open(file);
      if (!result.ok) return result;
      opened.push(result.value);
    }
    return { ok: true, value: opened };
  }

  /** Opens a file by its path: one that the user chose, dropped or named at the start, never one the page names. */
  async open(file: string): Promise<Result<OpenedFile>> {
    const location = path.resolve(file);
    const read = await readWholeFile(location);
    if (!read.ok) return read;
    const isPlan = isPlanFile(location);
    if (isPlan) this.#remember(location);
    return {
      ok: true,
      value: { handle: this.#parts.handles.register(location, isPlan), ...this.#waiting.offer(read.value) },
    };
  }

  async openRecent(id: string): Promise<Result<OpenedFile>> {
    const entry = this.#parts.recent.find(id);
    if (!entry) return createFailure('not-found', 'That file is not among the recent ones any more.');
    const result = await this.open(entry.path);
    if (!result.ok && result.code === 'not-found') this.#parts.recent.remove(id);
    return result;
  }

  readPart(id: string, from: number): Result<Uint8Array> {
    const value = this.#waiting.take(id, from);
    return value ? { ok: true, value } : createFailure('not-found', 'The file is not open any more. Choose it again.');
  }

  listRecent(): readonly RecentFile[] {
    return this.#parts.recent.list();
  }

  async save(handleId: string, bytes: Uint8Array): Promise<Result<FileHandle>> {
    const handle = this.#parts.handles.findForSaving(handleId);
    if (!handle) return createFailure('not-found', 'Baton does not know that file in this run. Use Save As.');
    return this.#write(handle.path, bytes);
  }

  async saveAs(kind: FileKind, suggestedName: string, bytes: Uint8Array): Promise<Result<FileHandle>> {
    const chosen = await this.#parts.dialogs.chooseToSave(kind, suggestedName);
    if (chosen === null) return CANCELLED;
    const file = completeExtension(chosen, kind);
    const mayReplace = file === chosen || (await this.#parts.dialogs.confirmReplacing(file));
    return mayReplace ? this.#write(file, bytes) : CANCELLED;
  }

  async #write(file: string, bytes: Uint8Array): Promise<Result<FileHandle>> {
    const name = path.basename(file);
    if (bytes.length > MAX_FILE_BYTES) {
      return createFailure('too-large', explainSize(name, bytes.length, MAX_FILE_BYTES));
    }
    try {
      await writeDurably(file, bytes);
    } catch (error) {
      return explainFileError(error, 'write', name);
    }
    if (isPlanFile(file)) this.#remember(file);
    return { ok: true, value: this.#parts.handles.register(file, true) };
  }

  #remember(file: string): void {
    this.#parts.recent.add(file, this.#parts.now());
    this.#parts.onPlanUsed(file);
  }
}
