import type { FlatPoints } from './projection.ts';
import { stampSprite } from './sprites.ts';
import type { Sprite } from './sprites.ts';
import type { Room } from './viewport.ts';

/** Which points there are and how each looks. */
export interface PointLook {
  /** By row: what lies above what; `HIDDEN` for what is not shown. */
  readonly layer: Uint8Array;
  /** By row: index into the sprites. */
  readonly sprite: Uint16Array;
  /** The rows that are shown, from the ground up. */
  readonly order: Int32Array;
}

/** From the ground up: stepped back, ordinary, moved, selected. */
export const LAYERS = { muted: 0, plain: 1, moved: 2, selected: 3 } as const;
export const HIDDEN = 255;
const TOP_LAYER = 3;

/** The shown rows by their layer, each layer in the order of the rows. */
export function orderLayers(layer: Uint8Array): Int32Array {
  const next = new Int32Array(TOP_LAYER + 2);
  for (const own of layer) if (own !== HIDDEN) next[own + 1]! += 1;
  for (let at = 1; at < next.length; at++) next[at]! += next[at - 1] as number;
  const order = new Int32Array(next[TOP_LAYER + 1] as number);
  for (let row = 0; row < layer.length; row++) {
    const own = layer[row] as number;
    if (own === HIDDEN) continue;
    order[next[own] as number] = row;
    next[own]! += 1;
  }
  return order;
}

let taken = new Uint8Array(0);

/**
 * Copies the shown points into the pixels. Where a crowd shares a spot of a few pixels, one stands for all: the others
 * would only be painted over, and at 100,000 points that is what takes the time.
 * @param pixels of a canvas as large as the room, cleared.
 * @param points on the screen, in pixels of the page.
 * @param ratio pixels of the canvas to one of the page.
 * @returns how many were drawn.
 */
export function drawPoints(
  pixels: Uint32Array,
  room: Room,
  points: FlatPoints,
  look: PointLook,
  sprites: readonly Sprite[],
  ratio: number,
): number {
  const { width, height } = room;
  const margin = sprites[0]?.reach ?? 0;
  const step = Math.max(1, margin >> 1);
  const columns = Math.ceil(width / step) + 1;
  const cells = columns * (Math.ceil(height / step) + 1);
  if (taken.length < cells) taken = new Uint8Array(cells);
  taken.fill(0);
  let drawn = 0;
  for (const row of look.order) {
    const x = (points.x[row] as number) * ratio;
    const y = (points.y[row] as number) * ratio;
    if (!(x > -margin && y > -margin && x < width + margin && y < height + margin)) continue;
    if (x >= 0 && y >= 0 && x < width && y < height) {
      const cell = Math.floor(y / step) * columns + Math.floor(x / step);
      const layer = (look.layer[row] as number) + 1;
      if (taken[cell] === layer) continue;
      taken[cell] = layer;
    }
    stampSprite(pixels, width, height, sprites[look.sprite[row] as number] as Sprite, x, y);
    drawn++;
  }
  return drawn;
}
