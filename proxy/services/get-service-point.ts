import type { OneServicePoint } from '../contract/service-points.ts';
import { carrierAllowed } from '../domain/fence.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

/** One service point, or that it is gone. A point of a carrier outside the merchant's fence is as good as gone. */
export async function getServicePoint(deps: CheckoutDeps, merchant: Merchant, id: string): Promise<OneServicePoint> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  try {
    const point = await deps.points.one(merchant, credential, id);
    const shown = point && carrierAllowed(merchant.carriers ?? null, point.carrier, 'service-point') ? point : null;
    return { point: shown, gone: shown === null };
  } catch (error) {
    throw upstreamProblem(error);
  }
}
