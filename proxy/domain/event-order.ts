import type { EventOrder } from '../contract/events.ts';
import type { OrderView } from '../contract/orders.ts';

/** What of an order an event shows. Field by field, so that what is added to orders stays out of events until somebody has thought about it. */
export function eventOrder(order: OrderView): EventOrder {
  const { id, number, state, createdAt, updatedAt, account, upstream, parcel, parcels, review, repairUrl, statusUrl } = order;
  const { postNumber: _, ...delivery } = order.delivery;
  return { id, number, state, createdAt, updatedAt, account, delivery, upstream, parcel, parcels, review, repairUrl, statusUrl };
}
