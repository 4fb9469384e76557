import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeWindow, windowStateSchema, type Rectangle } from '../../main/window/window-state.ts';

const LAPTOP: Rectangle = { x: 0, y: 25, width: 1440, height: 875 };
const WALL: Rectangle = { x: 1440, y: 0, width: 2560, height: 1400 };

function place(bounds: Rectangle, areas: [Rectangle, ...Rectangle[]]): Rectangle {
  return placeWindow({ bounds, isMaximized: false }, areas);
}

it('opens in the middle of the primary screen the first time', () => {
  expect(placeWindow(null, [WALL, LAPTOP])).toEqual({ x: 2000, y: 250, width: 1440, height: 900 });
  expect(placeWindow(null, [LAPTOP])).toEqual({ x: 0, y: 25, width: 1440, height: 875 });
});

it('opens where it was', () => {
  const bounds = { x: 1600, y: 100, width: 1200, height: 800 };
  expect(place(bounds, [LAPTOP, WALL])).toEqual(bounds);
});

it('comes back when its screen is gone', () => {
  const bounds = { x: 1600, y: 100, width: 1200, height: 800 };
  expect(place(bounds, [LAPTOP])).toEqual({ x: 120, y: 62, width: 1200, height: 800 });
});

it('comes back when only a sliver of it is left on a screen', () => {
  const sliver = { x: 1400, y: 100, width: 1200, height: 800 };
  expect(place(sliver, [LAPTOP])).toEqual({ x: 120, y: 62, width: 1200, height: 800 });
  const half = { x: 900, y: -300, width: 1200, height: 800 };
  expect(place(half, [LAPTOP])).toEqual({ x: 240, y: 25, width: 1200, height: 800 });
});

it('is always on one screen, and of its smallest size at least where that fits', () => {
  const coordinate = fc.integer({ min: -5000, max: 5000 });
  const extent = (min: number) => fc.integer({ min, max: 5000 });
  const area = fc.record({ x: coordinate, y: coordinate, width: extent(320), height: extent(240) });
  const bounds = fc.record({ x: coordinate, y: coordinate, width: extent(1), height: extent(1) });
  fc.assert(
    fc.property(bounds, area, fc.array(area, { maxLength: 2 }), (given, primary, others) => {
      const areas: [Rectangle, ...Rectangle[]] = [primary, ...others];
      const placed = place(given, areas);
      const home = areas.find(
        ({ x, y, width, height }) =>
          placed.x >= x &&
          placed.y >= y &&
          placed.x + placed.width <= x + width &&
          placed.y + placed.height <= y + height &&
          placed.width >= Math.min(900, width) &&
          placed.height >= Math.min(600, height),
      );
      expect(home).toBeDefined();
    }),
  );
});

it('does not believe every file', () => {
  const good = { bounds: { x: 1, y: 2, width: 900, height: 600 }, isMaximized: true };
  expect(windowStateSchema.safeParse(good).success).toBe(true);
  for (const bad of [{}, null, { ...good, bounds: null }, { ...good, bounds: { ...good.bounds, width: 0.5 } }]) {
    expect(windowStateSchema.safeParse(bad).success).toBe(false);
  }
});
