import type { ServicePoint, ServicePoints } from '../contract/service-points.ts';
import type { MapSource } from '../contract/values.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { openingAt } from '../domain/opening.ts';
import { shopperDeadline } from './patience.ts';
import { type Asked, createPointSearch, type PointSearchOptions } from './point-search.ts';
import { createReadCache } from './read-cache.ts';
import { createShownPoints } from './shown-points.ts';
import type { PointSearch } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

/** Reads service points through caches that are kept apart by account. */
export interface PointReader {
  /**
   * Points of the search's carriers, or of all carriers of the account when it names none, but never of others than `allowed` (null: any).
   * For a minute the same search answers the same object, so that its bytes can be made once.
   */
  find(merchant: Merchant, credential: Credential, search: PointSearch, allowed: readonly string[] | null): Promise<ServicePoints>;
  /** null: there is no such point any more. While Sendcloud cannot be asked, a point that was shown lately is taken to be there. */
  one(merchant: Merchant, credential: Credential, id: string): Promise<ServicePoint | null>;
}

const minute = 60_000;

/** `map` goes with every answer, for pages that ask for nothing else. */
export function createPointReader(options: PointSearchOptions & { map: MapSource | null }): PointReader {
  const { sendcloud, clock, map } = options;
  const look = createPointSearch(options);
  const memory = { clock, pause: 5000, passing: mayPass };
  const answers = createReadCache<ServicePoints>({
    ...memory,
    ttl: ({ stale }) => (stale ? 0 : minute),
    keep: 0,
    cap: 50_000,
    weigh: ({ points }) => points.length + 1,
  });
  const single = createReadCache<ServicePoint | null>({ ...memory, ttl: 5 * minute, keep: 24 * 60 * minute, cap: 2000 });

  const shownPoints = createShownPoints();

  return {
    async find(merchant, credential, search, allowed) {
      const { country, carriers, ...rest } = search;
      const wanted = ({ carrier, type }: ServicePoint): boolean =>
        (allowed === null || allowed.includes(carrier)) && (search.types === null || search.types.includes(type));
      const asked: Asked = { merchant, scope: { credential, country, carriers }, search: rest, wanted };
      const load = async (): Promise<ServicePoints> => {
        const { points, cut, stale, age, place } = await look(asked);
        const shown = points.map((point) => ({ ...point, opening: openingNow(point, stale, clock.now()) }));
        shownPoints.note(credential, shown);
        return { points: shown, completeness: cut ? 'cut' : 'whole', stale, age: stale ? age : 0, place, map };
      };
      return (await answers.read(JSON.stringify([credential.id, search, allowed]), load)).value;
    },

    async one(merchant, credential, id) {
      const load = () => sendcloud.servicePoint(credential, id, { deadline: shopperDeadline, shopperOf: merchant.id });
      try {
        const { value, stale } = await single.read(JSON.stringify([credential.id, id]), load);
        return value && { ...value, opening: openingNow(value, stale, clock.now()) };
      } catch (error) {
        const shown = mayPass(error) ? shownPoints.find(credential, id) : undefined;
        if (!shown) throw error;
        return { ...shown, distance: null, opening: openingNow(shown, true, clock.now()) };
      }
    },
  };
}

/** The week's hours hold for long; whether the door is open is for now, and not to be said of what may have changed. */
function openingNow({ opening, country }: ServicePoint, stale: boolean, now: number): ServicePoint['opening'] {
  return stale ? { status: 'unknown', week: opening.week } : openingAt(opening.week, opening.nextOpenAt, country, now);
}
