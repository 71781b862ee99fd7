import type { OrderState, OrderView } from '../contract/orders.ts';
import type { ServicePoint } from '../contract/service-points.ts';
import type { Merchant } from '../domain/merchant.ts';
import { clearedState, isAboutPoint, type OrderRecord, stateWith, stateWords } from '../domain/order.ts';
import { pointReasons } from '../domain/review.ts';
import { isStranded, strandedOf } from '../domain/stranded.ts';
import { accountNow, asked } from './order-account.ts';
import { changeOrder, findOrder, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

const changeable: OrderState[] = ['accepted', 'held', 'review', 'needs-service-point', 'recorded'];
const isChangeable = ({ state }: OrderRecord): boolean => changeable.includes(state);

/**
 * Sends an order that `may` still change to another point. What else stood against it still stands, also that its merchant has moved to
 * another account, which is the one that is asked about the point. Not while an attempt is out
 * whose end nobody knows: its parcel may already go to the old point.
 */
export async function changeServicePoint(
  deps: OrderDeps,
  merchant: Merchant,
  id: string,
  { servicePointId, postNumber }: { servicePointId: string; postNumber?: string | undefined },
  may: (record: OrderRecord) => boolean = isChangeable,
): Promise<OrderView> {
  const before = await findOrder(deps, merchant, id);
  requireState(before, may);
  const point = await livePoint(deps, merchant, servicePointId);
  const after = await changeOrder(deps, merchant, id, async (record) => {
    requireState(record, may);
    const attempts = await deps.store.outbox.attempts(id);
    if (attempts.at(-1)?.outcome === null)
      throw new ProblemError('order-not-in-that-state', { detail: 'It is on its way to Sendcloud; ask again in a moment.' });
    const changed = withPoint(record, merchant, point, postNumber || null);
    return { record: changed, intention: changed.state === 'accepted' ? { dueAt: deps.clock.now() } : 'unchanged' };
  });
  if (after.state === 'accepted') deps.relay.wake();
  return showOrder(deps, after);
}

function requireState(record: OrderRecord, may: (record: OrderRecord) => boolean): void {
  if (may(record)) return;
  throw new ProblemError('order-not-in-that-state', { detail: stateWords[record.state] });
}

async function livePoint(deps: OrderDeps, merchant: Merchant, pointId: string): Promise<ServicePoint> {
  const credential = await accountNow(deps, merchant);
  const ask = Promise.all([deps.sendcloud.servicePoint(credential, pointId), deps.sendcloud.isAvailable(credential, pointId)]);
  const [point, available] = await asked(ask);
  if (point && available) return point;
  throw new ProblemError('service-point-gone', { fields: [{ field: 'servicePointId', expected: 'another service point' }] });
}

function withPoint(record: OrderRecord, merchant: Merchant, servicePoint: ServicePoint, postNumber: string | null): OrderRecord {
  const delivery = { ...record.delivery, servicePoint, servicePointId: null };
  const wrong = pointReasons(delivery, postNumber, merchant);
  if (wrong.some(({ type }) => type === 'post-number-missing'))
    throw new ProblemError('post-number-needed', { fields: [{ field: 'postNumber', expected: 'six to ten digits' }] });
  if (wrong[0]) throw new ProblemError('service-point-does-not-fit', { detail: wrong[0].detail });
  const left = record.review.filter((reason) => !isAboutPoint(reason));
  const review = left.length === 0 && isStranded(record, merchant) ? [strandedOf(record, merchant)] : left;
  const state = review.length === 0 ? clearedState(merchant) : stateWith(review, merchant);
  return { ...record, delivery, review, state, personal: { ...personalOf(record), postNumber } };
}
