import { declaredItems, invoiceNumber } from '../domain/customs.ts';
import { packed, wholeParcel } from '../domain/label-parcels.ts';
import { type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { OrderRecord } from '../domain/order.ts';
import type { OutgoingOrder } from '../services/upstream.ts';

/** What leaves for Sendcloud; null once the personal data was erased. */
export function outgoingOrder({ personal, delivery, purchase }: OrderRecord, merchant: Merchant, reference: string): OutgoingOrder | null {
  if (personal === null) return null;
  const { order, postNumber } = personal;
  const { parcels = wholeParcel(order), customs } = purchase ?? {};
  const invoice = invoiceNumber(order, customs);
  return {
    reference,
    number: order.number,
    createdAt: order.createdAt,
    recipient: order.recipient,
    items: declaredItems(order, customs),
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
    parcels: packed(order, { parcels, ...(customs && { customs }) }),
    customs: purchase?.declared && invoice !== null ? { invoiceNumber: invoice, reason: customs?.reason ?? 'commercial-goods' } : null,
  };
}
