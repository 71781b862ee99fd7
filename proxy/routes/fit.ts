import { Hono } from 'hono';
import { FitRequest } from '../contract/fit.ts';
import type { CheckoutDeps } from '../services/checkout-deps.ts';
import { fitPoint } from '../services/fit-point.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody } from './parse.ts';
import { json, type ProxyEnv } from './respond.ts';

/** A basket from several sellers, collected at one point. Only the operator's: it signs for any merchant. */
export function fitRoutes(deps: CheckoutDeps, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>().post('/service-points/:id/fit', async (c) => {
    await access.operator(c);
    return json(c, await fitPoint(deps, c.req.param('id'), await parseBody(c, FitRequest, bodyLimit.page)));
  });
}
