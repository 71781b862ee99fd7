import type { Progress } from '../contract/events.ts';

/** By Sendcloud's codes (`GET /api/v3/parcels/statuses`). What does not stand here says nothing of how far a parcel is. */
const steps = new Map<string, Progress>(
  Object.entries({
    READY_TO_SEND: 'announced',
    ANNOUNCED: 'announced',
    ANNOUNCED_UNCOLLECTED: 'announced',
    PICKED_UP_BY_DRIVER: 'in-transit',
    TO_SORTING: 'in-transit',
    SORTING: 'in-transit',
    SORTED: 'in-transit',
    UNSORTED: 'in-transit',
    AT_SORTING_CENTRE: 'in-transit',
    AT_CUSTOMS: 'in-transit',
    DELAYED: 'in-transit',
    SHIPMENT_ON_ROUTE: 'in-transit',
    DRIVER_ON_ROUTE: 'in-transit',
    DELIVERY_METHOD_CHANGED: 'in-transit',
    DELIVERY_DATE_CHANGED: 'in-transit',
    DELIVERY_ADDRESS_CHANGED: 'in-transit',
    AWAITING_CUSTOMER_PICKUP: 'ready-for-pickup',
    DELIVERED: 'delivered',
    COLLECTED_BY_CUSTOMER: 'delivered',
    RETURNED_TO_SENDER: 'returned',
    REFUSED_BY_RECIPIENT: 'problem',
    DELIVERY_FAILED: 'problem',
    UNDELIVERABLE: 'problem',
    COLLECT_ERROR: 'problem',
    ADDRESS_INVALID: 'problem',
    EXCEPTION: 'problem',
  } as const),
);

/** How far a parcel is; null where its status does not say. */
export const progressOf = (status: string | null | undefined): Progress | null => steps.get(status ?? '') ?? null;
