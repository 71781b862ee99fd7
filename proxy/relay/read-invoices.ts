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

/** Milliseconds; invoices are made every other week. */
const EVERY = 6 * 3_600_000;
const KEPT = 400 * 24 * 3_600_000;

/**
 * Reads each invoice once and books what it asks for a parcel beyond what was quoted. To read one again is harmless: what has been booked then
 * agrees. Proxies on one database share what was read.
 */
export function createInvoiceReading(deps: RelayDeps): InvoiceReading {
  const { clock, log } = deps;
  let nextAt = clock.now() + EVERY;
  let reading: Promise<void> | null = null;
  return {
    look() {
      if (reading || clock.now() < nextAt) return;
      nextAt = clock.now() + EVERY;
      reading = readInvoices(deps)
        .catch((error: unknown) => log.warn('invoices-not-read', { kind: error instanceof UpstreamError ? error.kind : 'unknown' }))
        .finally(() => {
          reading = null;
        });
    },
    get reading() {
      return reading;
    },
  };
}

async function readInvoices(deps: RelayDeps): Promise<void> {
  const { store, clock, sendcloud } = deps;
  const credential = await deps.merchants.central();
  if (!credential) return;
  for (const invoice of await sendcloud.invoices(credential)) {
    const key = `invoice central ${invoice}`;
    if ((await store.reads.get([key])).length > 0) continue;
    const lines = await sendcloud.invoiceLines(credential, { invoice });
    for (const [parcel, own] of byParcel(lines)) await book(deps, credential, parcel, own);
    const now = clock.now();
    await store.reads.put({ key, readAt: now, keepUntil: now + KEPT, value: new Uint8Array() });
  }
}

/** Most invoices agree with what was quoted; only where one does not are all lines of the parcel asked for. */
async function book(
  { store, clock, sendcloud }: RelayDeps,
  credential: Credential,
  parcel: string,
  lines: readonly InvoiceLine[],
): Promise<void> {
  const entries = await store.charges.ofParcel(parcel);
  if (adjustment(entries, lines) === null) return;
  const asked = adjustment(entries, await sendcloud.invoiceLines(credential, { parcel }));
  if (asked) await store.charges.add(dated([asked], clock.now()));
}

const byParcel = (lines: readonly InvoiceLine[]): Map<string, InvoiceLine[]> => Map.groupBy(lines, ({ parcel }) => parcel);
