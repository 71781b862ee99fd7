import type { LatLng } from '../contract/values.ts';
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

/** The largest cells that cover a box, those about its centre first; of more than `most` only these, and then not `all` of them. */
export function rootsOver(box: Box, most: number): { roots: Cell[]; all: boolean } {
  const columns = span(box.west, box.east);
  const rows = span(box.south, box.north);
  const all = columns.length * rows.length <= most;
  const reach = all ? Number.POSITIVE_INFINITY : (Math.sqrt(most) - 1) / 2;
  const [x0, y0] = [columns.middle, rows.middle];
  const roots: Cell[] = [];
  for (let y = Math.max(rows.first, Math.ceil(y0 - reach)); y <= Math.min(rows.last, y0 + reach); y++)
    for (let x = Math.max(columns.first, Math.ceil(x0 - reach)); x <= Math.min(columns.last, x0 + reach); x++)
      roots.push({ level: 0, x, y });
  const fromCentre = ({ x, y }: Cell): number => Math.hypot(x - x0, y - y0);
  return { roots: roots.sort((a, b) => fromCentre(a) - fromCentre(b)), all };
}

/** Which columns, or rows, of the largest cells lie between two edges. */
function span(from: number, to: number): { first: number; last: number; middle: number; length: number } {
  const [first, last] = [Math.floor(from / sideAt(0)), Math.floor(to / sideAt(0))];
  return { first, last, middle: (first + last) / 2, length: last - first + 1 };
}

/** The cell of a level that a place lies in. */
export function cellAt({ latitude, longitude }: LatLng, level: number): Cell {
  const side = sideAt(level);
  return { level, x: Math.floor(longitude / side), y: Math.floor(latitude / side) };
}

export const nameOf = ({ level, x, y }: Cell): string => `${level}/${x}/${y}`;

export const quartersOf = ({ level, x, y }: Cell): Cell[] =>
  [0, 1].flatMap((dy) => [0, 1].map((dx) => ({ level: level + 1, x: 2 * x + dx, y: 2 * y + dy })));
