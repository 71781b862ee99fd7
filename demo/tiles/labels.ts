import { type Place, placesIn } from '../sandbox/world/places.ts';
import { boxOf, type Pixel, pixelOf, type Tile, tenth, tileSize, worldOf } from './mercator.ts';
import type { StreetPiece } from './town.ts';

/** Fewest inhabitants of a place that is named, by zoom level from 0. */
const fewestPeople = [9e6, 9e6, 9e6, 3e6, 1e6, 600_000, 250_000, 120_000, 50_000, 25_000, 9000, 3000, 1500];

const fontSize = ({ population }: Place, zoom: number): number =>
  Math.min(20, 11 + Math.max(0, Math.log10(population / 20_000)) * 3) + (zoom > 12 ? 2 : 0);

interface Label {
  place: Place;
  at: Pixel;
  size: number;
  /** Half of its width, by a guess that is rather too wide. */
  half: number;
}

function labelOf(tile: Tile, place: Place): Label {
  const size = fontSize(place, tile.z);
  return { place, at: pixelOf(tile, worldOf(place)), size, half: place.name.length * size * 0.32 + 6 };
}

/**
 * The names of places. One is left out when it would touch a larger place's, shown or not: a rule that every tile decides
 * alike, so that no name is cut where tiles meet.
 */
export function placeNames(tile: Tile): string {
  const fewest = fewestPeople[tile.z] ?? 0;
  const labels = placesIn(boxOf(tile, 300))
    .filter(({ population }) => population >= fewest)
    .map((place) => labelOf(tile, place));
  return labels
    .filter((label, n) => isNear(label) && !labels.slice(0, n).some((larger) => collide(label, larger)))
    .map(({ place, at, size }) => text(place.name, at, size))
    .join('');
}

const isNear = ({ at: [x, y], half, size }: Label): boolean => x + half > 0 && x - half < tileSize && y + size > 0 && y - size < tileSize;

const collide = (a: Label, b: Label): boolean =>
  Math.abs(a.at[0] - b.at[0]) < a.half + b.half && Math.abs(a.at[1] - b.at[1]) < (a.size + b.size) * 0.75;

const text = (name: string, [x, y]: Pixel, size: number): string =>
  `<text x="${tenth(x)}" y="${tenth(y)}" font-size="${tenth(size)}">${escaped(name)}</text>`;

/** The names of streets, written along them between two crossings; main streets only until there is room for all. */
export function streetNames(pieces: readonly StreetPiece[], zoom: number): string {
  const every = zoom >= 17 ? 2 : zoom === 16 ? 3 : zoom === 15 ? 6 : 12;
  return pieces
    .filter(({ kind }) => kind === 'main' || (kind === 'side' && zoom >= 16) || zoom >= 17)
    .filter(({ index }) => index % every === 1)
    .filter(({ name, from, to }) => Math.hypot(to[0] - from[0], to[1] - from[1]) * (every - 1) > name.length * 6)
    .map(({ name, from, to }) => along(name, from, to))
    .join('');
}

function along(name: string, from: Pixel, to: Pixel): string {
  const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2];
  const degrees = (Math.atan2(to[1] - from[1], to[0] - from[0]) * 180) / Math.PI;
  const upright = degrees > 90 ? degrees - 180 : degrees <= -90 ? degrees + 180 : degrees;
  return `<text transform="translate(${tenth(x)} ${tenth(y)}) rotate(${tenth(upright)})">${escaped(name)}</text>`;
}

export const escaped = (name: string): string => name.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
