import type { VerifyProblem, VerifyRequest } from '../contract/selections.ts';
import type { Claims } from './claims.ts';
import { minorUnits } from './money.ts';

/** What the shop's server knows of the order it is about to be paid for. */
export type KnownOrder = Omit<VerifyRequest, 'token'>;

/** Holds what a token claims against what the shop knows. `now` in epoch milliseconds. Empty when all of it is true. */
export function differences(claims: Claims, known: KnownOrder, now: number): VerifyProblem[] {
  return [...ageProblems(claims, now), ...cartProblems(claims, known), ...choiceProblems(claims, known)];
}

/** Postal codes are the same when only spaces, hyphens or case differ. */
export const samePostalCode = (a: string, b: string): boolean => bare(a) === bare(b);

const bare = (postalCode: string): string => postalCode.replaceAll(/[\s-]/g, '').toUpperCase();

function ageProblems(claims: Claims, now: number): VerifyProblem[] {
  if (now < claims.expiresAt * 1000) return [];
  const [claimed, actual] = [new Date(claims.expiresAt * 1000).toISOString(), new Date(now).toISOString()];
  return [{ type: 'token-expired', detail: 'The selection is too old; ask the shopper to choose again.', claimed, actual }];
}

function cartProblems({ cart }: Claims, known: KnownOrder): VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  if (cart.weight !== known.weight)
    problems.push({
      type: 'weight-differs',
      detail: 'The price was quoted for another weight (grams).',
      claimed: String(cart.weight),
      actual: String(known.weight),
    });
  if (minorUnits(cart.orderValue) !== minorUnits(known.orderValue))
    problems.push({
      type: 'order-value-differs',
      detail: 'The price was quoted for another order value.',
      claimed: cart.orderValue,
      actual: known.orderValue,
    });
  if (cart.currency !== known.currency)
    problems.push({
      type: 'currency-differs',
      detail: 'The price was quoted in another currency.',
      claimed: cart.currency,
      actual: known.currency,
    });
  const { country, postalCode } = known.address;
  if (cart.country !== country || !samePostalCode(cart.postalCode ?? '', postalCode))
    problems.push({
      type: 'address-differs',
      detail: 'The price was quoted for another place.',
      claimed: [cart.country, cart.postalCode].filter(Boolean).join(' '),
      actual: `${country} ${postalCode}`,
    });
  return problems;
}

function choiceProblems(claims: Claims, known: KnownOrder): VerifyProblem[] {
  const problems: VerifyProblem[] = [];
  const price = claims.option.price;
  if (known.price !== undefined && (price === null || minorUnits(price.value) !== minorUnits(known.price)))
    problems.push({
      type: 'price-differs',
      detail: 'The page showed another price than the one that was signed.',
      claimed: known.price,
      actual: price?.value ?? null,
    });
  const pointId = claims.kind === 'selection' ? (claims.servicePoint?.id ?? null) : null;
  if (known.servicePointId !== undefined && known.servicePointId !== pointId)
    problems.push({
      type: 'service-point-differs',
      detail: 'The page showed another service point than the one that was signed.',
      claimed: known.servicePointId,
      actual: pointId,
    });
  return [...problems, ...missing(claims)];
}

/** A quote in the form means that something was still to be chosen. */
function missing(claims: Claims): VerifyProblem[] {
  if (claims.kind === 'selection') return [];
  if (claims.servicePoints)
    return [{ type: 'service-point-missing', detail: 'No service point has been chosen.', claimed: null, actual: null }];
  if (claims.dates.length > 1)
    return [{ type: 'delivery-date-missing', detail: 'No delivery day has been chosen.', claimed: null, actual: null }];
  return [];
}
