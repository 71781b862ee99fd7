import type { OrderList, OrdersQuery, OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { isOrderId, orderIdAt } from '../domain/order-id.ts';
import type { OrderPage } from '../store/store.ts';
import { findOrder, openOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { invalidField } from './problem-error.ts';
import { type ShowDeps, showOrder } from './show-order.ts';

type ReadDeps = Pick<OrderDeps, 'store' | 'sealer' | 'clock'> & ShowDeps;

const PAGE = 50;

export async function getOrder(deps: ReadDeps, merchant: Merchant, id: string): Promise<OrderView> {
  return showOrder(deps, await findOrder(deps, merchant, id));
}

/** Orders, fifty at a time: a merchant's own, or, for the operator (`null`), everybody's, without the buyers' post numbers. */
export async function listOrders(deps: ReadDeps, asking: Merchant | null, query: OrdersQuery): Promise<OrderList> {
  const stored = await deps.store.orders.list({ ...pageOf(query), merchant: asking ? asking.id : query.merchant, limit: PAGE + 1 });
  const page = await Promise.all(stored.slice(0, PAGE).map((order) => openOrder(deps, asking ? order : { ...order, sealed: null })));
  const last = stored.length > PAGE ? page.at(-1) : undefined;
  return {
    orders: await Promise.all(page.map((record) => showOrder(deps, record))),
    next: last ? cursorAt(last, query) : null,
  };
}

/** A cursor is the last order's id, with a search its number as well. An id says when its order came, so a time is a place among ids. */
function pageOf({ state, number, search, from, to, cursor = '' }: OrdersQuery): Omit<OrderPage, 'merchant' | 'limit'> {
  const [id = '', ...rest] = cursor.split(' ');
  if (cursor && (!isOrderId(id) || (search !== undefined && rest.length === 0)))
    throw invalidField('cursor', 'the "next" of the page before');
  const until = to === undefined ? undefined : orderIdAt(Date.parse(to));
  const searching = { search, before: until, after: cursor ? { number: rest.join(' '), id } : undefined };
  const paging = { before: earlier(until, cursor ? id : undefined) };
  return { state, number, from: from && orderIdAt(Date.parse(from)), ...(search === undefined ? paging : searching) };
}

const cursorAt = ({ id, number }: { id: string; number: string }, { search }: OrdersQuery): string =>
  search === undefined ? id : `${id} ${number}`;

const earlier = (...ids: (string | undefined)[]): string | undefined => ids.filter((id) => id !== undefined).toSorted()[0];
