import type { OrderList, OrderState, OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { isOrderId } from '../domain/order-id.ts';
import { findOrder, openOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { invalidField } from './problem-error.ts';
import { type ShowDeps, showOrder } from './show-order.ts';

type ReadDeps = Pick<OrderDeps, 'store' | 'sealer' | 'clock'> & ShowDeps;

const PAGE = 50;

export async function getOrder(deps: ReadDeps, merchant: Merchant, id: string): Promise<OrderView> {
  return showOrder(deps, await findOrder(deps, merchant, id));
}

/** A merchant's orders, newest first, fifty at a time. The cursor is the last order's id. */
export async function listOrders(
  deps: ReadDeps,
  merchant: Merchant,
  { state, number, cursor }: { state?: OrderState | undefined; number?: string | undefined; cursor?: string | undefined },
): Promise<OrderList> {
  if (cursor !== undefined && !isOrderId(cursor)) throw invalidField('cursor', 'the "next" of the page before');
  const stored = await deps.store.orders.list(merchant.id, { state, number, before: cursor, limit: PAGE + 1 });
  const page = await Promise.all(stored.slice(0, PAGE).map((order) => openOrder(deps, order)));
  return {
    orders: await Promise.all(page.map((record) => showOrder(deps, record))),
    next: stored.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  };
}
