import type { Credential, Merchant } from '../domain/merchant.ts';
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

/** What a page waits for one answer at most, in milliseconds. */
const deadline = 2500;
const hour = 3_600_000;

/**
 * Sendcloud refuses a search that names any carrier which has no service points in the account, where we cannot know which. Then all of the
 * account's carriers are asked for, as many points as one answer holds; for an hour without trying the names again.
 */
export function createPointSource(sendcloud: Sendcloud, clock: Clock): AskForPoints {
  const refused = new Map<string, number>();
  return async (merchant, scope, search) => {
    const { credential, country, carriers } = scope;
    const ask = (named: readonly string[], limit: number) =>
      sendcloud.findServicePoints(credential, { ...search, country, carriers: [...named], limit }, { deadline, shopperOf: merchant.id });
    if (carriers.length === 0 || clock.now() < (refused.get(scopeKey(scope)) ?? 0))
      return ask([], carriers.length === 0 ? search.limit : 200);
    try {
      return await ask(carriers, search.limit);
    } catch (error) {
      if (!(error instanceof UpstreamError && error.kind === 'refused')) throw error;
      const answer = await ask([], 200);
      refused.set(scopeKey(scope), clock.now() + hour);
      return answer;
    }
  };
}

/**
 * How long points are good for. They change by the week, and a chosen one is asked about again; so they are read anew after half a day, shown
 * up to a day and a half while that is being done, and up to a week, marked, when it cannot be.
 */
export const pointLifetimes = (clock: Clock): Omit<ReadCacheOptions<unknown>, 'cap' | 'weigh'> => ({
  clock,
  ttl: 12 * hour,
  grace: 36 * hour,
  keep: 7 * 24 * hour,
  pause: 5000,
  passing: mayPass,
});
