import type { PointType, Requirement } from '../contract/values.ts';
import type { QuotedCart } from '../domain/claims.ts';
import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { Clock, Log } from './ports.ts';
import { shopperDeadline } from './patience.ts';
import { createReadCache } from './read-cache.ts';
import { type Sendcloud, type ShippingOption, UpstreamError } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

/** What a carrier asks for, beyond what a quote says. `types` null: any kind of point, or none. */
export interface OptionTraits {
  requires: Requirement[];
  types: PointType[] | null;
}

/** Traits by shipping option code. */
export type TraitsReader = (merchant: Merchant, credential: Credential, cart: QuotedCart) => Promise<Map<string, OptionTraits>>;

const hour = 3_600_000;

/**
 * Reads what options require, by account, country and whole kilograms, and keeps it for an hour: Sendcloud counts this question as a write.
 * Without an answer nothing is required, and the carrier's own refusal puts the order in review.
 */
export function createTraitsReader(deps: { sendcloud: Sendcloud; clock: Clock; log: Log }): TraitsReader {
  const cache = createReadCache<Map<string, OptionTraits>>({
    clock: deps.clock,
    ttl: hour,
    keep: 24 * hour,
    pause: 10_000,
    cap: 500,
    passing: mayPass,
  });
  return async (merchant, credential, cart) => {
    const weight = Math.ceil(cart.weight / 1000) * 1000;
    const request = {
      from: shipsFrom(merchant),
      to: { country: cart.country, postalCode: null },
      parcels: [{ weight, dimensions: null }],
      servicePointId: null,
    };
    const load = async () =>
      new Map(
        (await deps.sendcloud.shippingOptions(credential, request, { deadline: shopperDeadline, shopperOf: merchant.id })).map((option) => [
          option.code,
          traitsOf(option),
        ]),
      );
    try {
      return (await cache.read(JSON.stringify([credential.id, request]), load)).value;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      deps.log.warn('traits-unknown', { merchant: merchant.id, reason: error.kind, status: error.status });
      return new Map();
    }
  };
}

/** Post numbers belong to points, which say so themselves. */
const traitsOf = ({ requires, lastMile }: ShippingOption): OptionTraits => ({
  requires: requires.filter((requirement) => requirement !== 'post-number'),
  types: lastMile === 'locker' ? ['locker'] : null,
});
