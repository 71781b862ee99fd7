import { z } from 'zod';

/** The four promises a shop can make. Sendcloud's own words (`standard_delivery` …) stay in `proxy/sendcloud/`. */
export const DeliveryType = z.enum(['standard', 'same-day', 'nominated-day', 'service-point']);
export type DeliveryType = z.infer<typeof DeliveryType>;

/** What stands at a service point. `other` is whatever a carrier invents next: shown, never dropped. */
export const PointType = z.enum(['shop', 'locker', 'post-office', 'depot', 'other']);
export type PointType = z.infer<typeof PointType>;

/** What the shopper has to tell before a parcel can go there. */
export const Requirement = z.enum(['post-number', 'phone', 'email']);
export type Requirement = z.infer<typeof Requirement>;

/** ISO 3166-1 alpha-2, upper case. */
export const CountryCode = z
  .string({ error: 'a two-letter country code such as "NL"' })
  .regex(/^[A-Za-z]{2}$/, 'a two-letter country code such as "NL"')
  .transform((code) => code.toUpperCase());

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** A country there is. For questions only: an order that is paid is kept whatever its country. */
export const KnownCountry = CountryCode.refine((code) => regions.of(code) !== undefined, 'a country of ISO 3166-1 such as "NL"');

/** ISO 4217, upper case. */
export const CurrencyCode = z
  .string({ error: 'a three-letter currency code such as "EUR"' })
  .regex(/^[A-Za-z]{3}$/, 'a three-letter currency code such as "EUR"')
  .transform((code) => code.toUpperCase());

/** Money is a decimal string, never a float: `"4.95"`. */
export const Amount = z
  .string({ error: 'an amount as a string with a point, such as "45.90"' })
  .regex(/^\d{1,9}(\.\d{1,2})?$/, 'an amount as a string with a point, such as "45.90"');

export const Money = z.object({ value: Amount, currency: CurrencyCode });
export type Money = z.infer<typeof Money>;

/** A day without a time: `2026-11-24`. */
export const IsoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as "2026-11-24"');

/** An instant with an offset: `2026-11-24T14:00:00.000Z`. */
export const Instant = z.iso.datetime({ offset: true });

/** A number, or its digits as text, the way queries and forms bring it. Nothing else becomes one: `true` is no gram. */
const numeric = <S extends z.ZodNumber>(number: S) =>
  z.preprocess((value) => (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value.trim()) ? Number(value) : value), number);

/** Whole grams. */
export const Grams = numeric(
  z
    .number({ error: 'a weight in whole grams, such as 2500' })
    .int('a weight in whole grams, such as 2500')
    .min(1, 'a weight of at least 1 gram')
    .max(1_000_000, 'a weight of at most 1000000 grams'),
);

/** Centimetres. */
export const Centimetres = numeric(
  z.number({ error: 'a length in centimetres' }).positive('a length above 0 cm').max(1000, 'a length of at most 1000 cm'),
);

export const Dimensions = z.object({ length: Centimetres, width: Centimetres, height: Centimetres });
export type Dimensions = z.infer<typeof Dimensions>;

const carrierWithType = new RegExp(`^[a-z0-9_]+(:(${DeliveryType.options.join('|')}))?$`);

/** `["postnl", "dhl:service-point"]`; a query string may hold them separated by spaces or commas. */
export const CarrierList = z
  .string()
  .max(500)
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(z.string().regex(carrierWithType, 'carrier codes such as "postnl dhl:service-point"')).max(40))
  .transform((list) => (list.length > 0 ? list : undefined));

/** The days something can be delivered between, both included. One day: `from` equals `to`. */
export const DeliveryWindow = z.object({ from: IsoDate, to: IsoDate });
export type DeliveryWindow = z.infer<typeof DeliveryWindow>;

export const Carrier = z.object({ code: z.string(), name: z.string() });
export type Carrier = z.infer<typeof Carrier>;

/** A point in degrees, WGS 84. */
export interface LatLng {
  latitude: number;
  longitude: number;
}

/** Where a map's picture comes from: tiles by `{z}`, `{x}` and `{y}`, and who made them, as text. */
export const MapSource = z.object({ tiles: z.string(), attribution: z.string() });
export type MapSource = z.infer<typeof MapSource>;
