import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import { type OrderRecord, orderApiOf } from '../domain/order.ts';
import type { OrderDeps } from './order-deps.ts';
import { ProblemError } from './problem-error.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';
import type { OrderGateway, ShippingOption, TrackingEvent } from './upstream.ts';
import { findOrder, personalOf } from './order-book.ts';

/** Bought labels of other accounts are never touched: an order whose merchant moved accounts since is not acted on upstream. */
export async function accountOf(deps: OrderDeps, merchant: Merchant, record: OrderRecord): Promise<Credential> {
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  if (record.account.kind === merchant.account) return credential;
  throw new ProblemError('order-not-in-that-state', { detail: 'The merchant has moved to another Sendcloud account since.' });
}

export const gatewayOf = (deps: OrderDeps, merchant: Merchant): OrderGateway => deps.sendcloud.orders(orderApiOf(merchant));

/** What this order can be shipped by, with prices: for choosing a label by size and weight. */
export async function orderShippingOptions(deps: OrderDeps, merchant: Merchant, id: string): Promise<ShippingOption[]> {
  const record = await findOrder(deps, merchant, id);
  const { order } = personalOf(record);
  const credential = await accountOf(deps, merchant, record);
  const request = {
    from: shipsFrom(merchant),
    to: { country: order.recipient.country, postalCode: order.recipient.postalCode },
    weight: order.weight,
    dimensions: order.dimensions ?? null,
    servicePointId: record.delivery.servicePoint?.id ?? null,
  };
  return asked(deps.sendcloud.shippingOptions(credential, request));
}

/** What has happened to the parcel; nothing yet while it has no tracking number. */
export async function orderTracking(
  deps: OrderDeps,
  merchant: Merchant,
  id: string,
): Promise<{ status: string | null; trackingNumber: string | null; trackingUrl: string | null; events: TrackingEvent[] }> {
  const record = await findOrder(deps, merchant, id);
  const { status = null, trackingNumber = null, trackingUrl = null } = record.parcel ?? {};
  const events = trackingNumber && (await asked(deps.sendcloud.tracking(await accountOf(deps, merchant, record), trackingNumber)));
  return { status, trackingNumber, trackingUrl, events: events || [] };
}

/** Where the buyer sends it back; null when there is no such place. */
export async function orderReturnPortal(deps: OrderDeps, merchant: Merchant, id: string): Promise<{ url: string | null }> {
  const record = await findOrder(deps, merchant, id);
  if (!record.upstream?.id) return { url: null };
  const credential = await accountOf(deps, merchant, record);
  return { url: await asked(gatewayOf(deps, merchant).returnPortal(credential, record.upstream.id)) };
}

/** An upstream's answer, or its failure in the words of our own API. */
export const asked = <T>(answer: Promise<T>): Promise<T> => answer.catch((error: unknown) => Promise.reject(upstreamProblem(error)));
