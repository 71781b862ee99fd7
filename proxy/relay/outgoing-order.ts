import { type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { OutgoingOrder } from '../services/upstream.ts';

/** What leaves for Sendcloud; null once the personal data was erased. */
export function outgoingOrder({ personal, delivery }: OrderRecord, merchant: Merchant, reference: string): OutgoingOrder | null {
  if (personal === null) return null;
  const { order, postNumber } = personal;
  return {
    reference,
    number: order.number,
    createdAt: order.createdAt,
    recipient: order.recipient,
    items: order.items,
    weight: order.weight,
    dimensions: order.dimensions ?? null,
    total: order.total,
    paymentStatus: order.paymentStatus,
    checkoutMethodName: order.checkoutMethodName ?? delivery.title,
    shippingOptionCode: delivery.shippingOptionCode,
    carrier: delivery.servicePoint?.carrier ?? delivery.carriers[0] ?? null,
    servicePoint: delivery.servicePoint,
    postNumber,
    deliveryDate: delivery.deliveryDate,
    from: shipsFrom(merchant),
    contractId: merchant.contractId ?? null,
    brandId: merchant.brandId ?? null,
  };
}
