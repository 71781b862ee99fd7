import type { Box, LatLng } from '../sandbox/world/geo.ts';

/** A web map tile: 256 × 256 px, x to the east, y to the south. */
export interface Tile {
  z: number;
  x: number;
  y: number;
}

/** Pixels from a tile's north-west corner; beside the tile they run on. */
export type Pixel = readonly [x: number, y: number];

export const tileSize = 256;

/** Where a position lies in the whole world's square, from 0 to 1. */
export function worldOf({ latitude, longitude }: LatLng): Pixel {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [longitude / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

export const pixelOf = (tile: Tile, world: Pixel): Pixel => [
  (world[0] * 2 ** tile.z - tile.x) * tileSize,
  (world[1] * 2 ** tile.z - tile.y) * tileSize,
];

/** The tile's box in degrees, grown by `margin` pixels on each side. */
export function boxOf(tile: Tile, margin = 0): Box {
  const longitude = (x: number) => ((tile.x + x / tileSize) / 2 ** tile.z - 0.5) * 360;
  const latitude = (y: number) => (Math.atan(Math.sinh((0.5 - (tile.y + y / tileSize) / 2 ** tile.z) * 2 * Math.PI)) * 180) / Math.PI;
  return { west: longitude(-margin), east: longitude(tileSize + margin), north: latitude(-margin), south: latitude(tileSize + margin) };
}

/** Metres that one pixel covers in the middle of the tile. */
export function metresPerPixel(tile: Tile): number {
  const { north, south } = boxOf(tile);
  return (40_075_017 * Math.cos((((north + south) / 2) * Math.PI) / 180)) / (tileSize * 2 ** tile.z);
}

/** SVG path data of a line, to a tenth of a pixel. */
export const lineTo = (points: readonly Pixel[]): string => points.map(([x, y], n) => `${n ? 'L' : 'M'}${tenth(x)} ${tenth(y)}`).join('');

export const tenth = (value: number): number => Math.round(value * 10) / 10;
