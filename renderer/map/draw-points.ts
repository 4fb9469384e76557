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
}

/** From the ground up: stepped back, ordinary, moved, selected. */
export const LAYERS = { muted: 0, plain: 1, moved: 2, selected: 3 } as const;
export const HIDDEN = 255;
const TOP_LAYER = 3;

/**
 * Copies every shown point into the pixels. Where a crowd of one look shares a spot, one stands for all: what it would
 * add cannot be seen, and at 100,000 points it is what takes the time.
 * @param pixels of a canvas as large as the room, cleared.
 * @param points on the screen, in pixels of the page. @param ratio pixels of the canvas to one of the page.
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
  const margin = sprites[0]?.size ?? 0;
  const step = Math.max(1, margin >> 2);
  const columns = Math.ceil(width / step) + 1;
  const taken = new Uint16Array(columns * (Math.ceil(height / step) + 1));
  let drawn = 0;
  for (let layer = 0; layer <= TOP_LAYER; layer++) {
    for (let row = 0; row < look.layer.length; row++) {
      if (look.layer[row] !== layer) continue;
      const x = (points.x[row] as number) * ratio;
      const y = (points.y[row] as number) * ratio;
      if (!(x > -margin && y > -margin && x < width + margin && y < height + margin)) continue;
      const sprite = look.sprite[row] as number;
      if (x >= 0 && y >= 0 && x < width && y < height) {
        const cell = Math.floor(y / step) * columns + Math.floor(x / step);
        if (taken[cell] === sprite + 1) continue;
        taken[cell] = sprite + 1;
      }
      stampSprite(pixels, width, height, sprites[sprite] as Sprite, x, y);
      drawn++;
    }
  }
  return drawn;
}
