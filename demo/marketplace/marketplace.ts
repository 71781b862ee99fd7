import { join } from 'node:path';
import { Hono, type MiddlewareHandler } from 'hono';
import { staticFiles } from '../shop/static-files.ts';
import { chargesRoutes } from './charges-routes.ts';
import type { MarketplaceConfig } from './config.ts';
import { type MerchantEnv, merchantOfPath } from './merchant-env.ts';
import { officeRoutes } from './office-routes.ts';
import { createOperator } from './operator.ts';
import { ordersRoutes } from './orders-routes.ts';
import { overviewRoutes } from './overview-routes.ts';
import { rulesRoutes } from './rules-routes.ts';
import { webhooksRoutes } from './webhooks-routes.ts';

/** The marketplace's back office: an overview, everybody's orders, and for each merchant two pages with one element each, charges, rules and webhooks. */
export function createMarketplace(config: Pick<MarketplaceConfig, 'proxyUrl' | 'adminKey'>): Hono<MerchantEnv> {
  const operator = createOperator(config);
  return new Hono<MerchantEnv>()
    .use(securityHeaders(config.proxyUrl))
    .use(ownFormsOnly)
    .use('/:merchant/:page', merchantOfPath(operator))
    .route('/', overviewRoutes(operator))
    .route('/', ordersRoutes(operator))
    .route('/', officeRoutes(operator, config))
    .route('/', chargesRoutes(operator))
    .route('/', rulesRoutes(operator))
    .route('/', webhooksRoutes(operator))
    .route('/', staticFiles(join(import.meta.dirname, 'public')));
}

/** Nobody signs in here, so a page of another site could send these forms too. */
const ownFormsOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'POST' && c.req.header('sec-fetch-site') !== 'same-origin') return c.body(null, 403);
  return next();
};

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
