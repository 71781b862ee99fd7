import { orderApiOf, type OrderRecord } from '../domain/order.ts';
import { saveOrder } from '../services/order-book.ts';
import { type Delivery, requireLease } from './delivery.ts';

/** Milliseconds after which a request that left can be trusted to have arrived or not. */
const SETTLED_AFTER = 15 * 60_000;

/** Makes sure that nothing of a cancelled order is left upstream, also of an attempt whose answer never came. */
export async function withdrawOrder(delivery: Delivery): Promise<void> {
  const { deps, lease, record, merchant, credential } = delivery;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (!last || last.outcome !== null) return void (await saveOrder(deps, record, 'done'));
  const gateway = deps.sendcloud.orders(record.upstream?.api ?? orderApiOf(merchant));
  const placed = await gateway.find(credential, last.reference);
  const arrives = last.startedAt + SETTLED_AFTER;
  if (!placed && deps.clock.now() < arrives) return deps.store.outbox.postpone(lease.order, arrives, 0);
  requireLease(delivery);
  const tooLate = placed?.outcome === 'placed' && (await gateway.cancel(credential, placed.id)) === 'too-late';
  const after: OrderRecord = tooLate
    ? { ...record, state: 'review', review: [{ type: 'undecided', detail: 'Cancelled here, but Sendcloud can no longer cancel it.' }] }
    : record;
  await saveOrder(deps, after, 'done', { ...last, outcome: tooLate ? 'placed' : 'cancelled' });
}
