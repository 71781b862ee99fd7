import type { OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { clearedState } from '../domain/order.ts';
import { pointReasons } from '../domain/review.ts';
import { changeOrder, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

/**
 * A person has looked and lets the order go as it is. What they cannot decide stays: a point that is missing or gone needs another one. By
 * this decision the order belongs to the account the merchant has now.
 */
export async function releaseOrder(deps: OrderDeps, merchant: Merchant, id: string): Promise<OrderView> {
  const after = await changeOrder(deps, merchant, id, async (record) => {
    if (record.state !== 'review')
      throw new ProblemError('order-not-in-that-state', { detail: `The order is ${record.state.replaceAll('-', ' ')}.` });
    const [wrong] = pointReasons(record.delivery, personalOf(record).postNumber, merchant);
    if (wrong) throw new ProblemError('service-point-needed', { detail: wrong.detail });
    const state = clearedState(merchant);
    const moved =
      record.account.kind === merchant.account ? record.account : { kind: merchant.account, reason: 'Released for this account.' };
    return {
      record: { ...record, state, review: [], account: moved },
      intention: state === 'accepted' ? { dueAt: deps.clock.now() } : 'unchanged',
    };
  });
  if (after.state === 'accepted') deps.relay.wake();
  return showOrder(deps, after);
}
