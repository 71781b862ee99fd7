import { Hono } from 'hono';
import { FunnelBeacon, FunnelQuery } from '../contract/funnel.ts';
import { countFunnel, type FunnelDeps } from '../services/count-funnel.ts';
import { showFunnel } from '../services/show-funnel.ts';
import type { WebhookDeps } from '../services/webhook-deps.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { json, noContent, type ProxyEnv } from './respond.ts';

/** How many were shown a checkout, chose and ordered: pages add one, the operator reads the sums. */
export function funnelRoutes(deps: FunnelDeps & Pick<WebhookDeps, 'merchants' | 'store'>, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .post('/checkout/funnel', async (c) => {
      await access.answerPage(c);
      const { key, variant, step } = await parseBody(c, FunnelBeacon, bodyLimit.page);
      await countFunnel(deps, await access.page(c, key), variant, step);
      return noContent(c);
    })
    .get('/merchants/:id/funnel', async (c) => {
      await access.operator(c);
      return json(c, await showFunnel(deps, c.req.param('id'), parseQuery(c, FunnelQuery)));
    });
}
