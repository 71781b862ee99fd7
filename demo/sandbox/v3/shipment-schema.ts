import { z } from 'zod';

const decimal = z.string().regex(/^\d+(\.\d+)?$/, 'Input should be a valid decimal');
const money = z.strictObject({ value: decimal, currency: z.string().length(3) });
const weightUnit = z.enum(['kg', 'g', 'lbs', 'oz']);
const lengthUnit = z.enum(['cm', 'mm', 'm', 'yd', 'ft', 'in']);
const text = z.string();

export const address = z.strictObject({
  name: text.min(1),
  company_name: text.optional(),
  address_line_1: text.min(1),
  house_number: text.optional(),
  address_line_2: text.optional(),
  postal_code: text.min(1),
  city: text.min(1),
  po_box: text.nullish(),
  state_province_code: text.optional(),
  country_code: text.length(2),
  email: z.email('Enter a valid email address.').optional(),
  phone_number: text.optional(),
});

const fromAddress = z.union([z.strictObject({ ...address.partial().shape, sender_address_id: z.int() }), address]);

const item = z.strictObject({
  item_id: text.min(1).optional(),
  description: text.min(1).max(255).optional(),
  quantity: z.int().min(1).optional(),
  weight: z.strictObject({ value: z.number().gt(0), unit: weightUnit }).optional(),
  price: money.optional(),
  hs_code: text.max(12).optional(),
  origin_country: text.optional(),
  sku: text.optional(),
  product_id: text.optional(),
  mid_code: text.nullish(),
  material_content: text.nullish(),
  intended_use: text.nullish(),
  dangerous_goods: z.looseObject({}).optional(),
  dds_reference: text.nullish(),
  taric_doc_code: text.nullish(),
  manufacturer_product_id: text.max(70).nullish(),
  manufacturer_product_id_std: text.max(70).nullish(),
  properties: z.looseObject({}).optional(),
});

const parcel = z.strictObject({
  dimensions: z.strictObject({ length: text, width: text, height: text, unit: lengthUnit }).optional(),
  weight: z.strictObject({ value: decimal, unit: weightUnit }).optional(),
  additional_insured_price: money.nullish(),
  label_notes: z.array(text.min(1).max(255)).nullish(),
  sscc: text.regex(/^\d{18}$/, 'String should match pattern').nullish(),
  package_type: text.nullish(),
  carrier_fields: z.looseObject({}).optional(),
  parcel_items: z.array(item).max(1000).optional(),
});

const customs = z.looseObject({ invoice_number: text.min(1).max(40) });

const base = {
  brand_id: z.int().optional(),
  to_address: address,
  from_address: fromAddress,
  order_number: text.optional(),
  total_order_price: money.nullish(),
  reference: text.nullish(),
  external_reference_id: text.nullish(),
  validation_methods: z
    .array(z.array(z.literal('here')))
    .or(z.array(z.literal('here')))
    .optional(),
  carrier_fields: z.looseObject({}).optional(),
  customs_information: customs.nullish(),
  to_service_point: z
    .union([z.strictObject({ id: text, carrier_service_point_id: text.optional() }), z.strictObject({ carrier_service_point_id: text })])
    .optional(),
  label_details: z
    .strictObject({
      mime_type: z.enum(['application/pdf', 'application/zpl', 'image/png']).optional(),
      dpi: z.literal([72, 203, 300, 600]).optional(),
    })
    .optional(),
  delivery_dates: z
    .strictObject({ handover_at: z.iso.datetime({ offset: true }).nullish(), deliver_at: z.iso.datetime({ offset: true }).nullish() })
    .nullish(),
};
const shipWith = z.strictObject({
  type: z.literal('shipping_option_code'),
  properties: z.strictObject({ shipping_option_code: text, contract_id: z.int().min(1).nullish() }),
});

/** A shipment of 1 to `most` parcels. Unknown fields are refused, so that a misspelt one cannot be lost without a word. */
export const shipmentSchema = (most: number) => z.strictObject({ ...base, ship_with: shipWith, parcels: z.array(parcel).min(1).max(most) });

/** The same with shipping rules, which may choose the option; the account's defaults stand in for sender and parcel. */
export const ruledShipmentSchema = (most: number) =>
  z.strictObject({
    ...base,
    from_address: fromAddress.optional(),
    ship_with: shipWith.optional(),
    parcels: z.array(parcel).min(1).max(most).default([{}]),
    apply_shipping_defaults: z.boolean().optional(),
    apply_shipping_rules: z.boolean().optional(),
    delivery_indicator: text.optional(),
  });

export type ShipmentRequest = z.infer<ReturnType<typeof ruledShipmentSchema>>;
