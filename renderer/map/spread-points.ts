import type { Crowds } from '../../shared/places/arrange-crowds.ts';
import { NOT_PLACED } from '../../shared/places/place-accounts.ts';
import type { Places } from '../../shared/places/place-accounts.ts';
import { PLANE_PER_KILOMETRE } from './projection.ts';
import type { FlatPoints } from './projection.ts';
import type { Viewport } from './viewport.ts';

/** Points of the plane, and how those that share one lie around it. */
export interface SpreadPoints {
  /** Plane units; crowds lie on one another. */
  readonly flat: FlatPoints;
  /** By row, as a crowd's disc of radius 1. */
  readonly across: Float32Array;
  readonly down: Float32Array;
  /** By row: the radius in pixels at which the whole crowd lies side by side; 0 for who is alone. */
  readonly fullRadius: Float32Array;
  /** By row: the radius in pixels seen from afar. */
  readonly leastRadius: Float32Array;
  /** By row: how far from its point an account may be shown, in plane units, by what the point is known by. */
  readonly reach: Float32Array;
}

/** Kilometres by basis: coordinates, postal code, state, country. A state's account may lie anywhere in it anyway. */
const REACH_KILOMETRES = [1.5, 5, 60, 110, 0] as const;
/** Pixels between neighbours that lie side by side. */
const SIDE_BY_SIDE = 7;
/** However far away the map is seen from, a crowd is to be seen as one: ten accounts this large, and each tenfold larger. */
const LEAST_RADIUS = 9;
const TENFOLD_RADIUS = 7;

export function spreadPoints(flat: FlatPoints, crowds: Crowds, places: Places): SpreadPoints {
  const { length } = flat.x;
  const fullRadius = new Float32Array(length);
  const leastRadius = new Float32Array(length);
  const reach = new Float32Array(length);
  for (let row = 0; row < length; row++) {
    const size = crowds.size[row] as number;
    fullRadius[row] = size > 1 ? (SIDE_BY_SIDE / 2) * Math.sqrt(size) * 1.05 : 0;
    leastRadius[row] = LEAST_RADIUS + TENFOLD_RADIUS * Math.max(0, Math.log10(Math.max(1, size) / 10));
    reach[row] = (REACH_KILOMETRES[places.basis[row] ?? NOT_PLACED] ?? 0) * PLANE_PER_KILOMETRE;
  }
  return { flat, across: crowds.across, down: crowds.down, fullRadius, leastRadius, reach };
}

const laidOut = new WeakMap<SpreadPoints, { view: Viewport; readonly points: FlatPoints }>();

/**
 * Where the points lie on the screen, in pixels. A crowd's disc keeps near its point: a few pixels seen from afar, and from
 * near as large as it takes for all to lie side by side. The arrays are
 * written anew for another view: they are good until then.
 */
export function layOutPoints(points: SpreadPoints, view: Viewport): FlatPoints {
  const known = laidOut.get(points);
  if (known?.view === view) return known.points;
  const { flat, across, down, fullRadius, leastRadius, reach } = points;
  const { scale, left, top } = view;
  const laid = known?.points ?? { x: new Float32Array(flat.x.length), y: new Float32Array(flat.x.length) };
  const { x, y } = laid;
  for (let row = 0; row < x.length; row++) {
    const radius = Math.min(fullRadius[row] as number, (leastRadius[row] as number) + (reach[row] as number) * scale);
    x[row] = (flat.x[row] as number) * scale + left + radius * (across[row] as number);
    y[row] = (flat.y[row] as number) * scale + top + radius * (down[row] as number);
  }
  laidOut.set(points, { view, points: laid });
  return laid;
}
