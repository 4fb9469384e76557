import { hashBytes } from '../../shared/history/hash.ts';
import type { PlanFilePort } from '../../shared/files/ports/plan-file-port.ts';

/** A piece unpacks at once, to a thousand times its size at worst: what declares less must be stopped before that is much. */
const PIECE_BYTES = 64 * 1024;

/** The browser's own hashing and unpacking: beside a worker's thread as well as beside the page's. */
export const BROWSER_PLAN_FILE_PORT: PlanFilePort = {
  async hash(bytes) {
    // A page that was not served securely has none.
    const subtle = (globalThis.crypto as Crypto | undefined)?.subtle;
    if (!subtle) return hashBytes(bytes);
    const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },

  async inflate(packed, size) {
    const { readable, writable } = new DecompressionStream('deflate-raw');
    // What goes wrong there goes wrong for the reader too.
    feed(packed as Uint8Array<ArrayBuffer>, writable).catch(() => undefined);
    const reader = readable.getReader();
    const bytes = new Uint8Array(size);
    let filled = 0;
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- one piece follows the other
      const { done, value } = await reader.read();
      if (done) break;
      if (filled + value.length > size) {
        // Not awaited: nobody needs the rest, whatever becomes of it.
        void reader.cancel().catch(() => undefined);
        throw new Error('It unpacks to more than it declares.');
      }
      bytes.set(value, filled);
      filled += value.length;
    }
    if (filled < size) throw new Error('It unpacks to less than it declares.');
    return bytes;
  },

  decodeUtf8(bytes) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  },
};

/** From memory, which takes half as long as the stream of a blob. */
async function feed(packed: Uint8Array<ArrayBuffer>, into: WritableStream<BufferSource>): Promise<void> {
  const writer = into.getWriter();
  for (let at = 0; at < packed.length; at += PIECE_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- each piece waits until the one before is read
    await writer.write(packed.subarray(at, at + PIECE_BYTES));
  }
  await writer.close();
}
