import type { OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { clearedState, type OrderRecord } from '../domain/order.ts';
import { pointReasons } from '../domain/review.ts';
import type { Attempt } from '../store/store.ts';
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
    const intention = state === 'accepted' ? { dueAt: deps.clock.now() } : 'unchanged';
    const released: OrderRecord = { ...record, state, review: [] };
    if (record.account.kind === merchant.account) return { record: released, intention };
    const account = { kind: merchant.account, reason: 'Released for this account.' };
    return { record: { ...released, account, upstream: null }, intention, attempt: await givenUp(deps, id) };
  });
  if (after.state === 'accepted') deps.relay.wake();
  return showOrder(deps, after);
}

/** An attempt that nobody heard the end of, in an account where nobody looks for it any more. */
async function givenUp({ store }: OrderDeps, id: string): Promise<Attempt | undefined> {
  const last = (await store.outbox.attempts(id)).at(-1);
  return last?.outcome === null ? { ...last, outcome: 'refused' } : undefined;
}
