import type { Place } from '../sandbox/world/places.ts';
import { metresPerPixel, type Tile } from './mercator.ts';
import { areaPath, type Octave } from './noise.ts';
import { area, colours, dashes, stroke } from './paint.ts';
import { houseRows, outlinePath, runPath, type StreetRun, streetsOfPlace, townsIn } from './town.ts';

const parks: Octave[] = [
  { frequency: 36_000, strength: 1, seed: 31 },
  { frequency: 120_000, strength: 0.35, seed: 32 },
];

/** From here on a place is more than its ground. */
const streetsFrom = 12;

/**
 * The places of a tile, the largest first, so that a village keeps its own streets where a city has grown around it. `river`
 * is drawn through them: above the small streets, which end there, and under the main ones, which bridge it.
 */
export function townLayer(tile: Tile, river: string): string {
  const towns = townsIn(tile);
  if (!towns.length) return '';
  const outlines = towns.map((place) => outlinePath(tile, place));
  if (tile.z < streetsFrom) return area(outlines.join(''), colours.town) + river;
  const green = `<defs><g id="g">${area(areaPath(tile, parks, 0.52), colours.park)}${river}</g></defs>`;
  return green + towns.map((place, n) => townPicture(tile, place, outlines[n] ?? '')).join('');
}

function townPicture(tile: Tile, place: Place, outline: string): string {
  const runs = streetsOfPlace(tile, place, 24);
  const small = tile.z >= 13 ? streetStroke(tile, runs, 'side', 9, 0.7) : '';
  const large = (tile.z >= 15 ? streetStroke(tile, runs, 'square', 14, 1) : '') + streetStroke(tile, runs, 'main', 16, 1.3);
  const near = tile.z >= 16 ? houses(tile, runs) : '';
  const ground = area(outline, colours.town);
  return `<clipPath id="c${place.id}"><path d="${outline}"/></clipPath><g clip-path="url(#c${place.id})">${ground}${near}${small}<use href="#g"/>${large}</g>`;
}

function streetStroke(tile: Tile, runs: readonly StreetRun[], kind: StreetRun['kind'], metres: number, least: number): string {
  const path = runPath(runs.filter((run) => run.kind === kind));
  const width = Math.max(least, metres / metresPerPixel(tile));
  return (tile.z >= 14 ? stroke(path, colours.kerb, width + 1.4) : '') + stroke(path, colours.street, width);
}

function houses(tile: Tile, runs: readonly StreetRun[]): string {
  const scale = metresPerPixel(tile);
  const rows = houseRows(
    runs.filter(({ kind }) => kind !== 'square'),
    15 / scale,
  );
  return dashes(rows, colours.house, 11 / scale, 10.5 / scale, 1.5 / scale);
}
