import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OpenedSession, SessionRole } from '../../proxy/contract/sessions.ts';
import { createSessions } from '../../proxy/security/sessions.ts';
import { body, type MerchantName, place, problemType } from '../support/orders.ts';
import { secret, shopOrigin, startProxy, type TestProxy, tuesdayMorning } from '../support/proxy.ts';

const session = async (p: TestProxy, merchant: string, role: SessionRole, ttl?: number): Promise<OpenedSession> => {
  const response = await p.operator('POST', '/sessions', { merchant, role, ttl });
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as OpenedSession;
};

/** A page of a back office, by its session. */
const ask = (p: TestProxy, token: string, method: string, path: string, origin: string | null = shopOrigin, content?: object) =>
  p.proxy.fetch(
    new Request(`http://localhost:8787${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(origin && { origin }), ...(content && { 'content-type': 'application/json' }) },
      ...(content && { body: JSON.stringify(content) }),
    }),
  );

async function withOrder(t: TestContext, merchant: MerchantName) {
  const p = await startProxy(t);
  const { id } = await place(p, merchant, { delivery: { option: 'standard' } });
  await p.proxy.idle();
  return { p, id };
}

describe('a session', () => {
  it('lets a page of its merchant work an order, up to the label', async (t) => {
    const { p, id } = await withOrder(t, 'central-hold');
    const { token } = await session(p, 'central-hold', 'orders');
    const bought = await ask(p, token, 'POST', `/orders/${id}/label`, shopOrigin, {});
    assert.equal(bought.status, 200, await bought.clone().text());
    const label = await ask(p, token, 'GET', `/orders/${id}/label`);
    assert.deepEqual([label.status, label.headers.get('content-type')], [200, 'application/pdf']);
    assert.equal(label.headers.get('access-control-allow-origin'), shopOrigin);
  });

  it('is good for HEAD where it is for GET', async (t) => {
    const p = await startProxy(t);
    const { token } = await session(p, 'own-v3', 'orders');
    assert.equal((await ask(p, token, 'HEAD', '/orders')).status, 200);
    assert.equal((await ask(p, token, 'HEAD', '/merchants/own-v3')).status, 401);
  });

  it('to connect lets a page enter the merchant’s own keys, and sees no other merchant', async (t) => {
    const p = await startProxy(t);
    const { token } = await session(p, 'own-v3', 'connect');
    assert.equal((await ask(p, token, 'DELETE', '/merchants/own-v3/credentials')).status, 204);
    const keys = { publicKey: 'demo-own-v3-public', secretKey: 'demo-own-v3-secret-not-a-secret' };
    assert.equal((await ask(p, token, 'PUT', '/merchants/own-v3/credentials', shopOrigin, keys)).status, 204);
    assert.equal((await ask(p, token, 'GET', '/merchants/own-v3')).status, 200);
    const [other, nobody] = await Promise.all(['own-v2', 'nobody'].map((id) => ask(p, token, 'GET', `/merchants/${id}`)));
    const withoutId = async (response: Response) => [response.status, (await response.text()).replace(/"requestId":"[^"]+"/, '')];
    assert.deepEqual(await withoutId(other!), await withoutId(nobody!));
    assert.equal(other!.status, 404);
  });

  it('places no orders, reads no payments and erases nothing', async (t) => {
    const { p, id } = await withOrder(t, 'own-v3');
    for (const role of ['orders', 'connect'] as const) {
      const { token } = await session(p, 'own-v3', role);
      for (const [method, path] of [
        ['POST', '/orders'],
        ['POST', '/selections/verify'],
        ['DELETE', `/orders/${id}/personal-data`],
        ['GET', '/merchants'],
        ['POST', '/merchants/own-v3/keys/rotate'],
        ['POST', '/sessions'],
        ['GET', '/metrics'],
      ] as const)
        assert.equal((await ask(p, token, method, path, shopOrigin, method === 'GET' ? undefined : {})).status, 401, `${method} ${path}`);
    }
  });

  it('is over when its time is, and not a second before', async (t) => {
    const p = await startProxy(t);
    const { token, expiresAt } = await session(p, 'own-v3', 'orders', 60);
    assert.equal(expiresAt, new Date(tuesdayMorning + 60_000).toISOString());
    p.advance(59_000);
    assert.equal((await ask(p, token, 'GET', '/orders')).status, 200);
    p.advance(1_000);
    const refused = await ask(p, token, 'GET', '/orders');
    assert.equal(refused.status, 401);
    assert.equal(refused.headers.get('access-control-allow-origin'), shopOrigin, 'so that the page can ask for another');
  });

  it('counts only in pages of its merchant', async (t) => {
    const p = await startProxy(t);
    await p.operator('PATCH', '/merchants/own-v2', { origins: ['https://other.example'] });
    const { token } = await session(p, 'own-v3', 'orders');
    for (const origin of ['https://evil.example', 'https://other.example', null])
      assert.equal((await ask(p, token, 'GET', '/orders', origin)).status, 403, `from ${origin}`);
    assert.equal((await ask(p, token, 'GET', '/orders', 'http://localhost:8787')).status, 200, 'the proxy’s own pages');
  });

  it('ends with its merchant, and to connect with the own account', async (t) => {
    const p = await startProxy(t);
    const [orders, connect] = [await session(p, 'own-v3', 'orders'), await session(p, 'own-v3', 'connect')];
    assert.equal((await p.operator('PATCH', '/merchants/own-v3', { account: 'central', orderApi: null })).status, 200);
    assert.equal((await ask(p, connect.token, 'GET', '/merchants/own-v3')).status, 401);
    assert.equal((await ask(p, orders.token, 'GET', '/orders')).status, 200);
    assert.equal((await p.operator('DELETE', '/merchants/own-v3')).status, 204);
    assert.equal((await ask(p, orders.token, 'GET', '/orders')).status, 401);
  });

  it('ends when the operator says so, at once and in every proxy on the store, and another can be opened', async (t) => {
    const p = await startProxy(t);
    const beside = await startProxy(t, { store: p.store });
    const [mine, others] = [await session(p, 'own-v3', 'orders'), await session(p, 'own-v2', 'orders')];
    const statuses = (tokens: OpenedSession[]) =>
      Promise.all([p, beside].flatMap((proxy) => tokens.map(async ({ token }) => (await ask(proxy, token, 'GET', '/orders')).status)));
    assert.deepEqual(await statuses([mine, others]), [200, 200, 200, 200]);
    assert.equal((await p.operator('DELETE', '/sessions?merchant=own-v3')).status, 204);
    assert.deepEqual(await statuses([mine, others]), [401, 200, 401, 200]);
    const next = await session(beside, 'own-v3', 'orders');
    assert.deepEqual(await statuses([mine, next]), [401, 200, 401, 200]);
    assert.equal((await beside.operator('DELETE', '/sessions?merchant=*')).status, 204);
    assert.deepEqual(await statuses([mine, next, others]), [401, 401, 401, 401, 401, 401]);
    assert.deepEqual(await statuses([await session(p, 'own-v2', 'orders')]), [200, 200]);
  });

  it('does not begin anew with a merchant that is made anew', async (t) => {
    const p = await startProxy(t);
    const { merchant } = (await (await p.operator('GET', '/merchants/own-v3')).json()) as { merchant: object };
    const { token } = await session(p, 'own-v3', 'orders');
    assert.equal((await p.operator('DELETE', '/merchants/own-v3')).status, 204);
    assert.equal((await p.operator('POST', '/merchants', merchant)).status, 201);
    assert.equal((await ask(p, token, 'GET', '/orders')).status, 401);
    assert.equal((await ask(p, (await session(p, 'own-v3', 'orders')).token, 'GET', '/orders')).status, 200);
  });

  it('cannot be made up, changed, or made of another token', async (t) => {
    const p = await startProxy(t);
    const { token } = await session(p, 'own-v3', 'orders');
    const [prefix, key, payload, signature] = token.split('.');
    const claims = { merchant: 'own-v3', role: 'orders', expiresAt: 4_000_000_000, ends: 0 } as const;
    const longer = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const foreign = await createSessions([new Uint8Array(32).fill(9)]).sign(claims);
    for (const changed of [
      `${prefix}.${key}.${longer}.${signature}`,
      `${prefix}.${key}.${payload}`,
      `${prefix}.x.${payload}.${signature}`,
      foreign,
    ])
      assert.equal((await ask(p, changed, 'GET', '/orders')).status, 401, changed);
    assert.equal((await ask(p, await createSessions([secret]).sign(claims), 'GET', '/orders')).status, 200, 'as signed here');
  });
});

describe('opening a session', () => {
  it('is the operator’s, for a merchant there is, a role it has and an hour at most', async (t) => {
    const p = await startProxy(t);
    const refused = async (content: object, field: string) => {
      const response = await p.operator('POST', '/sessions', content);
      assert.equal(response.status, 400);
      const { errors } = (await response.json()) as { errors: { field: string }[] };
      assert.deepEqual(
        errors.map((error) => error.field),
        [field],
      );
    };
    await refused({ merchant: 'nobody', role: 'orders' }, 'merchant');
    await refused({ merchant: 'central', role: 'connect' }, 'role');
    await refused({ merchant: 'own-v3', role: 'admin' }, 'role');
    await refused({ merchant: 'own-v3', role: 'orders', ttl: 3601 }, 'ttl');
    await refused({ merchant: 'own-v3', role: 'orders', ttl: 59 }, 'ttl');
    assert.equal(await problemType(await p.shop('POST', '/sessions', { merchant: 'own-v3', role: 'orders' })), 'unauthenticated');
  });

  it('is undone by the operator alone, for a merchant there is', async (t) => {
    const p = await startProxy(t);
    const { token } = await session(p, 'own-v3', 'connect');
    for (const query of ['?merchant=own-v4', '?merchant=', '?merchan=own-v3', ''])
      assert.equal(await problemType(await p.operator('DELETE', `/sessions${query}`)), 'invalid-request', query);
    assert.equal(await problemType(await p.shop('DELETE', '/sessions?merchant=*')), 'unauthenticated');
    assert.equal((await ask(p, token, 'DELETE', '/sessions?merchant=*')).status, 401);
    assert.equal((await ask(p, token, 'GET', '/merchants/own-v3')).status, 200);
  });

  it('leaves the token in no log', async (t) => {
    const p = await startProxy(t);
    const { token } = await session(p, 'own-v3', 'orders');
    assert.ok(p.logged().includes('session-opened'));
    assert.ok(!p.logged().includes(token.slice(0, 40)));
  });
});

describe('a browser', () => {
  it('is told what a session’s page may send, from listed origins only', async (t) => {
    const p = await startProxy(t);
    const preflight = (path: string, origin: string) =>
      p.proxy.fetch(
        new Request(`http://localhost:8787${path}`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'PUT' } }),
      );
    const { status, headers } = await preflight('/merchants/own-v3/credentials', shopOrigin);
    assert.deepEqual([status, headers.get('access-control-allow-origin')], [204, shopOrigin]);
    assert.match(headers.get('access-control-allow-methods') ?? '', /PUT.*DELETE/);
    assert.match(headers.get('access-control-allow-headers') ?? '', /Authorization/);
    assert.equal((await preflight('/orders', 'https://evil.example')).headers.get('access-control-allow-origin'), null);
    assert.equal((await preflight('/metrics', shopOrigin)).headers.get('access-control-allow-origin'), null);
  });

  it('never hands a page the answer to a shop’s secret key', async (t) => {
    const p = await startProxy(t);
    const response = await ask(p, 'sk_demo_own_v3_not_a_secret', 'GET', '/orders');
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.deepEqual((await body(response)).orders, []);
  });
});
