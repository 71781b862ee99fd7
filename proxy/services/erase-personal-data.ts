import type { OrderState } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { changeOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';

const underWay: OrderState[] = ['accepted', 'held', 'review', 'needs-service-point'];

/** Forgets who an order was for. The order, its state and its parcel stay. Not while it still has to be delivered: cancel it first. */
export async function erasePersonalData(deps: OrderDeps, merchant: Merchant, id: string): Promise<void> {
  await changeOrder(deps, merchant, id, async (record) => {
    if (record.personal === null) return null;
    if (underWay.includes(record.state))
      throw new ProblemError('order-not-in-that-state', { detail: 'It still has to be delivered; cancel it first.' });
    return { record: { ...record, personal: null, purgeAt: deps.clock.now() }, intention: 'unchanged' };
  });
}
