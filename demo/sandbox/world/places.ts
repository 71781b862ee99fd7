import data from '../data/places.json' with { type: 'json' };
import { type Box, boxAround, type LatLng, overlap } from './geo.ts';

/** A town or city, from GeoNames. */
export interface Place extends LatLng {
  /** Position in the list of all places; stable as long as `places.json` is. */
  id: number;
  name: string;
  country: string;
  population: number;
  /** Metres from the centre to the edge of the built-up area. */
  radius: number;
}

type Row = readonly [name: string, latitude: number, longitude: number, population: number];

const PEOPLE_PER_SQUARE_KILOMETRE = 2_500;
const CELL = 0.5;

const radiusOf = (population: number): number => Math.round(Math.sqrt(population / PEOPLE_PER_SQUARE_KILOMETRE / Math.PI) * 1000);

/** Every place, country by country, the largest of a country first. */
export const places: readonly Place[] = Object.entries(data as unknown as Record<string, readonly Row[]>)
  .flatMap(([country, rows]) => rows.map((row) => ({ country, row })))
  .map(({ country, row: [name, latitude, longitude, population] }, id) => ({
    id,
    name,
    country,
    latitude,
    longitude,
    population,
    radius: radiusOf(population),
  }));

export const countries: readonly string[] = Object.keys(data);

const extentOf = (place: Place): Box => boxAround(place, place.radius);

/** Each grid cell's places, by every cell that a place's extent touches. */
const cells = new Map<string, Place[]>();
for (const place of places) {
  for (const cell of cellsOf(extentOf(place))) {
    const there = cells.get(cell);
    if (there) there.push(place);
    else cells.set(cell, [place]);
  }
}

function* cellsOf(box: Box): Iterable<string> {
  for (let row = Math.floor(box.south / CELL); row <= Math.floor(box.north / CELL); row++) {
    for (let column = Math.floor(box.west / CELL); column <= Math.floor(box.east / CELL); column++) yield `${row},${column}`;
  }
}

/** The places whose built-up area touches the box, largest first. */
export function placesIn(box: Box): Place[] {
  const found = new Set<Place>();
  for (const cell of cellsOf(box)) {
    for (const place of cells.get(cell) ?? []) if (overlap(extentOf(place), box)) found.add(place);
  }
  return [...found].sort((a, b) => b.population - a.population || a.id - b.id);
}
