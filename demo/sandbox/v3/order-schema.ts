import { z } from 'zod';
import { address } from './shipment-schema.ts';

const text = z.string();
/** Prices of orders are numbers, unlike a shipment's. */
const price = z.strictObject({ value: z.number(), currency: z.enum(['EUR', 'GBP', 'USD']) });
/** Costs are decimal text, unlike the prices beside them. */
const cost = z
  .strictObject({ value: text.regex(/^\d+(\.\d+)?$/, 'Input should be a valid decimal').nullish(), currency: text.nullish() })
  .nullish();
const moment = z.iso.datetime({ offset: true, local: true, error: 'Input should be a valid datetime' });
const status = z.strictObject({ code: text.min(1), message: text.optional() });

const measurement = z.strictObject({
  dimension: z
    .strictObject({
      length: z.number().min(0),
      width: z.number().min(0),
      height: z.number().min(0),
      unit: z.enum(['cm', 'mm', 'm', 'yd', 'ft', 'in']),
    })
    .optional(),
  weight: z.strictObject({ value: z.number().gt(0), unit: z.enum(['kg', 'g', 'lbs', 'oz']) }).optional(),
  volume: z.strictObject({ value: z.int().min(0), unit: z.enum(['m3', 'cm3', 'l', 'ml', 'gal']) }).optional(),
});

const item = z.strictObject({
  item_id: text.min(1).optional(),
  product_id: text.optional(),
  variant_id: text.optional(),
  image_url: z.url().optional(),
  name: text,
  description: text.optional(),
  quantity: z.int().gt(0),
  sku: text.optional(),
  hs_code: text.optional(),
  country_of_origin: text.length(2).optional(),
  properties: z.looseObject({}).optional(),
  unit_price: price.optional(),
  total_price: price,
  measurement: measurement.optional(),
  ean: text.optional(),
  delivery_dates: z.strictObject({ handover_at: moment.nullish(), deliver_at: moment.nullish() }).nullish(),
  mid_code: text.nullish(),
  material_content: text.nullish(),
  intended_use: text.nullish(),
  manufacturer_product_id: text.max(70).nullish(),
  manufacturer_product_id_std: text.max(70).nullish(),
  dangerous_goods: z.looseObject({}).optional(),
});

const pointDetails = {
  post_number: text.optional(),
  latitude: text.optional(),
  longitude: text.optional(),
  type: text.optional(),
  extra_data: z.looseObject({}).optional(),
};
const partialAddress = z.strictObject(address.partial().shape);

const details = z.strictObject({
  integration: z.strictObject({ id: z.int() }),
  status,
  order_created_at: moment,
  order_updated_at: moment.optional(),
  order_items: z.array(item).min(1),
  notes: text.nullish(),
  tags: z.array(text).nullish(),
});
const payment = z.strictObject({
  is_cash_on_delivery: z.boolean().nullish(),
  total_price: price,
  subtotal_price: price.optional(),
  estimated_shipping_price: price.optional(),
  estimated_tax_price: price.optional(),
  status,
  invoice_date: text.nullish(),
  discount_granted: cost,
  insurance_costs: cost,
  freight_costs: cost,
  other_costs: cost,
});
const shipping = z.strictObject({
  is_local_pickup: z.boolean().nullish(),
  delivery_indicator: text.optional(),
  measurement: measurement.optional(),
  ship_with: z
    .strictObject({
      type: z.literal('shipping_option_code'),
      properties: z.strictObject({ shipping_option_code: text.nullable(), contract_id: z.int().min(1).nullish() }),
    })
    .optional(),
});

/** One order of `POST /orders`. */
export const orderSchema = z.strictObject({
  id: text.optional(),
  order_id: text.min(1),
  order_number: text.min(1),
  created_at: moment.optional(),
  modified_at: moment.optional(),
  order_details: details,
  payment_details: payment,
  customs_details: z
    .looseObject({
      commercial_invoice_number: text.optional(),
      shipment_type: z.enum(['gift', 'commercial_goods', 'commercial_sample', 'returned_goods']).optional(),
    })
    .nullish(),
  customer_details: z.strictObject({ name: text, phone_number: text.optional(), email: text.optional() }).optional(),
  billing_address: partialAddress.optional(),
  shipping_address: partialAddress.optional(),
  shipping_details: shipping.optional(),
  service_point_details: z
    .union([z.strictObject({ id: text, ...pointDetails }), z.strictObject({ carrier_service_point_id: text, ...pointDetails })])
    .optional(),
});

/** A change of an order: any of its parts. The customer's telephone has another name here than when the order is made. */
export const orderPatchSchema = z.strictObject({
  ...orderSchema.partial().shape,
  order_details: details.partial().optional(),
  payment_details: payment.partial().optional(),
  customer_details: z.strictObject({ name: text, phone: text, email: text }).partial().optional(),
});

export type OrderContent = z.infer<typeof orderSchema>;
