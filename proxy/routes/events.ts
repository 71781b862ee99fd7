import { Hono } from 'hono';
import { DeliveriesQuery, ReplayDeliveries, SetWebhook } from '../contract/events.ts';
import { listDeliveries, replayDeliveries } from '../services/read-deliveries.ts';
import { testWebhook } from '../services/test-webhook.ts';
import type { WebhookDeps } from '../services/webhook-deps.ts';
import { removeWebhook, rotateWebhookSecret, setWebhook, showWebhook } from '../services/webhook-endpoint.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { json, noContent, type ProxyContext, type ProxyEnv } from './respond.ts';

/** Where a merchant's events go, how that goes, and what went before. Only the operator's. */
export function eventRoutes(deps: WebhookDeps, access: Access): Hono<ProxyEnv> {
  const merchantOf = async (c: ProxyContext): Promise<string> => {
    await access.operator(c);
    return c.req.param('id') ?? '';
  };
  return new Hono<ProxyEnv>()
    .get('/merchants/:id/webhook', async (c) => json(c, await showWebhook(deps, await merchantOf(c))))
    .put('/merchants/:id/webhook', async (c) => {
      const merchant = await merchantOf(c);
      const { url } = await parseBody(c, SetWebhook, bodyLimit.page);
      return json(c, await setWebhook(deps, merchant, url));
    })
    .delete('/merchants/:id/webhook', async (c) => {
      await removeWebhook(deps, await merchantOf(c));
      return noContent(c);
    })
    .post('/merchants/:id/webhook/rotate', async (c) => json(c, await rotateWebhookSecret(deps, await merchantOf(c))))
    .post('/merchants/:id/webhook/test', async (c) => json(c, await testWebhook(deps, await merchantOf(c))))
    .get('/merchants/:id/webhook-deliveries', async (c) => {
      const merchant = await merchantOf(c);
      return json(c, await listDeliveries(deps, merchant, parseQuery(c, DeliveriesQuery)));
    })
    .post('/merchants/:id/webhook-deliveries/replay', async (c) => {
      const merchant = await merchantOf(c);
      return json(c, { replayed: await replayDeliveries(deps, merchant, await parseBody(c, ReplayDeliveries)) });
    });
}
