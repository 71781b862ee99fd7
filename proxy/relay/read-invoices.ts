import type { Credential } from '../domain/merchant.ts';
import { type InvoiceLine, UpstreamError } from '../services/upstream.ts';
import { mayPass } from '../services/upstream-problem.ts';
import { bookInvoice, byOrder, type LinesByOrder } from './book-invoice.ts';
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

/**
 * Reads each invoice once, from where it came to the last time, and books what it asks for an order beyond what was quoted. To read one again
 * is harmless: what has been booked then agrees. Of several proxies on one database one reads, and goes on after a failure where it came to;
 * the others find it done.
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
        .then((read) => {
          if (!read) nextAt = clock.now() + SOON;
        })
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
type Progress = Map<string, { lines: InvoiceLine[]; next: string | null; orders: LinesByOrder | null }>;

/** False: another proxy reads them now. */
async function readInvoices(deps: RelayDeps, progress: Progress): Promise<boolean> {
  const { store, clock, sendcloud } = deps;
  const credential = await deps.merchants.central();
  const [first] = await store.charges.list({}, { limit: 1 });
  if (!credential || !first) return true;
  if (!(await isOurTurn(deps))) return false;
  for (const { id, issuedAt } of await sendcloud.invoices(credential)) {
    // An account that was there before us has years of them, which name no label of ours.
    if (issuedAt !== null && issuedAt < first.at) continue;
    const key = `invoice central ${id}`;
    if ((await store.reads.get([key])).length > 0) continue;
    await bookInvoice(deps, credential, await ordersOn(deps, credential, id, progress));
    const now = clock.now();
    await store.reads.put({ key, readAt: now, keepUntil: now + KEPT, value: new Uint8Array() });
    progress.delete(id);
  }
  return true;
}

/** Milliseconds that a proxy which has died while reading keeps others waiting; longer than a page takes, and than the pause after a failure. */
const TURN = 20 * 60_000;

const isOurTurn = ({ store, clock }: RelayDeps): Promise<boolean> => store.turns.take('invoices', clock.now(), clock.now() + TURN);

/** All lines of an invoice that are about orders of ours, going on where the last round came to. */
async function ordersOn(deps: RelayDeps, credential: Credential, invoice: string, progress: Progress): Promise<LinesByOrder> {
  const so = progress.get(invoice) ?? { lines: [], next: null, orders: null };
  progress.set(invoice, so);
  while (so.orders === null) {
    const { items, next } = await insisting(() => deps.sendcloud.invoicePage(credential, invoice, so.next));
    await isOurTurn(deps);
    so.lines.push(...items);
    so.next = next;
    if (next === null) so.orders = await byOrder(deps, so.lines);
  }
  return so.orders;
}

/** Times in a row that a page is asked for, after which Sendcloud does not answer at all. */
const SILENCES = 5;

/** Of a hundred pages one or another comes broken: that one is asked for again, and the round goes on. */
async function insisting<T>(ask: () => Promise<T>): Promise<T> {
  for (let silences = 1; ; silences++) {
    try {
      return await ask();
    } catch (error) {
      if (!mayPass(error) || silences === SILENCES) throw error;
    }
  }
}
