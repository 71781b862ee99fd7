import { needsCustoms } from '../domain/customs.ts';
import type { OutgoingOrder } from '../services/upstream.ts';

/** Sendcloud takes no longer number on a customs invoice (`v3/shipments.yaml`). */
const LONGEST = 40;

/**
 * The number of the customs invoice of an order whose label its merchant prints, null where it crosses no border. The goods are declared as sold;
 * the merchant may change both before the label is printed.
 */
export function customsInvoiceOf({ from, recipient, number }: OutgoingOrder): string | null {
  if ('senderAddressId' in from || !needsCustoms(from, recipient)) return null;
  return number.slice(0, LONGEST);
}
