import { NO_ROW } from '../model/ids.ts';
import { NOT_PLACED } from './place-accounts.ts';
import type { Places } from './place-accounts.ts';

/** By basis: degrees of latitude between neighbours, and the farthest from the centre, well inside what it stands for. */
const STEPS = [0.004, 0.012, 0.05, 0.07] as const;
const FARTHEST = [0.05, 0.12, 0.9, 1.3] as const;
/** Turns by this angle fill a disc evenly: the arrangement of a sunflower's seeds (H. Vogel, 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/**
 * Moves accounts that share one point apart, so that each can be seen and chosen: around it, in the order of their rows.
 * The same accounts always lie the same way.
 * @returns degrees by account row, NaN where the account is not placed.
 */
export function spreadPlaces(places: Places): { readonly latitude: Float64Array; readonly longitude: Float64Array } {
  const latitude = places.latitude.slice();
  const longitude = places.longitude.slice();
  const pointOf = new Int32Array(latitude.length).fill(NO_ROW);
  const counts: number[] = [];
  const points = new Map<string | number, number>();
  for (let row = 0; row < latitude.length; row++) {
    if (places.basis[row] === NOT_PLACED) continue;
    const centre = places.centre[row] as number;
    const key = centre === NO_ROW ? `${places.latitude[row]} ${places.longitude[row]}` : centre;
    let point = points.get(key);
    if (point === undefined) points.set(key, (point = counts.push(0) - 1));
    pointOf[row] = point;
    counts[point]! += 1;
  }
  const next = new Int32Array(counts.length);
  for (let row = 0; row < latitude.length; row++) {
    const point = pointOf[row] as number;
    const count = counts[point] ?? 0;
    if (count < 2) continue;
    const basis = places.basis[row] as number;
    const at = next[point] as number;
    next[point] = at + 1;
    const farthest = Math.min(FARTHEST[basis] as number, (STEPS[basis] as number) * Math.sqrt(count));
    const distance = farthest * Math.sqrt((at + 0.5) / count);
    const narrowing = Math.max(0.1, Math.cos((places.latitude[row] as number) * (Math.PI / 180)));
    latitude[row]! += distance * Math.sin(at * GOLDEN_ANGLE);
    longitude[row]! += (distance * Math.cos(at * GOLDEN_ANGLE)) / narrowing;
  }
  return { latitude, longitude };
}
