import type { OutgoingOrder } from '../services/upstream.ts';
import { deliveryDatesV3, recipientV3 } from './address-wire.ts';
import { dimensionsBody } from './shipping-options-v3.ts';

/** Prices and the parcel's weight are strings, an item's weight a number, the point's id a string. The post number goes into `po_box`. */
export function shipmentBody(order: OutgoingOrder, senderAddressId: number) {
  return {
    from_address: { sender_address_id: senderAddressId },
    to_address: { ...recipientV3(order.recipient), ...(order.postNumber && { po_box: order.postNumber }) },
    ...shippedWith(order),
    ...(order.servicePoint && { to_service_point: { id: order.servicePoint.id } }),
    ...(order.deliveryDate && { delivery_dates: deliveryDatesV3(order.deliveryDate) }),
    ...(order.brandId && { brand_id: order.brandId }),
    order_number: order.number,
    external_reference_id: order.reference,
    total_order_price: order.total,
    label_details: { mime_type: 'application/pdf', dpi: 72 },
    ...(order.customs && {
      customs_information: {
        invoice_number: order.customs.invoiceNumber,
        export_reason: order.customs.reason.replace('-', '_'),
      },
    }),
    parcels: order.parcels.map(parcelBody),
  };
}

/** Without an option the name of the checkout method goes along, by which Sendcloud's rules can tell one. */
function shippedWith({ shippingOptionCode, contractId, checkoutMethodName }: OutgoingOrder) {
  if (shippingOptionCode === null)
    return {
      apply_shipping_rules: true,
      apply_shipping_defaults: true,
      ...(checkoutMethodName && { delivery_indicator: checkoutMethodName }),
    };
  const properties = { shipping_option_code: shippingOptionCode, ...(contractId && { contract_id: contractId }) };
  return { ship_with: { type: 'shipping_option_code', properties } };
}

function parcelBody({ weight, dimensions, items }: OutgoingOrder['parcels'][number]) {
  return {
    weight: { value: (weight / 1000).toFixed(3), unit: 'kg' },
    ...(dimensions && { dimensions: dimensionsBody(dimensions) }),
    parcel_items: items.map((item) => ({
      description: item.description.slice(0, 255),
      quantity: item.quantity,
      weight: { value: item.weight / 1000, unit: 'kg' },
      price: item.price,
      ...(item.sku && { sku: item.sku }),
      ...(item.hsCode && { hs_code: item.hsCode }),
      ...(item.originCountry && { origin_country: item.originCountry }),
    })),
  };
}
