import type { ServicePoint } from '../contract/service-points.ts';
import type { QuoteClaims } from '../domain/claims.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { LATELY } from './availability.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { shopperDeadline } from './patience.ts';
import { ProblemError } from './problem-error.ts';
import { UpstreamError } from './upstream.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

/**
 * The point with this id, when it is there, takes parcels, and fits what was offered. That it takes parcels may have been said `since`
 * milliseconds ago. Throws `service-point-gone` and `service-point-does-not-fit`.
 */
export async function fittingPoint(
  deps: CheckoutDeps,
  merchant: Merchant,
  offered: NonNullable<QuoteClaims['servicePoints']>,
  wanted: { country: string; id: string },
  since = LATELY,
): Promise<ServicePoint> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  const [point, available] = await Promise.all([
    readPoint(deps, merchant, credential, wanted.id),
    takesParcels(deps, merchant, credential, wanted.id, since),
  ]);
  if (!point || !available)
    throw new ProblemError('service-point-gone', { fields: [{ field: 'servicePointId', expected: 'another service point' }] });
  const misfit = misfitOf(point, offered, wanted.country);
  if (misfit)
    throw new ProblemError('service-point-does-not-fit', {
      detail: misfit,
      fields: [{ field: 'servicePointId', expected: 'a point of this option' }],
    });
  return point;
}

/**
 * Whether the point takes parcels now. Where Sendcloud cannot say so, it is taken to: asked again before paying and before delivering,
 * while a refusal here would lose the sale.
 */
export async function takesParcels(
  deps: CheckoutDeps,
  merchant: Merchant,
  credential: Credential,
  id: string,
  since: number,
): Promise<boolean> {
  try {
    return await deps.availability(credential, id, { merchant: merchant.id, since, deadline: shopperDeadline });
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    deps.log.warn('availability-unknown', { reason: error.kind, status: error.status });
    return error.kind !== 'not-found';
  }
}

async function readPoint(deps: CheckoutDeps, merchant: Merchant, credential: Credential, id: string): Promise<ServicePoint | null> {
  try {
    return await deps.points.one(merchant, credential, id);
  } catch (error) {
    throw upstreamProblem(error);
  }
}

function misfitOf(point: ServicePoint, offered: NonNullable<QuoteClaims['servicePoints']>, country: string): string | null {
  if (!offered.carriers.includes(point.carrier))
    return `The option is delivered by ${offered.carriers.join(' or ')}, the point belongs to ${point.carrier}.`;
  if (offered.types && !offered.types.includes(point.type))
    return `The option goes to ${offered.types.join(' or ')}, the point is of type ${point.type}.`;
  return point.country === country ? null : `The option goes to ${country}, the point is in ${point.country}.`;
}
