import { type Box, overlap } from '../sandbox/world/geo.ts';
import { type Place, placesIn } from '../sandbox/world/places.ts';
import { type Street, streetsOf } from '../sandbox/world/streets.ts';
import { runsIn } from './clip.ts';
import { boxOf, lineTo, metresPerPixel, type Pixel, pixelOf, type Tile, tileSize, worldOf } from './mercator.ts';

/** A street as the tiles need it: in the world's square, with its box at hand. */
interface DrawnStreet {
  name: string;
  kind: Street['kind'];
  line: Pixel[];
  box: Box;
}

/** Places whose streets are kept at hand; the oldest goes first. */
const mostTowns = 60;
const towns = new Map<number, DrawnStreet[]>();

function drawnStreets(place: Place): DrawnStreet[] {
  const known = towns.get(place.id);
  if (known) return known;
  const streets = streetsOf(place).map(
    ({ name, kind, line }): DrawnStreet => ({ name, kind, line: line.map(worldOf), box: boxAroundLine(line) }),
  );
  const oldest = towns.keys().next();
  if (towns.size >= mostTowns && !oldest.done) towns.delete(oldest.value);
  towns.set(place.id, streets);
  return streets;
}

function boxAroundLine(line: Street['line']): Box {
  const latitudes = line.map(({ latitude }) => latitude);
  const longitudes = line.map(({ longitude }) => longitude);
  return { north: Math.max(...latitudes), south: Math.min(...latitudes), east: Math.max(...longitudes), west: Math.min(...longitudes) };
}

export interface StreetRun {
  name: string;
  kind: Street['kind'];
  points: Pixel[];
}

/** The pieces of a place's streets that cross a tile, in its pixels, with what lies `margin` pixels beside it. */
export function streetsOfPlace(tile: Tile, place: Place, margin: number): StreetRun[] {
  const box = boxOf(tile, margin);
  return drawnStreets(place)
    .filter((street) => overlap(street.box, box))
    .flatMap(({ name, kind, line }) => {
      const points = line.map((point) => pixelOf(tile, point));
      return runsIn(points, -margin, tileSize + margin).map((run) => ({ name, kind, points: run }));
    });
}

export const runPath = (runs: readonly StreetRun[]): string => runs.map(({ points }) => lineTo(points)).join('');

/** One straight piece of a street. `index` counts from the street's beginning, the same for every tile. */
export interface StreetPiece {
  name: string;
  kind: Street['kind'];
  index: number;
  from: Pixel;
  to: Pixel;
}

export function streetPiecesIn(tile: Tile, margin: number): StreetPiece[] {
  const box = boxOf(tile, margin);
  const streets = placesIn(box).flatMap((place) => drawnStreets(place).filter((street) => overlap(street.box, box)));
  return streets.flatMap(({ name, kind, line }) => {
    const points = line.map((point) => pixelOf(tile, point));
    return points.slice(1).flatMap((to, index) => {
      const from = points[index] ?? to;
      return runsIn([from, to], -margin, tileSize + margin).length ? [{ name, kind, index, from, to }] : [];
    });
  });
}

/** The places whose built-up area shows in a tile, largest first. */
export const townsIn = (tile: Tile): Place[] => placesIn(boxOf(tile, 24)).filter(({ radius }) => radius / metresPerPixel(tile) > 2);

/** Path data of a place's edge: a round that wavers a little, so that no place looks stamped. */
export function outlinePath(tile: Tile, place: Place): string {
  const [x, y] = pixelOf(tile, worldOf(place));
  const radius = place.radius / metresPerPixel(tile);
  const corners = radius < 8 ? 12 : 36;
  const rim = Array.from({ length: corners }, (_, n): Pixel => {
    const angle = (n * 2 * Math.PI) / corners;
    const reach = radius * (1.04 + 0.06 * Math.sin(3 * angle + place.id) + 0.04 * Math.sin(7 * angle + 2 * place.id));
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
  return `${lineTo(rim)}Z`;
}

/** Path data of rows of houses: the streets moved aside by `offset` pixels, to be stroked in dashes. */
export function houseRows(streets: readonly StreetRun[], offset: number): string {
  return streets.flatMap(({ points }) => [lineTo(beside(points, offset)), lineTo(beside(points, -offset))]).join('');
}

function beside(points: readonly Pixel[], offset: number): Pixel[] {
  return points.map((point, n): Pixel => {
    const [from, to] = [points[Math.max(0, n - 1)] ?? point, points[Math.min(points.length - 1, n + 1)] ?? point];
    const [across, down] = [to[0] - from[0], to[1] - from[1]];
    const length = Math.hypot(across, down) || 1;
    return [point[0] - (down / length) * offset, point[1] + (across / length) * offset];
  });
}
