import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32c } from '../../main/start/crc32c.ts';
import { measureWholeRecords } from '../../main/start/leveldb-log.ts';
import { appendRecord, makeBytes, makeFragment } from './log-fixture.ts';

const EMPTY = new Uint8Array();

function makeLog(sizes: readonly number[]): Uint8Array {
  return sizes.reduce<Uint8Array>((log, size, index) => appendRecord(log, makeBytes(size, index + 1)), EMPTY);
}

describe('the checksum', () => {
  it('is the one of the published example', () => {
    // RFC 3720, B.4: 32 bytes of zeros, of ones, and rising.
    expect(crc32c(new Uint8Array(32))).toBe(0x8a9136aa);
    expect(crc32c(new Uint8Array(32).fill(255))).toBe(0x62a8ab43);
    expect(crc32c(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
  });
});

describe('a LevelDB log', () => {
  it('is whole when nobody died while writing it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 70_000 }), { maxLength: 8 }), (sizes) => {
        const log = makeLog(sizes);
        expect(measureWholeRecords(log)).toBe(log.length);
      }),
      { numRuns: 40 },
    );
  });

  it('loses only its last record wherever that was torn', () => {
    const before = makeLog([100, 40_000, 12]);
    const log = appendRecord(before, makeBytes(300, 9));
    for (let length = before.length; length < log.length; length++) {
      expect(measureWholeRecords(log.subarray(0, length))).toBe(before.length);
    }
    expect(measureWholeRecords(log)).toBe(log.length);
  });

  it('loses only its last record where that one fills several blocks', () => {
    const before = makeLog([32_000]);
    const log = appendRecord(before, makeBytes(70_000, 9));
    for (let length = before.length; length < log.length; length += 97) {
      expect(measureWholeRecords(log.subarray(0, length))).toBe(before.length);
    }
  });

  it('is cut before the seven bytes of a header without its payload', () => {
    const log = makeLog([200, 200]);
    const torn = Buffer.from([0x78, 0x56, 0x34, 0x12, 200, 0, 1]);
    expect(measureWholeRecords(Buffer.concat([log, torn]))).toBe(log.length);
  });

  it('keeps the padding at the end of a block', () => {
    const log = makeLog([32_768 - 7 - 3]);
    expect(log.length % 32_768).toBe(32_765);
    expect(measureWholeRecords(Buffer.concat([log, new Uint8Array(3)]))).toBe(32_768);
    const continued = appendRecord(log, makeBytes(10, 2));
    expect(measureWholeRecords(continued)).toBe(continued.length);
  });

  it('drops reserved space that was never written', () => {
    const log = makeLog([50]);
    expect(measureWholeRecords(Buffer.concat([log, new Uint8Array(4096)]))).toBe(log.length);
  });

  it('drops a last record whose bytes did not all reach the disk', () => {
    const before = makeLog([500]);
    const log = Buffer.from(appendRecord(before, makeBytes(500, 3)));
    log.fill(0, log.length - 100);
    expect(measureWholeRecords(log)).toBe(before.length);
  });

  it('is left alone when something is wrong before its end', () => {
    const log = Buffer.from(makeLog([100, 100, 100]));
    log[20] = (log[20] ?? 0) ^ 1;
    expect(measureWholeRecords(log)).toBeNull();
    const misplaced = Buffer.concat([makeFragment(3, makeBytes(10, 1)), makeLog([10])]);
    expect(measureWholeRecords(misplaced)).toBeNull();
    const unknown = Buffer.concat([makeFragment(9, makeBytes(10, 1)), makeLog([10])]);
    expect(measureWholeRecords(unknown)).toBeNull();
  });

  it('never grows, and is whole once cut', () => {
    const log = makeLog([10, 33_000, 500]);
    fc.assert(
      fc.property(fc.nat(log.length), fc.uint8Array({ maxLength: 64 }), (length, tail) => {
        const torn = Buffer.concat([log.subarray(0, length), tail]);
        const whole = measureWholeRecords(torn);
        if (whole === null) return;
        expect(whole).toBeLessThanOrEqual(torn.length);
        expect(measureWholeRecords(torn.subarray(0, whole))).toBe(whole);
      }),
    );
  });
});
