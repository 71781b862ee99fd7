import { createRateLimit, type Rate, type RateLimit } from '../domain/rate-limit.ts';
import type { Clock } from '../services/ports.ts';
import { ProblemError } from '../services/problem-error.ts';
import type { ProxyContext } from './respond.ts';

/** How much one client and one merchant's pages may ask of this proxy. */
export interface LimitRates {
  /** By one client, of what pages ask. */
  client: Rate;
  /** By one client, of tiles and carriers' marks: a map shows thirty at once. */
  pictures: Rate;
  /** By all pages of one merchant. */
  merchant: Rate;
}

export const usualLimits: LimitRates = {
  client: { perMinute: 1200, burst: 300 },
  pictures: { perMinute: 3000, burst: 1000 },
  merchant: { perMinute: 60_000, burst: 10_000 },
};

/** Each takes one request from what is allowed, and throws `rate-limited` when nothing is left. */
export interface Limits {
  client(c: ProxyContext): void;
  pictures(c: ProxyContext): void;
  merchant(id: string): void;
}

/** A client is known by its address; where none came with the request, as when the handler is mounted elsewhere, it is not limited here. */
export function createLimits(clock: Clock, rates: LimitRates): Limits {
  const client = createRateLimit(rates.client);
  const pictures = createRateLimit(rates.pictures);
  const merchant = createRateLimit(rates.merchant);
  const take = (limit: RateLimit, asker: string | undefined): void => {
    const wait = asker === undefined ? null : limit.take(asker, clock.now());
    if (wait !== null) throw new ProblemError('rate-limited', { retryAfter: wait });
  };
  return {
    client: (c) => take(client, c.env?.client),
    pictures: (c) => take(pictures, c.env?.client),
    merchant: (id) => take(merchant, id),
  };
}
