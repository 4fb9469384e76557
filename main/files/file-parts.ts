import { randomUUID } from 'node:crypto';
import { PART_BYTES } from '../../shared/ipc.ts';
import type { OpenedFile } from '../../shared/ipc.ts';

/**
 * Hands large files over in parts: Electron copies a message at once on the page's thread, and 16 MB would be felt. What
 * was read waits here until the page has asked for all of it, so that the parts are of one state of the file.
 */
export class FileParts {
  readonly #waiting = new Map<string, Uint8Array>();

  /** @returns what goes with the answer: a small file, or the start of a large one and how to get the rest. */
  offer(bytes: Uint8Array): Pick<OpenedFile, 'bytes' | 'rest'> {
    if (bytes.length <= PART_BYTES) return { bytes };
    const id = randomUUID();
    this.#waiting.set(id, bytes);
    return { bytes: bytes.slice(0, PART_BYTES), rest: { id, size: bytes.length } };
  }

  /** The part from a byte on; `null` where nothing of that id waits any more. The last part ends the waiting. */
  take(id: string, from: number): Uint8Array | null {
    const bytes = this.#waiting.get(id);
    if (!bytes) return null;
    if (from + PART_BYTES >= bytes.length) this.#waiting.delete(id);
    return bytes.slice(from, from + PART_BYTES);
  }
}
