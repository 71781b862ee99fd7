import { countryOf } from '../catalogue/countries.ts';
import { carrierName } from '../catalogue/carriers.ts';
import { optionOf } from '../catalogue/shipping-options.ts';
import { statusOf } from '../catalogue/statuses.ts';
import { type DocumentType, documentsOf } from '../documents/documents.ts';
import type { Parcel } from '../records.ts';
import { gramsOf } from '../units.ts';

/** Statuses before a label exists. */
const UNLABELLED = ['NO_LABEL', 'ANNOUNCING', 'ANNOUNCEMENT_FAILED'];

/** `DD-MM-YYYY HH:mm:ss`. */
const stamp = (iso: string): string => {
  const [date = '', time = ''] = iso.split('T');
  return `${date.split('-').reverse().join('-')} ${time.slice(0, 8)}`;
};

/** The four start positions on an A4 sheet, and the label printer's own. */
export const labelLinks = (baseUrl: string, id: number) => ({
  normal_printer: [0, 1, 2, 3].map((start) => `${baseUrl}/api/v2/labels/normal_printer/${id}?start_from=${start}`),
  label_printer: `${baseUrl}/api/v2/labels/label_printer/${id}`,
});

const customsLinks = (baseUrl: string, id: number) => ({
  normal_printer: `${baseUrl}/api/v2/customs_declaration/normal_printer/${id}`,
});

/** v2 names and sizes; a proof of delivery is v3's. */
const PAPERS: Partial<Record<DocumentType, { type: string; size: string }>> = {
  label: { type: 'label', size: 'a6' },
  'customs-declaration': { type: 'cn23', size: 'a4' },
};

function documentLink(baseUrl: string, id: number, document: DocumentType) {
  const paper = PAPERS[document];
  return paper ? [{ ...paper, link: `${baseUrl}/api/v2/parcels/${id}/documents/${paper.type}` }] : [];
}

interface ItemV3 {
  weight?: { value: number; unit: 'kg' | 'g' | 'lbs' | 'oz' };
  price?: { value: string };
}

/** v3's items in v2's words: kilograms as text, the value as a number. */
const itemsOfV3 = (items: unknown): unknown[] =>
  ((items ?? []) as ItemV3[]).map(({ weight, price, ...item }) => ({
    ...item,
    weight: weight ? (gramsOf(weight) / 1000).toFixed(3) : '0.000',
    value: Number(price?.value ?? 0),
  }));

const textOf = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

/** A parcel as v2 and the webhooks show it: numbers as text, `""` for what is missing, the service point's id as text. */
export function parcelShapeV2(parcel: Parcel, baseUrl: string) {
  const { to, request } = parcel;
  const status = statusOf(parcel.status);
  const option = parcel.optionCode === null ? undefined : optionOf(parcel.optionCode);
  const country = countryOf(to.country);
  const labelled = !UNLABELLED.includes(parcel.status);
  return {
    id: parcel.id,
    name: to.name,
    company_name: to.company,
    address: `${to.addressLine1} ${to.houseNumber}`.trim(),
    address_2: to.addressLine2,
    address_divided: { street: to.addressLine1, house_number: to.houseNumber },
    city: to.city,
    postal_code: to.postalCode,
    country: { iso_2: to.country, iso_3: country?.iso3 ?? '', name: country?.name ?? to.country },
    to_state: to.state || null,
    telephone: to.phone,
    email: to.email,
    date_created: stamp(parcel.createdAt),
    date_updated: stamp(parcel.updatedAt),
    date_announced: parcel.announcedAt ? stamp(parcel.announcedAt) : '',
    tracking_number: parcel.trackingNumber,
    ...(parcel.trackingNumber && { tracking_url: `${baseUrl}/track/${parcel.carrier}/${parcel.trackingNumber}` }),
    weight: (parcel.grams / 1000).toFixed(3),
    length: parcel.dimensions?.length ?? null,
    width: parcel.dimensions?.width ?? null,
    height: parcel.dimensions?.height ?? null,
    label: labelled ? labelLinks(baseUrl, parcel.id) : {},
    documents: documentsOf(parcel).flatMap((type) => documentLink(baseUrl, parcel.id, type)),
    status: { id: status.id, message: status.message },
    shipment: option ? { id: option.methodId, name: option.name } : null,
    carrier: { code: parcel.carrier, name: carrierName(parcel.carrier) },
    order_number: parcel.orderNumber,
    shipment_uuid: parcel.shipmentId,
    external_order_id: textOf(request.external_order_id) || String(parcel.id),
    external_shipment_id: '',
    external_reference: request.external_reference ?? null,
    reference: textOf(request.reference) || '0',
    parcel_items: parcel.api === 'v2' ? (request.parcel_items ?? []) : itemsOfV3(request.parcel_items),
    data: request.data ?? {},
    to_service_point: parcel.servicePointId === null ? null : String(parcel.servicePointId),
    to_post_number: parcel.postNumber,
    total_insured_value: request.total_insured_value ?? 0,
    insured_value: request.insured_value ?? 0,
    total_order_value: request.total_order_value ?? null,
    total_order_value_currency: request.total_order_value_currency ?? null,
    colli_uuid: parcel.shipmentId,
    collo_nr: 0,
    collo_count: 1,
    is_return: request.is_return ?? false,
    awb_tracking_number: null,
    box_number: null,
    contract: request.contract ?? null,
    customs_invoice_nr: textOf(request.customs_invoice_nr),
    customs_shipment_type: request.customs_shipment_type ?? null,
    ...(request.customs_information !== undefined && { customs_information: request.customs_information }),
    customs_declaration: documentsOf(parcel).includes('customs-declaration') ? customsLinks(baseUrl, parcel.id) : {},
    note: '',
    type: parcel.announcedAt ? 'parcel' : null,
    shipping_method_checkout_name: textOf(request.shipping_method_checkout_name),
    ...(parcel.errors.length > 0 && { errors: { non_field_errors: parcel.errors } }),
  };
}
