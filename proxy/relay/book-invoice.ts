import { adjustments } from '../domain/charges.ts';
import type { Credential } from '../domain/merchant.ts';
import { dated } from '../services/new-charges.ts';
import { type InvoiceLine, UpstreamError } from '../services/upstream.ts';
import type { RelayDeps } from './delivery.ts';

/** Lines of an invoice that have yet to be booked, by the order they are about. */
export type LinesByOrder = Map<string, InvoiceLine[]>;

/** Entries that one order has at most: its parcels, bought and cancelled a few times. */
const MOST_ENTRIES = 1_000;
/** Orders in a row that Sendcloud does not answer about, after which it is asked about no further one for now. */
const SILENCES = 5;

/** The lines about parcels that were charged here; others are none of ours. */
export async function byOrder({ store }: RelayDeps, lines: readonly InvoiceLine[]): Promise<LinesByOrder> {
  const orders: LinesByOrder = new Map();
  for (const line of lines) {
    const [entry] = await store.charges.ofParcel(line.parcel);
    if (entry) orders.set(entry.order, [...(orders.get(entry.order) ?? []), line]);
  }
  return orders;
}

/**
 * Books what an invoice asks for each order beyond what was reckoned with, and takes it off the list. An order that Sendcloud does not answer
 * about stays there and keeps no other waiting; once the others are booked, its `UpstreamError` is thrown.
 */
export async function bookInvoice(deps: RelayDeps, credential: Credential, orders: LinesByOrder): Promise<void> {
  let silence: UpstreamError | undefined;
  let inARow = 0;
  for (const [order, lines] of orders) {
    if (inARow === SILENCES) break;
    try {
      await bookOrder(deps, credential, order, lines);
      orders.delete(order);
      inARow = 0;
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      silence = error;
      inARow += 1;
    }
  }
  if (silence) throw silence;
}

/** Most invoices agree with what was quoted; only where one does not are all lines of the order's parcels asked for. */
async function bookOrder(
  { store, clock, sendcloud }: RelayDeps,
  credential: Credential,
  order: string,
  lines: readonly InvoiceLine[],
): Promise<void> {
  const entries = await store.charges.list({ order }, { limit: MOST_ENTRIES });
  if (adjustments(entries, lines).length === 0) return;
  const parcels = [...new Set(entries.map(({ parcel }) => parcel))];
  const all = await Promise.all(parcels.map((parcel) => sendcloud.parcelLines(credential, parcel)));
  await store.charges.add(dated(adjustments(entries, all.flat()), clock.now()));
}
