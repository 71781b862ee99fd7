import type { OfferedDate } from '../contract/delivery-options.ts';
import type { SelectionReply } from '../contract/selections.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { QuoteClaims } from '../domain/claims.ts';
import type { Merchant } from '../domain/merchant.ts';
import { isPostNumber } from '../domain/post-number.ts';
import { selectionClaims, selectionReply } from '../domain/selection.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { fittingPoint } from './fitting-point.ts';
import { invalidField, ProblemError } from './problem-error.ts';
import { readToken } from './read-token.ts';

/** What the shopper chose on top of a quote. */
export interface ShoppersChoice {
  quote: string;
  deliveryDate: string | null;
  servicePointId: string | null;
  postNumber: string | null;
}

/** Turns a quote and the shopper's choice into a selection to pay with, once the choice is known to fit. */
export async function signSelection(deps: CheckoutDeps, merchant: Merchant, choice: ShoppersChoice): Promise<SelectionReply> {
  const quote = await readToken(deps.tokens, merchant, choice.quote);
  if (quote.kind !== 'quote') throw new ProblemError('invalid-token', { detail: 'This is a selection; send the quote it was made from.' });
  if (deps.clock.now() >= quote.expiresAt * 1000)
    throw new ProblemError('token-expired', { detail: 'Ask for the delivery options again.' });
  const deliveryDate = chosenDate(quote, choice.deliveryDate);
  const servicePoint = await chosenPoint(deps, merchant, quote, choice.servicePointId);
  const postNumber = servicePoint ? knownPostNumber(servicePoint, choice.postNumber) : null;
  const claims = selectionClaims(quote, { deliveryDate, servicePoint, postNumber }, deps.clock.now());
  return selectionReply(claims, await deps.tokens.sign(claims), servicePoint);
}

function chosenDate(quote: QuoteClaims, wanted: string | null): OfferedDate | null {
  const [first, ...others] = quote.dates;
  if (!first) return null;
  if (wanted === null && others.length > 0) throw invalidField('deliveryDate', 'one of the offered dates');
  const date = wanted === null ? first : quote.dates.find((offered) => offered.date === wanted);
  if (!date)
    throw new ProblemError('delivery-date-not-offered', { fields: [{ field: 'deliveryDate', expected: 'one of the offered dates' }] });
  return date;
}

async function chosenPoint(deps: CheckoutDeps, merchant: Merchant, quote: QuoteClaims, id: string | null): Promise<ServicePoint | null> {
  if (!quote.servicePoints) return null;
  if (id === null)
    throw new ProblemError('service-point-needed', { fields: [{ field: 'servicePointId', expected: "a service point's id" }] });
  return fittingPoint(deps, merchant, quote.servicePoints, { country: quote.cart.country, id });
}

function knownPostNumber(point: ServicePoint, postNumber: string | null): string | null {
  if (!point.requires.includes('post-number')) return null;
  if (isPostNumber(postNumber)) return postNumber;
  throw new ProblemError('post-number-needed', { fields: [{ field: 'postNumber', expected: 'six to ten digits' }] });
}
