import type { OrderRecord } from '../domain/order.ts';
import { gatewayOf } from '../services/order-account.ts';
import { saveOrder } from '../services/order-book.ts';
import type { Placed } from '../services/upstream.ts';
import type { Attempt } from '../store/store.ts';
import { acknowledged } from './acknowledge-label.ts';
import { type InHand, requireLease } from './delivery.ts';
import { settled } from './settle.ts';
import { takeBack } from './take-back.ts';

/** Milliseconds after which a request that left can be trusted to have arrived or not. */
const SETTLED_AFTER = 15 * 60_000;
/** Milliseconds between two looks at a cancellation that the carrier has yet to agree to. */
const AGREES_WITHIN = 60_000;

/** Makes sure that nothing of a cancelled order is left upstream, also of an attempt whose answer never came. */
export async function withdrawOrder(inHand: InHand): Promise<void> {
  const { deps, lease, record, merchant, credential } = inHand;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (!last || last.outcome !== null) return void (await saveOrder(deps, record, 'done'));
  const gateway = gatewayOf(deps, record, merchant);
  const placed = await gateway.find(credential, last.reference);
  const arrives = last.startedAt + SETTLED_AFTER;
  if (!placed && deps.clock.now() < arrives) return deps.store.outbox.postpone(lease.order, arrives, 0);
  requireLease(inHand);
  const left = placed ? await takeBack(inHand, last.reference, placed) : 'gone';
  if (left === 'waiting') return deps.store.outbox.postpone(lease.order, deps.clock.now() + AGREES_WITHIN, lease.failures);
  if (placed && left === 'stays') return keep(inHand, last, placed);
  await saveOrder(deps, record, 'done', { ...last, outcome: 'cancelled' });
}

/** A label that cannot be cancelled any more is a label, and charged. */
async function keep(inHand: InHand, last: Attempt, placed: Placed): Promise<void> {
  const { record } = settled(inHand, placed);
  const { record: bought, charges } = record.state === 'labelled' ? await acknowledged(inHand, record, placed) : { record, charges: [] };
  const review: OrderRecord['review'] = [{ type: 'undecided', detail: 'Cancelled here, but Sendcloud can no longer cancel it.' }];
  await saveOrder(inHand.deps, { ...bought, state: 'review', review }, 'done', { ...last, outcome: 'placed' }, charges);
}
