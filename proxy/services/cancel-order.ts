import type { OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import { confirmed } from './cancel-label.ts';
import { accountOf, asked, gatewayOf } from './order-account.ts';
import { changeOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

/**
 * Cancels an order, here and in Sendcloud. A cancelled order stays cancelled. Where an attempt may still be on its way, the relay makes sure
 * that nothing of it is left; an order with a label is cancelled once its label is.
 */
export async function cancelOrder(deps: OrderDeps, merchant: Merchant, id: string): Promise<OrderView> {
  const after = await changeOrder(deps, merchant, id, async (record) => {
    if (record.state === 'cancelled') return null;
    if (record.state === 'labelled' && record.account.kind === 'central') {
      await accountOf(deps, merchant, record);
      return { record: { ...record, review: [], cancelling: 'cancelled' }, intention: { dueAt: deps.clock.now() } };
    }
    if (record.state === 'imported' || record.state === 'labelled') await cancelUpstream(deps, merchant, record);
    const attempts = await deps.store.outbox.attempts(id);
    const cancelled: OrderRecord = { ...record, state: 'cancelled', review: [] };
    return { record: cancelled, intention: attempts.at(-1)?.outcome === null ? { dueAt: deps.clock.now() } : 'done' };
  });
  if (after.cancelling) return showOrder(deps, await confirmed(deps, merchant, id));
  deps.relay.wake();
  return showOrder(deps, after);
}

async function cancelUpstream(deps: OrderDeps, merchant: Merchant, record: OrderRecord): Promise<void> {
  if (!record.upstream?.id) return;
  const credential = await accountOf(deps, merchant, record);
  const outcome = await asked(gatewayOf(deps, record, merchant).cancel(credential, record.upstream.id));
  if (outcome === 'too-late') throw new ProblemError('order-not-in-that-state', { detail: 'Sendcloud can no longer cancel it.' });
}
