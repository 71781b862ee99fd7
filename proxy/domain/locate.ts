import type { LatLng } from '../contract/values.ts';
import { distanceBetween, METRES_PER_DEGREE, radians } from './geo.ts';

/** A place whose distance from the one sought is known, in metres. */
export interface Measured extends LatLng {
  distance: number | null;
}

/** How many of the nearest are looked at. Distances are whole metres, so near ones say most. */
const LOOKED_AT = 24;
/** Metres by which a position may miss what was measured. */
const TOLERANCE = 25;

/**
 * Where something is, from how far it is from places around it. Sendcloud says how far points are from a postal code, and not where the
 * code is. Solves the circles' equations by least squares on a flat map; null when the places are too few, stand in a row or contradict.
 */
export function locate(places: readonly Measured[]): LatLng | null {
  const near = places.filter((place): place is LatLng & { distance: number } => place.distance !== null).slice(0, LOOKED_AT);
  const [origin, ...others] = near;
  if (!origin || others.length < 3) return null;
  const metresEast = METRES_PER_DEGREE * Math.cos(radians(origin.latitude));
  const sums = { xx: 0, xy: 0, yy: 0, xc: 0, yc: 0 };
  for (const { latitude, longitude, distance } of others) {
    const x = (longitude - origin.longitude) * metresEast;
    const y = (latitude - origin.latitude) * METRES_PER_DEGREE;
    const c = (x * x + y * y + origin.distance ** 2 - distance ** 2) / 2;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
    sums.xc += x * c;
    sums.yc += y * c;
  }
  const determinant = sums.xx * sums.yy - sums.xy ** 2;
  if (determinant < 1e-6 * sums.xx * sums.yy || determinant === 0) return null;
  const position = {
    latitude: origin.latitude + (sums.yc * sums.xx - sums.xc * sums.xy) / determinant / METRES_PER_DEGREE,
    longitude: origin.longitude + (sums.xc * sums.yy - sums.yc * sums.xy) / determinant / metresEast,
  };
  const fits = near.every((place) => Math.abs(distanceBetween(position, place) - place.distance) <= TOLERANCE);
  return fits ? position : null;
}
