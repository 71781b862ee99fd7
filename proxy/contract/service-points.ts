import { z } from 'zod';
import { CarrierList, Instant, KnownCountry, MapSource, PointType } from './values.ts';

/**
 * Opening times as the point's own clock shows them. Instants carry the point's own offset, so that their wall clock can be read off. `unknown` is never the same as closed.
 * `week` runs from Monday to Sunday of the current week; `hours: null` is a closed day; `week: null` means nobody told us.
 */
export const Opening = z.object({
  status: z.enum(['open', 'closed', 'unknown']),
  until: Instant.optional(),
  nextOpenAt: Instant.optional(),
  week: z
    .array(
      z.object({
        day: z.string().describe('monday … sunday'),
        hours: z
          .array(z.tuple([z.string(), z.string()]))
          .nullable()
          .describe('[["09:00","12:30"],["13:30","18:00"]]'),
      }),
    )
    .nullable(),
});
export type Opening = z.infer<typeof Opening>;

export const ServicePoint = z.object({
  id: z.string(),
  carrier: z.string(),
  carrierName: z.string(),
  carrierServicePointId: z.string(),
  type: PointType,
  name: z.string(),
  addressLines: z.array(z.string()),
  street: z.string(),
  houseNumber: z.string(),
  postalCode: z.string(),
  city: z.string(),
  country: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  distance: z.number().nullable().describe('Metres from the place asked for'),
  opening: Opening,
  requires: z.array(z.enum(['post-number', 'phone'])),
});
export type ServicePoint = z.infer<typeof ServicePoint>;

/** What we made of the place asked for, to be said back to the shopper. */
export const MatchedPlace = z.object({
  status: z.enum(['matched', 'partial', 'not-found']),
  precision: z.enum(['house-number', 'street', 'postal-code', 'city', 'region']).nullable(),
  label: z.string().nullable(),
});
export type MatchedPlace = z.infer<typeof MatchedPlace>;

const types = z
  .string()
  .max(100)
  .transform((list) => list.split(/[\s,]+/).filter(Boolean))
  .pipe(z.array(PointType));

const degrees = (limit: number) => z.coerce.number().min(-limit).max(limit);

/** Query of `GET /checkout/service-points`. Exactly one place: a postal code, a coordinate, or a box. */
export const ServicePointsQuery = z
  .object({
    key: z.string().min(1),
    country: KnownCountry,
    carriers: CarrierList.optional(),
    types: types.optional(),
    postalCode: z.string().trim().min(1).max(15).optional(),
    lat: degrees(90).optional(),
    lng: degrees(180).optional(),
    radius: z.coerce.number().int().min(100).max(50_000).optional(),
    north: degrees(90).optional(),
    east: degrees(180).optional(),
    south: degrees(90).optional(),
    west: degrees(180).optional(),
  })
  .superRefine((query, context) => {
    const box = [query.north, query.east, query.south, query.west];
    const places = [
      query.postalCode !== undefined,
      query.lat !== undefined || query.lng !== undefined,
      box.some((edge) => edge !== undefined),
    ];
    const wrong = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message });
    if (places.filter(Boolean).length !== 1)
      wrong('postalCode', 'exactly one place: postalCode, or lat and lng, or north, east, south and west');
    if ((query.lat === undefined) !== (query.lng === undefined)) wrong('lng', 'lat and lng together');
    if (box.some((edge) => edge !== undefined) && !box.every((edge) => edge !== undefined))
      wrong('north', 'north, east, south and west together');
    if (query.north !== undefined && query.south !== undefined && query.north <= query.south) wrong('north', 'an edge north of south');
  });
export type ServicePointsQuery = z.infer<typeof ServicePointsQuery>;

/** Body of `POST /checkout/service-points/search`: free text, or an address in parts. Never in a URL, as it is personal. */
export const ServicePointsSearch = z.object({
  key: z.string().min(1),
  country: KnownCountry,
  carriers: z.array(z.string()).max(40).optional(),
  types: z.array(PointType).optional(),
  text: z.string().trim().min(1).max(200).optional(),
  address: z
    .object({
      street: z.string().max(200).optional(),
      houseNumber: z.string().max(20).optional(),
      postalCode: z.string().max(15).optional(),
      city: z.string().max(100).optional(),
    })
    .optional(),
});
export type ServicePointsSearch = z.infer<typeof ServicePointsSearch>;

export const ServicePoints = z.object({
  points: z.array(ServicePoint).describe('Nearest first where a place was given'),
  completeness: z.enum(['whole', 'cut']).describe('cut: there are more points here than one answer holds'),
  stale: z.boolean().describe('Sendcloud could not be asked; these are from before'),
  age: z.number().int().describe('Seconds since Sendcloud said so when stale; 0 while it is not, when that is at most three days'),
  place: MatchedPlace.nullable(),
  map: MapSource.nullable().describe('null: no tiles are configured, so there is no map'),
});
export type ServicePoints = z.infer<typeof ServicePoints>;

export const OneServicePoint = z.object({ point: ServicePoint.nullable(), gone: z.boolean() });
export type OneServicePoint = z.infer<typeof OneServicePoint>;
