import type { VerifyProblem, VerifyReply, VerifyRequest } from '../contract/selections.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { Merchant } from '../domain/merchant.ts';
import { differences } from '../domain/verify.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { takesParcels } from './fitting-point.ts';
import { readToken } from './read-token.ts';
import { UpstreamError } from './upstream.ts';

/** No earlier yes will do: after this the order is paid. */
const ASK_NOW = 0;

/**
 * Holds what the page handed over against what the shop's server knows, before payment. A forged or foreign token throws; everything else
 * that is wrong is told in `problems`, and the shop decides.
 */
export async function verifySelection(deps: CheckoutDeps, merchant: Merchant, request: VerifyRequest): Promise<VerifyReply> {
  const claims = await readToken(deps.tokens, merchant, request.token);
  const signed = claims.kind === 'selection' ? claims.servicePoint : null;
  const point = signed && (await pointNow(deps, merchant, signed));
  const gone: VerifyProblem[] = signed && !point ? [goneProblem(signed)] : [];
  const problems = [...differences(claims, request, deps.clock.now()), ...gone];
  const { shippingOptionCode: _, ...option } = claims.option;
  return {
    ok: problems.length === 0,
    price: claims.option.price,
    option,
    deliveryWindow: claims.deliveryWindow,
    servicePoint: point ?? signed,
    problems,
  };
}

/** The point with today's hours, null when it is gone; the signed copy where Sendcloud cannot be asked. */
async function pointNow(deps: CheckoutDeps, merchant: Merchant, signed: ServicePoint): Promise<ServicePoint | null> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) return signed;
  try {
    const [point, available] = await Promise.all([
      deps.points.one(merchant, credential, signed.id),
      takesParcels(deps, merchant, credential, signed.id, ASK_NOW),
    ]);
    return available ? point : null;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    deps.log.warn('point-not-read-again', { merchant: merchant.id, reason: error.kind });
    return signed;
  }
}

const goneProblem = (point: ServicePoint): VerifyProblem => ({
  type: 'service-point-gone',
  detail: 'The service point takes no parcels any more; ask the shopper to choose another.',
  claimed: point.id,
  actual: null,
});
