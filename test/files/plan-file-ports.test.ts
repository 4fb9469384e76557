import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../shared/history/hash.ts';
import { decodeUtf8, isUtf8 } from '../../shared/files/utf8.ts';
import { readPlanFile, readPlanFileWith, writePlanFile } from '../../shared/files/plan-file.ts';
import { readZip, readZipWith, writeZip } from '../../shared/files/zip-archive.ts';
import { NODE_PLAN_FILE_PORT } from '../../main/files/plan-file-port.ts';
import { BROWSER_PLAN_FILE_PORT } from '../../renderer/workers/plan-file-port.ts';
import { importTexts } from './file-fixture.ts';
import { createPlan } from './plan-fixture.ts';
import { toBytes } from './text-fixture.ts';

const PORTS = [
  ['Node', NODE_PLAN_FILE_PORT],
  ['the browser', BROWSER_PLAN_FILE_PORT],
] as const;
const { facts } = importTexts({ accounts: 'Account ID,ARR,Account Owner\nA,5,Ann\nB,6,Bo\n' });
const { document, journal } = createPlan([['A', 'Bo']]);
const FILE = writePlanFile({ document, facts, journal, appVersion: 'Baton' });

describe.each(PORTS)('what %s unpacks and hashes', (_, port) => {
  test('is what the program itself does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 5000 }), async (bytes) => {
        expect(await port.hash(bytes)).toBe(hashBytes(bytes));
        const archive = writeZip([{ name: 'a', bytes }]);
        expect(await readZipWith(archive, port.inflate)).toEqual(readZip(archive));
      }),
      { numRuns: 50 },
    );
    expect(await readPlanFileWith(FILE, port)).toEqual(readPlanFile(FILE));
  });

  test('is text wherever it is well-formed UTF-8', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }).map(toBytes),
      fc.uint8Array({ maxLength: 4 }),
      fc.constantFrom(Uint8Array.of(0xef, 0xbb, 0xbf), Uint8Array.of(0xed, 0xa0, 0x80), Uint8Array.of(0xc0, 0x80)),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const bytes = Uint8Array.from(pieces.flatMap((part) => [...part]));
        expect(port.decodeUtf8(bytes)).toBe(isUtf8(bytes) ? decodeUtf8(bytes) : null);
      }),
      { numRuns: 300 },
    );
  });

  test('is refused where a file is cut anywhere', async () => {
    for (let length = 0; length < FILE.length; length += 31) {
      // oxlint-disable-next-line no-await-in-loop -- thousands of streams at once would show nothing more
      expect({ length, ...(await readPlanFileWith(FILE.slice(0, length), port)) }).toMatchObject({ length, ok: false });
    }
  });

  test('is refused or the same where any byte is changed', async () => {
    const read = readPlanFile(FILE);
    const expected = read.ok && { ...read.plan, manifest: null };
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: FILE.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const changed = FILE.slice();
        changed[at]! ^= change;
        const result = await readPlanFileWith(changed, port);
        // The manifest's own words, such as the plan's name, are for those who look inside only.
        if (result.ok) expect({ ...result.plan, manifest: null }).toEqual(expected);
        else expect(result.message).not.toBe('');
      }),
      { numRuns: 100 },
    );
  });

  test('is refused where a part declares another size', async () => {
    const archive = writeZip([{ name: 'a', bytes: toBytes('{"a":1}'.repeat(100_000)) }]);
    const view = new DataView(archive.buffer);
    const directory = view.getUint32(archive.length - 6, true);
    for (const size of [0, 1, 699_999, 700_001, 1_000_000, 900_000_000]) {
      view.setUint32(directory + 24, size, true);
      // oxlint-disable-next-line no-await-in-loop -- the archive is changed in place
      expect({ size, ...(await readZipWith(archive, port.inflate)) }).toMatchObject({
        size,
        ok: false,
        code: 'damaged',
      });
    }
  });
});
