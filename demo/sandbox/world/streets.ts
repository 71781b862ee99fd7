/**
 * The made-up streets of each place: a grid, turned and bent a little, the same for everyone who asks. Points stand on it,
 * the geocoder reads it and the demo's map draws it, so all three agree without a map of the world.
 */
import { distanceBetween, type LatLng, moved, type Offset, offsetOf } from './geo.ts';
import { type Language, languageOf } from './languages.ts';
import type { Place } from './places.ts';
import { hashOf } from './random.ts';

export { placesIn } from './places.ts';

export interface Street {
  name: string;
  /** A `main` street crosses the whole place; a `side` street is a piece of a line; a `square` is a ring. */
  kind: 'square' | 'main' | 'side';
  line: LatLng[];
}

export interface StreetAddress {
  street: string;
  houseNumber: string;
  /** Where the front door is, on the street's line or a few metres beside it. */
  position: LatLng;
}

/** A street by its place in the grid: lines of `family` 0 run along the second axis, those of 1 along the first. */
interface StreetKey {
  family: 0 | 1;
  index: number;
  piece: number;
}

interface Grid {
  place: Place;
  language: Language;
  /** Metres between parallel streets. */
  spacing: number;
  /** Lines on either side of the middle one. */
  lines: number;
  /** Pieces that a side street's line is cut into. */
  pieces: number;
  angle: number;
  phase: number;
}

const METRES_PER_HOUSE = 12;
const METRES_FROM_KERB = 8;
const MAIN_EVERY = 5;

const grids = new Map<number, Grid>();

function gridOf(place: Place): Grid {
  const known = grids.get(place.id);
  if (known) return known;
  const spacing = 100 + place.radius / 100;
  const grid: Grid = {
    place,
    language: languageOf(place),
    spacing,
    lines: Math.max(2, Math.floor(place.radius / spacing)),
    pieces: Math.max(2, Math.ceil((2 * place.radius) / 1500)),
    angle: (hashOf('angle', place.id) % 90) * (Math.PI / 180),
    phase: hashOf('phase', place.id) % 7,
  };
  grids.set(place.id, grid);
  return grid;
}

/** Bends a point of the straight grid. Neighbouring streets bend together, so crossings stay crossings. */
function bend({ spacing, phase }: Grid, { x, y }: Offset): Offset {
  const length = spacing * 5;
  const depth = spacing * 0.6;
  return { x: x + depth * Math.sin(y / length + phase), y: y + depth * Math.sin(x / length - phase) };
}

/** The inverse of `bend`, by fixed-point iteration; good to centimetres after six rounds. */
function straighten(grid: Grid, bent: Offset): Offset {
  let guess = bent;
  for (let round = 0; round < 12; round++) {
    const there = bend(grid, guess);
    guess = { x: guess.x + bent.x - there.x, y: guess.y + bent.y - there.y };
  }
  return guess;
}

function turn({ x, y }: Offset, angle: number): Offset {
  return { x: x * Math.cos(angle) - y * Math.sin(angle), y: x * Math.sin(angle) + y * Math.cos(angle) };
}

const toMap = (grid: Grid, point: Offset): LatLng => moved(grid.place, turn(bend(grid, point), grid.angle));
const toGrid = (grid: Grid, point: LatLng): Offset => straighten(grid, turn(offsetOf(grid.place, point), -grid.angle));

const isMain = ({ index }: StreetKey): boolean => index % MAIN_EVERY === 0;

/** Where a street begins and ends on its own line, in metres from the middle. */
function spanOf(grid: Grid, key: StreetKey): [from: number, to: number] {
  const half = grid.spacing * grid.lines;
  if (isMain(key)) return [-half, half];
  const length = (2 * half) / grid.pieces;
  return [key.piece * length - half, (key.piece + 1) * length - half];
}

const onLine = (grid: Grid, { family, index }: StreetKey, along: number, beside = 0): Offset =>
  family === 0 ? { x: index * grid.spacing + beside, y: along } : { x: along, y: index * grid.spacing + beside };

/**
 * Deals the names out by a stride through all combinations, from the middle of the place outwards, so that a place repeats one
 * only when it has run out: large cities do, as real ones do.
 */
function nameOf(grid: Grid, { family, index, piece }: StreetKey): string {
  const { streets, words } = grid.language;
  const total = streets.length * words.length;
  const rank = 2 * Math.abs(index) - (index < 0 ? 1 : 0);
  const mains = index === 0 ? 0 : 2 * Math.floor((Math.abs(index) - 1) / MAIN_EVERY) + 1 + (index > 0 && index % MAIN_EVERY === 0 ? 1 : 0);
  const ordinal = 2 * (mains + (rank - mains) * grid.pieces + piece) + family;
  const dealt = (hashOf('names', grid.place.id) + ordinal * 389) % total;
  const name = (streets[dealt % streets.length] ?? '*').replace('*', words[Math.floor(dealt / streets.length)] ?? '');
  return name.charAt(0) + name.slice(1).replace(/(?<=^[A-ZÄÖÜÅÆØ][^ ]*)[A-ZÄÖÜÅÆØ]/g, (letter) => letter.toLowerCase());
}

/** The two squares: around the middle of the place, and a few blocks off. */
function squareCentres(grid: Grid): [name: string, middle: Offset][] {
  const half = grid.spacing / 2;
  return [
    [grid.language.squares[0], { x: half, y: half }],
    [grid.language.squares[1], { x: -half, y: Math.min(3, grid.lines - 1) * grid.spacing - half }],
  ];
}

/** A square's ring, three tenths of a block to each side of its middle. */
function ringAround(grid: Grid, middle: Offset): LatLng[] {
  const reach = grid.spacing * 0.3;
  const corners: [number, number][] = [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
    [-1, -1],
  ];
  return corners.map(([x, y]) => toMap(grid, { x: middle.x + x * reach, y: middle.y + y * reach }));
}

function* keysOf(grid: Grid): Iterable<StreetKey> {
  for (const family of [0, 1] as const) {
    for (let index = -grid.lines; index <= grid.lines; index++) {
      const pieces = isMain({ family, index, piece: 0 }) ? 1 : grid.pieces;
      for (let piece = 0; piece < pieces; piece++) yield { family, index, piece };
    }
  }
}

function lineOf(grid: Grid, key: StreetKey): LatLng[] {
  const [from, to] = spanOf(grid, key);
  const steps = Math.max(2, Math.ceil((to - from) / grid.spacing));
  return Array.from({ length: steps + 1 }, (_, step) => toMap(grid, onLine(grid, key, from + ((to - from) * step) / steps)));
}

/** Does any of the street lie in the round built-up area? The grid itself is square. */
function isBuilt(grid: Grid, key: StreetKey): boolean {
  const [from, to] = spanOf(grid, key);
  const nearest = from > 0 ? from : to < 0 ? to : 0;
  return Math.hypot(key.index * grid.spacing, nearest) <= grid.place.radius;
}

/** All streets of a place. A large city has some thousands: keep the answer. */
export function streetsOf(place: Place): Street[] {
  const grid = gridOf(place);
  const squares = squareCentres(grid).map(([name, middle]): Street => ({ name, kind: 'square', line: ringAround(grid, middle) }));
  const streets = [...keysOf(grid)]
    .filter((key) => isBuilt(grid, key))
    .map((key): Street => ({ name: nameOf(grid, key), kind: isMain(key) ? 'main' : 'side', line: lineOf(grid, key) }));
  return [...squares, ...streets];
}

function houseOn(grid: Grid, key: StreetKey, number: number): StreetAddress {
  const [from, to] = spanOf(grid, key);
  const along = Math.min(to, from + (Math.ceil(number / 2) - 0.5) * METRES_PER_HOUSE);
  const beside = number % 2 === 0 ? METRES_FROM_KERB : -METRES_FROM_KERB;
  return { street: nameOf(grid, key), houseNumber: String(number), position: toMap(grid, onLine(grid, key, along, beside)) };
}

/** The nearest front door to a position: the street it snaps to, the number, and the door itself. */
export function addressAt(place: Place, position: LatLng): StreetAddress {
  const grid = gridOf(place);
  const at = toGrid(grid, position);
  const [square] = squareCentres(grid);
  if (square && Math.hypot(at.x - square[1].x, at.y - square[1].y) < grid.spacing * 0.3)
    return houseOnSquare(grid, square, 1 + (hashOf(at.x, at.y) % 24));
  const key = nearestStreet(grid, at);
  const [from] = spanOf(grid, key);
  const [along, beside] = key.family === 0 ? [at.y, at.x - key.index * grid.spacing] : [at.x, at.y - key.index * grid.spacing];
  const pair = Math.max(0, Math.floor((along - from) / METRES_PER_HOUSE));
  return houseOn(grid, key, 2 * pair + (beside > 0 ? 2 : 1));
}

function nearestStreet(grid: Grid, at: Offset): StreetKey {
  const clamp = (value: number, limit: number): number => Math.max(-limit, Math.min(limit, value));
  const column = clamp(Math.round(at.x / grid.spacing), grid.lines);
  const row = clamp(Math.round(at.y / grid.spacing), grid.lines);
  const family = Math.abs(at.x - column * grid.spacing) <= Math.abs(at.y - row * grid.spacing) ? 0 : 1;
  const [index, along] = family === 0 ? [column, at.y] : [row, at.x];
  const half = grid.spacing * grid.lines;
  const piece = clamp(Math.floor(((along + half) / (2 * half)) * grid.pieces), grid.pieces - 1);
  const key: StreetKey = { family, index, piece: Math.max(0, piece) };
  return isMain(key) ? { ...key, piece: 0 } : key;
}

function houseOnSquare(grid: Grid, [street, middle]: [string, Offset], number: number): StreetAddress {
  const angle = (number / 24) * 2 * Math.PI;
  const reach = grid.spacing * 0.3;
  const position = toMap(grid, { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) });
  return { street, houseNumber: String(number), position };
}

/** Letters and digits only, without accents: how names are compared. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * A street of the place by name, with the door of `houseNumber` or the middle of the street; undefined when there is none.
 * Of several streets with that name, the one nearest to `near`.
 */
export function findStreet(place: Place, name: string, houseNumber?: number, near: LatLng = place): StreetAddress | undefined {
  const grid = gridOf(place);
  const wanted = plain(name);
  const square = squareCentres(grid).find(([street]) => plain(street) === wanted);
  if (square) return houseOnSquare(grid, square, houseNumber ?? 12);
  const candidates = [...keysOf(grid)].filter((key) => isBuilt(grid, key) && plain(nameOf(grid, key)) === wanted);
  const doors = candidates.map((key) => houseOn(grid, key, houseNumber ?? middleNumber(grid, key)));
  return doors.sort((a, b) => distanceBetween(a.position, near) - distanceBetween(b.position, near))[0];
}

function middleNumber(grid: Grid, key: StreetKey): number {
  const [from, to] = spanOf(grid, key);
  return Math.max(1, Math.round((to - from) / METRES_PER_HOUSE));
}
