import type { ReviewReason } from '../contract/orders.ts';
import { type OrderRecord, orderApiOf } from '../domain/order.ts';
import { pointGone, pointReasons } from '../domain/review.ts';
import { LATELY } from '../services/availability.ts';
import { UpstreamError } from '../services/upstream.ts';
import type { Delivery } from './delivery.ts';
import { prepareLabel } from './prepare-label.ts';

/** Milliseconds for asking whether the point takes parcels; an answer is wished for and not needed. */
const AVAILABILITY_DEADLINE = 3_000;

/** Completes an order that has not left yet, or says what stands against it. */
export async function makeReady(delivery: Delivery): Promise<{ record: OrderRecord } | { reasons: ReviewReason[] }> {
  const { merchant } = delivery;
  const record = await withPoint(delivery);
  if (record === 'gone') return { reasons: [pointGone] };
  const reasons = pointReasons(record.delivery, record.personal?.postNumber ?? null, merchant);
  if (reasons.length > 0) return { reasons };
  if (await isKnownGone(delivery, record)) return { reasons: [pointGone] };
  return orderApiOf(merchant) === 'v3-shipments' ? prepareLabel(delivery, record) : { record };
}

/** Looks up the point that was only named when the order was placed. */
async function withPoint({ deps, record, credential }: Delivery): Promise<OrderRecord | 'gone'> {
  const { servicePointId } = record.delivery;
  if (servicePointId === null) return record;
  const servicePoint = await deps.sendcloud.servicePoint(credential, servicePointId);
  return servicePoint === null ? 'gone' : { ...record, delivery: { ...record.delivery, servicePoint, servicePointId: null } };
}

/**
 * A point dies between choice and announcing. When Sendcloud cannot say, or the asking would take from what orders need, the order goes: the
 * announcement itself is the last check.
 */
async function isKnownGone({ deps, merchant, credential }: Delivery, { delivery }: OrderRecord): Promise<boolean> {
  if (!delivery.servicePoint) return false;
  try {
    const asked = { merchant: merchant.id, since: LATELY, deadline: AVAILABILITY_DEADLINE };
    return !(await deps.availability(credential, delivery.servicePoint.id, asked));
  } catch (error) {
    if (error instanceof UpstreamError) return false;
    throw error;
  }
}
