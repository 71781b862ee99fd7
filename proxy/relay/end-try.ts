import type { ReviewReason } from '../contract/orders.ts';
import type { OrderRecord } from '../domain/order.ts';
import { saveOrder } from '../services/order-book.ts';
import type { Placed } from '../services/upstream.ts';
import type { StoredCharge } from '../store/charges.ts';
import type { Attempt } from '../store/store.ts';
import { acknowledged } from './acknowledge-label.ts';
import { type InHand, requireLease } from './delivery.ts';
import { settled } from './settle.ts';

/** Writes down what Sendcloud holds for an attempt, and what its labels cost. Throws `LeaseOver`. */
export async function settle(inHand: InHand, attempt: Attempt, placed: Placed): Promise<void> {
  const { record, outcome } = settled(inHand, placed);
  const bought = record.state === 'labelled' ? await acknowledged(inHand, record, placed) : { record, charges: [] };
  await write(inHand, bought.record, { ...attempt, outcome }, bought.charges);
  inHand.deps.log.info('order-settled', {
    merchant: record.merchant,
    order: record.id,
    state: record.state,
    reference: attempt.reference,
  });
}

/** Leaves it to a person, who has the reasons; nothing is sent until they have decided. Throws `LeaseOver`. */
export const leave = (inHand: InHand, review: ReviewReason[], state: OrderRecord['state'], attempt?: Attempt): Promise<void> =>
  write(inHand, { ...inHand.record, review, state }, attempt);

/** Writes the end of this try. When somebody changed the order meanwhile, the next try starts from what it is now. */
async function write(inHand: InHand, record: OrderRecord, attempt?: Attempt, charges?: readonly StoredCharge[]): Promise<void> {
  requireLease(inHand);
  if (!(await saveOrder(inHand.deps, record, 'done', attempt, charges))) await again(inHand);
}

/** Somebody was quicker: the order is looked at anew. */
export const again = ({ deps, lease }: InHand): Promise<void> => deps.store.outbox.postpone(lease.order, deps.clock.now(), 0);
