import { Hono } from 'hono';
import { composeWorld, type ProxyDeps, type World } from './compose-world.ts';
import { methodsFor } from './contract/routes.ts';
import type { Metrics } from './metrics.ts';
import { joinPdfs } from './pdf/join-pdfs.ts';
import { createAccess } from './routes/access.ts';
import { type Assets, assetRoutes } from './routes/assets.ts';
import { chargeRoutes } from './routes/charges.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { connectRoutes } from './routes/connect.ts';
import { eventRoutes } from './routes/events.ts';
import { fitRoutes } from './routes/fit.ts';
import { funnelRoutes } from './routes/funnel.ts';
import { labelRoutes } from './routes/labels.ts';
import { createLimits, usualLimits } from './routes/limits.ts';
import { merchantRoutes } from './routes/merchants.ts';
import { orderRoutes } from './routes/orders.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { repairRoutes } from './routes/repair.ts';
import { baseHeaders, type ProxyContext, problem, type ProxyEnv } from './routes/respond.ts';
import { selectionRoutes } from './routes/selections.ts';
import { servicePointRoutes } from './routes/service-points.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { statusRoutes } from './routes/status.ts';
import { systemRoutes } from './routes/system.ts';
import { webhookRoutes } from './routes/webhooks.ts';
import type { CheckoutDeps } from './services/checkout-deps.ts';
import { createTileReader } from './services/get-tile.ts';
import type { OperatorDeps } from './services/operator-deps.ts';
import type { OrderDeps } from './services/order-deps.ts';
import type { Log } from './services/ports.ts';
import { ProblemError } from './services/problem-error.ts';
import { requireKeys } from './services/require-keys.ts';
import { seedMerchants } from './services/seed-merchants.ts';

export type { ProxyDeps } from './compose-world.ts';

/** A proxy that listens to nobody yet: mount `fetch` in any server that speaks web standards, and let `start` do what comes after the answers. */
export interface Proxy {
  /** `client` is the address of who asks, by which it is limited; where it is not given, only merchants are. */
  fetch(request: Request, client?: string): Promise<Response>;
  /** Brings the merchants in and starts delivering accepted orders, and telling shops what happens to them. */
  start(): Promise<void>;
  /** Settles once no accepted order and no event for a shop is due or on its way. */
  idle(): Promise<void>;
  /** Finishes what is under way. The store stays open: whoever opened it closes it. */
  stop(): Promise<void>;
}

/** The proxy as one web-standard handler and the relay behind it. */
export function createProxy(deps: ProxyDeps): Proxy {
  const world = composeWorld(deps);
  const app = createApp(deps, world);
  const { readiness } = world;
  return {
    fetch: (request, client) => measured(world.metrics, request, async () => app.fetch(request, { client })),
    async start() {
      await requireKeys({ store: deps.store, sealer: world.sealer });
      await seedMerchants({ store: deps.store.merchants, sealer: world.sealer, clock: world.clock }, deps.merchants);
      world.merchants.refresh();
      world.relay.start();
      world.webhooks.start();
      readiness.started();
    },
    async idle() {
      await world.relay.idle();
      await world.keyWatch.settled();
      await world.webhooks.idle();
    },
    async stop() {
      readiness.stopping();
      await Promise.all([world.relay.stop(), world.webhooks.stop()]);
      await Promise.all([world.shelf.written(), world.keyWatch.settled()]);
    },
  };
}

async function measured(metrics: Metrics, request: Request, answer: () => Promise<Response>): Promise<Response> {
  const began = performance.now();
  const response = await answer();
  const path = request.url.slice(request.url.indexOf('/', 'https://'.length)).split('?', 1)[0] ?? '/';
  metrics.request(path, response.status, (performance.now() - began) / 1000);
  return response;
}

function createApp(deps: ProxyDeps, world: World): Hono<ProxyEnv> {
  const { publicUrl, tiles, assets = noAssets, adminKey = null } = deps;
  const limits = createLimits(world.clock, deps.limits ?? usualLimits);
  const { merchants: store, accounts, outbox, sessionEnds } = deps.store;
  const access = createAccess({ ...world, sessionEnds, publicUrl, adminKey, limits });
  const checkout: CheckoutDeps = world;
  const orders: OrderDeps = { ...world, store: deps.store, publicUrl };
  const operator: OperatorDeps = { ...world, publicUrl, store, accounts, outbox, sessionEnds };
  const readTile = tiles ? createTileReader({ template: tiles.url, fetch: deps.fetch ?? fetch, ...world }) : null;
  const app = new Hono<ProxyEnv>()
    .route('/', servicePointRoutes(checkout, access, limits))
    .route('/', checkoutRoutes(checkout, access))
    .route('/', selectionRoutes(checkout, access))
    .route('/', orderRoutes(orders, access))
    .route('/', labelRoutes({ ...orders, joinPdfs }, access))
    .route('/', chargeRoutes({ ...world, store: deps.store }, access))
    .route('/', repairRoutes(orders, limits))
    .route('/', statusRoutes(orders, limits))
    .route('/', eventRoutes(world.events, access))
    .route('/', funnelRoutes(world.events, access))
    .route('/', fitRoutes(checkout, access))
    .route('/', webhookRoutes(orders))
    .route('/', merchantRoutes(operator, access))
    .route('/', connectRoutes(operator, access))
    .route('/', sessionRoutes({ ...world, sessionEnds }, access))
    .route('/', pictureRoutes(readTile, limits))
    .route('/', assetRoutes(assets))
    .route('/', systemRoutes({ publicUrl, ...world, store: deps.store }, access));
  app.onError((error, c) => problem(c, error, { publicUrl, log: world.log }));
  app.notFound((c) => unmatched(c, { publicUrl, log: world.log }));
  return app;
}

const noAssets: Assets = { read: async () => null };

/** A path we know under other methods says which; `OPTIONS` of it is answered, any other path is not there. */
function unmatched(c: ProxyContext, to: { publicUrl: string; log: Log }): Response {
  const methods = methodsFor(c.req.path);
  if (methods.length === 0 || methods.some((method) => method === c.req.method)) return problem(c, new ProblemError('not-found'), to);
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (c.req.method === 'OPTIONS') return new Response(null, { status: 204, headers: { ...baseHeaders(c), Allow: allow } });
  const refused = problem(c, new ProblemError('method-not-allowed', { detail: `This route takes ${allow}.` }), to);
  refused.headers.set('Allow', allow);
  return refused;
}
