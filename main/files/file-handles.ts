import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FileHandle } from '../../shared/ipc.ts';

interface KnownFile {
  readonly handle: FileHandle;
  mayBeSaved: boolean;
}

/**
 * The files the user pointed at in this run. The page gets names it cannot forge, and can save only to plans it opened
 * and to places chosen in a dialog for saving: never over a table it only read.
 */
export class FileHandles {
  readonly #byId = new Map<string, KnownFile>();
  readonly #byPath = new Map<string, KnownFile>();

  /** @returns the handle of the file, the same one each time. */
  register(file: string, mayBeSaved: boolean): FileHandle {
    const location = path.resolve(file);
    const known = this.#byPath.get(location);
    if (known) {
      known.mayBeSaved ||= mayBeSaved;
      return known.handle;
    }
    const handle = { id: randomUUID(), name: path.basename(location), path: location };
    const added = { handle, mayBeSaved };
    this.#byId.set(handle.id, added);
    this.#byPath.set(location, added);
    return handle;
  }

  findForSaving(id: string): FileHandle | null {
    const known = this.#byId.get(id);
    return known?.mayBeSaved ? known.handle : null;
  }
}
