import { join } from 'node:path';
import { Hono, type MiddlewareHandler } from 'hono';
import { staticFiles } from '../shop/static-files.ts';
import { chargesPage } from './charges-page.ts';
import type { MarketplaceConfig } from './config.ts';
import { createOperator, type Role } from './operator.ts';
import { missingPage, officePage, overviewPage } from './pages.ts';
import { createScriptReader } from './script.ts';

const languages = ['en', 'nl', 'de', 'fr'];

/** The marketplace's back office: an overview, for each merchant two pages with one element each, and what it was charged. */
export function createMarketplace({ proxyUrl, adminKey }: Pick<MarketplaceConfig, 'proxyUrl' | 'adminKey'>): Hono {
  const operator = createOperator({ proxyUrl, adminKey });
  const script = createScriptReader(proxyUrl);
  return new Hono()
    .use(securityHeaders(proxyUrl))
    .get('/', async (c) => {
      const { search = '', state = '' } = c.req.query();
      return c.html(overviewPage(await operator.merchants({ search, state }), await operator.waiting(), { search, state }));
    })
    .get('/:merchant/:role{connect|orders}', async (c) => {
      const merchant = await operator.merchant(c.req.param('merchant'));
      if (!merchant) return c.html(missingPage(), 404);
      const { lang: wanted = '', order = '', batch = '', state = '' } = c.req.query();
      const lang = languages.includes(wanted) ? wanted : 'en';
      return c.html(officePage({ merchant, role: c.req.param('role') as Role, lang, order, batch, state, proxyUrl, script: await script() }));
    })
    .get('/:merchant/charges', async (c) => {
      const merchant = await operator.merchant(c.req.param('merchant'));
      return merchant ? c.html(chargesPage(merchant, await operator.charges(merchant.id))) : c.html(missingPage(), 404);
    })
    .post('/:merchant/:role{connect|orders}/session', async (c) => {
      // A page of another site could have a session made here, but not read it; it is refused all the same.
      if (c.req.header('sec-fetch-site') !== 'same-origin') return c.body(null, 403);
      const token = await operator.session(c.req.param('merchant'), c.req.param('role') as Role);
      return token ? c.json({ token }) : c.body(null, 404);
    })
    .route('/', staticFiles(join(import.meta.dirname, 'public')));
}

/** Nothing inline, and scripts from here and the proxy alone: what a page that works with money should allow. */
function securityHeaders(proxyUrl: string): MiddlewareHandler {
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${proxyUrl}`,
    `style-src 'self'`,
    `img-src 'self'`,
    `connect-src 'self' ${proxyUrl}`,
    `form-action 'self'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types sendcloud-back-office`,
  ].join('; ');
  return async (c, next) => {
    await next();
    c.header('Content-Security-Policy', policy);
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Referrer-Policy', 'no-referrer');
  };
}
