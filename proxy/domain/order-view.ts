import type { OrderState, OrderView } from '../contract/orders.ts';
import { type OrderRecord, type ParcelFacts, stateWords } from './order.ts';
import { parcelsOf } from './parcels.ts';

/** An order as its shop may see it, but for links. */
export function orderView(record: OrderRecord): Omit<OrderView, 'statusUrl' | 'repairUrl' | 'panelUrl'> {
  const { delivery, parcel } = record;
  return {
    id: record.id,
    merchant: record.merchant,
    number: record.number,
    state: record.state,
    createdAt: new Date(record.createdAt).toISOString(),
    updatedAt: new Date(record.updatedAt).toISOString(),
    account: record.account,
    delivery: {
      type: delivery.type,
      code: delivery.code,
      title: delivery.title,
      carrier: delivery.servicePoint?.carrier ?? delivery.carriers[0] ?? null,
      shippingOptionCode: delivery.shippingOptionCode,
      deliveryDate: delivery.deliveryDate?.date ?? null,
      deliveryWindow: delivery.deliveryWindow,
      price: delivery.price,
      servicePoint: delivery.servicePoint,
      postNumber: record.personal?.postNumber ?? null,
    },
    upstream: record.upstream,
    parcel: parcel && parcelView(parcel),
    parcels: parcelsOf(record).map(parcelView),
    label: labelOf(record),
    review: record.review,
  };
}

const parcelView = ({ id, status, trackingNumber, trackingUrl }: ParcelFacts) => ({ id, status, trackingNumber, trackingUrl });

function labelOf(record: OrderRecord): OrderView['label'] {
  const reason = noLabelReason(record);
  const declared = reason === null && record.purchase?.declared === true;
  return { available: reason === null, reason, declared, cancelling: record.cancelling !== undefined };
}

/** Why an order has no label here; null when it has one. */
function noLabelReason({ state, account, parcel, cancelling }: OrderRecord): string | null {
  if (account.kind === 'own') return 'The merchant prints the label in their own Sendcloud account.';
  if (cancelling) return 'The label is being cancelled.';
  return state === 'labelled' && parcel ? null : withoutLabel[state];
}

/** Why an order of the central account has no label to download. */
const withoutLabel: Record<OrderState, string> = {
  ...stateWords,
  held: 'The label has not been bought yet.',
  labelled: 'Sendcloud has not told of the parcel yet.',
  imported: 'The merchant prints the label in their own Sendcloud account.',
  'needs-service-point': 'Another service point has to be chosen first.',
};
