import type { ReviewReason } from '../contract/orders.ts';
import { type Credential, isPaused, type Merchant } from '../domain/merchant.ts';
import { type OrderRecord, orderApiOf, referenceOf, stateWith } from '../domain/order.ts';
import { isStranded } from '../domain/stranded.ts';
import { gatewayOf } from '../services/order-account.ts';
import { isOut, openOrder, saveOrder } from '../services/order-book.ts';
import { UpstreamError } from '../services/upstream.ts';
import type { Attempt } from '../store/store.ts';
import { cancelLabel } from './cancel-label.ts';
import { ARRIVES_WITHIN, conclude, concludeUnseen } from './conclude-order.ts';
import { type Delivery, type InHand, type RelayDeps, requireLease } from './delivery.ts';
import { again, leave, settle } from './end-try.ts';
import { finalRefusal, postponed, waitsForKeys, waitsOutPause } from './failures.ts';
import type { Lease } from './leases.ts';
import { makeReady } from './make-ready.ts';
import { outgoingOrder } from './outgoing-order.ts';
import { withdrawOrder } from './withdraw-order.ts';

/**
 * Tries once to bring an order to where it belongs, and writes down how far it came. An attempt is on disk before its request leaves; when
 * it is not known how the last one ended, Sendcloud is asked before anything is sent again. Throws `LeaseOver`.
 */
export async function deliverOrder(deps: RelayDeps, lease: Lease): Promise<void> {
  const stored = await deps.store.orders.byId(lease.merchant, lease.order);
  if (!stored) throw new Error('The outbox holds an order that is not there');
  const record = await openOrder(deps, stored);
  const merchant = await deps.merchants.byId(lease.merchant);
  if (!hasWork(record, merchant)) return void (await saveOrder(deps, record, 'done'));
  const credential = await keysFor(deps, record, merchant);
  if (!credential) return (isStranded(record, merchant) ? concludeUnseen : waitsForKeys)({ deps, lease, record, merchant });
  const inHand = { deps, lease, record, merchant, credential };
  try {
    await effect(inHand);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    await postponed(inHand, error);
  }
}

/** Orders in review are still tried while their intention stands: somebody is told, and the trying goes on. */
const deliverable: OrderRecord['state'][] = ['accepted', 'review', 'cancelled'];

/** A label that is held can no longer be bought once its merchant has left the account. */
const hasWork = (record: OrderRecord, merchant: Merchant | null): boolean =>
  record.cancelling !== undefined || deliverable.includes(record.state) || (record.state === 'held' && isStranded(record, merchant));

/** Of the account it was accepted for: those of the central one are there also once its merchant has left it. */
async function keysFor({ merchants }: RelayDeps, { account }: OrderRecord, merchant: Merchant | null): Promise<Credential | null> {
  if (account.kind === 'central') return merchants.central();
  return merchant?.account === 'own' ? merchants.credential(merchant) : null;
}

/** An order never leaves by another account than the one it was accepted for: that would be on another's bill. */
function effect(inHand: InHand): Promise<void> {
  const { record, merchant } = inHand;
  if (record.cancelling) return cancelLabel(inHand);
  if (record.state === 'cancelled') return withdrawOrder(inHand);
  return merchant === null || isStranded(record, merchant) ? conclude(inHand) : advance({ ...inHand, merchant });
}

async function advance(delivery: Delivery): Promise<void> {
  const { deps, record, merchant, credential } = delivery;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  const out = isOut(last) ? last : null;
  const earlier = out && (await gatewayFor(delivery).find(credential, out.reference));
  if (out && earlier) return settle(delivery, out, earlier);
  if (isPaused(merchant)) return waitsOutPause(delivery);
  if (out) return out.outcome === null ? sendAgain(delivery, out) : hold(delivery, [vanished]);
  const ready = await makeReady(delivery);
  if ('reasons' in ready) return hold(delivery, ready.reasons);
  const attempt = (last?.attempt ?? 0) + 1;
  const next: Attempt = {
    order: record.id,
    attempt,
    reference: referenceOf(record.id, attempt),
    startedAt: deps.clock.now(),
    outcome: null,
  };
  const upstream = { api: orderApiOf(delivery.merchant), reference: next.reference, id: null };
  const leaving: OrderRecord = { ...ready.record, upstream };
  requireLease(delivery);
  if (!(await saveOrder(deps, leaving, 'unchanged', next))) return again(delivery);
  return send({ ...delivery, record: { ...leaving, version: record.version + 1 } }, next);
}

/** Never a second parcel for one that was there. */
const vanished: ReviewReason = { type: 'undecided', detail: 'It was placed, and Sendcloud does not show it any more.' };

async function sendAgain(delivery: Delivery, attempt: Attempt): Promise<void> {
  const { deps, lease } = delivery;
  const now = deps.clock.now();
  const arrives = attempt.startedAt + ARRIVES_WITHIN;
  if (now < arrives && !gatewayFor(delivery).recognisesRepeats) return deps.store.outbox.postpone(lease.order, arrives, lease.failures);
  requireLease(delivery);
  await deps.store.outbox.startAgain(attempt, now);
  return send(delivery, attempt);
}

/** Places the order. A refusal is believed only when Sendcloud, asked by the reference, has nothing: some repeats are answered as errors. */
async function send(delivery: Delivery, attempt: Attempt): Promise<void> {
  const { record, merchant, credential } = delivery;
  const order = outgoingOrder(record, merchant, attempt.reference);
  if (order === null) return hold(delivery, [{ type: 'undecided', detail: 'Its personal data was erased before it was delivered.' }]);
  const leaving = () => requireLease(delivery);
  try {
    return await settle(delivery, attempt, await gatewayFor(delivery).place(credential, order, { leaving }));
  } catch (error) {
    const refusal = error instanceof UpstreamError ? finalRefusal(error, record) : null;
    if (refusal === null) throw error;
    const earlier = await gatewayFor(delivery).find(credential, attempt.reference);
    if (earlier) return settle(delivery, attempt, earlier);
    return hold(delivery, [refusal], { ...attempt, outcome: 'refused' });
  }
}

/** Nothing is sent until somebody has decided. */
const hold = (delivery: Delivery, reasons: ReviewReason[], attempt?: Attempt): Promise<void> =>
  leave(delivery, reasons, stateWith(reasons, delivery.merchant), attempt);

const gatewayFor = ({ deps, merchant, record }: Delivery) => gatewayOf(deps, record, merchant);
