import { z } from 'zod';

const text = z.string();
const whole = z.int();

const item = z.strictObject({
  description: text.max(255),
  quantity: whole.min(1),
  weight: text,
  value: z.number(),
  hs_code: text.max(12).optional(),
  origin_country: text.nullish(),
  sku: text.max(255).optional(),
  product_id: text.max(255).optional(),
  item_id: text.max(255).nullish(),
  properties: z.looseObject({}).optional(),
  return_reason: whole.min(1).nullish(),
  return_message: text.nullish(),
  mid_code: text.max(15).optional(),
  material_content: text.max(255).optional(),
  intended_use: text.max(255).optional(),
  manufacturer_product_id: text.max(70).nullish(),
  manufacturer_product_id_std: text.max(70).nullish(),
  dangerous_goods: z.looseObject({}).optional(),
  dds_reference: text.nullish(),
  taric_doc_code: text.nullish(),
});

const SENDER = ['name', 'company_name', 'address_1', 'address_2', 'house_number', 'city', 'postal_code', 'country', 'telephone', 'email'];
const TAXES = ['vat_number', 'eori_number', 'inbound_vat_number', 'inbound_eori_number', 'ioss_number'];
const sender = Object.fromEntries([...SENDER, ...TAXES].map((name) => [`from_${name}`, text.optional()]));

const fields = {
  name: text.min(1),
  address: text.min(1),
  city: text.min(1),
  postal_code: text.min(1),
  country: text.min(1),
  id: whole.min(1).optional(),
  company_name: text.optional(),
  address_2: text.optional(),
  house_number: text.optional(),
  telephone: text.optional(),
  email: text.optional(),
  country_state: text.optional(),
  request_label: z.boolean().optional(),
  request_label_async: z.boolean().optional(),
  apply_shipping_rules: z.boolean().optional(),
  shipment: z.strictObject({ id: whole, name: text.optional() }).optional(),
  weight: text.min(1).optional(),
  length: text.optional(),
  width: text.optional(),
  height: text.optional(),
  order_number: text.optional(),
  external_reference: text.nullish(),
  reference: text.nullish(),
  to_service_point: whole.optional(),
  to_post_number: text.optional(),
  shipping_method_checkout_name: text.optional(),
  sender_address: whole.optional(),
  contract: whole.min(1).optional(),
  quantity: whole.min(1).max(20).optional(),
  total_order_value: text.optional(),
  total_order_value_currency: text.optional(),
  insured_value: whole.optional(),
  total_insured_value: whole.optional(),
  is_return: z.boolean().optional(),
  parcel_items: z.array(item).optional(),
  customs_invoice_nr: text.optional(),
  customs_shipment_type: whole.min(0).max(4).optional(),
  customs_information: z.looseObject({}).optional(),
  shipment_uuid: text.optional(),
  data: z.looseObject({}).nullish(),
  ...sender,
};

/**
 * A parcel of `POST /parcels`. Strict by default, though Sendcloud is not known to be: its v2 passes over a field it does not
 * know, so a parcel with `service_point_id` instead of `to_service_point` would go to the door and nobody would hear of it.
 */
export const parcelSchema = z.strictObject(fields);

/** `PUT /parcels`: the id and whatever changes. */
export const parcelPatchSchema = z.strictObject({ ...parcelSchema.partial().shape, id: whole.min(1) });

export type ParcelRequest = z.infer<typeof parcelSchema>;
