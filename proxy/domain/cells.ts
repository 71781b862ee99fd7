import type { Box } from './geo.ts';

/**
 * A square of degrees in a fixed grid. Level 0 is a quarter of a degree, of which no cell's diagonal reaches the 50 km that Sendcloud allows
 * (39 km at the equator); each level halves it. Sides are powers of two, so that edges are exact.
 */
export interface Cell {
  level: number;
  x: number;
  y: number;
}

/** Cells of this level (about 430 m high) are not split any further: what Sendcloud does not tell of them is told to be missing. */
export const DEEPEST = 6;

const sideAt = (level: number): number => 0.25 / 2 ** level;

export function boxOf({ level, x, y }: Cell): Box {
  const side = sideAt(level);
  return { west: x * side, east: (x + 1) * side, south: y * side, north: (y + 1) * side };
}

/** The level whose cells are as large as the box, or a little larger: four cells at most cover it. */
export function levelFor({ north, east, south, west }: Box): number {
  const side = Math.max(north - south, east - west);
  return Math.max(0, Math.min(DEEPEST, Math.floor(Math.log2(0.25 / side))));
}

/** The cells of a level that cover a box, those about its centre first. At most `most`; null when it takes more. */
export function cellsOver(box: Box, level: number, most: number): Cell[] | null {
  const side = sideAt(level);
  const [west, east] = [Math.floor(box.west / side), Math.floor(box.east / side)];
  const [south, north] = [Math.floor(box.south / side), Math.floor(box.north / side)];
  if ((east - west + 1) * (north - south + 1) > most) return null;
  const cells: Cell[] = [];
  for (let y = south; y <= north; y++) for (let x = west; x <= east; x++) cells.push({ level, x, y });
  const fromCentre = ({ x, y }: Cell): number => Math.hypot(x - (west + east) / 2, y - (south + north) / 2);
  return cells.sort((a, b) => fromCentre(a) - fromCentre(b));
}

export const parentOf = ({ level, x, y }: Cell): Cell | null =>
  level === 0 ? null : { level: level - 1, x: Math.floor(x / 2), y: Math.floor(y / 2) };

export const quartersOf = ({ level, x, y }: Cell): Cell[] =>
  [0, 1].flatMap((dy) => [0, 1].map((dx) => ({ level: level + 1, x: 2 * x + dx, y: 2 * y + dy })));
