import { z } from 'zod';

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const coordinate = z.number().int().min(-100_000).max(100_000);
const extent = z.number().int().min(1).max(100_000);

export const windowStateSchema = z.object({
  bounds: z.object({ x: coordinate, y: coordinate, width: extent, height: extent }),
  isMaximized: z.boolean(),
});

export type WindowState = z.infer<typeof windowStateSchema>;

export const MINIMUM_SIZE = { width: 900, height: 600 };
const FIRST_SIZE = { width: 1440, height: 900 };
/** Less of a window than this on the screens, in pixels of both, and it cannot be found or dragged back. */
const FINDABLE = 120;

/**
 * Where the window opens: where it was, moved and cut so that all of it is on a screen there is now.
 * @param workAreas of the screens, the primary one first
 */
export function placeWindow(
  remembered: WindowState | null,
  workAreas: readonly [Rectangle, ...Rectangle[]],
): Rectangle {
  if (!remembered) return centreIn(workAreas[0]);
  const { bounds } = remembered;
  let best: Rectangle | null = null;
  let bestShare = 0;
  for (const area of workAreas) {
    const width = overlap(bounds.x, bounds.width, area.x, area.width);
    const height = overlap(bounds.y, bounds.height, area.y, area.height);
    if (width < FINDABLE || height < FINDABLE || width * height <= bestShare) continue;
    best = area;
    bestShare = width * height;
  }
  return best ? fitInto(bounds, best) : centreIn(workAreas[0], bounds);
}

function overlap(start: number, length: number, otherStart: number, otherLength: number): number {
  return Math.min(start + length, otherStart + otherLength) - Math.max(start, otherStart);
}

function fitInto(bounds: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(Math.max(bounds.width, MINIMUM_SIZE.width), area.width);
  const height = Math.min(Math.max(bounds.height, MINIMUM_SIZE.height), area.height);
  return {
    x: Math.min(Math.max(bounds.x, area.x), area.x + area.width - width),
    y: Math.min(Math.max(bounds.y, area.y), area.y + area.height - height),
    width,
    height,
  };
}

function centreIn(area: Rectangle, size: { width: number; height: number } = FIRST_SIZE): Rectangle {
  const width = Math.min(Math.max(size.width, MINIMUM_SIZE.width), area.width);
  const height = Math.min(Math.max(size.height, MINIMUM_SIZE.height), area.height);
  return {
    x: area.x + Math.floor((area.width - width) / 2),
    y: area.y + Math.floor((area.height - height) / 2),
    width,
    height,
  };
}
