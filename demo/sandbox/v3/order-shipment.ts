import { leavesCustomsUnion } from '../catalogue/countries.ts';
import type { OrderContent } from './order-schema.ts';
import type { ShipmentRequest } from './shipment-schema.ts';

/** An order's content as the request of a shipment; customs papers only where there is a border. */
export function shipmentDraft(
  content: OrderContent,
  ship_with: unknown,
  sender: number | undefined,
  brand_id: number | undefined,
): Partial<ShipmentRequest> {
  const weight = content.shipping_details?.measurement?.weight;
  const abroad = leavesCustomsUnion(content.shipping_address?.country_code ?? 'NL');
  const { commercial_invoice_number: invoice, shipment_type: reason } = content.customs_details ?? {};
  const { post_number, ...point } = content.service_point_details ?? {};
  const to_service_point =
    'id' in point
      ? { id: point.id }
      : 'carrier_service_point_id' in point
        ? { carrier_service_point_id: point.carrier_service_point_id }
        : undefined;
  const draft = {
    to_address: { ...content.shipping_address, ...(post_number && { po_box: post_number }) },
    from_address: { sender_address_id: sender },
    order_number: content.order_number,
    ship_with,
    brand_id,
    to_service_point,
    ...(abroad && invoice && { customs_information: { invoice_number: invoice, export_reason: reason } }),
    parcels: [
      {
        ...(weight && { weight: { value: String(weight.value), unit: weight.unit } }),
        ...(abroad && { parcel_items: content.order_details.order_items.map(parcelItem) }),
      },
    ],
  };
  return Object.fromEntries(Object.entries(draft).filter(([, value]) => value !== undefined));
}

type OrderItem = OrderContent['order_details']['order_items'][number];

/** An order's item as a shipment's: the price a piece, as text. */
function parcelItem({ name, quantity, sku, hs_code, country_of_origin, total_price, unit_price, measurement }: OrderItem) {
  const each = unit_price?.value ?? total_price.value / quantity;
  return {
    description: name.slice(0, 255),
    quantity,
    price: { value: each.toFixed(2), currency: total_price.currency },
    ...(sku && { sku }),
    ...(hs_code && { hs_code }),
    ...(country_of_origin && { origin_country: country_of_origin }),
    ...(measurement?.weight && { weight: measurement.weight }),
  };
}
