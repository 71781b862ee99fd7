import type { MapPoint } from '../../widget/map/point-map.ts';
import { dice } from '../support/dice.ts';

/** Where both maps look at first. */
export const middle = { latitude: 51.4416, longitude: 5.4697 };

/** Degrees: about 10 km from edge to edge. */
const height = 0.09;
const width = 0.145;

/** A city of so many service points, denser towards the middle; nearest to it first. The same every time. */
export function cityOf(count: number): MapPoint[] {
  const roll = dice(7);
  const offset = () => (roll() + roll()) / 2 - 0.5;
  const points = Array.from({ length: count }, (_, i) => ({
    id: `${i}`,
    name: `Service point ${i}`,
    latitude: middle.latitude + offset() * height,
    longitude: middle.longitude + offset() * width,
  }));
  const away = ({ latitude, longitude }: MapPoint) =>
    Math.hypot((latitude - middle.latitude) / height, (longitude - middle.longitude) / width);
  return points.toSorted((a, b) => away(a) - away(b));
}
