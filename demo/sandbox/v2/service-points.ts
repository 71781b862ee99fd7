import { Hono } from 'hono';
import { claimedAccount } from '../auth.ts';
import type { PointKind } from '../catalogue/carriers.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { refuseV2 } from '../refusal.ts';
import { geocodeText } from '../world/geocoder.ts';
import type { Point } from '../world/points.ts';
import { plain } from '../world/streets.ts';
import { carriersThatFit, checkAndStore } from './chosen-point.ts';
import { servicePointShapeV2 } from './service-point-shape.ts';
import type { Area } from '../world/world.ts';

const REQUEST = 'api/v2/service-points/';
const LIMIT = 500;

/** The v2 service points, which Sendcloud serves from a host of their own. Besides keys they take an `access_token`, as a browser has one. */
export function servicePointRoutesV2(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .post('/service-points/check_and_store', async (c) => c.json(await checkAndStore(sandbox, c)))
    .post('/service-points/items_fit_in_shipment', async (c) => c.json(await carriersThatFit(c)))
    .get('/service-points', (c) => c.json(find(sandbox, c)))
    .get('/service-points/:id', (c) => c.json(servicePointShapeV2(pointOf(sandbox, c), sandbox.clock.now(), null)))
    .get('/service-points/:id/check-availability', (c) => {
      const { available, expired } = pointOf(sandbox, c);
      return c.json(available && !expired);
    })
    .get('/carriers', (c) => {
      const { service_point_enabled, service_point_carriers } = c.get('account').integration;
      if (!service_point_enabled) throw refuseV2(403, c.req.path, 'Service point support is not activated for this integration');
      return c.json(service_point_carriers);
    });
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
  return found.slice(0, LIMIT).map(({ point, distance }) => servicePointShapeV2(point, sandbox.clock.now(), distance));
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
