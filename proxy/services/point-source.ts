import type { Credential, Merchant } from '../domain/merchant.ts';
import { shopperDeadline } from './patience.ts';
import type { Clock } from './ports.ts';
import type { ReadCacheOptions } from './read-cache.ts';
import { type PointSearch, type PointSearchResult, type Sendcloud, UpstreamError } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

/** Whose points, of which country and carriers. An answer to one scope is never shown to another. */
export interface PointScope {
  credential: Credential;
  country: string;
  /** None: all that the account has service points of. */
  carriers: readonly string[];
}

export const scopeKey = ({ credential, country, carriers }: PointScope): string => [credential.id, country, ...carriers].join(' ');

/** Asks Sendcloud for points, for a merchant's shopper. Fails with `UpstreamError`. */
export type AskForPoints = (
  merchant: Merchant,
  scope: PointScope,
  search: Pick<PointSearch, 'types' | 'place' | 'limit'>,
) => Promise<PointSearchResult>;

/** How long points are good for. */
export type PointLifetimes = Pick<ReadCacheOptions<unknown>, 'clock' | 'grace' | 'keep' | 'pause' | 'passing'> & {
  ttl(value: unknown, readAt: number): number;
  down(): boolean;
};

/** Sendcloud's most in one answer. */
export const MOST = 200;

const hour = 3_600_000;
const day = 24 * hour;
const week = 7 * day;
/** Milliseconds since which Sendcloud is taken to answer still. */
const lately = 300_000;
/** 1970-01-05, from which weeks are counted. */
const firstMonday = 4 * day;

/**
 * Sendcloud refuses a search that names any carrier which has no service points in the account, where we cannot know which. Then all of the
 * account's carriers are asked for, as many points as one answer holds; for an hour without trying the names again.
 *
 * Points change by the week, their hours are told for the calendar week, and a chosen point is asked about again: so they are read anew
 * after a day and on Mondays (by UTC), and shown up to a week, marked, when they cannot be. Up to three days they are shown while they are read
 * anew; where nothing was heard of Sendcloud lately that is waited for, since it may be gone. While it does not answer, it is asked again about
 * all that is older than half a day, which marks that, and notices when Sendcloud is back.
 */
export function createPointSource(sendcloud: Sendcloud, clock: Clock): { ask: AskForPoints; lifetimes: PointLifetimes } {
  const refused = new Map<string, number>();
  let answering = true;
  let heardAt = Number.NEGATIVE_INFINITY;

  async function search(
    merchant: Merchant,
    { credential, country }: PointScope,
    wanted: Omit<PointSearch, 'country'>,
  ): Promise<PointSearchResult> {
    try {
      const answer = await sendcloud.findServicePoints(
        credential,
        { ...wanted, country },
        { deadline: shopperDeadline, shopperOf: merchant.id },
      );
      answering = true;
      heardAt = clock.now();
      return answer;
    } catch (error) {
      if (error instanceof UpstreamError && (error.kind === 'unavailable' || error.kind === 'timeout')) answering = false;
      throw error;
    }
  }

  async function ask(merchant: Merchant, scope: PointScope, wanted: Parameters<AskForPoints>[2]): Promise<PointSearchResult> {
    const key = scopeKey(scope);
    const named = [...scope.carriers];
    if (named.length === 0) return search(merchant, scope, { ...wanted, carriers: [] });
    if (clock.now() < (refused.get(key) ?? 0)) return search(merchant, scope, { ...wanted, carriers: [], limit: MOST });
    try {
      return await search(merchant, scope, { ...wanted, carriers: named });
    } catch (error) {
      if (!(error instanceof UpstreamError && error.kind === 'refused')) throw error;
      const answer = await search(merchant, scope, { ...wanted, carriers: [], limit: MOST });
      refused.set(key, clock.now() + hour);
      return answer;
    }
  }

  const untilMonday = (at: number): number => week - ((at - firstMonday) % week);
  const ttl = (_: unknown, readAt: number): number => Math.min(answering ? day : day / 2, untilMonday(readAt));
  const known = (): boolean => !answering || clock.now() - heardAt < lately;
  return {
    ask,
    lifetimes: { clock, ttl, grace: () => (known() ? 3 * day : 0), keep: week, pause: 5000, passing: mayPass, down: () => !answering },
  };
}
