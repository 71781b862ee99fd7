import type { ServicePoint, ServicePoints } from '../contract/service-points.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import type { Clock } from './ports.ts';
import { createReadCache, type ReadCacheOptions } from './read-cache.ts';
import { type PointSearch, type PointSearchResult, type Sendcloud, UpstreamError } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

const second = 1000;
const minute = 60 * second;

/** Reads service points through a cache that is kept apart by account. */
export interface PointReader {
  /**
   * Points of the search's carriers, or of all carriers of the account when it names none, but never of others than `allowed` (null: any).
   * While it is fresh, the same search answers the same object, so that its bytes can be made once.
   */
  find(merchant: Merchant, credential: Credential, search: PointSearch, allowed: readonly string[] | null): Promise<ServicePoints>;
  /** null: there is no such point any more. */
  one(merchant: Merchant, credential: Credential, id: string): Promise<ServicePoint | null>;
}

/** What the page waits for at most, in milliseconds. */
const deadline = 2500;

export function createPointReader(sendcloud: Sendcloud, clock: Clock): PointReader {
  const limits: ReadCacheOptions<ServicePoint | null | ServicePoints> = {
    clock,
    ttl: 5 * minute,
    keep: 24 * 60 * minute,
    pause: 10 * second,
    cap: 2000,
    passing: mayPass,
  };
  const searches = createReadCache<ServicePoints>(limits);
  const points = createReadCache<ServicePoint | null>(limits);
  return {
    async find(merchant, credential, search, allowed) {
      const load = async (): Promise<ServicePoints> => {
        const { points: found, cut, place } = await ask(sendcloud, merchant, credential, search);
        const shown = found.filter(({ carrier }) => allowed === null || allowed.includes(carrier));
        return { points: shown, completeness: cut ? 'cut' : 'whole', stale: false, age: 0, place };
      };
      const { value, age, stale } = await searches.read(JSON.stringify([credential.id, search, allowed]), load);
      return stale ? { ...value, points: value.points.map(withoutStatus), stale, age } : value;
    },

    async one(merchant, credential, id) {
      const load = () => sendcloud.servicePoint(credential, id, { deadline, shopperOf: merchant.id });
      const { value, stale } = await points.read(JSON.stringify([credential.id, id]), load);
      return value && stale ? withoutStatus(value) : value;
    },
  };
}

/**
 * Sendcloud refuses a search that names any carrier which has no service points in the account, where we cannot know which. Then all of the
 * account's carriers are asked for, as many points as one answer holds.
 */
async function ask(sendcloud: Sendcloud, merchant: Merchant, credential: Credential, search: PointSearch): Promise<PointSearchResult> {
  try {
    return await sendcloud.findServicePoints(credential, search, { deadline, shopperOf: merchant.id });
  } catch (error) {
    const named = search.carriers.length > 0;
    if (!(named && error instanceof UpstreamError && error.kind === 'refused')) throw error;
    return sendcloud.findServicePoints(credential, { ...search, carriers: [], limit: 200 }, { deadline, shopperOf: merchant.id });
  }
}

/** The week's hours still hold; whether the door is open now was said a while ago. */
const withoutStatus = (point: ServicePoint): ServicePoint => ({ ...point, opening: { status: 'unknown', week: point.opening.week } });
