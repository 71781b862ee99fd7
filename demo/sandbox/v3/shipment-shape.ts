import { carrierName } from '../catalogue/carriers.ts';
import { statusOf } from '../catalogue/statuses.ts';
import type { Sandbox } from '../context.ts';
import { documentsOf } from '../documents/documents.ts';
import type { Parcel, Shipment } from '../records.ts';

/** Which of the request's fields the answer repeats; `from_address` and the service point are completed. */
const ECHOED = [
  'brand_id',
  'ship_with',
  'to_address',
  'order_number',
  'total_order_price',
  'reference',
  'external_reference_id',
  'customs_information',
  'delivery_dates',
  'label_details',
] as const;

/** A shipment as v3 answers it. */
export function shipmentShape(sandbox: Sandbox, shipment: Shipment) {
  const echoed = Object.fromEntries(
    ECHOED.flatMap((field) => (shipment.request[field] === undefined ? [] : [[field, shipment.request[field]]])),
  );
  const errors = shipment.parcels.flatMap((parcel) => parcel.errors);
  return {
    ...echoed,
    id: shipment.id,
    from_address: shipment.fromAddress,
    carrier: { code: shipment.carrier, name: carrierName(shipment.carrier) },
    ...(shipment.servicePoint && { to_service_point: shipment.servicePoint }),
    errors: errors.map((detail) => ({ status: '500', code: 'parcel_announcement_error', detail })),
    parcels: shipment.parcels.map((parcel) => parcelShape(sandbox, parcel)),
    ...(shipment.appliedShippingRules && { applied_shipping_rules: shipment.appliedShippingRules }),
  };
}

function parcelShape({ settings }: Sandbox, parcel: Parcel) {
  const { code, message } = statusOf(parcel.status);
  return {
    ...parcel.request,
    id: parcel.id,
    status: { code, message },
    weight: { value: (parcel.grams / 1000).toFixed(3), unit: 'kg' },
    tracking_number: parcel.trackingNumber,
    tracking_url: parcel.trackingNumber ? trackingUrl(settings.baseUrl, parcel) : null,
    documents: documentLinks(settings.baseUrl, parcel),
    created_at: parcel.createdAt,
    updated_at: parcel.updatedAt,
    announced_at: parcel.announcedAt,
    additional_carrier_data: { awb_tracking_number: null, box_number: null },
  };
}

/** Where to fetch a parcel's papers; labels are A6, the others A4. The deprecated `type` has v2's words. A proof of delivery is fetched without being listed. */
export const documentLinks = (baseUrl: string, parcel: Parcel) =>
  documentsOf(parcel)
    .filter((type) => type !== 'proof-of-delivery')
    .map((type) => ({
      type: type === 'label' ? 'label' : 'cn23',
      document_type: type,
      size: type === 'label' ? 'a6' : 'a4',
      link: `${baseUrl}/api/v3/parcels/${parcel.id}/documents/${type}`,
    }));

export const trackingUrl = (baseUrl: string, parcel: Parcel): string =>
  `${baseUrl}/track/${encodeURIComponent(parcel.carrier)}/${encodeURIComponent(parcel.trackingNumber)}`;
