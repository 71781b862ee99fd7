import { strandedOf } from '../domain/stranded.ts';
import { gatewayOf } from '../services/order-account.ts';
import { isOut, saveOrder } from '../services/order-book.ts';
import type { InHand } from './delivery.ts';
import { leave, settle } from './end-try.ts';
import { waitsForKeys } from './failures.ts';

/**
 * Milliseconds in which a request that left has arrived, or never will. Whether a repeat is recognised is not documented for v2's parcels, so
 * none is sent while the one before it may still be on its way, from whichever relay.
 */
export const ARRIVES_WITHIN = 2 * 60_000;

/**
 * Of an order whose merchant has left its account, or is gone: nothing leaves any more. What was bought there all the same belongs to that
 * account and is theirs to pay, so it is looked for first; then the order is a person's.
 */
export async function conclude(inHand: InHand): Promise<void> {
  const { deps, lease, record, merchant, credential } = inHand;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (!isOut(last)) return leave(inHand, [strandedOf(record, merchant)], 'review');
  const left = await gatewayOf(deps, record, merchant).find(credential, last.reference);
  if (left) return settle(inHand, last, left);
  const arrives = last.startedAt + ARRIVES_WITHIN;
  if (last.outcome === null && deps.clock.now() < arrives) return deps.store.outbox.postpone(lease.order, arrives, lease.failures);
  return leave(inHand, [strandedOf(record, merchant)], 'review', { ...last, outcome: 'refused' });
}

/**
 * The same without the keys. A label that may have been bought centrally waits for them; the rest is known to its merchant alone, who has taken
 * the keys away.
 */
export async function concludeUnseen(inHand: Omit<InHand, 'credential'>): Promise<void> {
  const { deps, record, merchant } = inHand;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (record.account.kind === 'central' && (record.cancelling || last?.outcome === null)) return waitsForKeys(inHand);
  const state = record.state === 'cancelled' ? 'cancelled' : 'review';
  await saveOrder(deps, { ...record, review: [strandedOf(record, merchant)], state }, 'done');
}
