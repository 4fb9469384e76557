import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readZip, writeZip } from '../../shared/files/zip-archive.ts';
import type { ReadZipResult } from '../../shared/files/zip-archive.ts';
import { toBytes } from './text-fixture.ts';

const END = 22;

/** Where the archive's table of contents begins. */
function directoryOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer).getUint32(bytes.length - END + 16, true);
}

function change(bytes: Uint8Array, edit: (view: DataView, directory: number) => void): Uint8Array {
  const copy = bytes.slice();
  edit(new DataView(copy.buffer), directoryOf(copy));
  return copy;
}

const ARCHIVE = writeZip([
  { name: 'a.json', bytes: toBytes('{"a":1}'.repeat(100)) },
  { name: 'b/c.json', bytes: toBytes('x') },
  { name: 'empty', bytes: new Uint8Array() },
]);

test('what is packed is unpacked, in the same order', () => {
  const result = readZip(ARCHIVE);
  expect(result.ok && [...result.entries.keys()]).toEqual(['a.json', 'b/c.json', 'empty']);
  expect(result.ok && result.entries.get('a.json')).toEqual(toBytes('{"a":1}'.repeat(100)));
});

test('archives of other programs are read too, packed or not', () => {
  const result = readZip(zipSync({ a: [toBytes('plain'), { level: 0 }], b: toBytes('packed') }));
  expect(result.ok && [...result.entries.values()]).toEqual([toBytes('plain'), toBytes('packed')]);
});

describe('refused', () => {
  const named = (...names: string[]): Uint8Array => writeZip(names.map((name) => ({ name, bytes: toBytes(name) })));
  const bomb = writeZip([{ name: 'bomb', bytes: new Uint8Array(50_000_000) }]);
  const twice = change(named('ab', 'ac'), (view, directory) => {
    view.setUint8(directory + 46 + 2 + 46 + 1, 'b'.charCodeAt(0));
    view.setUint8(30 + 2 + 'ab'.length + 2 + 30 + 1, 'b'.charCodeAt(0));
  });
  const cases: [string, Uint8Array, string, RegExp][] = [
    ['no archive', toBytes('hello world'), 'not-a-zip', /not a ZIP/],
    ['nothing', new Uint8Array(), 'not-a-zip', /not a ZIP/],
    ['a path upwards', named('../evil'), 'damaged', /no plan has/],
    ['an absolute path', named('/etc/passwd'), 'damaged', /no plan has/],
    ['a drive', named('C:evil'), 'damaged', /no plan has/],
    ['a path upwards, Windows', named('..\\evil'), 'damaged', /no plan has/],
    ['a name with a line break', named('a\nb'), 'damaged', /no plan has/],
    ['something appended', Uint8Array.of(...ARCHIVE, 0), 'damaged', /cut off or something was appended/],
    ['an encrypted part', change(ARCHIVE, (view, at) => view.setUint16(at + 8, 1, true)), 'damaged', /encrypted/],
    ['an unknown method', change(ARCHIVE, (view, at) => view.setUint16(at + 10, 99, true)), 'damaged', /unknown way/],
    [
      'a declared size of 4 GB',
      change(ARCHIVE, (view, at) => view.setUint32(at + 24, 0xffff_fff0, true)),
      'too-large',
      /more than 1 GB/,
    ],
    [
      'a declared size beyond what can be packed',
      change(ARCHIVE, (view, at) => view.setUint32(at + 24, 500_000_000, true)),
      'damaged',
      /impossible size/,
    ],
    [
      'more than is declared',
      change(bomb, (view, at) => view.setUint32(at + 24, 1000, true)),
      'damaged',
      /more than it declares/,
    ],
    ['less than is declared', change(ARCHIVE, (view, at) => view.setUint32(at + 24, 701, true)), 'damaged', /cut off/],
    [
      'overlapping parts',
      change(named('aa', 'aa2'), (view, at) => view.setUint32(at + 20, 60, true)),
      'damaged',
      /overlaps|contents|cut off/,
    ],
    [
      'too many parts',
      change(ARCHIVE, (view, at) => {
        view.setUint16(ARCHIVE.length - END + 8, 20_000, true);
        view.setUint16(ARCHIVE.length - END + 10, 20_000, true);
        return at;
      }),
      'too-large',
      /20000 parts/,
    ],
    ['two names for one part', change(ARCHIVE, (view) => view.setUint8(30, 'z'.charCodeAt(0))), 'damaged', /two names/],
  ];
  test.each(cases)('%s', (_, bytes, code, message) => {
    const result: ReadZipResult = readZip(bytes);
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.message).toMatch(message);
  });

  test('the same name twice', () => {
    expect(readZip(twice)).toMatchObject({ ok: false, code: 'damaged' });
  });
});
