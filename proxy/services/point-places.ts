import type { MatchedPlace, ServicePoint } from '../contract/service-points.ts';
import type { LatLng } from '../contract/values.ts';
import { locate } from '../domain/locate.ts';
import type { Clock, Shelf } from './ports.ts';
import { createReadCache } from './read-cache.ts';

/** Where a postal code is. Geography, and the same for everyone. `place` is what Sendcloud made of the code. */
export interface KnownPlace {
  position: LatLng;
  /** Metres, a little more than how far the last point was that was shown. */
  reach: number;
  place: MatchedPlace | null;
}

/** There is no such code. */
export interface NoPlace {
  position: null;
  place: MatchedPlace;
}

/** Where postal codes are, from answers to searches for them. */
export interface PointPlaces {
  find(country: string, postalCode: string): Promise<KnownPlace | NoPlace | null>;
  /** Finds out from how far the points of an answer are, nearest first, and keeps it when that is not known yet. */
  learn(at: { country: string; postalCode: string; place: MatchedPlace | null }, points: readonly ServicePoint[]): void;
}

const day = 24 * 3_600_000;
/** Metres to look at least, where all of the points stand at one corner. */
const SHORTEST_REACH = 500;
const CAP = 200_000;

/** Codes come and move with new houses, once in years; one that is not there yet is looked for again after a day. */
export function createPointPlaces({ clock, shelf }: { clock: Clock; shelf: Shelf | null }): PointPlaces {
  const kept = shelf && {
    shelf,
    encode: (place: KnownPlace | NoPlace) => new TextEncoder().encode(JSON.stringify(place)),
    decode: (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as KnownPlace | NoPlace,
  };
  const cache = createReadCache<KnownPlace | NoPlace>({
    clock,
    ttl: ({ position }) => (position === null ? day : 90 * day),
    keep: 90 * day,
    pause: 0,
    cap: CAP,
    passing: () => false,
    ...(kept && { kept }),
  });
  const keyOf = (country: string, postalCode: string): string => `place ${country} ${postalCode}`;

  return {
    async find(country, postalCode) {
      const key = keyOf(country, postalCode);
      await cache.recall([key]);
      return cache.peek(key)?.value ?? null;
    },

    learn({ country, postalCode, place }, points) {
      const key = keyOf(country, postalCode);
      if (place?.status === 'not-found') return cache.put(key, { position: null, place });
      const position = cache.peek(key) ? null : locate(points);
      if (position) cache.put(key, { position, place, reach: Math.max(SHORTEST_REACH, Math.ceil(1.1 * (points.at(-1)?.distance ?? 0))) });
    },
  };
}
