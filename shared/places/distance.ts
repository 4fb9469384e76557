import type { Point } from './gazetteer.ts';

/** Mean radius of the earth in km (IUGG). */
const EARTH_RADIUS = 6371.0088;
const RADIANS = Math.PI / 180;

/** Kilometres along the great circle, by the haversine formula (R. W. Sinnott, Sky & Telescope, 1984). Degrees in. */
export function measureDistance(
  fromLatitude: number,
  fromLongitude: number,
  toLatitude: number,
  toLongitude: number,
): number {
  const byLatitude = Math.sin(((toLatitude - fromLatitude) * RADIANS) / 2);
  const byLongitude = Math.sin(((toLongitude - fromLongitude) * RADIANS) / 2);
  const half =
    byLatitude * byLatitude +
    Math.cos(fromLatitude * RADIANS) * Math.cos(toLatitude * RADIANS) * byLongitude * byLongitude;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(half)));
}

/** Sums points with their weights and finds the middle of them on the globe, also across the date line. */
export class MeanPoint {
  #x = 0;
  #y = 0;
  #z = 0;

  add(latitude: number, longitude: number, weight: number): void {
    const [phi, lambda] = [latitude * RADIANS, longitude * RADIANS];
    this.#x += weight * Math.cos(phi) * Math.cos(lambda);
    this.#y += weight * Math.cos(phi) * Math.sin(lambda);
    this.#z += weight * Math.sin(phi);
  }

  /** `null` where nothing was added, or where the points cancel one another out. */
  read(): Point | null {
    const flat = Math.hypot(this.#x, this.#y);
    if (Math.hypot(flat, this.#z) < 1e-12) return null;
    return {
      latitude: Math.atan2(this.#z, flat) / RADIANS,
      longitude: Math.atan2(this.#y, this.#x) / RADIANS,
    };
  }
}
