import { Hono } from 'hono';
import type { MarketplaceConfig } from './config.ts';
import type { MerchantEnv } from './merchant-env.ts';
import { openSession } from './merchants.ts';
import { languages, officePage, type Role } from './office-page.ts';
import type { Operator } from './operator.ts';
import { createScriptReader } from './script.ts';

/** For each merchant two pages with one element each, and the sessions that these work with. */
export function officeRoutes(operator: Operator, { proxyUrl }: Pick<MarketplaceConfig, 'proxyUrl'>): Hono<MerchantEnv> {
  const script = createScriptReader(proxyUrl);
  return new Hono<MerchantEnv>()
    .get('/:merchant/:role{connect|orders}', async (c) => {
      const { lang: wanted = '', order = '', batch = '', state = '' } = c.req.query();
      const lang = Object.hasOwn(languages, wanted) ? wanted : 'en';
      const role = c.req.param('role') as Role;
      return c.html(officePage({ merchant: c.var.merchant, role, lang, order, batch, state, proxyUrl, script: await script() }));
    })
    .post('/:merchant/:role{connect|orders}/session', async (c) => {
      const token = await openSession(operator, c.req.param('merchant'), c.req.param('role'));
      return token ? c.json({ token }) : c.body(null, 404);
    });
}
