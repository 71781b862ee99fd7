import type { OfferedDate } from '../contract/delivery-options.ts';
import type { SelectionReply } from '../contract/selections.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { QuoteClaims, QuotedCart, QuotedOption, SelectionClaims } from './claims.ts';
import type { AccountKind } from './merchant.ts';
import type { Offer } from './offers.ts';

const minute = 60;

/** How long tokens live, in seconds. */
const lifetime = { quote: 60 * minute, selection: 240 * minute };

/** When a token made now runs out, in epoch seconds. A same-day promise ends with its cut-off. `now` in epoch milliseconds. */
function expiry(kind: 'quote' | 'selection', type: QuotedOption['type'], cutOff: string | null, now: number): number {
  const usual = Math.floor(now / 1000) + lifetime[kind];
  return type === 'same-day' && cutOff !== null ? Math.min(usual, Math.floor(Date.parse(cutOff) / 1000)) : usual;
}

/** What a quote token will say about an offer. */
export function quoteClaims(offer: Offer, of: { merchant: string; account: AccountKind; cart: QuotedCart }, now: number): QuoteClaims {
  const { code, shippingOptionCode, type, title, carrier, price, priceFrom, fallback } = offer;
  return {
    kind: 'quote',
    ...of,
    option: { code, shippingOptionCode, type, title, carrier, price, priceFrom, fallback },
    deliveryWindow: offer.deliveryWindow,
    requires: offer.requires,
    issuedAt: Math.floor(now / 1000),
    expiresAt: expiry('quote', type, offer.cutOff, now),
    cutOff: offer.cutOff,
    dates: offer.dates,
    servicePoints: offer.servicePoints,
  };
}

/** What was chosen on top of a quote. The point's opening times are not signed: they change by the hour. */
export interface Choice {
  deliveryDate: OfferedDate | null;
  servicePoint: ServicePoint | null;
  postNumber: string | null;
}

/** What a selection token will say. What the shopper has told already is no longer required. */
export function selectionClaims(quote: QuoteClaims, choice: Choice, now: number): SelectionClaims {
  const { merchant, account, cart, option, cutOff } = quote;
  const { deliveryDate, servicePoint, postNumber } = choice;
  const requires = new Set([...quote.requires, ...(servicePoint?.requires ?? [])]);
  if (postNumber !== null) requires.delete('post-number');
  return {
    kind: 'selection',
    merchant,
    account,
    cart,
    option,
    deliveryWindow: deliveryDate ? { from: deliveryDate.date, to: deliveryDate.date } : quote.deliveryWindow,
    requires: [...requires],
    issuedAt: Math.floor(now / 1000),
    expiresAt: expiry('selection', option.type, cutOff, now),
    deliveryDate,
    servicePoint: servicePoint && withoutHours(servicePoint),
    postNumber,
  };
}

/** Whether an offer leaves nothing to choose, so that its selection can be signed along with the quote. */
export const isComplete = (quote: QuoteClaims): boolean => quote.servicePoints === null && quote.dates.length <= 1;

/** The choice of an offer that leaves none. */
export const onlyChoice = (quote: QuoteClaims): Choice => ({ deliveryDate: quote.dates[0] ?? null, servicePoint: null, postNumber: null });

/** A selection as the page sees it. `servicePoint` may be a fresher copy, with its opening times. */
export function selectionReply(claims: SelectionClaims, token: string, servicePoint = claims.servicePoint): SelectionReply {
  const { code, type, title, carrier, price, priceFrom, fallback } = claims.option;
  const expiresAt = new Date(claims.expiresAt * 1000).toISOString();
  const option = { code, type, title, carrier, price, priceFrom, fallback };
  const { deliveryWindow, requires } = claims;
  return { token, expiresAt, selection: { token, expiresAt, option, deliveryWindow, servicePoint, requires } };
}

const withoutHours = (point: ServicePoint): ServicePoint => ({ ...point, distance: null, opening: { status: 'unknown', week: null } });
