import type { LatLng } from '../contract/values.ts';

/** Degrees, WGS 84. Never crosses the date line, which is far from every country that has service points. */
export interface Box {
  north: number;
  east: number;
  south: number;
  west: number;
}

/** Metres a degree of latitude is long, on a sphere of 6,371 km. */
export const METRES_PER_DEGREE = 111_195;

export const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres. Good to about 0.5 %, finer than what is shown, so no ellipsoid. */
export function distanceBetween(a: LatLng, b: LatLng): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = latitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(chord));
}

/** The smallest box around a circle of so many metres. */
export function boxAround({ latitude, longitude }: LatLng, metres: number): Box {
  const high = metres / METRES_PER_DEGREE;
  const wide = high / Math.max(0.01, Math.cos(radians(Math.min(89, Math.abs(latitude) + high))));
  return { north: latitude + high, south: latitude - high, east: longitude + wide, west: longitude - wide };
}

/** Edges belong to the box, as they do for Sendcloud. */
export const contains = (box: Box, { latitude, longitude }: LatLng): boolean =>
  latitude <= box.north && latitude >= box.south && longitude <= box.east && longitude >= box.west;

export const overlap = (a: Box, b: Box): boolean => a.north >= b.south && a.south <= b.north && a.east >= b.west && a.west <= b.east;

export const centreOf = ({ north, east, south, west }: Box): LatLng => ({ latitude: (north + south) / 2, longitude: (east + west) / 2 });

/** A part of the map. */
export interface Area {
  box: Box;
  holds(point: LatLng): boolean;
  /** Whether the area and a box may have points in common. */
  touches(box: Box): boolean;
}

export const boxArea = (box: Box): Area => ({
  box,
  holds: (point) => contains(box, point),
  touches: (other) => overlap(box, other),
});

/** All that is at most so many metres away. */
export function circleArea(centre: LatLng, metres: number): Area {
  const clamped = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));
  return {
    box: boxAround(centre, metres),
    holds: (point) => Math.round(distanceBetween(centre, point)) <= metres,
    touches({ north, east, south, west }) {
      const nearest = { latitude: clamped(centre.latitude, south, north), longitude: clamped(centre.longitude, west, east) };
      // Meridians are no parallels: the nearest point of an edge may lie a little nearer than its foot on the flat map.
      return distanceBetween(centre, nearest) <= metres * 1.001 + 1;
    },
  };
}
