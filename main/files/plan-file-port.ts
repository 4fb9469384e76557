import { isAscii } from 'node:buffer';
import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import type { PlanFilePort } from '../../shared/files/ports/plan-file-port.ts';

/** Node's own hashing and unpacking. */
export const NODE_PLAN_FILE_PORT: PlanFilePort = {
  hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  inflate(packed, size) {
    // The limit must be positive; a part that should be empty may come to one byte here.
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, { maxOutputLength: Math.max(1, size) });
    if (byteLength !== size) throw new Error('It unpacks to another size.');
    return new Uint8Array(buffer, byteOffset, byteLength);
  },
  decodeUtf8(bytes) {
    // Most files are nothing else, and are read four times as fast.
    if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      return null;
    }
  },
};
