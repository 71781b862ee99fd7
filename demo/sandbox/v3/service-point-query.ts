import type { PointKind } from '../catalogue/carriers.ts';
import { isCountryCode } from '../catalogue/countries.ts';
import { parameter, type Refusal, refuseV3 } from '../refusal.ts';
import { distanceBetween } from '../world/geo.ts';
import type { AddressQuery } from '../world/geocoder.ts';
import type { Area, Filter } from '../world/world.ts';

export type { Area } from '../world/world.ts';

/** The query of `GET /service-points`, checked. */
export interface PointQuery {
  filter: Omit<Filter, 'carriers'>;
  carriers: 'integration' | string[];
  /** Free text, or the parts of an address; absent when coordinates or nothing is the reference. */
  address?: string | AddressQuery;
  area: Area;
  limit: number;
}

const KINDS = ['servicepoint', 'locker', 'post_office', 'carrier_depot'] as const;
const CORNERS = ['ne_latitude', 'ne_longitude', 'sw_latitude', 'sw_longitude'] as const;
const PARTS = {
  address_street: 'street',
  address_house_number: 'houseNumber',
  address_postal_code: 'postalCode',
  address_city: 'city',
} as const;
const LARGEST_DIAGONAL = 50_000;
const KNOWN = new Set([
  'country_code',
  'carrier_code',
  'use_integration_carriers',
  'address',
  ...Object.keys(PARTS),
  'latitude',
  'longitude',
  ...CORNERS,
  'radius',
  'carrier_service_point_id',
  'carrier_shop_type',
  'general_shop_type',
  'limit',
]);

const conflict = (detail: string, name: string): Refusal => refuseV3(400, { code: 'validation_error', detail, source: parameter(name) });
const wrong = (code: string, detail: string, name: string): Refusal => refuseV3(400, { code, detail, source: parameter(name) });

/** Reads and checks every parameter. Where Sendcloud publishes no wording the sandbox uses its own, with `validation_error`. */
export function readPointQuery(params: URLSearchParams): PointQuery {
  const country = countryIn(params);
  const unknown = [...params.keys()].find((name) => !KNOWN.has(name));
  if (unknown) throw wrong('extra_forbidden', 'Extra inputs are not permitted', unknown);
  const box = boxIn(params);
  const radius = wholeNumber(params, 'radius', 100, 50_000);
  if (box && radius !== undefined) throw conflict('radius and bounding box parameters are mutually exclusive', 'radius');
  const reference = coordinatesIn(params);
  const address = addressIn(params, reference !== undefined);
  if (radius !== undefined && !reference && !address) throw conflict('radius requires an address or coordinates', 'radius');
  return {
    filter: { country, ...filterIn(params) },
    carriers: carriersIn(params),
    ...(address && { address }),
    area: { ...(box && { box }), ...(radius !== undefined && { radius }), ...(reference && { reference }) },
    limit: wholeNumber(params, 'limit', 1, 200) ?? 100,
  };
}

function countryIn(params: URLSearchParams): string {
  const country = params.get('country_code');
  if (country === null) throw wrong('required', 'Field required', 'country_code');
  if (!isCountryCode(country.toUpperCase())) throw wrong('invalid_choice', `"${country}" is not a valid country code`, 'country_code');
  return country.toUpperCase();
}

function filterIn(params: URLSearchParams): Omit<Filter, 'country' | 'carriers'> {
  const kinds = params.getAll('general_shop_type');
  if (kinds.some((kind) => !KINDS.some((known) => known === kind))) {
    throw wrong('invalid_choice', "Input should be 'servicepoint', 'locker', 'post_office' or 'carrier_depot'", 'general_shop_type');
  }
  const ids = params.getAll('carrier_service_point_id');
  const shopType = params.get('carrier_shop_type');
  return {
    ...(kinds.length > 0 && { kinds: new Set(kinds as PointKind[]) }),
    ...(ids.length > 0 && { carrierServicePointIds: new Set(ids) }),
    ...(shopType && { shopType }),
  };
}

function carriersIn(params: URLSearchParams): PointQuery['carriers'] {
  const codes = params.getAll('carrier_code');
  const flag = params.get('use_integration_carriers');
  if (flag !== null && !/^(true|false|1|0)$/i.test(flag)) {
    throw wrong('invalid', 'Input should be a valid boolean, unable to interpret input', 'use_integration_carriers');
  }
  const enabled = flag !== null && /^(true|1)$/i.test(flag);
  if (codes.length > 0 && enabled) throw conflict('carrier_code and use_integration_carriers are mutually exclusive', 'carrier_code');
  if (codes.length === 0 && !enabled) throw conflict('Either carrier_code or use_integration_carriers must be provided', 'carrier_code');
  return enabled ? 'integration' : codes;
}

function addressIn(params: URLSearchParams, hasCoordinates: boolean): string | AddressQuery | undefined {
  const text = params.get('address')?.trim();
  const parts: AddressQuery = {};
  for (const [name, part] of Object.entries(PARTS)) {
    const value = params.get(name)?.trim();
    if (value) parts[part] = value;
  }
  const structured = Object.keys(parts).length > 0;
  if (Number(Boolean(text)) + Number(structured) + Number(hasCoordinates) > 1) {
    throw conflict('Only one of address, structured address or coordinates may be provided', text ? 'address' : 'latitude');
  }
  if (parts.houseNumber && !parts.street && !parts.postalCode) {
    throw conflict('address_house_number requires address_street or address_postal_code', 'address_house_number');
  }
  return text || (structured ? parts : undefined);
}

/** Is there something to look up? An empty text is no reference. */
export const hasReference = (address: string | AddressQuery): boolean => typeof address === 'object' || address.length > 0;

function coordinatesIn(params: URLSearchParams): Area['reference'] {
  const latitude = decimal(params, 'latitude', 90);
  const longitude = decimal(params, 'longitude', 180);
  if (latitude === undefined && longitude === undefined) return undefined;
  if (latitude === undefined || longitude === undefined) {
    throw conflict('latitude and longitude must be provided together', latitude === undefined ? 'latitude' : 'longitude');
  }
  return { latitude, longitude };
}

function boxIn(params: URLSearchParams): Area['box'] {
  const [north, east, south, west] = CORNERS.map((name) => decimal(params, name, name.endsWith('latitude') ? 90 : 180));
  if ([north, east, south, west].every((corner) => corner === undefined)) return undefined;
  if (north === undefined || east === undefined || south === undefined || west === undefined) {
    throw conflict('ne_latitude, ne_longitude, sw_latitude, and sw_longitude must all be provided together', 'ne_latitude');
  }
  if (north <= south || east <= west)
    throw conflict('The north-east corner must lie north and east of the south-west corner', 'ne_latitude');
  const diagonal = distanceBetween({ latitude: north, longitude: east }, { latitude: south, longitude: west });
  if (diagonal > LARGEST_DIAGONAL) throw conflict('The diagonal of the bounding box must not exceed 50 km', 'ne_latitude');
  return { north, east, south, west };
}

function decimal(params: URLSearchParams, name: string, limit: number): number | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())) {
    throw wrong('invalid', 'Input should be a valid number, unable to parse string as a number', name);
  }
  const value = Number(text);
  if (Math.abs(value) > limit)
    throw wrong('invalid', `Input should be ${value > 0 ? 'less' : 'greater'} than or equal to ${value > 0 ? limit : -limit}`, name);
  return value;
}

function wholeNumber(params: URLSearchParams, name: string, least: number, most: number): number | undefined {
  const text = params.get(name);
  if (text === null) return undefined;
  if (!/^[+-]?\d+$/.test(text)) throw wrong('invalid', 'Input should be a valid integer, unable to parse string as an integer', name);
  const value = Number(text);
  if (value < least) throw wrong('invalid', `Input should be greater than or equal to ${least}`, name);
  if (value > most) throw wrong('invalid', `Input should be less than or equal to ${most}`, name);
  return value;
}
