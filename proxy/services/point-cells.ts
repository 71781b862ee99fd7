import type { ServicePoint } from '../contract/service-points.ts';
import { boxOf, type Cell, DEEPEST, nameOf, quartersOf, rootsOver } from '../domain/cells.ts';
import type { Area } from '../domain/geo.ts';
import type { Merchant } from '../domain/merchant.ts';
import { createDenseCells, type DenseCells } from './dense-cells.ts';
import { decodeCell, encodeCell, type KnownCell, splitCell } from './known-cell.ts';
import { packPoints, unpackPoints } from './packed-points.ts';
import { type AskForPoints, MOST, type PointLifetimes, type PointScope, scopeKey } from './point-source.ts';
import type { Shelf } from './ports.ts';
import { type Cached, createReadCache } from './read-cache.ts';
import { mayPass } from './upstream-problem.ts';

/** The points of an area as far as they are known. */
export interface Region {
  points: ServicePoint[];
  /** Nothing is missing. */
  whole: boolean;
  stale: boolean;
  /** Seconds since Sendcloud said the oldest of it. */
  age: number;
  /** Why something could not be read; null when nothing failed. */
  failure: unknown;
}

/** What an answer may cost. */
export interface Cost {
  /** Questions to Sendcloud. */
  calls: number;
  /** Milliseconds of waiting after which no more of them are begun. */
  patience: number;
  /** Whether a part is worth asking for where the calls do not reach for all. */
  partly: boolean;
}

/** Puts together any area from cells of a fixed grid, which many areas share. */
export interface PointCells {
  /** The points of an area. What its cost does not reach is missing. */
  within(merchant: Merchant, scope: PointScope, area: Area, cost: Cost): Promise<Region>;
  learn: DenseCells['learn'];
}

export interface PointCellsOptions {
  ask: AskForPoints;
  lifetimes: PointLifetimes;
  /** How many points are kept in memory. */
  cap: number;
  /** Where cells also rest; null: nowhere. */
  shelf: Shelf | null;
}

/** An area over more of the largest cells is no street map any more: what is known about its middle is shown, and nothing is asked for it. */
const MOST_ROOTS = 64;

/** One putting together. */
interface Walk {
  merchant: Merchant;
  scope: PointScope;
  calls: number;
  /** Whether anybody waited for Sendcloud. */
  waited: boolean;
  failure: unknown;
}

export function createPointCells({ ask, lifetimes, cap, shelf }: PointCellsOptions): PointCells {
  const cache = createReadCache<KnownCell>({
    ...lifetimes,
    cap,
    // An empty cell takes room too: its key, and its entry.
    weigh: ({ points }) => points.count + 1,
    ...(shelf && { kept: { shelf, encode: encodeCell, decode: decodeCell } }),
  });
  const { clock } = lifetimes;
  const dense = createDenseCells();
  const keyOf = (scope: PointScope, cell: Cell): string => `${scopeKey(scope)} ${nameOf(cell)}`;

  /** Whether the quarters are asked and not the cell: it was too much before, here or, where nothing is known of it, for another account. */
  function isSplit(scope: PointScope, cell: Cell): boolean {
    const last = cache.last(keyOf(scope, cell));
    return last ? last.state === 'split' : dense.has(scope, cell);
  }

  async function load({ merchant, scope }: Walk, cell: Cell): Promise<KnownCell> {
    if (isSplit(scope, cell)) return splitCell;
    const { points, cut } = await ask(merchant, scope, { types: null, place: boxOf(cell), limit: MOST });
    if (!cut) return { state: 'whole', points: packPoints(points) };
    if (cell.level === DEEPEST) return { state: 'cut', points: packPoints(points) };
    dense.note(scope, cell);
    return splitCell;
  }

  /** null: it could not be asked, and what is in it is missing. */
  async function readCell(walk: Walk, cell: Cell): Promise<Cached<KnownCell> | null> {
    const key = keyOf(walk.scope, cell);
    const known = cache.peek(key);
    if (!known?.fresh && !isSplit(walk.scope, cell)) {
      if (walk.calls === 0) return known ?? null;
      walk.calls -= 1;
      walk.waited ||= known === undefined;
    }
    try {
      return await cache.read(key, () => load(walk, cell));
    } catch (error) {
      if (!mayPass(error)) throw error;
      walk.failure ??= error;
      return null;
    }
  }

  const isKnown = ({ scope }: Walk, cell: Cell): boolean => cache.peek(keyOf(scope, cell)) !== undefined || isSplit(scope, cell);

  async function readAll(walk: Walk, cells: readonly Cell[], partly: boolean): Promise<(readonly [Cell, Cached<KnownCell> | null])[]> {
    await cache.recall(cells.map((cell) => keyOf(walk.scope, cell)));
    if (!partly && cells.filter((cell) => !isKnown(walk, cell)).length > walk.calls) walk.calls = 0;
    return Promise.all(cells.map(async (cell) => [cell, await readCell(walk, cell)] as const));
  }

  return {
    async within(merchant, scope, area, { calls, patience, partly }) {
      const began = clock.now();
      const { roots, all } = rootsOver(area.box, MOST_ROOTS);
      const walk: Walk = { merchant, scope, calls: all ? calls : 0, waited: false, failure: null };
      const found: Cached<KnownCell>[] = [];
      let whole = all;
      for (let cells = touching(area, roots); cells.length > 0; ) {
        const read = await readAll(walk, cells, partly);
        cells = [];
        for (const [cell, known] of read) {
          if (known === null || known.value.state === 'cut') whole = false;
          if (known?.value.state === 'split') cells.push(...touching(area, quartersOf(cell)));
          else if (known) found.push(known);
        }
        if (walk.failure !== null || (walk.waited && clock.now() - began >= patience)) walk.calls = 0;
      }
      return { ...together(area, found), whole, stale: walk.failure !== null || found.some(({ stale }) => stale), failure: walk.failure };
    },

    learn: dense.learn,
  };
}

const touching = (area: Area, cells: readonly Cell[]): Cell[] => cells.filter((cell) => area.touches(boxOf(cell)));

/** A point on an edge is in the cells on both sides of it. */
function together(area: Area, found: readonly Cached<KnownCell>[]): Pick<Region, 'points' | 'age'> {
  const points = found.flatMap(({ value }) => unpackPoints(value.points)).filter(area.holds);
  return { points: [...new Map(points.map((point) => [point.id, point])).values()], age: Math.max(0, ...found.map(({ age }) => age)) };
}
