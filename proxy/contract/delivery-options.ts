import { z } from 'zod';
import { SelectionReply } from './selections.ts';
import {
  Amount,
  Carrier,
  CarrierList,
  Centimetres,
  KnownCountry,
  CurrencyCode,
  DeliveryType,
  DeliveryWindow,
  Grams,
  Instant,
  IsoDate,
  MapSource,
  Money,
  PointType,
  Requirement,
} from './values.ts';

/** Query of `GET /checkout/delivery-options`. `metadata` repeats: `metadata=fragile=yes&metadata=gift=no`. */
export const DeliveryOptionsQuery = z.object({
  key: z.string().min(1),
  country: KnownCountry,
  postalCode: z.string().trim().max(15).optional(),
  weight: Grams,
  orderValue: Amount,
  currency: CurrencyCode,
  length: Centimetres.optional(),
  width: Centimetres.optional(),
  height: Centimetres.optional(),
  carriers: CarrierList.optional(),
  deliveryTypes: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(DeliveryType))
    .optional(),
  metadata: z
    .array(z.string().regex(/^[^=]{1,64}=.{0,128}$/, 'key=value, the value at most 128 characters'))
    .max(5, 'at most five key=value pairs')
    .optional(),
});
export type DeliveryOptionsQuery = z.infer<typeof DeliveryOptionsQuery>;

/** One day the shopper may choose, and when the parcel has to leave for it. */
export const OfferedDate = z.object({ date: IsoDate, handover: IsoDate.nullable() });
export type OfferedDate = z.infer<typeof OfferedDate>;

/** One way to get this cart to this place. */
export const DeliveryOption = z.object({
  id: z.string().describe('Unique in this answer; says nothing'),
  code: z.string().describe('The rate code or the Sendcloud shipping option code'),
  type: DeliveryType,
  title: z.string(),
  description: z.string().nullable(),
  carrier: Carrier,
  price: Money.nullable().describe('null: no price known, which is not free'),
  priceFrom: z.enum(['sendcloud', 'rates']),
  fallback: z.boolean().describe('Sendcloud could not be asked; the merchant offers this all the same'),
  deliveryWindow: DeliveryWindow.nullable().describe('null when nothing honest can be said'),
  cutOff: Instant.nullable().describe('Order before this instant for what is promised'),
  dates: z.array(OfferedDate).describe('The days to choose from; empty unless the type is nominated-day'),
  requires: z.array(Requirement),
  servicePoints: z.object({ carriers: z.array(z.string()), types: z.array(PointType).nullable() }).nullable(),
  quote: z.string().describe('Signed; what POST /checkout/selections takes'),
  selection: SelectionReply.nullable().describe('Ready to pay with, for options that leave nothing to choose'),
});
export type DeliveryOption = z.infer<typeof DeliveryOption>;

/** Why something is not in the list, so that it can be said rather than hidden. */
export const NotOffered = z.object({
  title: z.string(),
  type: DeliveryType,
  carrier: Carrier.nullable(),
  reason: z.enum([
    'too-heavy',
    'too-light',
    'value-too-high',
    'value-too-low',
    'carrier-not-allowed',
    'type-not-allowed',
    'dates-not-supported',
    'no-date-left',
  ]),
});
export type NotOffered = z.infer<typeof NotOffered>;

export const DeliveryOptions = z.object({
  options: z.array(DeliveryOption),
  notOffered: z.array(NotOffered),
  source: z.enum(['sendcloud', 'rates']),
  fallback: z
    .enum(['no-configuration', 'timeout', 'unavailable', 'budget'])
    .nullable()
    .describe('Why these are rates, null when they are not'),
  currency: z.string(),
  serverTime: Instant,
  timeZone: z.string().describe("The shop's IANA time zone"),
  expiresAt: Instant.describe('Ask again after this; the prices hold until then'),
  map: MapSource.nullable().describe('null: no tiles are configured, so there is no map'),
});
export type DeliveryOptions = z.infer<typeof DeliveryOptions>;
