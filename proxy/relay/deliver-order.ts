import type { ReviewReason } from '../contract/orders.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { type OrderRecord, orderApiOf, referenceOf, stateWith } from '../domain/order.ts';
import { gatewayOf } from '../services/order-account.ts';
import { openOrder, saveOrder } from '../services/order-book.ts';
import { type Placed, UpstreamError } from '../services/upstream.ts';
import type { StoredCharge } from '../store/charges.ts';
import type { Attempt } from '../store/store.ts';
import { acknowledged } from './acknowledge-label.ts';
import { cancelLabel } from './cancel-label.ts';
import { type Delivery, type RelayDeps, requireLease } from './delivery.ts';
import { finalRefusal, postponed, waitsForKeys, waitsOutPause } from './failures.ts';
import type { Lease } from './leases.ts';
import { makeReady } from './make-ready.ts';
import { outgoingOrder } from './outgoing-order.ts';
import { settled } from './settle.ts';
import { withdrawOrder } from './withdraw-order.ts';

/**
 * Tries once to bring an order to where it belongs, and writes down how far it came. An attempt is on disk before its request leaves; when
 * it is not known how the last one ended, Sendcloud is asked before anything is sent again. Throws `LeaseOver`.
 */
export async function deliverOrder(deps: RelayDeps, lease: Lease): Promise<void> {
  const stored = await deps.store.orders.byId(lease.merchant, lease.order);
  if (!stored) throw new Error('The outbox holds an order that is not there');
  const record = await openOrder(deps, stored);
  if (!record.cancelling && !deliverable.includes(record.state)) return void (await saveOrder(deps, record, 'done'));
  const merchant = await deps.merchants.byId(lease.merchant);
  const credential = merchant && (await keysFor(deps, record, merchant));
  if (merchant && !credential && !hasMoved(record, merchant)) return waitsForKeys({ deps, lease, record });
  if (!merchant || !credential) return void (await saveOrder(deps, held(record, [strandedOf(record, merchant)], 'review'), 'done'));
  const delivery = { deps, lease, record, merchant, credential };
  try {
    await effect(delivery);
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    await postponed(delivery, error);
  }
}

function effect(delivery: Delivery): Promise<void> {
  const { record, merchant } = delivery;
  if (record.cancelling) return cancelLabel(delivery);
  if (record.state === 'cancelled') return withdrawOrder(delivery);
  if (hasMoved(record, merchant)) return conclude(delivery);
  return merchant.paused ? waitsOutPause(delivery) : advance(delivery);
}

/** Orders in review are still tried while their intention stands: somebody is told, and the trying goes on. */
const deliverable: OrderRecord['state'][] = ['accepted', 'review', 'cancelled'];

/** An order never leaves by another account than the one it was accepted for: that would be on another's bill. */
const hasMoved = ({ account }: OrderRecord, merchant: Merchant): boolean => account.kind !== merchant.account;

/** Of the account it was accepted for. Those of the central account are there also once its merchant has left it. */
async function keysFor({ merchants }: RelayDeps, record: OrderRecord, merchant: Merchant): Promise<Credential | null> {
  if (!hasMoved(record, merchant)) return merchants.credential(merchant);
  return record.account.kind === 'central' ? merchants.central() : null;
}

function strandedOf(record: OrderRecord, merchant: Merchant | null): ReviewReason {
  if (merchant === null) return { type: 'account-changed', detail: 'The merchant is not here any more.' };
  const { account, upstream } = record;
  const perhaps = upstream && upstream.id === null ? ' It may have arrived there: look before it is released.' : '';
  const detail = `Accepted for the ${account.kind} account; the merchant now uses the ${merchant.account} one.${perhaps}`;
  return { type: 'account-changed', detail };
}

/** Its merchant has left the central account: a label that was bought there all the same is theirs to pay, and nothing leaves any more. */
async function conclude(delivery: Delivery): Promise<void> {
  const { deps, lease, record, merchant, credential } = delivery;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (last?.outcome === null) {
    const bought = await gatewayFor(delivery).find(credential, last.reference);
    if (bought) return settle(delivery, last, bought);
    const arrives = last.startedAt + ARRIVES_WITHIN;
    if (deps.clock.now() < arrives) return deps.store.outbox.postpone(lease.order, arrives, lease.failures);
  }
  return write(delivery, held(record, [strandedOf(record, merchant)], 'review'));
}

async function advance(delivery: Delivery): Promise<void> {
  const { deps, record, credential } = delivery;
  const last = (await deps.store.outbox.attempts(record.id)).at(-1);
  if (last?.outcome === null || last?.outcome === 'placed') {
    const earlier = await gatewayFor(delivery).find(credential, last.reference);
    if (earlier) return settle(delivery, last, earlier);
    return last.outcome === null ? sendAgain(delivery, last) : hold(delivery, [vanished]);
  }
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

/**
 * Milliseconds in which a request that left has arrived, or never will. Whether a repeat is recognised is not documented for v2's parcels, so
 * none is sent while the one before it may still be on its way, from whichever relay.
 */
const ARRIVES_WITHIN = 2 * 60_000;

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

async function settle(delivery: Delivery, attempt: Attempt, placed: Placed): Promise<void> {
  const { record, outcome } = settled(delivery, placed);
  const bought = record.state === 'labelled' ? await acknowledged(delivery, record, placed) : { record, charges: [] };
  await write(delivery, bought.record, { ...attempt, outcome }, bought.charges);
  delivery.deps.log.info('order-settled', {
    merchant: record.merchant,
    order: record.id,
    state: record.state,
    reference: attempt.reference,
  });
}

/** Leaves it to a person, who has the reasons; nothing is sent until they have decided. */
function hold(delivery: Delivery, reasons: ReviewReason[], attempt?: Attempt): Promise<void> {
  return write(delivery, held(delivery.record, reasons, stateWith(reasons, delivery.merchant)), attempt);
}

const held = (record: OrderRecord, review: ReviewReason[], state: OrderRecord['state']): OrderRecord => ({ ...record, review, state });

/** Writes the end of this try. When somebody changed the order meanwhile, the next try starts from what it is now. */
async function write(delivery: Delivery, record: OrderRecord, attempt?: Attempt, charges?: readonly StoredCharge[]): Promise<void> {
  requireLease(delivery);
  if (!(await saveOrder(delivery.deps, record, 'done', attempt, charges))) await again(delivery);
}

const again = ({ deps, lease }: Delivery): Promise<void> => deps.store.outbox.postpone(lease.order, deps.clock.now(), 0);

const gatewayFor = ({ deps, merchant, record }: Delivery) => gatewayOf(deps, merchant, record);
