import { Hono } from 'hono';
import type { MarketplaceConfig } from './config.ts';
import type { MerchantEnv } from './merchant-env.ts';
import { openSession, setPaused } from './merchants.ts';
import { connectionlessPage, languages, officePage, type Role } from './office-page.ts';
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
      if (role === 'connect' && !c.var.merchant.connects) return c.html(connectionlessPage(c.var.merchant));
      return c.html(officePage({ merchant: c.var.merchant, role, lang, order, batch, state, proxyUrl, script: await script() }));
    })
    .post('/:merchant/:act{pause|resume}', async (c) => {
      const { id } = c.var.merchant;
      await setPaused(operator, id, c.req.param('act') === 'pause');
      return c.redirect(`/${id}/connect`, 303);
    })
    .post('/:merchant/:role{connect|orders}/session', async (c) => {
      const token = await openSession(operator, c.req.param('merchant'), c.req.param('role'));
      return token ? c.json({ token }) : c.body(null, 404);
    });
}
