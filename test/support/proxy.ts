import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import demo from '../../demo/merchants.json' with { type: 'json' };
import { createSandbox, type Sandbox, type SandboxOptions } from '../../demo/sandbox/sandbox.ts';
import { createProxy, type Proxy, type ProxyDeps } from '../../proxy/app.ts';
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { createLog } from '../../proxy/log.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Store } from '../../proxy/store/store.ts';

/** A Tuesday morning in the shops' zone, before the day's cut-offs. */
export const tuesdayMorning = Date.parse('2026-11-24T09:00:00Z');
export const shopOrigin = 'http://localhost:8080';
export const adminKey = 'an-admin-key-for-tests';
export const secret = new Uint8Array(32).fill(7);
const { merchants: ofDemo, centralCredentials } = MerchantsFile.parse(demo);
export { centralCredentials };
/** Those of the demo, but for what its marketplace adds to prices: a test that is about a markup sets one. */
export const merchants = ofDemo.map((merchant) => {
  if (merchant.account === 'own') return merchant;
  const { markup: _, ...plain } = merchant;
  return plain;
});

/** A proxy on a real store in a temporary file, before a sandbox in the same process. Both read one clock. */
export interface TestProxy {
  proxy: Proxy;
  sandbox: Sandbox;
  store: Store;
  /** Moves the clock of both, in milliseconds. */
  advance(milliseconds: number): void;
  /** Everything that was logged, as text. */
  logged(): string;
  /** Requests that reached Sendcloud, whose path holds `path`. */
  upstream(path: string): number;
  /** A page's read: the key goes into the query, the origin is the shop's. */
  read(path: string, query: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** A page's JSON post. */
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** A shop's server, by its secret key. */
  shop(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
  operator(method: string, path: string, body?: unknown, key?: string): Promise<Response>;
}

/** Starts one for a test and takes it down after it. `world` says what the sandbox is like. */
export async function startProxy(t: TestContext, deps: Partial<ProxyDeps> = {}, world: SandboxOptions = {}): Promise<TestProxy> {
  let now = tuesdayMorning;
  const lines: string[] = [];
  const directory = await mkdtemp(join(tmpdir(), 'proxy-test-'));
  const sandbox = createSandbox({ now: () => now, size: 20_000, ...world });
  const store = deps.store ?? (await openSqliteStore(join(directory, 'delivery.db')));
  const proxy = createProxy({
    secrets: [secret],
    store,
    publicUrl: 'http://localhost:8787',
    merchants,
    centralCredentials: centralCredentials ?? null,
    adminKey,
    sendcloudUrl: 'http://sandbox.test',
    authUrl: 'http://sandbox.test',
    clock: { now: () => now },
    log: createLog(
      (line) => lines.push(line),
      () => now,
    ),
    fetch: inProcess(sandbox),
    ...deps,
  });
  await proxy.start();
  t.after(async () => {
    await proxy.stop();
    if (!deps.store) await store.close().catch(() => undefined); // a test may have closed it already
    await rm(directory, { recursive: true });
  });

  const send = (path: string, init: RequestInit) => proxy.fetch(new Request(`http://localhost:8787${path}`, init));
  const bearer = (method: string, path: string, body: unknown, key: string) => {
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    return send(path, { method, headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, ...json });
  };
  return {
    proxy,
    sandbox,
    store,
    advance: (milliseconds) => {
      now += milliseconds;
    },
    logged: () => lines.join('\n'),
    upstream: (path) => sandbox.requests.list({ limit: 10_000 }).filter((request) => request.path.includes(path)).length,
    read: (path, query, headers = {}) => send(`${path}?${new URLSearchParams(query)}`, { headers: { origin: shopOrigin, ...headers } }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        headers: { origin: shopOrigin, 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    shop: (method, path, body, key = 'sk_demo_own_v3_not_a_secret') => bearer(method, path, body, key),
    operator: (method, path, body, key = adminKey) => bearer(method, path, body, key),
  };
}

/**
 * The sandbox as a `fetch` that ends when it is told to, also when the sandbox hangs. It listens to the caller's own signal: a request follows
 * that one only until it is collected as garbage (Node 24).
 */
function inProcess(sandbox: Sandbox): typeof fetch {
  return async (input, init) => {
    const aborted = new Promise<never>((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
    });
    return Promise.race([sandbox.fetch(new Request(input, init)), aborted]);
  };
}

/** The cart every test has unless it is about the cart. */
export const cart = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };
