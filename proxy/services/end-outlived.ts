import type { OrderRecord } from '../domain/order.ts';
import { forgotten } from '../domain/review.ts';
import { openOrder, saveOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';

type HouseDeps = Pick<OrderDeps, 'store' | 'sealer' | 'clock'>;

/** Orders at a time. */
const PAGE = 200;

/**
 * Ends orders that wait past their time for what cannot come any more: their buyer is forgotten, or their merchant is gone. They are cancelled,
 * and what an attempt may have left of them is taken back. The number of orders.
 */
export async function endOutlived(deps: HouseDeps): Promise<number> {
  let ended = 0;
  for (;;) {
    const stored = await deps.store.orders.outlived(deps.clock.now(), PAGE);
    const written = await Promise.all(stored.map(async (order) => end(deps, await openOrder(deps, { ...order, sealed: null }))));
    ended += written.filter(Boolean).length;
    if (stored.length < PAGE || !written.some(Boolean)) return ended;
  }
}

async function end(deps: HouseDeps, record: OrderRecord): Promise<boolean> {
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  const intention = last?.outcome === null ? { dueAt: deps.clock.now() } : 'done';
  return saveOrder(deps, { ...record, state: 'cancelled', review: [forgotten], personal: null }, intention);
}
