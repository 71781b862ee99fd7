import { Hono } from 'hono';
import { claimedAccount } from '../auth.ts';
import { type PointKind, carrierOf } from '../catalogue/carriers.ts';
import { countryOf } from '../catalogue/countries.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import { localDate } from '../zone.ts';
import { geocodeText } from '../world/geocoder.ts';
import { weekOf } from '../world/holidays.ts';
import type { Point } from '../world/points.ts';
import { plain } from '../world/streets.ts';
import type { Area } from '../world/world.ts';

const REQUEST = 'api/v2/service-points/';
const LIMIT = 500;

/** The v2 service points, which Sendcloud serves from a host of their own. The sandbox answers them with Basic or Bearer keys only. */
export function servicePointRoutesV2(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/service-points', (c) => c.json(find(sandbox, c)))
    .get('/service-points/:id', (c) => c.json(shape(pointOf(sandbox, c), sandbox.clock.now(), null)))
    .get('/service-points/:id/check-availability', (c) => {
      const { available, expired } = pointOf(sandbox, c);
      return c.json(available && !expired);
    })
    .get('/carriers', (c) => c.json(c.get('account').integration.service_point_carriers));
}

const refuse = (message: string) => refuseV2(400, REQUEST, message);

function pointOf({ world }: Sandbox, c: Ctx): Point {
  const point = world.point(Number(c.req.param('id')));
  if (!point) throw refuseV2(404, c.req.path, 'The requested resource could not be found');
  return point;
}

function find(sandbox: Sandbox, c: Ctx) {
  const { country, city, postal_code, house_number, shop_type, general_shop_type } = c.req.query();
  if (!country) throw refuse('country: "This field is required."');
  const area = areaOf(sandbox, c, country.toUpperCase());
  const kinds = general_shop_type?.split(',') as PointKind[] | undefined;
  const filter = {
    country: country.toUpperCase(),
    carriers: carriersOf(c),
    ...(kinds && { kinds: new Set(kinds) }),
    ...(shop_type && { shopType: shop_type }),
  };
  const exact = ({ point }: { point: Point }): boolean =>
    (!city || plain(point.city) === plain(city)) &&
    (!postal_code || sameCode(point.postalCode, postal_code)) &&
    (!house_number || point.houseNumber === house_number);
  const found = sandbox.world.search(filter, area, city || postal_code ? Number.MAX_SAFE_INTEGER : LIMIT).filter(exact);
  return found.slice(0, LIMIT).map(({ point, distance }) => shape(point, sandbox.clock.now(), distance));
}

/** A code without its letters stands for the whole area. */
const sameCode = (code: string, wanted: string): boolean => code.replace(/\s/g, '').startsWith(wanted.replace(/\s/g, '').toUpperCase());

/** Omitted: all that are enabled. Given: each must be enabled. */
function carriersOf(c: Ctx): Set<string> {
  const { service_point_enabled, service_point_carriers } = c.get('account').integration;
  if (!service_point_enabled) throw refuse('Service point support is not activated for this integration');
  const asked = c.req.query('carrier')?.split(',').filter(Boolean);
  const inactive = asked?.filter((code) => !service_point_carriers.includes(code)) ?? [];
  if (inactive.length > 0) {
    throw refuse(
      `carrier: "This system is trying to display carriers that haven't been activated in this integration's settings: ${inactive.join(', ')}"`,
    );
  }
  return new Set(asked ?? service_point_carriers);
}

function areaOf(sandbox: Sandbox, c: Ctx, country: string): Area {
  const { latitude, longitude, ne_latitude, ne_longitude, sw_latitude, sw_longitude, radius, address } = c.req.query();
  const boxed = [ne_latitude, ne_longitude, sw_latitude, sw_longitude].filter((corner) => corner !== undefined).length;
  if ((boxed > 0 && boxed < 4) || (boxed === 4 && radius)) {
    throw refuse(
      'non_field_errors: "Please provide either a bounding box (defined by `ne_latitude`, `ne_longitude`, `sw_latitude`, `sw_longitude`) or `radius`"',
    );
  }
  const box = { north: Number(ne_latitude), east: Number(ne_longitude), south: Number(sw_latitude), west: Number(sw_longitude) };
  const reference =
    latitude && longitude
      ? { latitude: Number(latitude), longitude: Number(longitude) }
      : address
        ? located(sandbox, c, country, address)
        : undefined;
  return { ...(boxed === 4 && { box }), ...(radius && reference && { radius: Number(radius) }), ...(reference && { reference }) };
}

function located({ faults }: Sandbox, c: Ctx, country: string, address: string) {
  const target = { account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path };
  const { position } = faults.strike(target, 'geocoder-down').length > 0 ? { position: null } : geocodeText(country, address);
  if (!position) throw refuse('Unable to locate the specified address');
  return position;
}

/** Coordinates are text, hours are `"0"` for Monday to `"6"`, and a closed day is an empty list. */
function shape(point: Point, now: number, distance: number | null) {
  const today = localDate(now, countryOf(point.country)?.timeZone ?? 'UTC');
  const week = weekOf(point.week, point.country, today);
  const tomorrow = today.plus(1);
  return {
    id: point.id,
    code: point.carrierServicePointId,
    is_active: !point.expired,
    shop_type: point.shopType,
    general_shop_type: point.kind,
    extra_data:
      carrierOf(point.carrier)?.code === 'postnl'
        ? { partner_name: 'PostNL', sales_channel: 'AFHAALPUNT', retail_network_id: 'PNPNL-01' }
        : {},
    name: point.name,
    street: point.street,
    house_number: point.houseNumber,
    postal_code: point.postalCode.replace(' ', ''),
    city: point.city.toUpperCase(),
    latitude: point.latitude.toFixed(6),
    longitude: point.longitude.toFixed(6),
    email: point.email,
    phone: point.phone,
    homepage: '',
    carrier: point.carrier,
    country: point.country,
    formatted_opening_times: Object.fromEntries(
      week.map((day, index) => [String(index), (day ?? []).map(([start, end]) => `${start} - ${end}`)]),
    ),
    open_tomorrow: weekOf(point.week, point.country, tomorrow)[tomorrow.weekday] != null,
    open_upcoming_week: week.some((day) => day !== null),
    ...(distance !== null && { distance }),
  };
}
