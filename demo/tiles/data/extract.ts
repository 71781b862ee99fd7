/**
 * Makes `land.json` from Natural Earth, by way of the npm package `world-atlas`: `node demo/tiles/data/extract.ts`.
 * Keeps what lies in and around Europe: coast rings, pressed flat against the edge of that box where they leave it, and land
 * borders. Each is a run of whole thousandths of a degree, the first pair absolute and the others steps from the one before.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Position = [longitude: number, latitude: number];

const { feature, mesh } = createRequire(import.meta.url)('topojson-client');
const atlas = createRequire(import.meta.url)('world-atlas/countries-10m.json');

const [west, east, south, north] = [-26, 42, 33, 72];

const inEurope = ([longitude, latitude]: Position): boolean => longitude > west && longitude < east && latitude > south && latitude < north;

/** The tip of Siberia lies beyond the date line; pressed to the west it would turn Europe inside out. */
const pressed = ([longitude, latitude]: Position): Position => [
  longitude < -100 ? east : Math.min(Math.max(longitude, west), east),
  Math.min(Math.max(latitude, south), north),
];

function packed(line: Position[]): number[] {
  const steps: number[] = [];
  let before: Position = [0, 0];
  for (const position of line) {
    const point: Position = [Math.round(position[0] * 1000), Math.round(position[1] * 1000)];
    if (steps.length && point[0] === before[0] && point[1] === before[1]) continue;
    steps.push(point[0] - before[0], point[1] - before[1]);
    before = point;
  }
  return steps;
}

const rings: Position[][] = feature(atlas, atlas.objects.land).features.flatMap(
  (land: { geometry: { coordinates: Position[][][] } }) => land.geometry.coordinates.flat(),
);
const borders: Position[][] = mesh(atlas, atlas.objects.countries, (a: unknown, b: unknown) => a !== b).coordinates;

const json = (lines: Position[][]): string => `[\n${lines.map((line) => JSON.stringify(packed(line))).join(',\n')}\n]`;
const land = rings.filter((ring) => ring.some(inEurope)).map((ring) => ring.map(pressed));
const near = borders.filter((line) => line.some(inEurope)).map((line) => line.filter(inEurope));
writeFileSync(new URL('land.json', import.meta.url), `{"land":${json(land)},\n"borders":${json(near)}}\n`);
