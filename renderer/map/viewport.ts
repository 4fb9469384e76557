import type { FlatPoints } from './projection.ts';

/** How the plane lies on the screen: a pixel is a plane unit × `scale` + (`left`, `top`). */
export interface Viewport {
  readonly scale: number;
  readonly left: number;
  readonly top: number;
}

export interface Room {
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

/** Plane units. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** From a world in a few pixels to streets. */
const SMALLEST = 0.05;
const LARGEST = 90;
const MARGIN = 44;

/** @returns `null` where no row is shown. @param isShown by row, 1 for those that count. */
export function boundPoints({ x, y }: FlatPoints, isShown: (row: number) => boolean): Bounds | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let row = 0; row < x.length; row++) {
    const at = x[row] as number;
    const down = y[row] as number;
    if (Number.isNaN(at) || !isShown(row)) continue;
    if (at < left) left = at;
    if (at > right) right = at;
    if (down < top) top = down;
    if (down > bottom) bottom = down;
  }
  return left <= right ? { left, top, right, bottom } : null;
}

/** Everything in view, with a margin, and never nearer than a town. */
export function fitBounds({ left, top, right, bottom }: Bounds, { width, height }: Room): Viewport {
  const across = Math.max(right - left, 8);
  const down = Math.max(bottom - top, 8);
  const room = { width: Math.max(40, width - 2 * MARGIN), height: Math.max(40, height - 2 * MARGIN) };
  const scale = clampScale(Math.min(room.width / across, room.height / down));
  return {
    scale,
    left: width / 2 - (scale * (left + right)) / 2,
    top: height / 2 - (scale * (top + bottom)) / 2,
  };
}

/** Nearer or farther, with what lies under the given pixel staying there. */
export function zoomAt(view: Viewport, factor: number, x: number, y: number): Viewport {
  const scale = clampScale(view.scale * factor);
  const by = scale / view.scale;
  return { scale, left: x - by * (x - view.left), top: y - by * (y - view.top) };
}

export function panBy(view: Viewport, x: number, y: number): Viewport {
  return { ...view, left: view.left + x, top: view.top + y };
}

/** The same middle in a window of another size. */
export function resizeView(view: Viewport, before: Room, after: Room): Viewport {
  return panBy(view, (after.width - before.width) / 2, (after.height - before.height) / 2);
}

function clampScale(scale: number): number {
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}
