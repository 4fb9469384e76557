import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { putBackParts, takeOutColumns, takeOutParts } from '../../renderer/workers/message-parts.ts';

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
    expect(putBackParts(structuredClone(rest), structuredClone(parts))).toEqual(before);
    expect(result).toEqual(before);
  });

  it('may be a list itself', () => {
    const { rest, parts } = takeOutParts(long);
    expect(putBackParts(rest, parts)).toEqual(long);
  });

  it('is the same whatever it holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { rest, parts } = takeOutParts(value);
        expect(putBackParts(rest, parts)).toEqual(value);
      }),
    );
  });
});

it('long columns travel apart and come back as they were, wherever they stand', () => {
  const long = (size: number): Float64Array => Float64Array.from({ length: size }, (_, at) => at);
  const message = { facts: { arr: long(10_000), short: long(3), list: [long(9000)] }, days: new Int32Array(20_000) };
  const { rest, columns } = takeOutColumns(message);
  expect(columns.map(({ path }) => path.join('.'))).toEqual(['facts.arr', 'days']);
  expect(putBackParts(structuredClone(rest), structuredClone(columns))).toEqual(message);
  expect(message.days.length).toBe(20_000);
});
