import type { Result, SentAhead } from '../../shared/ipc.ts';
import { createFailure } from '../files/failures.ts';
import { explainSize, MAX_FILE_BYTES } from '../files/read-file.ts';

/** What a page may have under way at once: it writes its plan's copy, a file, and hardly ever more. */
const MOST_AT_ONCE = 8;

interface Arriving {
  readonly bytes: Uint8Array;
  filled: number;
}

/**
 * Large bytes arrive from the page in parts, ahead of the request that needs them: Electron copies a message at once on the
 * page's thread, and a plan of 20 MB would hold it up for a tenth of a second.
 */
export class SentBytes {
  readonly #arriving = new Map<string, Arriving>();

  /** Takes the next part. Bytes of which the first part comes anew begin anew; the longest forgotten give way. */
  add(id: string, end: number, size: number, part: Uint8Array): Result<null> {
    if (size > MAX_FILE_BYTES) return createFailure('too-large', explainSize('The file', size, MAX_FILE_BYTES));
    const from = end - part.length;
    if (from === 0) this.#begin(id, size);
    const arriving = this.#arriving.get(id);
    const fits = arriving?.bytes.length === size && arriving.filled === from && end <= size;
    if (!arriving || !fits) return createFailure('invalid', 'The parts of a file came in disorder. Try again.');
    arriving.bytes.set(part, from);
    arriving.filled = end;
    return { ok: true, value: null };
  }

  /** The argument of a request, with the bytes in their place where they were sent ahead; they are given out once. */
  complete(argument: unknown): unknown {
    if (!isSentAhead(argument)) return argument;
    const arriving = this.#arriving.get(argument.sentAs);
    if (!arriving || arriving.filled < arriving.bytes.length) return argument;
    this.#arriving.delete(argument.sentAs);
    return arriving.bytes;
  }

  #begin(id: string, size: number): void {
    this.#arriving.delete(id);
    const [oldest] = this.#arriving.keys();
    if (oldest !== undefined && this.#arriving.size >= MOST_AT_ONCE) this.#arriving.delete(oldest);
    this.#arriving.set(id, { bytes: new Uint8Array(size), filled: 0 });
  }
}

function isSentAhead(argument: unknown): argument is SentAhead {
  return (
    typeof argument === 'object' &&
    argument !== null &&
    Object.keys(argument).length === 1 &&
    'sentAs' in argument &&
    typeof argument.sentAs === 'string'
  );
}
