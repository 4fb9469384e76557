import { geoAzimuthalEqualArea, geoEqualEarth } from 'd3-geo';
import type { GeoProjection } from 'd3-geo';
import { MeanPoint, measureDistance } from '../../shared/places/distance.ts';
import type { Point } from '../../shared/places/gazetteer.ts';
import type { Pace } from './pace.ts';

/** Plane units of a radian: far finer than a pixel of any map that is shown. */
const SCALE = 1000;
/** Kilometres from the middle: within them a map that keeps areas is hardly bent, beyond it is the whole world's turn. */
const REGION = 6000;
const KILOMETRES_PER_DEGREE = 111.2;

/** Columns of points, NaN where there is none. */
export interface PointColumns {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
}

/**
 * A projection that keeps areas, so that a crowd is a crowd wherever it is: around the middle of the points where they
 * lie on one side of the globe, else of the whole world. Plane units, y downwards.
 */
export function chooseProjection({ latitude, longitude }: PointColumns): GeoProjection {
  const mean = new MeanPoint();
  for (let row = 0; row < latitude.length; row++) {
    const north = latitude[row] as number;
    if (!Number.isNaN(north)) mean.add(north, longitude[row] as number, 1);
  }
  const middle = mean.read();
  let farthest = middle ? 0 : Number.POSITIVE_INFINITY;
  if (middle) {
    for (let row = 0; row < latitude.length; row++) {
      const north = latitude[row] as number;
      if (Number.isNaN(north)) continue;
      const distance = measureDistance(middle.latitude, middle.longitude, north, longitude[row] as number);
      if (distance > farthest) farthest = distance;
    }
  }
  if (!middle || farthest > REGION) return geoEqualEarth().scale(SCALE).translate([0, 0]).precision(0.2);
  const horizon = Math.min(85, farthest / KILOMETRES_PER_DEGREE + 30);
  return geoAzimuthalEqualArea()
    .rotate([-middle.longitude, -middle.latitude])
    .scale(SCALE)
    .translate([0, 0])
    .clipAngle(horizon)
    .precision(0.2);
}

export interface FlatPoints {
  /** Plane units by row, NaN where there is no point. */
  readonly x: Float32Array;
  readonly y: Float32Array;
}

/** Rows between two looks at the clock. */
const ROWS_AT_ONCE = 1000;

/** Points of the plane by row, computed in slices. */
export async function projectPoints(
  projection: GeoProjection,
  { latitude, longitude }: PointColumns,
  pace: Pace,
): Promise<FlatPoints> {
  const x = new Float32Array(latitude.length).fill(Number.NaN);
  const y = new Float32Array(latitude.length).fill(Number.NaN);
  for (let row = 0; row < latitude.length; row++) {
    if (row % ROWS_AT_ONCE === 0 && pace.isDue) await pace.rest();
    const north = latitude[row] as number;
    if (Number.isNaN(north)) continue;
    const point = projection([longitude[row] as number, north]);
    if (!point) continue;
    x[row] = point[0];
    y[row] = point[1];
  }
  return { x, y };
}

/** Plane units of a kilometre, near the middle of the map. */
export const PLANE_PER_KILOMETRE = SCALE / 6371.0088;

/** The place under a point of the plane; `null` beyond the edge of the map. */
export function invertPoint(projection: GeoProjection, x: number, y: number): Point | null {
  const found = projection.invert?.([x, y]);
  if (!found || Number.isNaN(found[0]) || Number.isNaN(found[1])) return null;
  return { latitude: found[1], longitude: found[0] };
}
