import { adjustment } from '../domain/charges.ts';
import type { Credential } from '../domain/merchant.ts';
import { dated } from '../services/new-charges.ts';
import { type InvoiceLine, UpstreamError } from '../services/upstream.ts';
import type { RelayDeps } from './delivery.ts';

/** Learns from the central account's invoices what labels cost in the end. */
export interface InvoiceReading {
  /** Begins a round when it is time. */
  look(): void;
  /** The round that goes on, if any. */
  readonly reading: Promise<void> | null;
}

/** Milliseconds between rounds; invoices are made every other week. */
const EVERY = 6 * 3_600_000;
/** Milliseconds until the first round of a proxy that has just started. */
const SOON = 10 * 60_000;
const KEPT = 400 * 24 * 3_600_000;
/** Entries that one order has at most: its parcels, bought and cancelled a few times. */
const MOST_ENTRIES = 1_000;

/**
 * Reads each invoice once, from where it came to the last time, and books what it asks for an order beyond what was quoted. To read one again is harmless: what has been booked then
 * agrees. Proxies on one database share what was read.
 */
export function createInvoiceReading(deps: RelayDeps): InvoiceReading {
  const { clock, log } = deps;
  let nextAt = clock.now() + SOON;
  let reading: Promise<void> | null = null;
  const progress: Progress = new Map();
  return {
    look() {
      if (reading || clock.now() < nextAt) return;
      nextAt = clock.now() + EVERY;
      reading = readInvoices(deps, progress)
        .catch((error: unknown) => {
          nextAt = clock.now() + SOON;
          log.warn('invoices-not-read', { kind: error instanceof UpstreamError ? error.kind : 'unknown' });
        })
        .finally(() => {
          reading = null;
        });
    },
    get reading() {
      return reading;
    },
  };
}

/** How far each invoice was read, for the round after one that Sendcloud stopped answering in. */
type Progress = Map<string, { lines: InvoiceLine[]; next: string | null; read: boolean }>;

async function readInvoices(deps: RelayDeps, progress: Progress): Promise<void> {
  const { store, clock, sendcloud } = deps;
  const credential = await deps.merchants.central();
  const hasCharges = (await store.charges.list({}, { limit: 1 })).length > 0;
  if (!credential || !hasCharges) return;
  for (const invoice of await sendcloud.invoices(credential)) {
    const key = `invoice central ${invoice}`;
    if ((await store.reads.get([key])).length > 0) continue;
    const lines = await linesOf(deps, credential, invoice, progress);
    for (const [order, own] of await byOrder(deps, lines)) await book(deps, credential, order, own);
    const now = clock.now();
    await store.reads.put({ key, readAt: now, keepUntil: now + KEPT, value: new Uint8Array() });
    progress.delete(invoice);
  }
}

/** All lines of an invoice, going on where the last round came to. */
async function linesOf({ sendcloud }: RelayDeps, credential: Credential, invoice: string, progress: Progress): Promise<InvoiceLine[]> {
  const so = progress.get(invoice) ?? { lines: [], next: null, read: false };
  progress.set(invoice, so);
  while (!so.read) {
    const { items, next } = await sendcloud.invoicePage(credential, invoice, so.next);
    so.lines.push(...items);
    so.next = next;
    so.read = next === null;
  }
  return so.lines;
}

/** Lines about parcels that were charged here, by their order. */
async function byOrder({ store }: RelayDeps, lines: readonly InvoiceLine[]): Promise<Map<string, InvoiceLine[]>> {
  const orders = new Map<string, InvoiceLine[]>();
  for (const line of lines) {
    const [entry] = await store.charges.ofParcel(line.parcel);
    if (entry) orders.set(entry.order, [...(orders.get(entry.order) ?? []), line]);
  }
  return orders;
}

/** Most invoices agree with what was quoted; only where one does not are all lines of the order's parcels asked for. */
async function book(
  { store, clock, sendcloud }: RelayDeps,
  credential: Credential,
  order: string,
  lines: readonly InvoiceLine[],
): Promise<void> {
  const entries = await store.charges.list({ order }, { limit: MOST_ENTRIES });
  if (adjustment(entries, lines) === null) return;
  const parcels = [...new Set(entries.map(({ parcel }) => parcel))];
  const all = await Promise.all(parcels.map((parcel) => sendcloud.parcelLines(credential, parcel)));
  const asked = adjustment(entries, all.flat());
  if (asked) await store.charges.add(dated([asked], clock.now()));
}
