import type { DeliveryOptions, NotOffered } from '../contract/delivery-options.ts';
import type { DeliveryType } from '../contract/values.ts';
import { carrierName } from '../domain/carriers.ts';
import type { QuotedCart } from '../domain/claims.ts';
import { carrierAllowed, fence } from '../domain/fence.ts';
import { isPaused, type Merchant, shipsFrom, takesDates } from '../domain/merchant.ts';
import { type Offer, offerFromRate, offerFromSendcloud } from '../domain/offers.ts';
import { applicableRates } from '../domain/rates.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import type { OptionTraits } from './option-traits.ts';
import { ProblemError } from './problem-error.ts';
import { UpstreamError, type UpstreamOption } from './upstream.ts';

/** What a page wants to see of what there is; null: everything, in the order it comes. */
export interface Wishes {
  carriers: readonly string[] | null;
  deliveryTypes: readonly DeliveryType[] | null;
  metadata: Record<string, string>;
}

export const noWishes: Wishes = { carriers: null, deliveryTypes: null, metadata: {} };

type Fallback = DeliveryOptions['fallback'];

export interface Offers {
  offers: Offer[];
  notOffered: NotOffered[];
  /** Why these are the merchant's rates; null when Sendcloud answered. */
  fallback: Fallback;
}

/**
 * Everything the merchant offers for a cart: Sendcloud's published configuration, or the merchant's own rates where there is none or
 * Sendcloud cannot answer in time. Then the fence. Nothing while the merchant is paused. Throws `currency-differs` rather than convert.
 */
export async function collectOffers(deps: CheckoutDeps, merchant: Merchant, cart: QuotedCart, wishes: Wishes): Promise<Offers> {
  if (cart.currency !== merchant.currency) throw currencyDiffers(merchant.currency);
  if (isPaused(merchant)) return { offers: [], notOffered: [], fallback: 'no-configuration' };
  const [answer, traits] = await Promise.all([ask(deps, merchant, cart, wishes.metadata), traitsFor(deps, merchant, cart)]);
  const found = typeof answer === 'string' ? fromRates(merchant, cart, wishes, answer) : fromSendcloud(deps, merchant, cart, answer);
  const rules = {
    merchantCarriers: merchant.carriers ?? null,
    carriers: wishes.carriers,
    deliveryTypes: wishes.deliveryTypes,
    takesDates: takesDates(merchant),
  };
  const { offered, notOffered } = fence(found.offers, rules);
  return {
    ...found,
    offers: offered.map((offer) => described(withTraits(offer, traits), merchant)),
    notOffered: [...notOffered, ...found.notOffered],
  };
}

async function traitsFor(deps: CheckoutDeps, merchant: Merchant, cart: QuotedCart): Promise<Map<string, OptionTraits>> {
  const credential = await deps.merchants.credential(merchant);
  return credential ? deps.traits(merchant, credential, cart) : new Map();
}

function withTraits(offer: Offer, traits: Map<string, OptionTraits>): Offer {
  const known = traits.get(offer.shippingOptionCode);
  if (!known) return offer;
  return { ...offer, requires: known.requires, servicePoints: offer.servicePoints && { ...offer.servicePoints, types: known.types } };
}

/** With the merchant's own sentence, which goes before Sendcloud's. */
const described = (offer: Offer, { texts = {} }: Merchant): Offer =>
  Object.hasOwn(texts, offer.code) ? { ...offer, description: texts[offer.code] ?? null } : offer;

/** Sendcloud's options, or why there are none to be had. */
async function ask(
  deps: CheckoutDeps,
  merchant: Merchant,
  cart: QuotedCart,
  metadata: Record<string, string>,
): Promise<readonly UpstreamOption[] | NonNullable<Fallback>> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) return 'no-configuration';
  const { country, postalCode, weight, orderValue, dimensions } = cart;
  const request = { from: shipsFrom(merchant), to: { country, postalCode }, weight, orderValue, dimensions, metadata };
  try {
    return await deps.quotes(merchant, credential, request);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    deps.log.warn('quote-fell-back', { merchant: merchant.id, reason: error.kind, status: error.status });
    return fallbackFor(error);
  }
}

function fallbackFor(error: UpstreamError): NonNullable<Fallback> {
  if (error.kind === 'timeout') return error.kind;
  return error.kind === 'rate-limited' || error.kind === 'budget' ? 'budget' : 'unavailable';
}

function fromSendcloud(deps: CheckoutDeps, merchant: Merchant, cart: QuotedCart, options: readonly UpstreamOption[]): Offers {
  const foreign = options.find(({ price }) => price && price.currency !== merchant.currency);
  if (foreign?.price) throw currencyDiffers(foreign.price.currency);
  const lane = { from: merchant.shipFrom?.country ?? null, to: cart.country };
  const at = { now: deps.clock.now(), timeZone: merchant.timeZone, lane };
  return { offers: options.map((option) => offerFromSendcloud(option, at)), notOffered: [], fallback: null };
}

function fromRates(merchant: Merchant, cart: QuotedCart, wishes: Wishes, fallback: NonNullable<Fallback>): Offers {
  const { applies, refused } = applicableRates(merchant.rates, cart);
  const standsIn = fallback !== 'no-configuration';
  const offers = applies.map((rate) => {
    const allowed = rate.carriers.filter(
      (carrier) => carrierAllowed(merchant.carriers ?? null, carrier, rate.type) && carrierAllowed(wishes.carriers, carrier, rate.type),
    );
    return offerFromRate(rate, allowed.length > 0 ? allowed : rate.carriers, standsIn);
  });
  const notOffered = refused.map(({ rate, reason }) => {
    const code = rate.carriers[0] ?? '';
    return { title: rate.title, type: rate.type, carrier: { code, name: carrierName(code) }, reason };
  });
  return { offers, notOffered, fallback };
}

const currencyDiffers = (currency: string): ProblemError =>
  new ProblemError('currency-differs', {
    detail: `Prices are in ${currency}; nothing is converted.`,
    fields: [{ field: 'currency', expected: currency }],
  });
