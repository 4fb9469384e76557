import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, LAYERS, drawPoints, orderLayers } from '../../renderer/map/draw-points.ts';
import { layOutPoints } from '../../renderer/map/spread-points.ts';
import { SYMBOLS, drawSprite, parseColour, stampSprite } from '../../renderer/map/sprites.ts';

const RED = parseColour('#ff0000');
const WHITE = parseColour('#ffffff');
const OPAQUE_RED = 0xff_00_00_ff;

const countPixels = (pixels: Uint32Array): number => pixels.reduce((sum, pixel) => sum + (pixel === 0 ? 0 : 1), 0);

describe('symbols', () => {
  it.each(SYMBOLS)('%s has its colour, a line around it, and about the room of the others', (symbol) => {
    const { pixels, across, down, reach } = drawSprite(symbol, 6, RED, [{ colour: WHITE, width: 1.5 }]);
    const filled = pixels.filter((pixel) => pixel === OPAQUE_RED).length;
    expect(filled).toBeGreaterThan(50);
    expect(filled).toBeLessThan(140);
    expect(pixels.includes(0xff_ff_ff_ff)).toBe(true);
    // Nothing is cut off at the edge of the picture.
    const edge = pixels.filter((_, at) => Math.max(Math.abs(across[at] ?? 0), Math.abs(down[at] ?? 0)) === reach);
    expect(edge.every((pixel) => pixel >>> 24 < 200)).toBe(true);
  });

  it('read hexadecimal colours, and grey for what is none', () => {
    expect([parseColour(' #0072b2'), parseColour('var(--x)')]).toEqual([
      { red: 0, green: 0x72, blue: 0xb2 },
      { red: 128, green: 128, blue: 128 },
    ]);
  });

  it('are cut at the edge of the canvas', () => {
    const sprite = drawSprite('circle', 3, RED, []);
    fc.assert(
      fc.property(fc.integer({ min: -20, max: 40 }), fc.integer({ min: -20, max: 40 }), (x, y) => {
        const pixels = new Uint32Array(20 * 20);
        stampSprite(pixels, 20, 20, sprite, x, y);
        for (let at = 0; at < pixels.length; at++) {
          if (pixels[at] === 0) continue;
          expect(Math.hypot((at % 20) - x, Math.floor(at / 20) - y)).toBeLessThan(5);
        }
      }),
    );
  });
});

describe('points', () => {
  const sprites = [drawSprite('circle', 3, RED, []), drawSprite('circle', 3, WHITE, [])];
  const room = { width: 100, height: 100 };
  const lookOf = (layer: Uint8Array, sprite: Uint16Array) => ({ layer, sprite, order: orderLayers(layer) });

  it('are ordered from the ground up, in the order of their rows', () => {
    expect([...orderLayers(Uint8Array.of(3, 0, HIDDEN, 1, 0))]).toEqual([1, 4, 3, 0]);
  });

  it('are drawn where they are, and only those that are shown and in view', () => {
    const pixels = new Uint32Array(100 * 100);
    const points = { x: Float32Array.of(20, 60, 500, Number.NaN), y: Float32Array.of(20, 60, 20, 20) };
    const look = lookOf(Uint8Array.of(LAYERS.plain, HIDDEN, LAYERS.plain, LAYERS.plain), new Uint16Array(4));
    expect(drawPoints(pixels, room, points, look, sprites, 1)).toBe(1);
    expect(pixels[20 * 100 + 20]).toBe(OPAQUE_RED);
    expect(pixels[60 * 100 + 60]).toBe(0);
  });

  it('of a higher layer lie on top, whatever their row', () => {
    const pixels = new Uint32Array(100 * 100);
    const points = { x: Float32Array.of(50, 50), y: Float32Array.of(50, 50) };
    const look = lookOf(Uint8Array.of(LAYERS.selected, LAYERS.plain), Uint16Array.of(0, 1));
    drawPoints(pixels, room, points, look, sprites, 1);
    expect(pixels[50 * 100 + 50]).toBe(OPAQUE_RED);
  });

  it('stand for one another where a crowd shares a spot', () => {
    const count = 5000;
    const points = { x: new Float32Array(count).fill(50), y: new Float32Array(count).fill(50) };
    const look = lookOf(new Uint8Array(count).fill(LAYERS.plain), new Uint16Array(count));
    const crowd = new Uint32Array(100 * 100);
    expect(drawPoints(crowd, room, points, look, sprites, 1)).toBe(1);
    const alone = new Uint32Array(100 * 100);
    stampSprite(alone, 100, 100, sprites[0]!, 50, 50);
    expect(countPixels(crowd)).toBe(countPixels(alone));
  });
});

describe('a crowd at one point', () => {
  const points = {
    flat: { x: Float32Array.of(10, 10, 10), y: Float32Array.of(5, 5, 5) },
    across: Float32Array.of(1, -1, 0),
    down: Float32Array.of(0, 0, 0),
    fullRadius: Float32Array.of(100, 100, 0),
    leastRadius: Float32Array.of(13, 13, 9),
    reach: Float32Array.of(2, 2, 2),
  };

  it('keeps near its point seen from afar, and grows until all lie side by side', () => {
    const radius = (scale: number): number => {
      const { x } = layOutPoints(points, { scale, left: 0, top: 0 });
      return ((x[0] as number) - (x[1] as number)) / 2;
    };
    expect([radius(0.1), radius(10), radius(1000)].map(Math.round)).toEqual([13, 33, 100]);
    expect(layOutPoints(points, { scale: 3, left: 1, top: 2 }).x[2]).toBe(31);
  });

  it('is laid out once for a view', () => {
    const view = { scale: 2, left: 0, top: 0 };
    expect(layOutPoints(points, view)).toBe(layOutPoints(points, view));
  });
});
