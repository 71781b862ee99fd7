import { Hono } from 'hono';
import { carrierOf } from '../catalogue/carriers.ts';
import { claimedAccount } from '../auth.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { refuseV3 } from '../refusal.ts';
import { geocode, geocodeText, type Geocoding } from '../world/geocoder.ts';
import type { Point } from '../world/points.ts';
import { type Area, hasReference, type PointQuery, readPointQuery } from './service-point-query.ts';
import { servicePointShape } from './service-point-shape.ts';

/** `GET /service-points`, `GET /service-points/{id}`, `POST /service-points/{id}/check-availability`. */
export function servicePointRoutes(sandbox: Sandbox): Hono<Env> {
  const { world, clock } = sandbox;
  return new Hono<Env>()
    .get('/', (c) => c.json({ data: find(sandbox, c) }))
    .get('/:id', (c) => c.json({ data: servicePointShape(pointOf(sandbox, c), clock.now()) }))
    .post('/:id/check-availability', (c) => {
      const point = pointOf(sandbox, c);
      const [struck] = sandbox.faults.strike(targetOf(c), 'point-unavailable');
      return c.json({ data: { is_available: point.available && !point.expired && !struck && world.point(point.id) !== undefined } });
    });
}

const targetOf = (c: Ctx) => ({ account: claimedAccount(c.req.header('authorization')), method: c.req.method, path: c.req.path });

function pointOf({ world }: Sandbox, c: Ctx): Point {
  const id = c.req.param('id') ?? '';
  const point = /^[1-9]\d*$/.test(id) ? world.point(Number(id)) : undefined;
  if (!point) throw refuseV3(404, { code: 'not_found', detail: 'The service point could not be found' });
  return point;
}

function find(sandbox: Sandbox, c: Ctx) {
  const query = readPointQuery(new URL(c.req.url).searchParams);
  const carriers = carriersOf(query, c);
  const geocoding = geocodingOf(sandbox, c, query);
  const answer = geocoding && { status: geocoding.status, precision: geocoding.precision, formatted_address: geocoding.formattedAddress };
  if (geocoding?.status === 'not_found') return { results: [], geocoding: answer };
  const area: Area = { ...query.area, ...(geocoding?.position && { reference: geocoding.position }) };
  const found = sandbox.world.search({ ...query.filter, carriers }, area, query.limit);
  const now = sandbox.clock.now();
  return { results: found.map(({ point, distance }) => ({ ...servicePointShape(point, now), distance })), geocoding: answer };
}

/** The enabled ones, or those asked for. That the switch in the panel does not bind an explicit choice is how the guide reads. */
function carriersOf({ carriers }: PointQuery, c: Ctx): Set<string> {
  const { service_point_enabled, service_point_carriers } = c.get('account').integration;
  if (carriers === 'integration') {
    if (!service_point_enabled)
      throw refuseV3(400, { code: 'validation_error', detail: 'Service points are not enabled for the authenticated integration.' });
    return new Set(service_point_carriers);
  }
  const unsupported = carriers.filter((code) => (carrierOf(code)?.countries.length ?? 0) === 0);
  if (unsupported.length > 0) {
    throw refuseV3(400, {
      code: 'validation_error',
      detail: `Service points are not supported for the requested carriers: ${unsupported.join(', ')}.`,
    });
  }
  return new Set(carriers);
}

function geocodingOf(sandbox: Sandbox, c: Ctx, { filter, address, area }: PointQuery): Geocoding | null {
  if (!address || !hasReference(address) || area.reference) return null;
  if (sandbox.faults.strike(targetOf(c), 'geocoder-down').length > 0) {
    throw refuseV3(503, { code: null, detail: 'The address could not be resolved at this time. Try again later.' });
  }
  return typeof address === 'string' ? geocodeText(filter.country, address) : geocode(filter.country, address);
}
