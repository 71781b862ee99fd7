import type { DeliveryOption, DeliveryOptions } from '../contract/delivery-options.ts';
import type { QuotedCart } from '../domain/claims.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { Offer } from '../domain/offers.ts';
import { isComplete, onlyChoice, quoteClaims, selectionClaims, selectionReply } from '../domain/selection.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { collectOffers, type Wishes } from './collect-offers.ts';

/** How long a page may show an answer, in milliseconds: as long as its quotes live. */
const shown = 60 * 60_000;

/** The delivery options for a cart, each signed, and why others are not among them. */
export async function quoteDelivery(deps: CheckoutDeps, merchant: Merchant, cart: QuotedCart, wishes: Wishes): Promise<DeliveryOptions> {
  const { offers, notOffered, fallback } = await collectOffers(deps, merchant, cart, wishes);
  const options = await Promise.all(offers.map((offer, index) => signOffer(deps, merchant, cart, offer, `option-${index + 1}`)));
  const now = deps.clock.now();
  return {
    options,
    notOffered,
    source: fallback === null ? 'sendcloud' : 'rates',
    fallback,
    currency: merchant.currency,
    serverTime: new Date(now).toISOString(),
    timeZone: merchant.timeZone,
    expiresAt: earliest(now + shown, offers),
    map: deps.map,
  };
}

/**
 * Signs an offer. Where nothing is left to choose its selection is signed along, so that choosing it costs no request and works even when
 * the proxy has gone away meanwhile.
 */
async function signOffer(deps: CheckoutDeps, merchant: Merchant, cart: QuotedCart, offer: Offer, id: string): Promise<DeliveryOption> {
  const now = deps.clock.now();
  const claims = quoteClaims(offer, { merchant: merchant.id, account: merchant.account, cart }, now);
  const chosen = isComplete(claims) ? selectionClaims(claims, onlyChoice(claims), now) : null;
  const [quote, token] = await Promise.all([deps.tokens.sign(claims), chosen && deps.tokens.sign(chosen)]);
  const { shippingOptionCode: _, dates, ...shownOffer } = offer;
  return {
    id,
    ...shownOffer,
    dates: offer.type === 'nominated-day' ? dates : [],
    quote,
    selection: chosen && token ? selectionReply(chosen, token) : null,
  };
}

/** A same-day option ends at its cut-off, and the list with it. */
function earliest(usual: number, offers: readonly Offer[]): string {
  const ends = offers.flatMap(({ type, cutOff }) => (type === 'same-day' && cutOff !== null ? [Date.parse(cutOff)] : []));
  return new Date(Math.min(usual, ...ends)).toISOString();
}
