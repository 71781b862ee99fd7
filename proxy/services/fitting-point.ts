import type { ServicePoint } from '../contract/service-points.ts';
import type { QuoteClaims } from '../domain/claims.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { ProblemError } from './problem-error.ts';
import { UpstreamError } from './upstream.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

/** Milliseconds to wait for the answer whether a point takes parcels now. */
const deadline = 2500;

/**
 * The point with this id, when it is there, takes parcels, and fits what was offered. Throws `service-point-gone` and
 * `service-point-does-not-fit`.
 */
export async function fittingPoint(
  deps: CheckoutDeps,
  merchant: Merchant,
  offered: NonNullable<QuoteClaims['servicePoints']>,
  wanted: { country: string; id: string },
): Promise<ServicePoint> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  const [point, available] = await Promise.all([readPoint(deps, credential, wanted.id), takesParcels(deps, credential, wanted.id)]);
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
export async function takesParcels(deps: CheckoutDeps, credential: Credential, id: string): Promise<boolean> {
  try {
    return await deps.sendcloud.isAvailable(credential, id, { deadline });
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    deps.log.warn('availability-unknown', { reason: error.kind, status: error.status });
    return error.kind !== 'not-found';
  }
}

async function readPoint(deps: CheckoutDeps, credential: Credential, id: string): Promise<ServicePoint | null> {
  try {
    return await deps.points.one(credential, id);
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
