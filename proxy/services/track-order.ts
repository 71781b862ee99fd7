import type { Tracking } from '../contract/orders.ts';
import type { Merchant } from '../domain/merchant.ts';
import { accountOf, asked } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';

/** What has happened to an order's parcel; nothing yet while it has no tracking number. */
export async function trackOrder(deps: OrderDeps, merchant: Merchant, id: string): Promise<Tracking> {
  const record = await findOrder(deps, merchant, id);
  const { status = null, trackingNumber = null, trackingUrl = null } = record.parcel ?? {};
  if (trackingNumber === null) return { status, trackingNumber, trackingUrl, events: [] };
  const events = await asked(deps.sendcloud.tracking(await accountOf(deps, merchant, record), trackingNumber));
  return { status, trackingNumber, trackingUrl, events: events ?? [] };
}
