import type { RecheckReply } from '../contract/selections.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { QuoteClaims, QuotedCart, SelectionClaims } from '../domain/claims.ts';
import type { Merchant } from '../domain/merchant.ts';
import { samePrice } from '../domain/money.ts';
import type { Offer } from '../domain/offers.ts';
import { type Choice, quoteClaims, selectionClaims, selectionReply } from '../domain/selection.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { collectOffers, noWishes } from './collect-offers.ts';
import { findServicePoints } from './find-service-points.ts';
import { fittingPoint } from './fitting-point.ts';
import { ProblemError } from './problem-error.ts';
import { readToken } from './read-token.ts';

/** Rechecking is asking: no earlier answer will do. */
const ASK_AGAIN = 0;

/** What the page knows of the cart now; what it leaves out is as the token says. */
export type CartNow = Partial<Pick<QuotedCart, 'country' | 'postalCode' | 'weight' | 'orderValue' | 'currency'>>;

/**
 * Asks just before paying whether the selection still holds: the option, its day, its price and its point. An old token may be rechecked:
 * when all still holds, a fresh one comes back.
 */
export async function recheckSelection(deps: CheckoutDeps, merchant: Merchant, token: string, now: CartNow): Promise<RecheckReply> {
  const claims = await readToken(deps.tokens, merchant, token);
  if (claims.kind !== 'selection') throw new ProblemError('invalid-token', { detail: 'This is a quote; nothing has been chosen yet.' });
  const cart = { ...claims.cart, ...now };
  const lost = (reason: RecheckReply['reason']): RecheckReply => ({ ok: false, reason, chosen: chosenIn(claims) });
  const quote = await quoteAgain(deps, merchant, claims, cart);
  if (!quote) return lost('option-gone');
  const dateHolds = claims.deliveryDate === null || quote.dates.some(({ date }) => date === claims.deliveryDate?.date);
  if (!dateHolds) return lost('date-gone');
  const servicePoint = await pointAgain(deps, merchant, quote, claims);
  if (servicePoint === 'gone') return { ...lost('service-point-gone'), alternatives: await nearby(deps, merchant, claims) };
  return signAgain(deps, quote, claims, { deliveryDate: claims.deliveryDate, servicePoint, postNumber: claims.postNumber });
}

/** A page that restores a choice knows nothing of it but its token. */
function chosenIn({ option, servicePoint }: SelectionClaims): NonNullable<RecheckReply['chosen']> {
  const { code, type, title, carrier, price, priceFrom, fallback } = option;
  return { option: { code, type, title, carrier, price, priceFrom, fallback }, servicePoint };
}

/**
 * The same option quoted for the cart as it is now. While Sendcloud cannot answer, its own earlier price holds for the very same cart;
 * null when the option is gone.
 */
async function quoteAgain(deps: CheckoutDeps, merchant: Merchant, claims: SelectionClaims, cart: QuotedCart): Promise<QuoteClaims | null> {
  const { offers, fallback } = await collectOffers(deps, merchant, cart, noWishes);
  const of = { merchant: merchant.id, account: merchant.account, cart };
  const same = offers.find(
    (offer) => offer.code === claims.option.code && offer.type === claims.option.type && offer.carrier.code === claims.option.carrier.code,
  );
  if (same) return quoteClaims(same, of, deps.clock.now());
  const cannotSay = fallback !== null && fallback !== 'no-configuration' && claims.option.priceFrom === 'sendcloud';
  return cannotSay && sameCart(claims.cart, cart) ? quoteClaims(asOffered(claims), of, deps.clock.now()) : null;
}

/** The option as the token has it. */
const asOffered = (claims: SelectionClaims): Offer => ({
  ...claims.option,
  description: null,
  deliveryWindow: claims.deliveryWindow,
  cutOff: claims.option.type === 'same-day' ? new Date(claims.expiresAt * 1000).toISOString() : null,
  dates: claims.deliveryDate ? [claims.deliveryDate] : [],
  requires: claims.requires,
  servicePoints: claims.servicePoint && { carriers: [claims.servicePoint.carrier], types: null },
});

const sameCart = (a: QuotedCart, b: QuotedCart): boolean =>
  a.country === b.country &&
  a.postalCode === b.postalCode &&
  a.weight === b.weight &&
  a.orderValue === b.orderValue &&
  a.currency === b.currency;

async function pointAgain(
  deps: CheckoutDeps,
  merchant: Merchant,
  quote: QuoteClaims,
  claims: SelectionClaims,
): Promise<ServicePoint | null | 'gone'> {
  if (!quote.servicePoints || !claims.servicePoint) return null;
  try {
    return await fittingPoint(deps, merchant, quote.servicePoints, { country: quote.cart.country, id: claims.servicePoint.id }, ASK_AGAIN);
  } catch (error) {
    if (error instanceof ProblemError && (error.type === 'service-point-gone' || error.type === 'service-point-does-not-fit'))
      return 'gone';
    if (error instanceof ProblemError && error.type === 'upstream-unavailable') return claims.servicePoint;
    throw error;
  }
}

/** The three points nearest to the one that is gone, of the same carrier; none where they cannot be had. */
async function nearby(deps: CheckoutDeps, merchant: Merchant, { servicePoint, cart }: SelectionClaims): Promise<ServicePoint[]> {
  if (!servicePoint) return [];
  const { id, carrier, latitude, longitude } = servicePoint;
  try {
    const { points } = await findServicePoints(deps, merchant, {
      country: cart.country,
      carriers: [carrier],
      types: null,
      place: { latitude, longitude },
    });
    return points.filter((point) => point.id !== id).slice(0, 3);
  } catch (error) {
    if (error instanceof ProblemError) return [];
    throw error;
  }
}

async function signAgain(deps: CheckoutDeps, quote: QuoteClaims, before: SelectionClaims, choice: Choice): Promise<RecheckReply> {
  const claims = selectionClaims(quote, choice, deps.clock.now());
  const selection = selectionReply(claims, await deps.tokens.sign(claims), choice.servicePoint);
  const [was, now] = [before.option.price, claims.option.price];
  return samePrice(was, now) ? { ok: true, selection } : { ok: false, reason: 'price-changed', was, now, selection };
}
