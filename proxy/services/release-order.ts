import type { OrderView } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { clearedState, hasMoved, type OrderRecord, stateWords } from '../domain/order.ts';
import { pointReasons } from '../domain/review.ts';
import type { Attempt } from '../store/store.ts';
import { changeOrder, isOut, personalOf } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { showOrder } from './show-order.ts';

/**
 * A person has looked and lets the order go as it is. What they cannot decide stays: a point that is missing or gone needs another one. By
 * this decision the order belongs to the account the merchant has now, but for one that Sendcloud holds already or may hold: that is looked
 * for where it is.
 */
export async function releaseOrder(deps: OrderDeps, merchant: Merchant, id: string): Promise<OrderView> {
  const after = await changeOrder(deps, merchant, id, async (record) => {
    if (record.state !== 'review') throw new ProblemError('order-not-in-that-state', { detail: stateWords[record.state] });
    const [wrong] = pointReasons(record.delivery, personalOf(record).postNumber, merchant);
    if (wrong) throw new ProblemError('service-point-needed', { detail: wrong.detail });
    const last = (await deps.store.outbox.attempts(id)).at(-1);
    const moves = hasMoved(record, merchant) && last?.outcome !== 'placed';
    if (moves && last?.outcome === null && record.account.kind === 'central') throw inDoubt();
    const state = isOut(last) && !moves ? 'accepted' : clearedState(merchant);
    const intention = state === 'accepted' ? { dueAt: deps.clock.now() } : 'unchanged';
    const released: OrderRecord = { ...record, state, review: [] };
    if (!moves) return { record: released, intention };
    const account = { kind: merchant.account, reason: 'Released for this account.' };
    return { record: { ...released, account, upstream: null }, intention, attempt: givenUp(last) };
  });
  if (after.state === 'accepted') deps.relay.wake();
  return showOrder(deps, after);
}

/** A label that was bought centrally belongs there: nothing leaves by another account before it is known that there is none. */
const inDoubt = () =>
  new ProblemError('order-not-in-that-state', {
    detail:
      'Sendcloud has yet to say whether its label was bought before the merchant left the central account; try again in a few minutes.',
  });

/** An attempt that nobody heard the end of, in an account where nobody looks for it any more. */
const givenUp = (last: Attempt | undefined): Attempt | undefined => (last?.outcome === null ? { ...last, outcome: 'refused' } : undefined);
