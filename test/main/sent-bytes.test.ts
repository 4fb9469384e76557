import { expect, it } from 'vitest';
import { MAX_FILE_BYTES } from '../../main/files/read-file.ts';
import { SentBytes } from '../../main/ipc/sent-bytes.ts';
import { joinParts } from '../../renderer/state/join-parts.ts';
import { PART_BYTES } from '../../shared/ipc.ts';
import type { BatonBridge } from '../../shared/ipc.ts';

const SIZES = [0, 1, PART_BYTES, PART_BYTES + 1, 2 * PART_BYTES, 2 * PART_BYTES + 7];

function createBytes(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 7 + (at >> 12)) & 0xff);
}

/** The page's bridge to what receives requests in main; each message is a copy, as between two processes. */
function createBridge(sentBytes: SentBytes) {
  const received: unknown[][] = [];
  let longest = 0;
  const request = async (channel: string, ...given: unknown[]): Promise<unknown> => {
    for (const value of given) if (value instanceof Uint8Array) longest = Math.max(longest, value.buffer.byteLength);
    const copy = structuredClone(given);
    if (channel === 'files.sendPart') return sentBytes.add(...(copy as Parameters<SentBytes['add']>));
    received.push(copy.map((argument) => sentBytes.complete(argument)));
    return { ok: true, value: null };
  };
  const bridge = joinParts({
    request: request as BatonBridge['request'],
    on: () => () => undefined,
    openDropped: () => Promise.reject(new Error('Nothing is dropped here.')),
  });
  return { bridge, received, longest: () => longest };
}

it.each(SIZES)('%i bytes go to main whole, and no message is longer than a part', async (size) => {
  const bytes = createBytes(size);
  const { bridge, received, longest } = createBridge(new SentBytes());
  expect(await bridge.request('files.saveAs', 'plan', 'Spring', bytes)).toMatchObject({ ok: true });
  const [[kind, name, arrived] = []] = received;
  expect([kind, name]).toEqual(['plan', 'Spring']);
  // Compared in one go: the runner would look at each of a million bytes.
  expect(arrived instanceof Uint8Array && Buffer.from(arrived).equals(bytes)).toBe(true);
  expect(longest()).toBeLessThanOrEqual(PART_BYTES);
});

it('two that are sent at the same time do not mix', async () => {
  const { bridge, received } = createBridge(new SentBytes());
  const sent = [createBytes(2 * PART_BYTES + 7), createBytes(3 * PART_BYTES).fill(9)];
  await Promise.all(sent.map((bytes) => bridge.request('files.save', 'h1', bytes)));
  const arrived = received.map(([, bytes]) => bytes as Uint8Array);
  expect(sent.every((bytes) => arrived.some((other) => Buffer.from(other).equals(bytes)))).toBe(true);
});

it('gives bytes out once, and only when all of them are there', () => {
  const sentBytes = new SentBytes();
  const argument = { sentAs: 'a' };
  sentBytes.add('a', 2, 3, Uint8Array.of(1, 2));
  expect(sentBytes.complete(argument)).toBe(argument);
  sentBytes.add('a', 3, 3, Uint8Array.of(3));
  expect(sentBytes.complete({ ...argument, other: 1 })).toEqual({ sentAs: 'a', other: 1 });
  expect(sentBytes.complete(argument)).toEqual(Uint8Array.of(1, 2, 3));
  expect(sentBytes.complete(argument)).toBe(argument);
});

it('refuses parts in disorder, and more than Baton handles', () => {
  const sentBytes = new SentBytes();
  sentBytes.add('a', 1, 3, Uint8Array.of(1));
  expect(sentBytes.add('a', 3, 3, Uint8Array.of(3))).toMatchObject({ ok: false, code: 'invalid' });
  expect(sentBytes.add('a', 2, 4, Uint8Array.of(2))).toMatchObject({ ok: false, code: 'invalid' });
  expect(sentBytes.add('a', 4, 3, Uint8Array.of(2, 3, 4))).toMatchObject({ ok: false, code: 'invalid' });
  expect(sentBytes.add('b', 2, 3, Uint8Array.of(2))).toMatchObject({ ok: false, code: 'invalid' });
  expect(sentBytes.add('b', 1, MAX_FILE_BYTES + 1, Uint8Array.of(2))).toMatchObject({ ok: false, code: 'too-large' });
});

it('forgets what never came to its end, the longest forgotten first', () => {
  const sentBytes = new SentBytes();
  const ids = Array.from({ length: 9 }, (_, at) => `id-${at}`);
  for (const id of ids) sentBytes.add(id, 1, 2, Uint8Array.of(1));
  expect(sentBytes.add('id-0', 2, 2, Uint8Array.of(2))).toMatchObject({ ok: false });
  expect(sentBytes.add('id-8', 2, 2, Uint8Array.of(2))).toMatchObject({ ok: true });
});

it('says why a request was not made where its bytes were refused', async () => {
  const sentBytes = new SentBytes();
  const { bridge, received } = createBridge(sentBytes);
  sentBytes.add = () => ({ ok: false, code: 'too-large', message: 'Too much.' });
  expect(await bridge.request('files.save', 'h1', createBytes(PART_BYTES + 1))).toMatchObject({ code: 'too-large' });
  expect(received).toEqual([]);
});
