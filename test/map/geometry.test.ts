import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findInside, findNearest, isInside, outlineOfRectangle } from '../../renderer/map/lasso.ts';
import { Pace } from '../../renderer/map/pace.ts';
import { chooseProjection, invertPoint, projectPoints } from '../../renderer/map/projection.ts';
import { boundPoints, fitBounds, panBy, zoomAt } from '../../renderer/map/viewport.ts';
import { measureDistance } from '../../shared/places/distance.ts';

const coordinate = fc.double({ min: -100, max: 100, noNaN: true, noDefaultInfinity: true });
const point = fc.tuple(coordinate, coordinate);

/** A shape without dents around its middle: inside is then the same side of every edge, which needs no crossings. */
const star = fc.record({
  middle: point,
  radii: fc.array(fc.double({ min: 5, max: 50, noNaN: true }), { minLength: 3, maxLength: 30 }),
});

function outlineOf({ middle: [x, y], radii }: { middle: [number, number]; radii: number[] }): Float64Array {
  return Float64Array.from(
    radii.flatMap((radius, at) => {
      const angle = (at / radii.length) * 2 * Math.PI;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
  );
}

/** Angles of all edges as seen from the point: one whole turn from inside, none from outside. */
function isWoundAround(outline: Float64Array, x: number, y: number): boolean {
  let turn = 0;
  for (let at = 0, before = outline.length - 2; at < outline.length; before = at, at += 2) {
    const from = Math.atan2((outline[before + 1] as number) - y, (outline[before] as number) - x);
    const to = Math.atan2((outline[at + 1] as number) - y, (outline[at] as number) - x);
    turn += Math.atan2(Math.sin(to - from), Math.cos(to - from));
  }
  return Math.abs(turn) > Math.PI;
}

describe('the lasso', () => {
  it('holds what its edge goes around', () => {
    fc.assert(
      fc.property(star, point, (shape, [x, y]) => {
        const outline = outlineOf(shape);
        expect(isInside(outline, x, y)).toBe(isWoundAround(outline, x, y));
      }),
      { numRuns: 500 },
    );
  });

  it('moves with its points, whichever corner it begins at', () => {
    fc.assert(
      fc.property(star, point, point, fc.nat(20), (shape, [x, y], [right, down], turn) => {
        const outline = outlineOf({ ...shape, middle: [0, 0] });
        const first = 2 * (turn % (outline.length / 2));
        const turned = Float64Array.from([...outline.slice(first), ...outline.slice(0, first)]);
        expect(isInside(turned, x, y)).toBe(isInside(outline, x, y));
        const moved = outline.map((value, at) => value + (at % 2 === 0 ? Math.round(right) : Math.round(down)));
        // Whole numbers, so that moving rounds nothing away at the very edge.
        if (Math.abs(x) > 1e-6 && Math.abs(y) > 1e-6) {
          expect(isInside(moved, x + Math.round(right), y + Math.round(down))).toBe(isInside(outline, x, y));
        }
      }),
    );
  });

  it('takes the rows that are shown and inside, and no more', () => {
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), star, (all, shape) => {
        const points = { x: Float32Array.from(all, ([x]) => x), y: Float32Array.from(all, ([, y]) => y) };
        const outline = outlineOf(shape);
        const isShown = (row: number): boolean => row % 3 !== 0;
        const expected = all.flatMap((_, row) =>
          isShown(row) && isInside(outline, points.x[row] as number, points.y[row] as number) ? [row] : [],
        );
        expect(findInside(outline, points, isShown)).toEqual(expected);
      }),
    );
  });

  it('takes nothing without an area or without a place', () => {
    const points = { x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, Number.NaN) };
    const isShown = () => true;
    expect(findInside(Float64Array.of(0, 0, 2, 2), points, isShown)).toEqual([]);
    expect(findInside(outlineOfRectangle(2, 2, 0, 0), points, isShown)).toEqual([0]);
  });
});

describe('the point under the pointer', () => {
  it('is the nearest within reach, the later of two at one spot', () => {
    const points = { x: Float32Array.of(0, 5, 5, 9), y: Float32Array.of(0, 0, 0, 0) };
    expect(findNearest(points, 4, 0, 2, () => true)).toBe(2);
    expect(findNearest(points, 4, 0, 2, (row) => row !== 2)).toBe(1);
    expect(findNearest(points, 2.5, 0, 2, () => true)).toBe(-1);
  });
});

const regions = {
  'a country': fc.tuple(fc.double({ min: 45, max: 55, noNaN: true }), fc.double({ min: 5, max: 15, noNaN: true })),
  'a continent': fc.tuple(
    fc.double({ min: 25, max: 49, noNaN: true }),
    fc.double({ min: -124, max: -67, noNaN: true }),
  ),
  'the date line': fc.tuple(
    fc.double({ min: -45, max: -10, noNaN: true }),
    fc.double({ min: 170, max: 179, noNaN: true }),
  ),
  'the world': fc.tuple(fc.double({ min: -80, max: 80, noNaN: true }), fc.double({ min: -179, max: 179, noNaN: true })),
};

describe('the projection', () => {
  it.each(Object.entries(regions))('of %s leads back to where a point was', async (_, place) => {
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 40 }), async (places) => {
        const columns = {
          latitude: Float64Array.from(places, ([latitude]) => latitude),
          longitude: Float64Array.from(places, ([, longitude]) => longitude),
        };
        const projection = chooseProjection(columns);
        const flat = await projectPoints(projection, columns, new Pace());
        places.forEach(([latitude, longitude], row) => {
          const back = invertPoint(projection, flat.x[row] as number, flat.y[row] as number);
          const distance = measureDistance(latitude, longitude, back?.latitude ?? 0, back?.longitude ?? 999);
          // Points are kept in single precision: some metres at the end of the world.
          expect(distance).toBeLessThan(0.05);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out who has no place', async () => {
    const columns = { latitude: Float64Array.of(50, Number.NaN), longitude: Float64Array.of(8, Number.NaN) };
    const flat = await projectPoints(chooseProjection(columns), columns, new Pace());
    expect(flat.x[1]).toBeNaN();
  });

  it('of nothing is the world', () => {
    const none = { latitude: new Float64Array(0), longitude: new Float64Array(0) };
    expect(invertPoint(chooseProjection(none), 0, 0)).toEqual({ latitude: 0, longitude: 0 });
  });
});

describe('the viewport', () => {
  const room = { width: 800, height: 600 };
  const view = { scale: 2, left: 30, top: -20 };

  it('keeps what lies under the pointer there, however near', () => {
    fc.assert(
      fc.property(point, fc.double({ min: 0.01, max: 100, noNaN: true }), ([x, y], factor) => {
        const before = { x: (x - view.left) / view.scale, y: (y - view.top) / view.scale };
        const after = zoomAt(view, factor, x, y);
        expect(before.x * after.scale + after.left).toBeCloseTo(x, 6);
        expect(before.y * after.scale + after.top).toBeCloseTo(y, 6);
      }),
    );
  });

  it('fits all shown points into the window', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 50 }), (all) => {
        const points = { x: Float32Array.from(all, ([x]) => x), y: Float32Array.from(all, ([, y]) => y) };
        const bounds = boundPoints(points, () => true);
        if (!bounds) throw new Error('There are points.');
        const { scale, left, top } = fitBounds(bounds, room);
        for (let row = 0; row < all.length; row++) {
          const [x, y] = [(points.x[row] as number) * scale + left, (points.y[row] as number) * scale + top];
          expect(x >= 0 && x <= room.width && y >= 0 && y <= room.height).toBe(true);
        }
      }),
    );
  });

  it('pans by pixels', () => {
    expect(panBy(view, 5, -5)).toEqual({ scale: 2, left: 35, top: -25 });
  });

  it('has no bounds where nothing is shown', () => {
    expect(boundPoints({ x: Float32Array.of(1), y: Float32Array.of(1) }, () => false)).toBeNull();
  });
});
