import { placeNames, streetNames } from './labels.ts';
import { borderPath, landPath } from './land.ts';
import { metresPerPixel, type Tile } from './mercator.ts';
import { areaPath, contourPath, type Octave } from './noise.ts';
import { area, colours, dashes, lettering, stroke } from './paint.ts';
import { roadPath, type Roads } from './roads.ts';
import { streetPiecesIn } from './town.ts';
import { townLayer } from './town-layer.ts';

/** Names reach this far over a tile's edge, in pixels. */
const nameReach = 160;

const rivers: Octave[] = [
  { frequency: 900, strength: 1, seed: 11 },
  { frequency: 3500, strength: 0.22, seed: 12 },
  { frequency: 24_000, strength: 0.03, seed: 13 },
];
const woods: Octave[] = [
  { frequency: 3000, strength: 1, seed: 21 },
  { frequency: 14_000, strength: 0.6, seed: 22 },
  { frequency: 70_000, strength: 0.15, seed: 23 },
];

/**
 * A map tile as SVG, made by code: real coasts, borders and places, invented rivers, woods, parks and roads, and the streets
 * on which the sandbox's service points stand. The same tile is the same text every time, and what crosses an edge goes on
 * in the neighbour.
 */
export function tileSvg(z: number, x: number, y: number): string {
  const tile = { z, x, y };
  const sea = `<rect width="256" height="256" fill="${colours.water}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="256" height="256">${sea}${onLand(tile)}${names(tile)}</svg>`;
}

function onLand(tile: Tile): string {
  const land = landPath(tile);
  if (!land) return '';
  const shore = `<clipPath id="l"><path d="${land}" clip-rule="evenodd"/></clipPath>`;
  const ground = `<path d="${land}" fill="${colours.land}" fill-rule="evenodd"/>`;
  const wood = tile.z >= 7 ? area(areaPath(tile, woods, 0.34), colours.wood) : '';
  const river = tile.z >= 9 ? riverStroke(tile) : '';
  const country = tile.z >= 10 ? roads(tile, 'country') : '';
  const towns = tile.z >= 8 ? townLayer(tile, river) : '';
  const motorways = tile.z >= 7 ? roads(tile, 'motorways') : '';
  const border = tile.z <= 12 ? dashes(borderPath(tile), colours.border, tile.z < 7 ? 0.8 : 1.4, 6, 3) : '';
  return `${shore}${ground}<g clip-path="url(#l)">${wood}${river}${country}${towns}</g>${motorways}${border}`;
}

function riverStroke(tile: Tile): string {
  const width = Math.max(tile.z < 10 ? 0.9 : 1.6, 55 / metresPerPixel(tile));
  return stroke(contourPath(tile, rivers, Math.ceil(width / 16) + 1), colours.water, width);
}

function roads(tile: Tile, kind: Roads): string {
  const path = roadPath(tile, kind);
  const scale = metresPerPixel(tile);
  if (kind === 'motorways') return edged(tile, path, Math.max(tile.z < 9 ? 1 : 2, 26 / scale), colours.motorway, colours.motorwayEdge);
  return edged(tile, path, Math.max(tile.z === 10 ? 0.8 : 2, 12 / scale), colours.street, colours.kerb);
}

const edged = (tile: Tile, path: string, width: number, fill: string, edge: string): string =>
  (tile.z >= 10 ? stroke(path, edge, width + 1.6) : '') + stroke(path, fill, width);

function names(tile: Tile): string {
  const streets = tile.z >= 14 ? streetNames(streetPiecesIn(tile, nameReach), tile.z) : '';
  const places = tile.z >= 3 && tile.z <= 15 ? placeNames(tile) : '';
  return (
    lettering(streets, colours.quietInk, ' font-size="11" dominant-baseline="central"') +
    lettering(places, colours.ink, ' font-weight="500"')
  );
}
