import type { OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import { noLabel } from './buy-label.ts';
import { changeOrder, findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

/** Cancels the label of an order, so that another can be bought. Until Sendcloud has confirmed it the order is as it was, and `cancelling`. */
export async function cancelLabel(deps: OrderDeps, merchant: Merchant, id: string): Promise<OrderView> {
  const after = await changeOrder(deps, merchant, id, async (record) => {
    if (record.account.kind === 'own') throw noLabel('The merchant cancels the label in their own Sendcloud account.');
    if (record.state === 'held' || record.cancelling) return null;
    if (record.state !== 'labelled') throw noLabel('There is no label to cancel.');
    return { record: { ...record, review: [], cancelling: 'held' }, intention: { dueAt: deps.clock.now() } };
  });
  return showOrder(deps, after.cancelling ? await confirmed(deps, merchant, id) : after);
}

/** The order once the relay has tried, with or without its label. Throws when it is too late. */
export async function confirmed(deps: OrderDeps, merchant: Merchant, id: string): Promise<OrderRecord> {
  await deps.relay.deliver(id);
  const after = await findOrder(deps, merchant, id);
  if (after.state === 'labelled' && !after.cancelling)
    throw new ProblemError('order-not-in-that-state', { detail: 'Sendcloud can no longer cancel it.' });
  return after;
}
