import { bandOf } from '../domain/bands.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { minorUnits } from '../domain/money.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Clock } from './ports.ts';
import { shopperDeadline } from './patience.ts';
import { createReadCache } from './read-cache.ts';
import { type QuoteRequest, type Sendcloud, UpstreamError, type UpstreamOption } from './upstream.ts';

/** Sendcloud's options for a cart, or that nothing is published to take them from. Fails with `UpstreamError`. */
export type QuoteReader = (merchant: Merchant, credential: Credential, request: QuoteRequest) => Promise<Quoted>;

export type Quoted = readonly UpstreamOption[] | 'no-configuration';

/** Milliseconds a price may be shown at most. */
const LONGEST = 5 * 60_000;

/**
 * Reads quotes, and keeps each by all that can change it until the next cut-off, five minutes at most: Sendcloud counts a quote as a write,
 * of which an account has a hundred a minute. A price that cannot be read again is not shown, however lately it was true.
 */
export function createQuoteReader({ sendcloud, clock }: { sendcloud: Sendcloud; clock: Clock }): QuoteReader {
  const cache = createReadCache<Quoted>({ clock, ttl: untilCutOff, keep: 0, pause: 0, cap: 20_000, passing: () => false });
  return async (merchant, credential, request) => {
    const load = async (): Promise<Quoted> => {
      try {
        return await sendcloud.quote(credential, request, { deadline: shopperDeadline, shopperOf: merchant.id });
      } catch (error) {
        if (error instanceof UpstreamError && error.kind === 'no-configuration') return 'no-configuration';
        throw error;
      }
    };
    return (await cache.read(keyOf(merchant, credential, request), load)).value;
  };
}

/** Within the merchant's bands of weight and value all carts are the same to its configuration. */
function keyOf({ bands = {} }: Merchant, { id }: Credential, { weight, orderValue, ...rest }: QuoteRequest): string {
  const value = bandOf((bands.values ?? []).map(minorUnits), minorUnits(orderValue));
  return canonicalJson([id, bandOf(bands.weights ?? [], weight), value, rest]);
}

/** Milliseconds from its reading on until one of the options can no longer be had as it was said. */
function untilCutOff(quoted: Quoted, readAt: number): number {
  if (quoted === 'no-configuration') return LONGEST;
  const cutOffs = quoted.flatMap(({ cutOff }) => (cutOff === null ? [] : [Date.parse(cutOff) - readAt]));
  return Math.min(LONGEST, ...cutOffs.filter((left) => left > 0));
}
