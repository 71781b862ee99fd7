import { Hono } from 'hono';
import { z } from 'zod';
import type { Account, Integration } from '../accounts.ts';
import { bodyOf } from '../body.ts';
import { STATUSES } from '../catalogue/statuses.ts';
import type { Ctx, Env, Sandbox } from '../context.ts';
import { refuseV3 } from '../refusal.ts';
import { senderAddress } from '../senders.ts';
import { INTEGRATION_STYLE, parsed } from '../validation.ts';

const patchSchema = z.strictObject({
  shop_name: z.string().min(1).max(250).optional(),
  shop_url: z.url().optional(),
  service_point_enabled: z.boolean().optional(),
  service_point_carriers: z.array(z.string()).optional(),
  webhook_active: z.boolean().optional(),
  webhook_url: z.url().nullish(),
  feedback_type: z.enum(['eager', 'delayed', 'none']).optional(),
});

/** User, organization, integrations, brands, sender addresses, statuses: what a merchant set up. */
export function accountRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .get('/user/auth/metadata', (c) =>
      c.json({ data: { user_id: c.get('account').userId, integration_id: c.get('account').integration.id } }),
    )
    .get('/organization', (c) =>
      c.json({ data: { id: c.get('account').userId, name: c.get('account').organization, registered: '2023-02-01T09:00:00Z' } }),
    )
    .get('/integrations', (c) => c.json({ data: [c.get('account').integration] }))
    .get('/integrations/:id', (c) => c.json({ data: integrationOf(c) }))
    .patch('/integrations/:id', async (c) => {
      await patchIntegration(sandbox, c);
      return c.body(null, 204);
    })
    .delete('/integrations/:id', (c) => {
      integrationOf(c);
      sandbox.webhooks.integrationDeleted(c.get('account'));
      c.get('account').revoked = true;
      return c.body(null, 204);
    })
    .get('/brands', (c) => c.json({ data: c.get('account').brandIds.map((id) => brandShape(c.get('account'), id)) }))
    .get('/brands/:id', (c) =>
      c.json({ data: brandShape(c.get('account'), owned(c, c.get('account').brandIds, 'No Brand matches the given query.')) }),
    )
    .get('/addresses/sender-addresses', (c) =>
      c.json({ data: c.get('account').senderAddressIds.map((id) => senderAddress(c.get('account'), id)) }),
    )
    .get('/addresses/sender-addresses/:id', (c) =>
      c.json({ data: senderAddress(c.get('account'), owned(c, c.get('account').senderAddressIds, 'No sender address found.')) }),
    )
    .get('/parcels/statuses', (c) => c.json({ data: STATUSES.map(({ code, message }) => ({ code, message })) }));
}

function owned(c: Ctx, ids: readonly number[], detail: string): number {
  const id = Number(c.req.param('id'));
  if (!ids.includes(id)) throw refuseV3(404, { detail, code: 'not_found' });
  return id;
}

/** The integration that the path names: the caller's own. */
export function integrationOf(c: Ctx): Integration {
  const { integration } = c.get('account');
  if (String(integration.id) === c.req.param('id')) return integration;
  throw refuseV3(404, {
    status: 404,
    code: 'not_found',
    title: 'Not Found',
    detail: 'The Integration could not be found with the search criteria given',
  });
}

async function patchIntegration({ clock, webhooks }: Sandbox, c: Ctx): Promise<void> {
  const integration = integrationOf(c);
  const given = parsed(patchSchema, await bodyOf(c), INTEGRATION_STYLE);
  const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const next = { ...integration, ...patch };
  if (next.webhook_active && !next.webhook_url) {
    throw refuseV3(400, { code: 'invalid', title: 'Invalid', detail: 'Webhook URL required when enable webhook is set to true' });
  }
  Object.assign(integration, patch, { updated_at: clock.iso() });
  webhooks.integrationUpdated(c.get('account'));
}

const brandShape = (account: Account, id: number) => ({
  id,
  name: id % 1000 === 1 ? account.organization : `${account.organization} Outlet`,
  domain: `${account.name}${id % 1000 === 1 ? '' : '-outlet'}`,
  color: '#1B5E4B',
  website: account.integration.shop_url,
  screen_logo: null,
  print_logo: null,
  screen_thumb: null,
  print_thumb: null,
  notify_reply_to_email: null,
  notify_bcc_email: null,
  hide_powered_by: false,
  google_analytics_id: 'G-0000000000',
});
