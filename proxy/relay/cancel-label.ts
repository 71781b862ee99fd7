import { cancellations, labelOf } from '../domain/charges.ts';
import type { OrderRecord } from '../domain/order.ts';
import { parcelsOf } from '../domain/parcels.ts';
import { dated } from '../services/new-charges.ts';
import { saveOrder } from '../services/order-book.ts';
import { backoff } from './backoff.ts';
import { type Delivery, requireLease } from './delivery.ts';
import { takeBack } from './take-back.ts';

/**
 * Cancels the label of an order and takes its charge back, once Sendcloud shows that it is cancelled: only then can another be bought. When it
 * is too late for that, the order keeps its label.
 */
export async function cancelLabel(delivery: Delivery): Promise<void> {
  const { deps, lease, record } = delivery;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (!last) throw new Error('A label that was bought without an attempt');
  const left = await takeBack(delivery, last.reference);
  requireLease(delivery);
  if (left === 'waiting') {
    const failures = lease.failures + 1;
    return deps.store.outbox.postpone(lease.order, deps.clock.now() + backoff(failures, deps.random), failures);
  }
  const saved =
    left === 'stays'
      ? await saveOrder(deps, kept(record), 'done')
      : await saveOrder(deps, without(record), 'done', { ...last, outcome: 'cancelled' }, await refunds(delivery));
  if (!saved) await deps.store.outbox.postpone(lease.order, deps.clock.now(), 0);
}

function kept(record: OrderRecord): OrderRecord {
  const { cancelling: _, ...rest } = record;
  return { ...rest, state: 'labelled', review: [{ type: 'undecided', detail: 'Sendcloud can no longer cancel the label.' }] };
}

function without(record: OrderRecord): OrderRecord {
  const { cancelling: state = 'held', moreParcels: _, ...rest } = record;
  return { ...rest, state, review: [], upstream: null, parcel: null };
}

/** Labels that were never acknowledged were never charged. */
async function refunds({ deps, record }: Delivery) {
  const entries = await Promise.all(parcelsOf(record).map(({ id }) => deps.store.charges.ofParcel(id)));
  return dated(cancellations(entries.flatMap((parcel) => labelOf(parcel) ?? [])), deps.clock.now());
}
