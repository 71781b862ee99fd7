import { labelCharges } from '../domain/charges.ts';
import type { OrderRecord } from '../domain/order.ts';
import { dated } from '../services/new-charges.ts';
import type { Placed } from '../services/upstream.ts';
import type { StoredCharge } from '../store/charges.ts';
import type { Delivery } from './delivery.ts';
import { withQuote } from './prepare-label.ts';

/**
 * A label that Sendcloud has acknowledged, and what it costs its merchant: written together, so that there is never one without the other.
 * Where Sendcloud's rules chose the option, its price is asked for now.
 */
export async function acknowledged(
  delivery: Delivery,
  record: OrderRecord,
  placed: Placed,
): Promise<{ record: OrderRecord; charges: StoredCharge[] }> {
  const { purchase } = record;
  const shippingOptionCode = record.delivery.shippingOptionCode ?? placed.shippingOptionCode ?? null;
  const named = { ...record, delivery: { ...record.delivery, shippingOptionCode } };
  const bought = purchase && purchase.quote === undefined ? await withQuote(delivery, { ...named, purchase }) : named;
  return { record: bought, charges: dated(labelCharges(bought, delivery.merchant), delivery.deps.clock.now()) };
}
