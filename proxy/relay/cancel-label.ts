import { cancellations, labelOf } from '../domain/charges.ts';
import type { OrderRecord } from '../domain/order.ts';
import { parcelsOf } from '../domain/parcels.ts';
import { forgotten } from '../domain/review.ts';
import { isStranded, strandedOf } from '../domain/stranded.ts';
import { dated } from '../services/new-charges.ts';
import { saveOrder } from '../services/order-book.ts';
import { backoff } from './backoff.ts';
import { type InHand, requireLease } from './delivery.ts';
import { takeBack } from './take-back.ts';

/**
 * Cancels the label of an order and takes its charge back, once Sendcloud shows that it is cancelled: only then can another be bought. When it
 * is too late for that, the order keeps its label.
 */
export async function cancelLabel(inHand: InHand): Promise<void> {
  const { deps, lease, record } = inHand;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (!last) throw new Error('A label that was bought without an attempt');
  const left = await takeBack(inHand, last.reference);
  requireLease(inHand);
  if (left === 'waiting') {
    const failures = lease.failures + 1;
    return deps.store.outbox.postpone(lease.order, deps.clock.now() + backoff(failures, deps.random), failures);
  }
  const saved =
    left === 'stays'
      ? await saveOrder(deps, kept(record), 'done')
      : await saveOrder(deps, without(inHand), 'done', { ...last, outcome: 'cancelled' }, await refunds(inHand));
  if (!saved) await deps.store.outbox.postpone(lease.order, deps.clock.now(), 0);
}

function kept(record: OrderRecord): OrderRecord {
  const { cancelling: _, ...rest } = record;
  return { ...rest, state: 'labelled', review: [{ type: 'undecided', detail: 'Sendcloud can no longer cancel the label.' }] };
}

/** Where an order stands without its label: ready for another, if one can be bought for it. */
function without({ record, merchant }: InHand): OrderRecord {
  const { cancelling: state = 'held', moreParcels: _, ...rest } = record;
  const bare: OrderRecord = { ...rest, state, review: [], upstream: null, parcel: null };
  if (state === 'cancelled') return bare;
  if (record.personal === null) return { ...bare, state: 'cancelled', review: [forgotten] };
  return isStranded(record, merchant) ? { ...bare, state: 'review', review: [strandedOf(record, merchant)] } : bare;
}

/** Labels that were never acknowledged were never charged. */
async function refunds({ deps, record }: InHand) {
  const entries = await Promise.all(parcelsOf(record).map(({ id }) => deps.store.charges.ofParcel(id)));
  return dated(cancellations(entries.flatMap((parcel) => labelOf(parcel) ?? [])), deps.clock.now());
}
