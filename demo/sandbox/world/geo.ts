/** Degrees, WGS 84. */
export interface LatLng {
  latitude: number;
  longitude: number;
}

/** Degrees; a box never crosses the date line, which is far from every country of the sandbox. */
export interface Box {
  north: number;
  east: number;
  south: number;
  west: number;
}

/** Metres east and north of some origin. */
export interface Offset {
  x: number;
  y: number;
}

const METRES_PER_DEGREE = 111_195;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres on a sphere of 6,371 km. */
export function distanceBetween(a: LatLng, b: LatLng): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const chord = latitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude ** 2;
  return 2 * 6_371_000 * Math.asin(Math.sqrt(chord));
}

/** The point `offset` metres away; flat earth, good to a metre within a city. */
export function moved(origin: LatLng, offset: Offset): LatLng {
  return {
    latitude: origin.latitude + offset.y / METRES_PER_DEGREE,
    longitude: origin.longitude + offset.x / (METRES_PER_DEGREE * Math.cos(radians(origin.latitude))),
  };
}

/** The inverse of `moved`. */
export function offsetOf(origin: LatLng, point: LatLng): Offset {
  return {
    x: (point.longitude - origin.longitude) * METRES_PER_DEGREE * Math.cos(radians(origin.latitude)),
    y: (point.latitude - origin.latitude) * METRES_PER_DEGREE,
  };
}

/** The smallest box around a circle of `metres`. */
export function boxAround(centre: LatLng, metres: number): Box {
  const { latitude: north, longitude: east } = moved(centre, { x: metres, y: metres });
  return { north, east, south: 2 * centre.latitude - north, west: 2 * centre.longitude - east };
}

export const contains = (box: Box, { latitude, longitude }: LatLng): boolean =>
  latitude <= box.north && latitude >= box.south && longitude <= box.east && longitude >= box.west;

export const overlap = (a: Box, b: Box): boolean => a.north >= b.south && a.south <= b.north && a.east >= b.west && a.west <= b.east;
