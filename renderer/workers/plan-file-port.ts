import { hashBytes } from '../../shared/history/hash.ts';
import type { PlanFilePort } from '../../shared/files/ports/plan-file-port.ts';

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
    const source = new Blob([packed as Uint8Array<ArrayBuffer>]).stream();
    const reader = source.pipeThrough(new DecompressionStream('deflate-raw')).getReader();
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
