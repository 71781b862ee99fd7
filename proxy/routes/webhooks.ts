import { Hono } from 'hono';
import type { OrderDeps } from '../services/order-deps.ts';
import { receiveWebhook } from '../services/receive-webhook.ts';
import { bodyLimit, readBytes } from './parse.ts';
import { json, type ProxyEnv } from './respond.ts';

/** Where Sendcloud tells what happened to a parcel. The path is the account's secret, the signature proves who speaks. */
export function webhookRoutes(deps: OrderDeps): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>().post('/webhooks/:address', async (c) => {
    const body = await readBytes(c.req.raw, bodyLimit.server);
    await receiveWebhook(deps, c.req.param('address'), { body, signature: c.req.header('sendcloud-signature') ?? '' });
    return json(c, { received: true });
  });
}
