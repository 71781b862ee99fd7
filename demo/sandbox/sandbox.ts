import { Hono } from 'hono';
import { type Account, demoAccounts, extraAccount } from './accounts.ts';
import { claimedAccount, oauthRoutes } from './auth.ts';
import { Clock } from './clock.ts';
import type { Sandbox as Parts, Settings } from './context.ts';
import { controlRoutes } from './controls/controls.ts';
import { FaultBook } from './controls/faults.ts';
import { RateLimits } from './controls/rate-limits.ts';
import { RequestLog } from './controls/request-log.ts';
import { type Connection, troubleAfter, troubleBefore } from './controls/trouble.ts';
import { worstCase } from './controls/worst-case.ts';
import { Carriers } from './movement/carriers.ts';
import { connectRoutes } from './panel/connect.ts';
import { panelRoutes } from './panel/panel.ts';
import { trackRoutes } from './panel/track.ts';
import { Refusal, refuseV2, refuseV3 } from './refusal.ts';
import { State } from './state.ts';
import { apiV2 } from './v2/api.ts';
import { apiV3 } from './v3/api.ts';
import { Webhooks } from './webhooks.ts';
import { World } from './world/world.ts';

export interface SandboxOptions {
  /** Makes the world; `sendcloud` when absent. */
  seed?: string;
  /** About how many service points the world has; 200,000 when absent. They are made when first looked at. */
  size?: number;
  /** The merchants' accounts; the demo's when absent. */
  accounts?: Account[];
  /** So many further accounts `extra-1`, `extra-2` … like the demo's first, for suites that need thousands. */
  extraAccounts?: number;
  /** The machine's clock; `Date.now` when absent. */
  now?: () => number;
  /** How webhooks leave; the global `fetch` when absent. */
  fetch?: typeof fetch;
  settings?: Partial<Settings>;
}

/** A stand-in for Sendcloud. It opens no port and reads no environment. */
export interface Sandbox {
  /** Answers as Sendcloud would. `connection` is only for faults that cut the line. */
  fetch(request: Request, connection?: Connection): Promise<Response>;
  clock: Clock;
  faults: FaultBook;
  requests: RequestLog;
  webhooks: Webhooks;
  state: State;
  world: World;
  settings: Settings;
  /** As if just started: accounts, orders, faults, clock and log. */
  reset(): void;
}

const DEFAULTS: Settings = {
  baseUrl: 'http://localhost:8788',
  orderDelay: 0,
  announceDelay: 2_000,
  duplicateParcel: 'refuse',
  duplicateShipment: 'bare',
  webhooks: 'once',
  webhookDelay: 0,
  movement: 'by-hand',
  rateLimits: false,
  personality: 'documented',
};

/** Builds a sandbox. Two of them share nothing. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const clock = new Clock(options.now);
  const settings: Settings = { ...DEFAULTS, ...options.settings };
  const initial = { ...settings };
  const extra = Array.from({ length: options.extraAccounts ?? 0 }, (_, index) => extraAccount(index + 1));
  const accounts = [...(options.accounts ?? demoAccounts()), ...extra];
  const faults = new FaultBook();
  const requests = new RequestLog();
  const limits = new RateLimits();
  const seed = options.seed ?? 'sendcloud';
  const state = new State(structuredClone(accounts), clock);
  const webhooks = new Webhooks({ clock, settings, fetch: options.fetch ?? fetch });
  const parts: Parts = {
    clock,
    faults,
    settings,
    state,
    world: new World({ seed, size: options.size ?? 200_000 }),
    webhooks,
    carriers: new Carriers({ state, clock, webhooks, settings, seed }),
  };
  const reset = (): void => {
    clock.reset();
    faults.clear();
    requests.clear();
    limits.clear();
    Object.assign(settings, initial, { baseUrl: settings.baseUrl });
    parts.world.reset();
    webhooks.clear();
    state.reset(structuredClone(accounts));
  };
  const app = routes(parts, requests, reset);
  const answer = troubled(parts, requests, limits, (request) => app.fetch(request));
  return { ...parts, requests, reset, fetch: answer };
}

function routes(parts: Parts, requests: RequestLog, reset: () => void): Hono {
  const app = new Hono({ strict: false });
  app.route('/api/v3', apiV3(parts));
  app.route('/api/v2', apiV2(parts));
  app.route('/oauth2', oauthRoutes(parts));
  app.route('/__sandbox', controlRoutes(parts, requests, reset));
  app.route('/panel', panelRoutes(parts));
  app.route('/shops', connectRoutes(parts));
  app.route('/track', trackRoutes(parts));
  app.get('/', (c) => c.redirect('/__sandbox/'));
  app.notFound((c) => {
    const refusal = c.req.path.startsWith('/api/v2')
      ? refuseV2(404, c.req.path, 'Not Found')
      : refuseV3(404, { code: 'not_found', detail: 'Not found' });
    return c.json(refusal.body as object, 404);
  });
  app.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body as object, error.status);
    console.error(error);
    return c.json({ errors: [{ status: '500', code: null, detail: 'The sandbox itself failed; see its output.' }] }, 500);
  });
  return app;
}

/** Wraps the routes in everything that can go wrong around them, and remembers each request. */
function troubled(
  { clock, faults, settings }: Parts,
  requests: RequestLog,
  limits: RateLimits,
  work: (request: Request) => Response | Promise<Response>,
) {
  return async (request: Request, connection?: Connection): Promise<Response> => {
    const { pathname } = new URL(request.url);
    if (!/^\/(api|oauth2)\//.test(pathname)) return work(request);
    const body = await request.clone().text();
    const account = claimedAccount(request.headers.get('authorization') ?? undefined);
    const logged = requests.add(request, pathname.startsWith('/oauth2') ? '' : body, account, clock.iso());
    const target = { account, method: request.method, path: pathname };
    const note = (response: Response): Response => {
      logged.status = response.status;
      return response;
    };
    if (bodyOnGet(request, body)) return note(new Response('Forbidden', { status: 403 }));
    if (settings.rateLimits && account && !limits.admit(account, request.method, clock.now()))
      return note(new Response('', { status: 429 }));
    const before = await troubleBefore(faults, target, request, connection);
    if (before) return note(before);
    const answer = await work(request);
    const told = settings.personality === 'worst-case' ? await worstCase(answer) : answer;
    return note(await troubleAfter(faults, target, told, connection));
  };
}

/** Sendcloud's front door refuses a GET with a body. `Request` cannot carry one, so its length has to tell. */
const bodyOnGet = (request: Request, body: string): boolean =>
  request.method === 'GET' &&
  (body !== '' || Number(request.headers.get('content-length') ?? 0) > 0 || request.headers.has('transfer-encoding'));
