import { NO_ROW } from '../model/ids.ts';
import { NOT_PLACED } from './place-accounts.ts';
import type { Places } from './place-accounts.ts';

/** Turns by this angle fill a disc evenly: the arrangement of a sunflower's seeds (H. Vogel, 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** How accounts that share one point lie around it, by account row. */
export interface Crowds {
  /** In a disc of radius 1 around the point, y downwards; 0 and 0 for those who have a point to themselves. */
  readonly across: Float32Array;
  readonly down: Float32Array;
  /** How many share the point; 0 where the account is not placed. */
  readonly size: Int32Array;
}

/**
 * Arranges accounts that share one point around it in the order of their rows, so that each can be seen and chosen. The
 * same accounts always lie the same way; how large the disc is, is the map's affair.
 */
export function arrangeCrowds(places: Places): Crowds {
  const count = places.latitude.length;
  const pointOf = new Int32Array(count).fill(NO_ROW);
  const sizes: number[] = [];
  const points = new Map<string | number, number>();
  for (let row = 0; row < count; row++) {
    if (places.basis[row] === NOT_PLACED) continue;
    const centre = places.centre[row] as number;
    const key = centre === NO_ROW ? `${places.latitude[row]} ${places.longitude[row]}` : centre;
    let point = points.get(key);
    if (point === undefined) points.set(key, (point = sizes.push(0) - 1));
    pointOf[row] = point;
    sizes[point]! += 1;
  }
  const crowds = { across: new Float32Array(count), down: new Float32Array(count), size: new Int32Array(count) };
  const next = new Int32Array(sizes.length);
  for (let row = 0; row < count; row++) {
    const point = pointOf[row] as number;
    const size = sizes[point] ?? 0;
    crowds.size[row] = size;
    if (size < 2) continue;
    const at = next[point] as number;
    next[point] = at + 1;
    const radius = Math.sqrt((at + 0.5) / size);
    crowds.across[row] = radius * Math.cos(at * GOLDEN_ANGLE);
    crowds.down[row] = radius * Math.sin(at * GOLDEN_ANGLE);
  }
  return crowds;
}
