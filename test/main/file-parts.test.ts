import { expect, it } from 'vitest';
import { FileParts } from '../../main/files/file-parts.ts';
import { joinParts } from '../../renderer/state/join-parts.ts';
import { PART_BYTES } from '../../shared/ipc.ts';
import type { BatonBridge, FileHandle, OpenedFile, Result } from '../../shared/ipc.ts';

const HANDLE: FileHandle = { id: 'h1', name: 'a.csv', path: '/a.csv' };
const SIZES = [0, 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES, 2 * PART_BYTES + 7];

function createBytes(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 12)) & 0xff);
}

/** The page's bridge over main's parts; each message is a copy, as between two processes. */
function createBridge(parts: FileParts, bytes: Uint8Array): { bridge: BatonBridge; longest: () => number } {
  let longest = 0;
  const send = (): OpenedFile => {
    const offered = parts.offer(bytes);
    longest = Math.max(longest, offered.rest ? offered.bytes.buffer.byteLength : offered.bytes.byteLength);
    return structuredClone({ handle: HANDLE, ...offered });
  };
  const request = async (channel: string, ...[id, from]: unknown[]): Promise<unknown> => {
    if (channel === 'files.open') return { ok: true, value: [send()] };
    const part = parts.take(id as string, from as number);
    if (!part) return { ok: false, code: 'not-found', message: 'It is gone.' };
    longest = Math.max(longest, part.buffer.byteLength);
    return { ok: true, value: structuredClone(part) };
  };
  const bridge = joinParts({
    request: request as BatonBridge['request'],
    on: () => () => undefined,
    openDropped: async (): Promise<Result<OpenedFile>> => ({ ok: true, value: send() }),
  });
  return { bridge, longest: () => longest };
}

it.each(SIZES)('a file of %i bytes comes whole, and no message is longer than a part', async (size) => {
  const bytes = createBytes(size);
  const { bridge, longest } = createBridge(new FileParts(), bytes);
  const chosen = await bridge.request('files.open', 'table', true);
  const dropped = await bridge.openDropped(null);
  // Compared in one go: the runner would look at each of a million bytes.
  const isSame = (file: OpenedFile | undefined): boolean =>
    file?.handle.id === HANDLE.id && file.rest === undefined && Buffer.from(file.bytes).equals(bytes);
  expect(chosen.ok && chosen.value.length === 1 && isSame(chosen.value[0])).toBe(true);
  expect(dropped.ok && isSame(dropped.value)).toBe(true);
  expect(longest()).toBeLessThanOrEqual(PART_BYTES);
});

it('what was taken to the end waits no longer, and nothing else is given out', () => {
  const parts = new FileParts();
  const { rest } = parts.offer(createBytes(2 * PART_BYTES + 7));
  const id = rest?.id ?? '';
  expect(parts.take('another', PART_BYTES)).toBeNull();
  expect(parts.take(id, PART_BYTES)?.length).toBe(PART_BYTES);
  expect(parts.take(id, 2 * PART_BYTES)?.length).toBe(7);
  expect(parts.take(id, PART_BYTES)).toBeNull();
});

it('a file whose rest is gone is an expected failure', async () => {
  const parts = new FileParts();
  const { bridge } = createBridge(parts, createBytes(3 * PART_BYTES));
  parts.take = () => null;
  expect(await bridge.request('files.open', 'table', true)).toMatchObject({ ok: false, code: 'not-found' });
});
