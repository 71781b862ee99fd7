import { Hono } from 'hono';
import type { OrderDeps } from '../services/order-deps.ts';
import { languageOf } from '../messages/language-of.ts';
import { type Repair, repairOrder, showRepair } from '../services/repair-order.ts';
import { bodyLimit, readBytes } from './parse.ts';
import { repairPage } from './repair-page.ts';
import { baseHeaders, type ProxyContext, type ProxyEnv } from './respond.ts';

/** The page where a shopper sends an order to another point. The link is the permission; there is no login and no script. */
export function repairRoutes(deps: OrderDeps): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .get('/repair/:token', async (c) => show(c, await showRepair(deps, c.req.param('token'))))
    .post('/repair/:token', async (c) => {
      const form = new URLSearchParams(new TextDecoder().decode(await readBytes(c.req.raw, bodyLimit.page)));
      const repair = await repairOrder(deps, c.req.param('token'), (form.get('point') ?? '').slice(0, 64));
      if (repair.status === 'forged') return show(c, repair);
      return new Response(null, { status: 303, headers: { ...baseHeaders(c), Location: c.req.path } });
    });
}

function show(c: ProxyContext, repair: Repair): Response {
  const nonce = crypto.randomUUID();
  const language = languageOf(c.req.header('accept-language'), 'country' in repair ? repair.country : null);
  const { status, html } = repairPage(repair, language, nonce);
  return new Response(html, { status, headers: { ...headers(c, nonce), 'Content-Language': language, Vary: 'Accept-Language' } });
}

const headers = (c: ProxyContext, nonce: string): Record<string, string> => ({
  ...baseHeaders(c),
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
});
