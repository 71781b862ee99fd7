import { needsCustoms } from '../domain/customs.ts';
import type { OutgoingOrder } from '../services/upstream.ts';

/**
 * Sendcloud takes no longer number on a customs invoice (`v3/shipments.yaml`). What it says of orders and of v2's parcels names no limit, but it is
 * those that become shipments.
 */
const LONGEST = 40;

/**
 * The number of the customs invoice of an order whose label its merchant prints, null where it crosses no border. Of a number that is too long no
 * part would tell two orders apart, so the order goes by its reference, which stands beside it in Sendcloud. The goods are declared as sold; the
 * merchant may change both before the label is printed.
 */
export function customsInvoiceOf({ from, recipient, number, reference }: OutgoingOrder): string | null {
  if ('senderAddressId' in from || !needsCustoms(from, recipient)) return null;
  return number.length <= LONGEST ? number : reference;
}
