import { expect, it } from 'vitest';
import { listBuffers } from '../../renderer/workers/list-buffers.ts';

it('finds the memory of each typed array once, wherever it is', () => {
  const codes = Int32Array.of(1, 2);
  const arr = Float64Array.of(3);
  const result = { ok: true, facts: { count: 2, id: ['a', 'b'], segment: { codes, values: ['x'] }, list: [{ arr }] } };
  const buffers = listBuffers({ ...result, again: codes, none: null });
  expect(buffers).toEqual([codes.buffer, arr.buffer]);
  const moved = structuredClone(result, { transfer: buffers });
  expect([moved.facts.segment.codes[1], codes.length]).toEqual([2, 0]);
});
