import type { MatchedPlace } from '../contract/service-points.ts';
import { type PackedPoints, packPoints, unpackPoints } from './packed-points.ts';
import { type PointLifetimes, type PointScope, scopeKey } from './point-source.ts';
import type { Shelf } from './ports.ts';
import { type Cached, createReadCache, type Kept } from './read-cache.ts';
import type { PointSearch, PointSearchResult } from './upstream.ts';

/** What a search that went to Sendcloud as it was brought. */
export interface DirectAnswer {
  points: PackedPoints;
  cut: boolean;
  place: MatchedPlace | null;
  /** It is to be found in cells as well, and need not be kept for long. */
  inCells: boolean;
}

type Search = Pick<PointSearch, 'types' | 'place' | 'limit'>;

/** Answers to searches as they were asked, by account, country and carriers. */
export interface DirectPoints {
  /** Whether there is one in memory that need not be asked for again yet. */
  isFresh(scope: PointScope, search: Search): boolean;
  /** Whether there is one, in memory or on the shelf, that can be shown without waiting. */
  has(scope: PointScope, search: Search): Promise<boolean>;
  read(scope: PointScope, search: Search, load: () => Promise<DirectAnswer>): Promise<Cached<DirectAnswer>>;
}

const hour = 3_600_000;

/** Places without a person in them are kept as long as points are, on the shelf too; an address that somebody typed a day, in memory. */
export function createDirectPoints(options: { lifetimes: PointLifetimes; cap: number; shelf: Shelf | null }): DirectPoints {
  const { lifetimes, cap, shelf } = options;
  const weigh = ({ points }: DirectAnswer): number => points.count + 1;
  const places = createReadCache<DirectAnswer>({ ...lifetimes, cap, weigh, ...(shelf && { kept: keptOn(shelf) }) });
  const addresses = createReadCache<DirectAnswer>({ ...lifetimes, ttl: () => hour, grace: () => 0, keep: 24 * hour, cap: cap / 4, weigh });
  const cacheFor = ({ place }: Search) => ('latitude' in place || postalCodeOf(place) !== null ? places : addresses);
  const keyOf = (scope: PointScope, search: Search): string => `${scopeKey(scope)} ${JSON.stringify(search)}`;
  return {
    isFresh: (scope, search) => cacheFor(search).peek(keyOf(scope, search))?.fresh ?? false,
    async has(scope, search) {
      const key = keyOf(scope, search);
      await cacheFor(search).recall([key]);
      return cacheFor(search).peek(key) !== undefined;
    },
    read: (scope, search, load) => cacheFor(search).read(keyOf(scope, search), load),
  };
}

export const directAnswer = ({ points, cut, place }: PointSearchResult, inCells: boolean): DirectAnswer => ({
  points: packPoints(points),
  cut,
  place,
  inCells,
});

/** The code, where nothing but a postal code was asked for. */
export const postalCodeOf = (place: PointSearch['place']): string | null =>
  'postalCode' in place && place.postalCode !== undefined && Object.keys(place).length === 1 ? place.postalCode : null;

const VERSION = 1;

const keptOn = (shelf: Shelf): Kept<DirectAnswer> => ({
  shelf,
  encode({ points, cut, place, inCells }) {
    return inCells ? null : new TextEncoder().encode(JSON.stringify({ version: VERSION, points: unpackPoints(points), cut, place }));
  },
  decode(bytes) {
    const { version, points, cut, place } = JSON.parse(new TextDecoder().decode(bytes));
    return version === VERSION ? { points: packPoints(points), cut, place, inCells: false } : null;
  },
});
