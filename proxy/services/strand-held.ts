import type { Merchant } from '../domain/merchant.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './ports.ts';

/**
 * Orders that are held wait for nobody but their merchant, and one who has left the central account, or is gone, can no longer buy their labels.
 * The relay puts them up for review.
 */
export const strandHeld = ({ outbox, clock }: { outbox: Pick<Store['outbox'], 'lookAtHeld'>; clock: Clock }, merchant: string) =>
  outbox.lookAtHeld(merchant, clock.now());

/** The same for all such merchants: an order may have come to a proxy that had yet to hear of its merchant's going. */
export async function strandAllHeld({ store, clock }: { store: Store; clock: Clock }): Promise<void> {
  const gone = (await store.merchants.list()).filter(({ settings }) => (JSON.parse(settings) as Merchant | null)?.account !== 'central');
  for (const { id } of gone) {
    const held = await store.orders.list({ merchant: id, state: 'held', limit: 1 });
    if (held.length > 0) await strandHeld({ outbox: store.outbox, clock }, id);
  }
}
