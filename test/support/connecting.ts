import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { Account } from '../../demo/sandbox/accounts.ts';
import { type RunningSandbox, startSandbox } from '../../demo/sandbox/server.ts';
import type { ConnectReply, ConnectRequest, MerchantHealth, RedirectReply } from '../../proxy/contract/connect.ts';
import type { CreatedMerchant, MerchantView } from '../../proxy/contract/merchants.ts';
import type { ProxyDeps } from '../../proxy/app.ts';
import { startProxy, type TestProxy } from './proxy.ts';

/** A merchant who has yet to connect an account; `shop` is its secret key. */
export interface Connecting {
  proxy: TestProxy;
  sandbox: RunningSandbox;
  shop: string;
  merchant: CreatedMerchant;
  connect(request?: Partial<ConnectRequest> | { credentials?: object }): Promise<ConnectReply>;
  health(): Promise<MerchantHealth>;
  view(): Promise<MerchantView>;
  /** The answer to the operator at `/merchants/new-shop{path}`. */
  ask(method: string, path: string, body?: object): Promise<Response>;
  /** An account of the sandbox as it is now. */
  account(name: string): Account;
}

export const keysOf = (name: string) => ({ publicKey: `demo-${name}-public`, secretKey: `demo-${name}-secret-not-a-secret` });

/** A proxy before a sandbox that it reaches over HTTP, and whose webhooks reach the proxy; and a merchant of the proxy's without keys. */
export async function startConnecting(t: TestContext, settings: object = {}, deps: Partial<ProxyDeps> = {}): Promise<Connecting> {
  const reached = Promise.withResolvers<TestProxy>();
  const sandbox = await startSandbox({
    port: 0,
    size: 1000,
    fetch: async (input, init) => (await reached.promise).proxy.fetch(new Request(input, init)),
  });
  t.after(() => sandbox.close());
  const proxy = await startProxy(t, {
    sendcloudUrl: sandbox.url,
    authUrl: sandbox.url,
    fetch: globalThis.fetch,
    platform: 'market',
    ...deps,
  });
  reached.resolve(proxy);
  const merchant = await addMerchant(proxy, settings);
  const ask: Connecting['ask'] = (method, path, body) => proxy.operator(method, `/merchants/new-shop${path}`, body);
  return {
    proxy,
    sandbox,
    shop: merchant.secretKey,
    merchant,
    ask,
    connect: async (request = {}) => answered(await ask('POST', '/connect', request)),
    health: async () => answered(await ask('GET', '/health')),
    view: async () => answered(await ask('GET', '')),
    account: (name) => sandbox.sandbox.state.accounts.get(`demo-${name}-public`)!,
  };
}

async function addMerchant(proxy: TestProxy, settings: object): Promise<CreatedMerchant> {
  const response = await proxy.operator('POST', '/merchants', {
    id: 'new-shop',
    name: 'New shop',
    origins: ['http://localhost:*'],
    account: 'own',
    orders: 'proxy',
    shipFrom: { country: 'NL', postalCode: '5611EM' },
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
    ...settings,
  });
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as CreatedMerchant;
}

export async function answered<T>(response: Response): Promise<T> {
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as T;
}

/** What a merchant is sent to Sendcloud with. */
export async function openLink({ ask }: Connecting, returnTo = 'http://localhost:8080/settings'): Promise<{ page: URL; address: string }> {
  const { url } = await answered<RedirectReply>(await ask('POST', '/connect/redirect', { returnTo }));
  const page = new URL(url);
  return { page, address: new URL(page.searchParams.get('webhook_url') ?? '').pathname };
}

/** The merchant allows access, as in the panel: Sendcloud posts its two webhooks. Where the merchant is sent afterwards. */
export async function consent({ sandbox }: Connecting, page: URL, account: string): Promise<string | null> {
  const body = new URLSearchParams({ ...Object.fromEntries(page.searchParams), account: `demo-${account}-public` });
  const response = await fetch(page, { method: 'POST', body, redirect: 'manual' });
  await sandbox.sandbox.webhooks.settled();
  return response.headers.get('location');
}
