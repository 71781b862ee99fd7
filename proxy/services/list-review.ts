import type { ReviewList } from '../contract/orders.ts';
import { isOrderId } from '../domain/order-id.ts';
import { openOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { invalidField } from './problem-error.ts';
import { type ShowDeps, showOrder } from './show-order.ts';

const PAGE = 100;

/** Every merchant's orders that wait for somebody's decision, oldest first. Without the buyers' post numbers: the list is the operator's. */
export async function listReview(deps: Pick<OrderDeps, 'store' | 'sealer'> & ShowDeps, cursor: string | undefined): Promise<ReviewList> {
  if (cursor !== undefined && !isOrderId(cursor)) throw invalidField('cursor', 'the "next" of the page before');
  const stored = await deps.store.orders.undecided({ after: cursor, limit: PAGE + 1 });
  const page = await Promise.all(stored.slice(0, PAGE).map((order) => openOrder(deps, { ...order, sealed: null })));
  return {
    orders: await Promise.all(page.map(async (record) => ({ merchant: record.merchant, order: await showOrder(deps, record) }))),
    next: stored.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
