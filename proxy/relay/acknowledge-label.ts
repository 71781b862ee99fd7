import { labelCharges } from '../domain/charges.ts';
import type { OrderRecord } from '../domain/order.ts';
import { isStranded } from '../domain/stranded.ts';
import { dated } from '../services/new-charges.ts';
import { type Placed, UpstreamError } from '../services/upstream.ts';
import { mayPass } from '../services/upstream-problem.ts';
import type { StoredCharge } from '../store/charges.ts';
import type { InHand } from './delivery.ts';
import { withQuote } from './prepare-label.ts';

/**
 * A label that Sendcloud has acknowledged, and what it costs its merchant: written together, so that there is never one without the other.
 * Where Sendcloud's rules chose the option, its price is asked for now.
 */
export async function acknowledged(
  inHand: InHand,
  record: OrderRecord,
  placed: Placed,
): Promise<{ record: OrderRecord; charges: StoredCharge[] }> {
  const shippingOptionCode = record.delivery.shippingOptionCode ?? placed.shippingOptionCode ?? null;
  const bought = await priced(inHand, { ...record, delivery: { ...record.delivery, shippingOptionCode } });
  return { record: bought, charges: dated(labelCharges(bought), inHand.deps.clock.now()) };
}

/** A label is there, whatever is said of its price: one that nobody can name is its invoice's to tell, and keeps no label from being charged. */
async function priced(inHand: InHand, record: OrderRecord): Promise<OrderRecord> {
  const { merchant } = inHand;
  const { purchase } = record;
  if (!purchase || purchase.quote !== undefined || merchant === null || isStranded(record, merchant)) return record;
  try {
    return await withQuote({ ...inHand, merchant }, { ...record, purchase });
  } catch (error) {
    if (!(error instanceof UpstreamError) || mayPass(error)) throw error;
    return record;
  }
}
