import { z } from 'zod';
import type { MatchedPlace, ServicePoint } from '../contract/service-points.ts';
import type { PointType } from '../contract/values.ts';
import { openingOf, WireOpeningTimes } from './opening.ts';
import { maybe, maybeBoolean, maybeNumber, maybeText, number, text } from './wire.ts';

/** A v3 service point (`v3/service-points.yaml`). Without an id, a carrier or a position it is of no use to anyone. */
export const WireServicePoint = z.object({
  id: text,
  name: maybeText,
  carrier: z.object({ code: text, name: maybeText }),
  carrier_service_point_id: maybeText,
  carrier_shop_type: maybeText,
  general_shop_type: maybeText,
  address: maybe(
    z.object({ street: maybeText, house_number: maybeText, postal_code: maybeText, city: maybeText, country_code: maybeText }),
  ),
  position: z.object({ latitude: number, longitude: number }),
  opening_times: WireOpeningTimes,
  next_open_at: maybeText,
  is_expired: maybeBoolean,
  distance: maybeNumber,
});
export type WireServicePoint = z.infer<typeof WireServicePoint>;

export const WireGeocoding = maybe(z.object({ status: maybeText, precision: maybeText, formatted_address: maybeText }));

const types: Record<string, PointType> = { servicepoint: 'shop', locker: 'locker', post_office: 'post-office', carrier_depot: 'depot' };
const wireTypes = Object.fromEntries(Object.entries(types).map(([wire, ours]) => [ours, wire]));

/** Sendcloud's word for a type; undefined for `other`, which it cannot be asked for. */
export const wireTypeOf = (type: PointType): string | undefined => wireTypes[type];

/** A service point in our words. `country` stands in where the point names none. */
export function servicePointOf(wire: WireServicePoint, country: string, now: number): ServicePoint {
  const address = wire.address ?? {};
  const street = address.street ?? '';
  const houseNumber = address.house_number ?? '';
  const postalCode = address.postal_code ?? '';
  const city = address.city ?? '';
  const pointCountry = (address.country_code ?? country).toUpperCase();
  const lines = [lineOf(street, houseNumber), `${postalCode} ${city}`.trim()];
  return {
    id: wire.id,
    carrier: wire.carrier.code,
    carrierName: wire.carrier.name ?? wire.carrier.code,
    carrierServicePointId: wire.carrier_service_point_id ?? '',
    type: typeOf(wire),
    name: wire.name ?? wire.carrier.name ?? wire.carrier.code,
    addressLines: lines.filter((line) => line !== ''),
    street,
    houseNumber,
    postalCode,
    city,
    country: pointCountry,
    ...wire.position,
    distance: wire.distance ?? null,
    opening: openingOf(wire.opening_times, wire.next_open_at, pointCountry, now),
    requires: isPackstation(wire) ? ['post-number'] : [],
  };
}

/** New carriers come without a general type; a Packstation is a locker whatever it is filed under. */
function typeOf(wire: WireServicePoint): PointType {
  return types[wire.general_shop_type ?? ''] ?? (isPackstation(wire) ? 'locker' : 'other');
}

/** German DHL lockers take a parcel only with the recipient's post number. */
function isPackstation(wire: WireServicePoint): boolean {
  return wire.carrier_shop_type?.toLowerCase() === 'packstation';
}

/** Some carriers repeat the number in the street ("Insulindelaan 115" and "115"). */
function lineOf(street: string, houseNumber: string): string {
  return street.endsWith(` ${houseNumber}`) ? street : `${street} ${houseNumber}`.trim();
}

/** What Sendcloud made of the address; null when it was not asked for one. */
export function placeOf(geocoding: z.infer<typeof WireGeocoding>): MatchedPlace | null {
  if (geocoding === undefined) return null;
  const { status, precision, formatted_address: label } = geocoding;
  return {
    status: status === 'not_found' ? 'not-found' : status === 'partially_matched' ? 'partial' : 'matched',
    precision: precisions.find((word) => word === precision?.replace('_', '-')) ?? null,
    label: label ?? null,
  };
}

const precisions = ['house-number', 'street', 'postal-code', 'city', 'region'] as const;
