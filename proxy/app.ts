import { Hono } from 'hono';
import { composeWebhooks, type WebhookOptions } from './compose-webhooks.ts';
import type { Credentials, MerchantSettings } from './contract/merchants.ts';
import { methodsFor } from './contract/routes.ts';
import { silentLog } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { joinPdfs } from './pdf/join-pdfs.ts';
import { createRelay } from './relay/relay.ts';
import { createAccess } from './routes/access.ts';
import { type Assets, assetRoutes } from './routes/assets.ts';
import { chargeRoutes } from './routes/charges.ts';
import { checkoutRoutes } from './routes/checkout.ts';
import { connectRoutes } from './routes/connect.ts';
import { eventRoutes } from './routes/events.ts';
import { fitRoutes } from './routes/fit.ts';
import { funnelRoutes } from './routes/funnel.ts';
import { labelRoutes } from './routes/labels.ts';
import { createLimits, type LimitRates, usualLimits } from './routes/limits.ts';
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
import { createFingerprints } from './security/fingerprints.ts';
import { createSealer } from './security/sealer.ts';
import { createSessions } from './security/sessions.ts';
import { createTokens } from './security/tokens.ts';
import { createSendcloud, sendcloudUrls } from './sendcloud/sendcloud.ts';
import { createAvailabilityReader } from './services/availability.ts';
import type { CheckoutDeps } from './services/checkout-deps.ts';
import { fingerprintKey } from './services/fingerprint-key.ts';
import { createTileReader } from './services/get-tile.ts';
import { createLabelPrices } from './services/label-prices.ts';
import { createMerchantDirectory } from './services/merchant-directory.ts';
import { createTraitsReader } from './services/option-traits.ts';
import type { OperatorDeps } from './services/operator-deps.ts';
import type { OrderDeps } from './services/order-deps.ts';
import { createPointReader } from './services/point-reader.ts';
import type { Clock, Log, Meter } from './services/ports.ts';
import { ProblemError } from './services/problem-error.ts';
import { createQuoteReader } from './services/quote-reader.ts';
import { createReadiness } from './services/readiness.ts';
import { requireKeys } from './services/require-keys.ts';
import { seedMerchants } from './services/seed-merchants.ts';
import { createKeyWatch } from './services/watch-keys.ts';
import { createShelf } from './store/shelf.ts';
import type { Store } from './store/store.ts';

/** Everything a proxy is made of. It reads no environment and opens no port. */
export interface ProxyDeps extends WebhookOptions {
  /** At least 32 random bytes each; the first signs and seals, the others still open what is older. */
  secrets: readonly Uint8Array<ArrayBuffer>[];
  store: Store;
  /** Where the world reaches us, without a slash at the end. */
  publicUrl: string;
  merchants: readonly MerchantSettings[];
  centralCredentials?: Credentials | null;
  /** Null: there are no operator routes for anyone. */
  adminKey?: string | null;
  /** Without a path; the defaults are Sendcloud's own. */
  sendcloudUrl?: string;
  authUrl?: string;
  partnerId?: string;
  /** The name under which Sendcloud knows this platform; without one, keys do not come by redirect. */
  platform?: string;
  tiles?: { url: string; attribution: string } | null;
  assets?: Assets;
  clock?: Clock;
  log?: Log;
  meter?: Meter;
  fetch?: typeof fetch;
  /** Resolves after so many milliseconds: how an order's call waits for its turn. */
  wait?: (milliseconds: number) => Promise<void>;
  /** The part of Sendcloud's limits that is this proxy's, 0 to 1; all of it when absent. */
  sendcloudShare?: number;
  /** What one client and one merchant's pages may ask of the proxy. */
  limits?: LimitRates;
}

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
  const world = compose(deps);
  const app = createApp(deps, world);
  const { readiness } = world;
  return {
    fetch: (request, client) => measured(world.metrics, request, async () => app.fetch(request, { client })),
    async start() {
      await requireKeys({ store: deps.store, sealer: world.sealer });
      await seedMerchants({ store: deps.store.merchants, sealer: world.sealer, clock: world.clock }, deps.merchants);
      world.merchants.refresh();
      await world.relay.start();
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

const wallClock: Clock = { now: () => Date.now() };

function compose(deps: ProxyDeps) {
  const { clock = wallClock, centralCredentials: central = null, partnerId, random, fetch, tiles } = deps;
  const metrics = createMetrics();
  const log = metrics.counting(deps.log ?? silentLog);
  const sealer = createSealer(deps.secrets);
  const sendcloud = createSendcloud({
    baseUrl: deps.sendcloudUrl ?? sendcloudUrls.api,
    authUrl: deps.authUrl ?? sendcloudUrls.auth,
    clock,
    log,
    ...(partnerId === undefined ? {} : { partnerId }),
    ...(deps.platform === undefined ? {} : { platform: deps.platform }),
    refused: (credentialId) => keyWatch.refused(credentialId),
    ...(random === undefined ? {} : { random }),
    ...(fetch === undefined ? {} : { fetch }),
    meter: deps.meter ?? metrics,
    ...(deps.wait === undefined ? {} : { wait: deps.wait }),
    ...(deps.sendcloudShare === undefined ? {} : { share: deps.sendcloudShare }),
  });
  const map = tiles ? { tiles: `${deps.publicUrl}/checkout/tiles/{z}/{x}/{y}`, attribution: tiles.attribution } : null;
  const shelf = createShelf({ reads: deps.store.reads, log });
  const availability = createAvailabilityReader({ sendcloud, clock });
  const prices = createLabelPrices({ sendcloud, clock });
  const fingerprints = createFingerprints(() => fingerprintKey({ store: deps.store, sealer }));
  const merchants = createMerchantDirectory({ store: deps.store.merchants, sealer, clock, log, central });
  const keyWatch = createKeyWatch({ accounts: deps.store.accounts, merchants, clock, log });
  return {
    clock,
    log,
    metrics,
    readiness: createReadiness({ store: deps.store, clock }),
    sealer,
    sendcloud,
    merchants,
    keyWatch,
    tokens: createTokens(deps.secrets),
    sessions: createSessions(deps.secrets),
    fingerprints,
    ...composeWebhooks({ store: deps.store, sealer, fingerprints, merchants, sendcloud, clock, log, publicUrl: deps.publicUrl }, deps),
    availability,
    prices,
    relay: createRelay({
      store: deps.store,
      sealer,
      merchants,
      sendcloud,
      availability,
      prices,
      clock,
      log,
      random: random ?? Math.random,
    }),
    shelf,
    map,
    points: createPointReader({ sendcloud, clock, shelf, map }),
    quotes: createQuoteReader({ sendcloud, clock }),
    traits: createTraitsReader({ sendcloud, clock, log }),
    centralKeys: central !== null,
  };
}

function createApp(deps: ProxyDeps, world: ReturnType<typeof compose>): Hono<ProxyEnv> {
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
