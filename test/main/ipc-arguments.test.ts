import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkArguments, readRecord, RefusedArguments } from '../../main/ipc/ipc-arguments.ts';
import { REQUEST_CHANNELS, type MainRequests } from '../../shared/ipc.ts';
import { makeRecords, START } from './recovery-fixture.ts';

const [RECORD] = makeRecords(START, 1);
const BYTES = new Uint8Array([1]);

/** For each channel one good call; every other value in any of its places is refused. */
const GOOD: { readonly [C in keyof MainRequests]: unknown[] } = {
  'app.info': [],
  'app.setDocument': [{ title: 'Spring', filePath: '', isChanged: true }],
  'app.setMenu': [{ hasPlan: true, undo: 'Move', redo: '', theme: 'dark' }],
  'app.ready': [],
  'app.allowClose': [],
  'app.keepOpen': [],
  'app.close': [],
  'files.open': ['table', true],
  'files.openRecent': ['a1'],
  'files.readPart': ['a1', 1_048_576],
  'files.sendPart': ['a1', 1, 1_048_576, BYTES],
  'files.save': ['a1', BYTES],
  'files.saveAs': ['plan', 'Spring', BYTES],
  'files.listRecent': [],
  'recovery.list': [],
  'recovery.read': ['plan-1'],
  'recovery.append': [JSON.stringify(RECORD)],
  'recovery.snapshot': [START, 'Spring', BYTES],
  'recovery.remove': ['plan-1'],
};

const HOSTILE: unknown[] = [
  undefined,
  null,
  0,
  -1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1n,
  Symbol('x'),
  () => 'x',
  [],
  [[]],
  {},
  { length: 1 },
  new Date(0),
  new Map([['a', 1]]),
  new ArrayBuffer(8),
  new Uint16Array(2),
  { toString: () => 'plan' },
  { __proto__: null, planId: 'x' },
  'x'.repeat(100_000),
  'null\0character',
];

describe.each([...REQUEST_CHANNELS])('%s', (channel) => {
  const good = GOOD[channel];

  it('takes what it is meant for, and hands on the very same', () => {
    const given = [...good];
    expect(checkArguments(channel, given)).toBe(given);
  });

  it('refuses too many and too few', () => {
    expect(() => checkArguments(channel, [...good, undefined])).toThrow(RefusedArguments);
    expect(() => checkArguments(channel, [...good, 'x'])).toThrow(RefusedArguments);
    for (let count = 0; count < good.length; count++) {
      expect(() => checkArguments(channel, good.slice(0, count))).toThrow(RefusedArguments);
    }
  });

  it('refuses anything else in any place', () => {
    for (let place = 0; place < good.length; place++) {
      for (const hostile of HOSTILE) {
        expect(() => checkArguments(channel, good.with(place, hostile))).toThrow(RefusedArguments);
      }
    }
  });

  it('refuses a key too many, too few or of another kind', () => {
    for (const [place, value] of good.entries()) {
      if (typeof value !== 'object' || value === null || value instanceof Uint8Array) continue;
      expect(() => checkArguments(channel, good.with(place, { ...value, extra: 1 }))).toThrow(RefusedArguments);
      for (const key of Object.keys(value)) {
        expect(() => checkArguments(channel, good.with(place, { ...value, [key]: Symbol('x') }))).toThrow(
          RefusedArguments,
        );
        const { [key]: _left, ...rest } = value as Record<string, unknown>;
        expect(() => checkArguments(channel, good.with(place, rest))).toThrow(RefusedArguments);
      }
    }
  });
});

describe('a record', () => {
  const append = (change: object, inside: object = {}): unknown =>
    readRecord(JSON.stringify({ ...RECORD, ...change, edit: { ...RECORD?.edit, ...inside } }));

  it.each([
    ['a sequence of zero', { sequence: 0 }, {}],
    ['half a sequence', { sequence: 1.5 }, {}],
    ['an epoch of zero', { epoch: 0 }, {}],
    ['a hash that is none', { hash: 'abc' }, {}],
    ['an unknown kind', {}, { kind: 'drop' }],
    ['a time that is none', {}, { at: 'yesterday' }],
    ['a reason that is no text', {}, { reason: 1 }],
    ['a patch that is a list', {}, { patch: [] }],
    ['a table that is a list', {}, { patch: { accounts: [] } }],
    ['a row that is a text', {}, { patch: { accounts: { a: 'x' } } }],
    ['a row with a third key', {}, { patch: { accounts: { a: { from: 1, to: 2, also: 3 } } } }],
  ])('is refused with %s', (_what, change, inside) => {
    expect(() => append(change, inside)).toThrow(RefusedArguments);
  });

  it('may carry any row, an unusual id included', () => {
    const rows = Object.fromEntries([['__proto__', { to: 1 }] as const, ['', {}] as const]);
    expect(() => append({}, { patch: { accounts: rows }, reason: 'because' })).not.toThrow();
  });

  it('of a hundred thousand rows is checked at once', () => {
    const rows = Object.fromEntries(Array.from({ length: 100_000 }, (_, row) => [`a${row}`, { to: 's' }]));
    expect(() => append({}, { patch: { incoming: rows } })).not.toThrow();
  });
});

it('lets nothing through that was not made for the channel', () => {
  fc.assert(
    fc.property(fc.constantFrom(...REQUEST_CHANNELS), fc.array(fc.anything(), { maxLength: 4 }), (channel, args) => {
      if (args.length === GOOD[channel].length && args.every((arg) => typeof arg === 'string' || arg === true)) return;
      if (args.length === 0 && GOOD[channel].length === 0) return;
      expect(() => checkArguments(channel, args)).toThrow(RefusedArguments);
    }),
  );
});
