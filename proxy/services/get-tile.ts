import type { Clock, Log } from './ports.ts';
import { ProblemError } from './problem-error.ts';
import { createReadCache } from './read-cache.ts';

/** A map tile as it goes to the page. */
export interface Tile {
  body: Uint8Array<ArrayBuffer>;
  type: string;
}

/** Slippy-map coordinates. */
export interface TileAddress {
  z: number;
  x: number;
  y: number;
}

const hour = 3_600_000;
const types = ['image/png', 'image/jpeg', 'image/webp', 'image/svg+xml'];
const largest = 1_000_000;
const mostBytes = 64_000_000;
const deadline = 5000;

/** Reads tiles from `template` (`https://tiles.example/{z}/{x}/{y}.png`), so that no third party learns where the shopper lives. */
export function createTileReader(deps: {
  template: string;
  fetch: typeof fetch;
  clock: Clock;
  log: Log;
}): (at: TileAddress) => Promise<Tile> {
  const cache = createReadCache<Tile>({
    clock: deps.clock,
    ttl: 24 * hour,
    grace: () => 7 * 24 * hour,
    keep: 30 * 24 * hour,
    pause: 10_000,
    cap: mostBytes,
    weigh: ({ body }) => body.byteLength,
    passing: () => true,
  });
  return async ({ z, x, y }) => {
    if (!exists({ z, x, y })) throw new ProblemError('not-found', { detail: 'There is no such tile.' });
    const url = deps.template.replace('{z}', String(z)).replace('{x}', String(x)).replace('{y}', String(y));
    const { value } = await cache.read(url, () => load(deps, url));
    return value;
  };
}

const exists = ({ z, x, y }: TileAddress): boolean =>
  [z, x, y].every((part) => Number.isInteger(part) && part >= 0) && z <= 20 && x < 2 ** z && y < 2 ** z;

/** A redirect is no image. `manual`, as Cloudflare's runtime knows no `error`, and wants its `fetch` called by that name alone. */
async function load({ fetch, log }: { fetch: typeof globalThis.fetch; log: Log }, url: string): Promise<Tile> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(deadline), redirect: 'manual' });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    const body = new Uint8Array(await response.arrayBuffer());
    if (response.ok && types.includes(type) && body.byteLength <= largest) return { body, type };
    log.warn('tile-refused', { status: response.status });
  } catch (error) {
    log.warn('tile-failed', { error: error instanceof Error ? error.name : 'unknown' });
  }
  throw new ProblemError('upstream-unavailable', { detail: 'The map server does not answer with an image.' });
}
