import { Hono } from 'hono';
import { z } from 'zod';
import { ServicePointsQuery, ServicePointsSearch } from '../contract/service-points.ts';
import type { CheckoutDeps } from '../services/checkout-deps.ts';
import { findServicePoints } from '../services/find-service-points.ts';
import { getServicePoint } from '../services/get-service-point.ts';
import { invalidField } from '../services/problem-error.ts';
import type { PointSearch } from '../services/upstream.ts';
import type { Access } from './access.ts';
import { createHotReads } from './hot-reads.ts';
import type { Limits } from './limits.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { createPrebuilder, sendPrebuilt } from './prebuilt.ts';
import { json, type ProxyContext, type ProxyEnv } from './respond.ts';

/** Points change by the week; a minute in the shopper's own browser saves a round trip when paging back. */
const pointHeaders = { 'Cache-Control': 'private, max-age=60', Vary: 'Origin, Accept-Encoding' };

const KeyOnly = z.object({ key: z.string().min(1) });

/** Where parcels can be collected: around a place, in a box, by free text, or one by its id. */
export function servicePointRoutes(deps: CheckoutDeps, access: Access, limits: Limits): Hono<ProxyEnv> {
  const hot = createHotReads(deps.clock);
  const prebuild = createPrebuilder();

  const find = async (c: ProxyContext): Promise<Response> => {
    await access.answerPage(c);
    const query = parseQuery(c, ServicePointsQuery);
    const merchant = await access.page(c, query.key);
    const { country, carriers = null, types = null } = query;
    const found = await findServicePoints(deps, merchant, { country, carriers, types, place: placeOf(query) });
    const built = await prebuild(found);
    const origin = c.req.header('origin');
    if (origin && !found.stale) hot.keep(origin, c.req.url, { built, cors: c.get('cors'), merchant: merchant.id });
    return sendPrebuilt(c, built, pointHeaders);
  };

  return new Hono<ProxyEnv>()
    .get('/checkout/service-points', (c) => {
      const read = hot.get(c.req.header('origin') ?? '', c.req.url);
      if (!read) return find(c);
      c.set('cors', read.cors);
      limits.client(c);
      limits.merchant(read.merchant);
      return sendPrebuilt(c, read.built, pointHeaders);
    })
    .post('/checkout/service-points/search', async (c) => {
      await access.answerPage(c);
      const search = await parseBody(c, ServicePointsSearch, bodyLimit.page);
      const merchant = await access.page(c, search.key);
      const { country, carriers = null, types = null } = search;
      return json(c, await findServicePoints(deps, merchant, { country, carriers, types, place: searchedPlace(search) }));
    })
    .get('/checkout/service-points/:id', async (c) => {
      await access.answerPage(c);
      const { key } = parseQuery(c, KeyOnly);
      const merchant = await access.page(c, key);
      return json(c, await getServicePoint(deps, merchant, c.req.param('id')), { headers: { 'Cache-Control': 'private, max-age=60' } });
    });
}

/** The contract has seen to it that exactly one place is complete. */
function placeOf({ postalCode, lat, lng, radius, north, east, south, west }: ServicePointsQuery): PointSearch['place'] {
  if (postalCode !== undefined) return { postalCode };
  if (lat !== undefined && lng !== undefined)
    return { latitude: lat, longitude: lng, ...(radius === undefined ? {} : { radius: Math.ceil(radius / 100) * 100 }) };
  if (north !== undefined && east !== undefined && south !== undefined && west !== undefined) return { north, east, south, west };
  throw invalidField('postalCode', 'exactly one place');
}

function searchedPlace({ text, address }: ServicePointsSearch): PointSearch['place'] {
  if (text !== undefined) return { text };
  const parts = Object.entries(address ?? {}).filter(([, part]) => part !== undefined && part.trim() !== '');
  if (parts.length === 0) throw invalidField('text', 'a text or an address to search for');
  return Object.fromEntries(parts) as PointSearch['place'];
}
