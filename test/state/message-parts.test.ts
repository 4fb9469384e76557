import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrivedParts, cutColumn, takeOutColumns, takeOutParts } from '../../renderer/workers/message-parts.ts';
import type { ColumnPiece, MessagePart } from '../../renderer/workers/message-parts.ts';

function putBack(rest: unknown, parts: readonly (MessagePart | ColumnPiece)[]): unknown {
  const arrived = new ArrivedParts();
  for (const part of parts) arrived.add(structuredClone(part));
  return arrived.putInto(structuredClone(rest));
}

const long = Array.from({ length: 45_000 }, (_, at) => `text ${at}`);
const findings = Array.from({ length: 2500 }, (_, row) => ({ row, message: `line ${row}` }));
const result = {
  ok: true,
  facts: { name: long, owner: Int32Array.of(1, 2), fields: [{ name: 'a', values: long.slice(0, 20_001) }] },
  report: { findings, few: [{ value: 'x' }], nothing: null, known: new Map([['a', 1]]) },
};

describe('a long result', () => {
  it('travels in short runs, and arrives as it was', () => {
    const before = structuredClone(result);
    const { rest, parts } = takeOutParts(result);
    expect(parts.map(({ path, items }) => [path.join('.'), items.length])).toEqual([
      ['facts.name', 20_000],
      ['facts.name', 20_000],
      ['facts.name', 5000],
      ['facts.fields.0.values', 20_000],
      ['facts.fields.0.values', 1],
      ['report.findings', 1000],
      ['report.findings', 1000],
      ['report.findings', 500],
    ]);
    expect(putBack(rest, parts)).toEqual(before);
    expect(result).toEqual(before);
  });

  it('may be a list itself', () => {
    const { rest, parts } = takeOutParts(long);
    expect(putBack(rest, parts)).toEqual(long);
  });

  it('is the same whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { rest, parts } = takeOutParts(value);
        expect(putBack(rest, parts)).toEqual(value);
      }),
    );
  });
});

describe('long columns', () => {
  const count = (size: number): Float64Array => Float64Array.from({ length: size }, (_, at) => at);

  it('travel apart and come back as they were, wherever they stand', () => {
    const message = {
      facts: { arr: count(10_000), short: count(3), list: [count(9000)] },
      days: new Int32Array(20_000),
    };
    const { rest, columns } = takeOutColumns(message);
    expect(columns.map(({ path }) => path.join('.'))).toEqual(['facts.arr', 'facts.list.0', 'days']);
    const pieces = columns.flatMap((column) => [...cutColumn(column)]);
    expect(putBack(rest, pieces)).toEqual(message);
    expect(message.days.length).toBe(20_000);
  });

  it('are cut into pieces of half a megabyte, each in memory of its own', () => {
    // A column that is a part of a larger buffer, as those of an unpacked plan are.
    const column = count(200_001).subarray(1);
    const pieces = [...cutColumn({ path: ['arr'], column })];
    expect(pieces.map(({ from, size, piece }) => [from, size, piece.length])).toEqual([
      [0, 200_000, 65_536],
      [65_536, 200_000, 65_536],
      [131_072, 200_000, 65_536],
      [196_608, 200_000, 3392],
    ]);
    const memory = pieces.map(({ piece }) => (piece as Float64Array).buffer.byteLength);
    expect(memory).toEqual(pieces.map(({ piece }) => piece.length * Float64Array.BYTES_PER_ELEMENT));
    expect(putBack({ arr: null }, pieces)).toEqual({ arr: column });
  });

  it('may be a long text', () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `name ${at} `).join('');
    const { rest, columns } = takeOutColumns({ names: { joined: text, first: 'name 0' } });
    expect(rest).toEqual({ names: { joined: null, first: 'name 0' } });
    const pieces = columns.flatMap((column) => [...cutColumn(column)]);
    expect(pieces.length).toBeGreaterThan(1);
    // A letter has two bytes at worst, a piece half a megabyte.
    expect(Math.max(...pieces.map(({ piece }) => piece.length))).toBe(256 * 1024);
    expect(putBack(rest, pieces)).toEqual({ names: { joined: text, first: 'name 0' } });
  });
});
