import { readFileSync } from 'node:fs';
import { clipRing, runsIn } from './clip.ts';
import { lineTo, type Pixel, pixelOf, type Tile, tileSize, worldOf } from './mercator.ts';

const data = JSON.parse(readFileSync(new URL('data/land.json', import.meta.url), 'utf8')) as { land: number[][]; borders: number[][] };
const coasts = data.land.map(unpacked);
const borders = data.borders.map(unpacked);

/** Pixels around a tile that are drawn too, so that no stroke shows where tiles meet. */
const margin = 8;

/** Down to this level each tile's land is kept, and cut for its children from what is left. */
const keptLevels = 8;
const kept = new Map<string, readonly Pixel[][]>();

/** Undoes the packing of `data/extract.ts`. */
function unpacked(steps: readonly number[]): Pixel[] {
  const line: Pixel[] = [];
  let [longitude, latitude] = [0, 0];
  for (let n = 0; n + 1 < steps.length; n += 2) {
    longitude += steps[n] ?? 0;
    latitude += steps[n + 1] ?? 0;
    line.push(worldOf({ latitude: latitude / 1000, longitude: longitude / 1000 }));
  }
  return line;
}

/** The land of a tile, in world coordinates: what its parent has, cut smaller. */
function ringsIn(tile: Tile): readonly Pixel[][] {
  const key = `${tile.z}/${tile.x}/${tile.y}`;
  const known = kept.get(key);
  if (known) return known;
  const wider = tile.z === 0 ? coasts : ringsIn({ z: tile.z - 1, x: tile.x >> 1, y: tile.y >> 1 });
  const rings = wider.map((ring) => clipTo(tile, ring)).filter((ring) => ring.length > 2);
  if (tile.z <= keptLevels) kept.set(key, rings);
  return rings;
}

function clipTo(tile: Tile, ring: readonly Pixel[]): Pixel[] {
  const scale = 2 ** tile.z;
  const near = ring.map(([x, y]): Pixel => [x * scale - tile.x, y * scale - tile.y]);
  const reach = margin / tileSize;
  return clipRing(near, -reach, 1 + reach).map(([x, y]): Pixel => [(x + tile.x) / scale, (y + tile.y) / scale]);
}

/** Path data of the land in a tile; fill it by the even-odd rule, as lakes the size of the Caspian are rings of their own. */
export const landPath = (tile: Tile): string =>
  ringsIn(tile)
    .map((ring) => thinned(ring.map((point) => pixelOf(tile, point))))
    .filter((ring) => ring.length > 2)
    .map((ring) => `${lineTo(ring)}Z`)
    .join('');

/** Without the points that lie within a pixel of the one before. */
function thinned(ring: readonly Pixel[]): Pixel[] {
  const kept: Pixel[] = [];
  for (const point of ring) {
    const before = kept.at(-1);
    if (!before || Math.abs(point[0] - before[0]) + Math.abs(point[1] - before[1]) >= 1) kept.push(point);
  }
  return kept;
}

/** Path data of the borders between countries. */
export function borderPath(tile: Tile): string {
  const lines = borders.map((line) => line.map((point) => pixelOf(tile, point)));
  return lines
    .flatMap((line) => runsIn(line, -margin, tileSize + margin))
    .map(lineTo)
    .join('');
}

/** Is there land at a point of the world's square? */
export function isLand([x, y]: Pixel): boolean {
  const scale = 2 ** keptLevels;
  const rings = ringsIn({ z: keptLevels, x: Math.floor(x * scale), y: Math.floor(y * scale) });
  return rings.reduce((inside, ring) => inside !== encloses(ring, x, y), false);
}

function encloses(ring: readonly Pixel[], x: number, y: number): boolean {
  let inside = false;
  let before = ring.at(-1);
  for (const point of ring) {
    if (before && point[1] > y !== before[1] > y && x < ((before[0] - point[0]) * (y - point[1])) / (before[1] - point[1]) + point[0])
      inside = !inside;
    before = point;
  }
  return inside;
}
