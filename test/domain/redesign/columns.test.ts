import { expect, it } from 'vitest';
import { chooseColumns } from '../../../shared/territory/redesign/columns.ts';
import type { AssignmentProblem } from '../../../shared/territory/redesign/problem.ts';

it('keeps every one of many sellers who are alike within reach of some units', () => {
  const units = 200;
  const sellers = 30;
  const problem: AssignmentProblem = {
    units,
    sellers,
    measures: 1,
    listOf: new Int32Array(units),
    listStart: Int32Array.from([0, sellers]),
    hasHome: Uint8Array.from([0]),
    optionSeller: Int32Array.from({ length: sellers }, (_, seller) => seller),
    optionCost: new Float64Array(sellers).fill(1),
    optionLoad: new Float64Array(sellers).fill(0.1),
    weight: new Float64Array(units).fill(1),
    amount: new Float64Array(units).fill(1),
    rows: {
      base: new Float64Array(sellers).fill(-1),
      tolerance: new Float64Array(sellers).fill(0.05),
      slope: new Float64Array(sellers).fill(1),
      steep: new Float64Array(sellers).fill(10),
      limit: new Float64Array(sellers).fill(Number.POSITIVE_INFINITY),
    },
    leaving: { use: new Float64Array(units * 3), used: new Float64Array(sellers + 2), home: new Int32Array(units) },
    apart: null,
  };
  // Prices of sellers who are alike differ in their last digits.
  const prices = Float64Array.from({ length: sellers * 2 + 2 }, (_, row) => (row < sellers ? 1 + row * 1e-12 : 0));
  const most = 5;
  const columns = chooseColumns(problem, prices, { most, within: 0.5 });
  const reached = new Int32Array(sellers);
  for (const seller of columns.seller) reached[seller]! += 1;
  const even = (units * most) / sellers;
  for (const count of reached) expect(count).toBeGreaterThan(even / 2);
});
