import { useEffect, useState } from 'react';
import { runAfterPaint } from '../board/after-paint.ts';

/**
 * Draws a long list bit by bit, some more of it after each frame: what stands around it is there at once, and the page goes on
 * answering while it grows.
 * @param step how many are added after each frame.
 * @returns how many are to be drawn now, at most `total`.
 */
export function useGrowing(total: number, step: number): number {
  const [count, setCount] = useState(0);
  const isWhole = count >= total;
  useEffect(() => (isWhole ? undefined : runAfterPaint(() => setCount(count + step))), [count, isWhole, step]);
  return Math.min(count, total);
}
