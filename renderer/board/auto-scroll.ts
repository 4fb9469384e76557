/** Distance from an edge, in CSS pixels, at which a drag begins to scroll. */
const EDGE = 72;
/** Pixels a second at the very edge. */
const TOP_SPEED = 1800;

/**
 * How fast to scroll for a pointer between two edges: nothing in the middle, gently at first, full speed at the edge and
 * past it.
 * @returns pixels a second, negative towards the start.
 */
export function speedOfScroll(pointer: number, start: number, end: number): number {
  // Short lists keep a calm middle to drop in.
  const edge = Math.min(EDGE, (end - start) / 4);
  if (edge <= 0) return 0;
  const fromStart = Math.min(1, Math.max(0, (start + edge - pointer) / edge));
  const fromEnd = Math.min(1, Math.max(0, (pointer - (end - edge)) / edge));
  return TOP_SPEED * (fromEnd * fromEnd - fromStart * fromStart);
}
