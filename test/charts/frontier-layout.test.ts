import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findNearestPoint, layOutFrontier } from '../../renderer/charts/frontier-layout.ts';
import type { CurvePoint } from '../../shared/overview/frontier-curve.ts';

const AXES = { cost: 'disruption', balance: 'imbalance' } as const;

function createPoint(disruption: number, imbalance: number): CurvePoint {
  return {
    disruption,
    imbalance,
    out: 0,
    movedAccounts: disruption,
    movedAccountsShare: 0,
    movedArr: 0,
    movedArrShare: 0,
    lateDealsMoved: 0,
    movedAgain: 0,
    continuity: 1,
  };
}

const point = fc
  .tuple(fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 0, max: 2, noNaN: true }))
  .map(([disruption, imbalance]) => createPoint(disruption, imbalance));

describe('the drawing of a frontier', () => {
  it('keeps every mark inside the plot, and goes right and up as the figures do', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), point, (steps, today) => {
        const layout = layOutFrontier({ steps, today, current: null, bound: [] }, AXES, 600, 400);
        const { left, right, top, bottom } = layout.plot;
        for (const { x, y } of [...layout.points, layout.today!]) {
          expect(x).toBeGreaterThanOrEqual(left);
          expect(x).toBeLessThanOrEqual(right);
          expect(y).toBeGreaterThanOrEqual(top);
          expect(y).toBeLessThanOrEqual(bottom);
        }
        for (const { at } of layout.costTicks) expect(at).toBeLessThanOrEqual(right + 0.1);
        expect(layout.points.some(({ isBeaten }) => !isBeaten)).toBe(true);
      }),
    );
  });

  it('takes what rounding leaves of nothing for nothing', () => {
    const marks = { steps: [createPoint(Number.MIN_VALUE, 1e-12)], today: createPoint(0, 0), current: null, bound: [] };
    const { points, today, costTicks } = layOutFrontier(marks, AXES, 600, 400);
    expect(points[0]).toMatchObject(today!);
    expect(costTicks.at(-1)?.value).toBe(1);
  });

  it('leads the curve past points that another one beats', () => {
    const steps = [createPoint(0, 1), createPoint(20, 0.6), createPoint(10, 0.5), createPoint(30, 0.1)];
    const layout = layOutFrontier({ steps, today: null, current: null, bound: [] }, AXES, 600, 400);
    expect(layout.points.map(({ isBeaten }) => isBeaten)).toEqual([false, true, false, false]);
    expect(layout.curve.match(/[ML]/g)).toHaveLength(3);
  });

  it('closes what is out of reach on the axes', () => {
    const bound = [
      { disruption: 0, imbalance: 5 },
      { disruption: 10, imbalance: 0.2 },
      { disruption: 40, imbalance: 0 },
    ];
    const steps = [createPoint(0, 1), createPoint(30, 0.1)];
    const { outOfReach, plot } = layOutFrontier({ steps, today: null, current: null, bound }, AXES, 600, 400);
    expect(outOfReach).toContain(`${plot.left} ${plot.top}`);
    expect(outOfReach.endsWith(`L${plot.left} ${plot.bottom}Z`)).toBe(true);
  });

  it('finds the point nearest to a press', () => {
    const places = [
      { x: 0, y: 0 },
      { x: 50, y: 50 },
    ];
    expect(findNearestPoint(places, { x: 30, y: 40 })).toBe(1);
    expect(findNearestPoint([], { x: 0, y: 0 })).toBe(-1);
  });
});
