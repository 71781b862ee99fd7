import type { OrderRecord, ParcelFacts } from '../domain/order.ts';
import { cancellations, labelOf } from '../domain/charges.ts';
import { isBeingCancelled, isCancelled, numbersIn, parcelsOf, saysTheSame, withParcel } from '../domain/parcels.ts';
import type { StoredCharge } from '../store/charges.ts';
import type { StoredOrder } from '../store/store.ts';
import { dated } from './new-charges.ts';
import { openOrder, saveOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import type { ParcelEvent } from './upstream.ts';

export type EventDeps = Pick<OrderDeps, 'store' | 'sealer' | 'clock' | 'log'>;

const TRIES = 5;

/**
 * Writes what an event tells of a parcel to the orders that are in it, never another account's. Events come twice and in any order, so one
 * that is no news changes nothing.
 */
export async function applyParcelEvent(deps: EventDeps, account: string, event: ParcelEvent): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    const orders = await ordersIn(deps, account, event);
    const written = await Promise.all(orders.map((order) => note(deps, order, factsOf(event))));
    if (written.every(Boolean)) return;
  }
  throw new ProblemError('overloaded', { retryAfter: 60 });
}

/** As `applyParcelEvent`, of what was read and not sent: saying again what is known is no news, however late it is said. */
export async function applyReading(deps: EventDeps, account: string, event: ParcelEvent): Promise<void> {
  const orders = await ordersIn(deps, account, event);
  const told = factsOf(event);
  const isKnown = (order: StoredOrder) => parcelsOf(parcelFactsIn(order)).some((parcel) => saysTheSame(parcel, told));
  if (!orders.every(isKnown)) await applyParcelEvent(deps, account, event);
}

/** False: somebody changed the order meanwhile. */
async function note(deps: EventDeps, stored: StoredOrder, told: ParcelFacts): Promise<boolean> {
  const after = withParcel(await openOrder(deps, stored), told);
  if (after === null) return true;
  const saved = lostLabel(after)
    ? await saveOrder(deps, { ...after, cancelling: 'held' }, { dueAt: deps.clock.now() })
    : await saveOrder(deps, after, 'unchanged', undefined, await refund(deps, after, told));
  if (saved) deps.log.info('parcel-status', { merchant: after.merchant, order: after.id, status: told.status });
  return saved;
}

const isBought = ({ account, state, cancelling }: OrderRecord): boolean =>
  account.kind === 'central' && state === 'labelled' && cancelling === undefined;

/** Somebody cancelled the label in Sendcloud's panel, of each parcel: the relay makes sure of it, and the order needs another. */
const lostLabel = (record: OrderRecord): boolean => isBought(record) && parcelsOf(record).every(({ status }) => isBeingCancelled(status));

/** Of several parcels one was cancelled there: its charge is given back, and the others go on. */
async function refund({ store, clock }: EventDeps, record: OrderRecord, { id, status }: ParcelFacts): Promise<StoredCharge[]> {
  const label = isBought(record) && isCancelled(status) ? labelOf(await store.charges.ofParcel(id)) : undefined;
  return label ? dated(cancellations([label]), clock.now()) : [];
}

/** By the parcel's id, and by the number of an order that was imported there: such an order has no parcel until its merchant prints a label. */
async function ordersIn({ store }: EventDeps, account: string, event: ParcelEvent): Promise<StoredOrder[]> {
  const claimants = [...(await store.orders.byParcel(event.parcelId)), ...(await chargedFor(store, event.parcelId))];
  const known = claimants.find((order) => isOf(order, account));
  const numbered = account === 'central' || event.orderNumber === null ? [] : await importedAs(store, account, event.orderNumber);
  return known ? [known, ...numbered.filter(({ id }) => id !== known.id)] : numbered;
}

/** A label's first parcel finds its order by itself, any other by what was charged for it. A label that was cancelled is its order's no more. */
async function chargedFor(store: EventDeps['store'], parcelId: string): Promise<StoredOrder[]> {
  const [charge] = await store.charges.ofParcel(parcelId);
  const order = charge ? await store.orders.byId(charge.merchant, charge.order) : null;
  return order && parcelsOf(parcelFactsIn(order)).some(({ id }) => id === parcelId) ? [order] : [];
}

async function importedAs(store: EventDeps['store'], account: string, orderNumber: string): Promise<StoredOrder[]> {
  const merchant = account.slice('own:'.length);
  const found = await Promise.all(numbersIn(orderNumber).map((number) => store.orders.byNumber(merchant, number)));
  return found.filter((order) => order !== null && takesParcels(order)) as StoredOrder[];
}

/** Its merchant makes its parcels, one or several. */
function takesParcels(stored: StoredOrder): boolean {
  if (stored.state !== 'imported') return false;
  return stored.parcelId === null || parcelFactsIn(stored).upstream?.api === 'v3-orders';
}

type StoredFacts = Pick<OrderRecord, 'account' | 'upstream' | 'parcel' | 'moreParcels'>;

const parcelFactsIn = ({ facts }: StoredOrder): StoredFacts => JSON.parse(facts) as StoredFacts;

function isOf(stored: StoredOrder, account: string): boolean {
  const { kind } = parcelFactsIn(stored).account;
  return kind === 'central' ? account === 'central' : account === `own:${stored.merchant}`;
}

const factsOf = ({ parcelId, status, final, trackingNumber, trackingUrl, at }: ParcelEvent): ParcelFacts => ({
  id: parcelId,
  status,
  final,
  trackingNumber,
  trackingUrl,
  toldAt: at,
});
