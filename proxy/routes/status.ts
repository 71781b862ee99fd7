import { Hono } from 'hono';
import { languageOf } from '../messages/language-of.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import { showStatus } from '../services/show-status.ts';
import type { Limits } from './limits.ts';
import { problem, type ProxyContext, type ProxyEnv } from './respond.ts';
import { pageHeaders } from './shopper-page.ts';
import { type ShownStatus, statusPage } from './status-page.ts';

/** The page where a buyer sees how far an order is. The link is the permission; it only shows. */
export function statusRoutes(deps: OrderDeps, limits: Limits): Hono<ProxyEnv> {
  const routes = new Hono<ProxyEnv>().get('/status/:token', async (c) => {
    limits.client(c);
    return show(c, await showStatus(deps, c.req.param('token')));
  });
  // A buyer reads this: what would be a problem document is a page, of the same status.
  routes.onError((error, c) => show(c, { status: 'later' }, problem(c, error, deps)));
  return routes;
}

function show(c: ProxyContext, shown: ShownStatus, refused?: Response): Response {
  const nonce = crypto.randomUUID();
  const language = languageOf(c.req.header('accept-language'), 'country' in shown ? shown.country : null);
  const { status, html } = statusPage(shown, language, nonce);
  const retryAfter = refused?.headers.get('retry-after');
  const headers = { ...pageHeaders(c, language, nonce), ...(retryAfter && { 'Retry-After': retryAfter }) };
  return new Response(html, { status: refused?.status ?? status, headers });
}
