import type { FlatPoints } from './projection.ts';

/** Corners of a closed shape in the plane, x and y in turn. */
export type Outline = Float64Array;

/** Whether a point lies inside the shape, by the even-odd rule: a line from it to the right crosses the edge oddly often. */
export function isInside(outline: Outline, x: number, y: number): boolean {
  let inside = false;
  const { length } = outline;
  for (let at = 0, before = length - 2; at < length; before = at, at += 2) {
    const [fromX, fromY] = [outline[before] as number, outline[before + 1] as number];
    const [toX, toY] = [outline[at] as number, outline[at + 1] as number];
    if (fromY > y !== toY > y && x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) inside = !inside;
  }
  return inside;
}

/** The rows whose points lie in the shape. @param isShown leaves out what the map does not show. */
export function findInside(outline: Outline, { x, y }: FlatPoints, isShown: (row: number) => boolean): number[] {
  const rows: number[] = [];
  if (outline.length < 6) return rows;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let at = 0; at < outline.length; at += 2) {
    left = Math.min(left, outline[at] as number);
    right = Math.max(right, outline[at] as number);
    top = Math.min(top, outline[at + 1] as number);
    bottom = Math.max(bottom, outline[at + 1] as number);
  }
  for (let row = 0; row < x.length; row++) {
    const across = x[row] as number;
    const down = y[row] as number;
    if (!(across >= left && across <= right && down >= top && down <= bottom)) continue;
    if (isShown(row) && isInside(outline, across, down)) rows.push(row);
  }
  return rows;
}

export function outlineOfRectangle(fromX: number, fromY: number, toX: number, toY: number): Outline {
  return Float64Array.of(fromX, fromY, toX, fromY, toX, toY, fromX, toY);
}

/** The row nearest to a point of the plane, or -1 where none is within the distance. */
export function findNearest(
  { x, y }: FlatPoints,
  atX: number,
  atY: number,
  distance: number,
  isShown: (row: number) => boolean,
): number {
  let nearest = -1;
  let least = distance * distance;
  for (let row = 0; row < x.length; row++) {
    const across = (x[row] as number) - atX;
    const down = (y[row] as number) - atY;
    const square = across * across + down * down;
    // The later of two at the same point lies on top.
    if (square <= least && isShown(row)) {
      nearest = row;
      least = square;
    }
  }
  return nearest;
}
