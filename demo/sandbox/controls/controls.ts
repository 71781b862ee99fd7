import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Account } from '../accounts.ts';
import { chargesOf } from '../charges.ts';
import type { Sandbox } from '../context.ts';
import { Refusal } from '../refusal.ts';
import { orderShape } from '../v3/order-list.ts';
import { servicePointShape } from '../v3/service-point-shape.ts';
import { shipmentShape } from '../v3/shipment-shape.ts';
import { parcelShapeV2 } from '../v2/parcel-shape.ts';
import { asText, description } from './description.ts';
import { faultRequest } from './faults.ts';
import { parcelControls } from './parcel-controls.ts';
import { read } from './read.ts';
import type { RequestLog } from './request-log.ts';

const clockRequest = z.union([z.strictObject({ now: z.iso.datetime({ offset: true }) }), z.strictObject({ advanceMs: z.number() })]);
const pointRequest = z.strictObject({ expired: z.boolean().optional(), available: z.boolean().optional() });
const accountRequest = z.strictObject({ revoked: z.boolean() });
const settingsRequest = z
  .strictObject({
    orderDelay: z.int().min(0),
    announceDelay: z.int().min(0),
    duplicateParcel: z.enum(['refuse', 'return-existing', 'create']),
    duplicateShipment: z.enum(['bare', 'wrapped']),
    rateLimits: z.boolean(),
    webhooks: z.enum(['once', 'twice', 'held']),
    webhookDelay: z.int().min(0),
    movement: z.enum(['by-hand', 'by-itself']),
    personality: z.enum(['documented', 'worst-case']),
  })
  .partial();
const sendRequest = z.strictObject({ ids: z.array(z.int()).min(1) });

/** `/__sandbox/`: look inside, break things, turn the clock. No keys are asked: never expose a sandbox. */
export function controlRoutes(sandbox: Sandbox, requests: RequestLog, reset: () => void): Hono {
  const app = new Hono();
  app.get('/', (c) => {
    const sections = description(sandbox);
    return c.req.header('accept')?.includes('application/json') ? c.json({ sections }) : c.text(asText(sections));
  });
  app.post('/reset', (c) => {
    reset();
    return c.body(null, 204);
  });
  watching(app, sandbox, requests);
  breaking(app, sandbox);
  turning(app, sandbox);
  app.route('/parcels', parcelControls(sandbox));
  return app;
}

function watching(app: Hono, sandbox: Sandbox, requests: RequestLog): void {
  app.get('/requests', (c) => {
    const { account, method, path, limit } = c.req.query();
    return c.json({
      requests: requests.list({
        ...(account && { account }),
        ...(method && { method }),
        ...(path && { path }),
        ...(limit && { limit: Number(limit) }),
      }),
    });
  });
  app.delete('/requests', (c) => {
    requests.clear();
    return c.body(null, 204);
  });
  app.get('/accounts', (c) => c.json({ accounts: [...sandbox.state.accounts.values()].map(accountSummary) }));
  app.patch('/accounts/:key', async (c) => {
    const account = accountIn(sandbox, c);
    return c.json(accountSummary(Object.assign(account, await read(c, accountRequest))));
  });
  app.get('/accounts/:key/:kind{orders|parcels|shipments}', (c) =>
    c.json({ data: holdings(sandbox, accountIn(sandbox, c), c.req.param('kind')) }),
  );
  app.get('/accounts/:key/charges', (c) => c.json({ data: chargesOf(sandbox.state, accountIn(sandbox, c)) }));
  app.get('/webhooks', (c) => c.json({ deliveries: sandbox.webhooks.deliveries() }));
  app.post('/webhooks/send', async (c) => {
    const { ids } = await read(c, sendRequest);
    if (!sandbox.webhooks.sendAgain(ids)) return c.json({ error: 'There is no such webhook; GET /__sandbox/webhooks lists them.' }, 404);
    await sandbox.webhooks.settled();
    return c.json({ deliveries: sandbox.webhooks.deliveries() });
  });
}

/** What a stranger needs to use an account. These keys are invented, so they may be shown. */
const accountSummary = ({ name, publicKey, secretKey, integration, revoked, oauthOnly, v2Parcels, checkout }: Account) => ({
  name,
  publicKey,
  secretKey,
  integrationId: integration.id,
  carriers: integration.service_point_carriers,
  checkout: checkout?.id ?? null,
  v2Parcels,
  oauthOnly,
  revoked,
});

function accountIn({ state }: Sandbox, c: Context): Account {
  const key = c.req.param('key') ?? '';
  const account = state.accounts.get(key) ?? state.accounts.get(`demo-${key}-public`);
  if (!account) throw new Refusal(404, { error: `There is no account ${key}; GET /__sandbox/accounts lists them.` });
  return account;
}

function holdings(sandbox: Sandbox, account: Account, kind: string): unknown[] {
  const { orders, parcels, shipments } = sandbox.state.of(account);
  if (kind === 'orders') return [...orders.values()].map(orderShape);
  if (kind === 'shipments') return [...shipments.values()].map((shipment) => shipmentShape(sandbox, shipment));
  return [...parcels.values()].map((parcel) => parcelShapeV2(parcel, sandbox.settings.baseUrl));
}

function breaking(app: Hono, { faults, settings }: Sandbox): void {
  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/faults', async (c) => c.json(faults.add(await read(c, faultRequest)), 201));
  app.delete('/faults/:id', (c) =>
    faults.remove(Number(c.req.param('id'))) ? c.body(null, 204) : c.json({ error: 'There is no such fault.' }, 404),
  );
  app.delete('/faults', (c) => {
    faults.clear();
    return c.body(null, 204);
  });
  app.get('/settings', (c) => c.json(settings));
  app.patch('/settings', async (c) => c.json(Object.assign(settings, await read(c, settingsRequest))));
}

function turning(app: Hono, sandbox: Sandbox): void {
  const { clock, world } = sandbox;
  app.get('/clock', (c) => c.json({ now: clock.iso() }));
  app.post('/clock', async (c) => {
    const wanted = await read(c, clockRequest);
    if ('now' in wanted) clock.set(Date.parse(wanted.now));
    else clock.advance(wanted.advanceMs);
    return c.json({ now: clock.iso() });
  });
  app.patch('/points/:id', async (c) => {
    const point = world.point(Number(c.req.param('id')));
    if (!point) return c.json({ error: 'There is no such service point.' }, 404);
    Object.assign(point, await read(c, pointRequest));
    return c.json({ ...servicePointShape(point, clock.now()), is_available: point.available });
  });
}
