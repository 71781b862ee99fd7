import type { ServicePoint } from '../contract/service-points.ts';
import { boxOf, type Cell, cellsOver, DEEPEST, levelFor, parentOf, quartersOf } from '../domain/cells.ts';
import { type Box, contains, overlap } from '../domain/geo.ts';
import type { Merchant } from '../domain/merchant.ts';
import { type PackedPoints, packPoints, unpackPoints } from './packed-points.ts';
import { type AskForPoints, type PointScope, pointLifetimes, scopeKey } from './point-source.ts';
import type { Clock } from './ports.ts';
import { type Cached, createReadCache } from './read-cache.ts';
import { mayPass } from './upstream-problem.ts';

/** The points of a box as far as they are known. */
export interface Region {
  points: ServicePoint[];
  /** Nothing is missing. */
  whole: boolean;
  stale: boolean;
  /** Seconds since Sendcloud said the oldest of it. */
  age: number;
}

/** Puts together any box from cells of a fixed grid, which many boxes share. */
export interface PointCells {
  /** The points of a box. At most `calls` questions go to Sendcloud; what they do not reach is missing. Throws when nothing could be read. */
  within(merchant: Merchant, scope: PointScope, box: Box, calls: number): Promise<Region>;
  /** How many questions at least a box would take now. */
  missing(scope: PointScope, box: Box): number;
}

/** `split`: Sendcloud gave as many as it gives, so its quarters are asked. `cut`: the same of a cell that is not split any further. */
interface Known {
  state: 'whole' | 'cut' | 'split';
  points: PackedPoints;
}

/** Sendcloud's most in one answer. */
const MOST = 200;
/** A box that takes more cells of the largest size than this is no street map any more. */
const MOST_CELLS = 64;
const nothing = packPoints([]);

interface Walk {
  merchant: Merchant;
  scope: PointScope;
  box: Box;
  calls: number;
  found: Map<string, Cached<Known>>;
  whole: boolean;
  failure: unknown;
}

export function createPointCells({ ask, clock, cap }: { ask: AskForPoints; clock: Clock; cap: number }): PointCells {
  // An empty cell takes room too: its key, and its entry.
  const weigh = ({ points }: Known): number => points.count + 1;
  const cache = createReadCache<Known>({ ...pointLifetimes(clock), cap, weigh });
  const keyOf = (scope: PointScope, { level, x, y }: Cell): string => `${scopeKey(scope)} ${level}/${x}/${y}`;

  async function load({ merchant, scope }: Walk, cell: Cell): Promise<Known> {
    const { points, cut } = await ask(merchant, scope, { types: null, place: boxOf(cell), limit: MOST });
    if (!cut) return { state: 'whole', points: packPoints(points) };
    return cell.level === DEEPEST ? { state: 'cut', points: packPoints(points) } : { state: 'split', points: nothing };
  }

  /** The largest cell around this one, or itself, that is known from corner to corner. */
  function wholeAround(scope: PointScope, cell: Cell): { key: string; known: Cached<Known> } | null {
    for (let around: Cell | null = cell; around !== null; around = parentOf(around)) {
      const key = keyOf(scope, around);
      const known = cache.peek(key);
      if (known?.value.state === 'whole') return { key, known };
    }
    return null;
  }

  /** null: it could not be asked, and what is in it is missing. */
  async function readCell(walk: Walk, cell: Cell): Promise<Cached<Known> | null> {
    const key = keyOf(walk.scope, cell);
    if (!cache.peek(key)) {
      if (walk.calls === 0) return null;
      walk.calls -= 1;
    }
    try {
      return await cache.read(key, () => load(walk, cell));
    } catch (error) {
      if (!mayPass(error)) throw error;
      walk.failure ??= error;
      return null;
    }
  }

  async function collect(walk: Walk, cell: Cell): Promise<void> {
    const around = wholeAround(walk.scope, cell);
    // Read, not only looked at, so that what is used is kept and renewed.
    const known = around && around.key !== keyOf(walk.scope, cell) ? around.known : await readCell(walk, cell);
    if (known === null || known.value.state === 'cut') walk.whole = false;
    if (known === null) return;
    if (known.value.state !== 'split') walk.found.set(around?.key ?? keyOf(walk.scope, cell), known);
    else await Promise.all(quartersIn(walk.box, cell).map((quarter) => collect(walk, quarter)));
  }

  function missingIn(scope: PointScope, box: Box, cell: Cell): number {
    if (wholeAround(scope, cell)) return 0;
    const known = cache.peek(keyOf(scope, cell));
    if (known?.value.state !== 'split') return known ? 0 : 1;
    return quartersIn(box, cell).reduce((sum, quarter) => sum + missingIn(scope, box, quarter), 0);
  }

  return {
    async within(merchant, scope, box, calls) {
      const walk: Walk = { merchant, scope, box, calls, found: new Map(), whole: true, failure: null };
      const cells = cellsOver(box, levelFor(box), MOST_CELLS);
      if (cells === null) return { points: [], whole: false, stale: false, age: 0 };
      await Promise.all(cells.map((cell) => collect(walk, cell)));
      const found = [...walk.found.values()];
      if (found.length === 0 && walk.failure !== null) throw walk.failure;
      return {
        points: pointsIn(box, found),
        whole: walk.whole,
        stale: walk.failure !== null || found.some(({ stale }) => stale),
        age: Math.max(0, ...found.map(({ age }) => age)),
      };
    },

    missing(scope, box) {
      const cells = cellsOver(box, levelFor(box), MOST_CELLS);
      return cells?.reduce((sum, cell) => sum + missingIn(scope, box, cell), 0) ?? MOST_CELLS;
    },
  };
}

const quartersIn = (box: Box, cell: Cell): Cell[] => quartersOf(cell).filter((quarter) => overlap(boxOf(quarter), box));

/** A point on an edge is in the cells on both sides of it. */
function pointsIn(box: Box, found: readonly Cached<Known>[]): ServicePoint[] {
  const points = found.flatMap(({ value }) => unpackPoints(value.points)).filter((point) => contains(box, point));
  return [...new Map(points.map((point) => [point.id, point])).values()];
}
