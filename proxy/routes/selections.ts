import { Hono } from 'hono';
import { VerifyRequest } from '../contract/selections.ts';
import type { CheckoutDeps } from '../services/checkout-deps.ts';
import { verifySelection } from '../services/verify-selection.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody } from './parse.ts';
import { json, type ProxyEnv } from './respond.ts';

/** What a shop's server asks before it takes the money. */
export function selectionRoutes(deps: CheckoutDeps, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>().post('/selections/verify', async (c) => {
    const merchant = await access.shop(c);
    return json(c, await verifySelection(deps, merchant, await parseBody(c, VerifyRequest, bodyLimit.page)));
  });
}
