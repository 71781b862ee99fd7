import { Hono } from 'hono';
import type { OrderDeps } from '../services/order-deps.ts';
import { languageOf } from '../messages/language-of.ts';
import { repairOrder, showRepair } from '../services/repair-order.ts';
import { bodyLimit, readBytes } from './parse.ts';
import type { Limits } from './limits.ts';
import { repairPage, type Shown } from './repair-page.ts';
import { type Answer, baseHeaders, problem, type ProxyContext, type ProxyEnv } from './respond.ts';
import { pageHeaders } from './shopper-page.ts';

/** The page where a shopper sends an order to another point. The link is the permission; there is no login and no script. */
export function repairRoutes(deps: OrderDeps, limits: Limits): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>()
    .get('/repair/:token', async (c) => {
      limits.client(c);
      return show(c, await showRepair(deps, c.req.param('token')));
    })
    .post('/repair/:token', async (c) => {
      limits.client(c);
      const form = new URLSearchParams(new TextDecoder().decode(await readBytes(c.req.raw, bodyLimit.page)));
      const repair = await repairOrder(deps, c.req.param('token'), (form.get('point') ?? '').slice(0, 64));
      if (repair.status === 'forged') return show(c, repair);
      return new Response(null, { status: 303, headers: { ...baseHeaders(c), Location: c.req.path } });
    });
  // A shopper reads this: what would be a problem document is a page, of the same status.
  routes.onError((error, c) => {
    const { status, headers } = problem(c, error, deps);
    const retryAfter = headers.get('retry-after');
    return show(c, { status: 'later' }, { status, ...(retryAfter !== null && { headers: { 'Retry-After': retryAfter } }) });
  });
  return routes;
}

function show(c: ProxyContext, repair: Shown, answer: Answer = {}): Response {
  const nonce = crypto.randomUUID();
  const language = languageOf(c.req.header('accept-language'), 'country' in repair ? repair.country : null);
  const { status, html } = repairPage(repair, language, nonce);
  const headers = { ...pageHeaders(c, language, nonce), ...answer.headers };
  return new Response(html, { status: answer.status ?? status, headers });
}
