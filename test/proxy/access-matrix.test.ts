import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Route } from '../../proxy/contract/route.ts';
import { routes } from '../../proxy/contract/routes.ts';
import { anOrder, body, chooseHome, place, secretKeyOf } from '../support/orders.ts';
import { adminKey, shopOrigin, startProxy, type TestProxy } from '../support/proxy.ts';

/** Everything that can be sent as a credential by somebody who should not get in, or as somebody they are not. */
const strangers = (revoked: string): Record<string, string | null> => ({
  none: null,
  nonsense: 'Bearer nonsense',
  basic: `Basic ${btoa(`${secretKeyOf('own-v3')}:`)}`,
  publishable: 'Bearer pk_demo_own_v3',
  'publishable of another': 'Bearer pk_demo_central',
  'secret in capitals': `Bearer ${secretKeyOf('own-v3').toUpperCase()}`,
  'secret, cut short': `Bearer ${secretKeyOf('own-v3').slice(0, -1)}`,
  revoked: `Bearer ${revoked}`,
});

const malformed = [
  'x',
  'ord_',
  '..%2F..%2Forders',
  '%00',
  "'%20OR%201=1--",
  `ord_${'0'.repeat(25)}`,
  `ord_${'0'.repeat(400)}`,
  '%F0%9F%93%A6',
];
const unknown = [`ord_${'0'.repeat(26)}`, `ord_${'z'.repeat(26)}`];

const bodies: Record<string, object> = {
  'POST /selections/verify': {
    token: 'sel1.x.y.z',
    weight: 1,
    orderValue: '1.00',
    currency: 'EUR',
    address: { country: 'NL', postalCode: '5611EM' },
  },
  'POST /orders': { delivery: { option: 'standard' }, order: anOrder() },
  'POST /orders/{id}/service-point': { servicePointId: '10001' },
  'POST /orders/{id}/label': {},
  'PATCH /merchants/{id}': { name: 'Taken over' },
  'PUT /merchants/{id}/credentials': { publicKey: 'stolen', secretKey: 'stolen' },
  'POST /merchants/{id}/keys/rotate': { key: 'secret' },
};

interface World {
  p: TestProxy;
  revoked: string;
  /** Orders of three shops, by the merchant's id. */
  orders: Map<'own-v3' | 'own-v2' | 'central-hold', string>;
}

async function populate(t: TestContext): Promise<World> {
  const p = await startProxy(t);
  const revoked = secretKeyOf('no-checkout');
  assert.equal((await p.operator('POST', '/merchants/no-checkout/keys/rotate', { key: 'secret' })).status, 200);
  const orders: World['orders'] = new Map();
  for (const merchant of ['own-v3', 'own-v2', 'central-hold'] as const) {
    const { id } = await place(p, merchant, { token: await chooseHome(p, merchant), order: anOrder({ number: `N-${merchant}` }) });
    orders.set(merchant, id);
  }
  await p.proxy.idle();
  return { p, revoked, orders };
}

interface Answer {
  status: number;
  /** Without the request's own id, which differs each time. */
  text: string;
}

async function ask(p: TestProxy, route: Route, id: string, authorization: string | null): Promise<Answer> {
  const sent = bodies[`${route.method} ${route.path}`];
  const response = await p.proxy.fetch(
    new Request(`http://localhost:8787${route.path.replace(/\{\w+\}/g, id)}`, {
      method: route.method,
      headers: { ...(authorization && { authorization }), ...(sent && { 'content-type': 'application/json' }) },
      ...(sent && { body: JSON.stringify(sent) }),
    }),
  );
  return { status: response.status, text: (await response.text()).replace(/"requestId":"[^"]+"/, '') };
}

const shopRoutes = routes.filter(({ auth }) => auth === 'shop');
const operatorRoutes = routes.filter(({ auth }) => auth === 'operator');
const pageRoutes = routes.filter(({ auth }) => auth === 'page');

describe('who may do what', () => {
  it('has a body for every route that takes one and names an order or a merchant', () => {
    for (const { method, path, body: taken } of routes)
      if (taken && path.includes('{id}') && method !== 'GET') assert.ok(bodies[`${method} ${path}`], `${method} ${path}`);
  });

  it('refuses every stranger at every shop and operator route alike, and asks Sendcloud nothing for them', async (t) => {
    const { p, revoked, orders } = await populate(t);
    const asked = p.upstream('/api/');
    const keys = { ...strangers(revoked), admin: `Bearer ${adminKey}` };
    let cases = 0;
    for (const route of [...shopRoutes, ...operatorRoutes]) {
      const ids = route.path.includes('{') ? [...orders.values(), 'own-v3', ...unknown, ...malformed] : [''];
      for (const [name, authorization] of Object.entries(keys)) {
        if (route.auth === 'operator' && name === 'admin') continue;
        for (const id of ids) {
          cases += 1;
          const { status } = await ask(p, route, id, authorization);
          assert.equal(status, 401, `${route.method} ${route.path} of ${id} by ${name}`);
        }
      }
      if (route.auth === 'operator')
        for (const merchant of orders.keys()) {
          cases += 1;
          assert.equal((await ask(p, route, 'own-v3', `Bearer ${secretKeyOf(merchant)}`)).status, 401, `${route.path} by ${merchant}`);
        }
    }
    assert.equal(p.upstream('/api/'), asked);
    t.diagnostic(`${cases} cases`);
  });

  it('answers about another shop’s order as about one that never was, and changes nothing', async (t) => {
    const { p, orders } = await populate(t);
    const views = () =>
      Promise.all(
        [...orders].map(async ([merchant, id]) => (await p.shop('GET', `/orders/${id}`, undefined, secretKeyOf(merchant))).text()),
      );
    const before = await views();
    const asked = p.upstream('/api/');
    let cases = 0;
    for (const route of shopRoutes.filter(({ path }) => path.includes('{id}')))
      for (const [merchant, own] of orders) {
        const key = `Bearer ${secretKeyOf(merchant)}`;
        const others = [...orders.values()].filter((id) => id !== own);
        const nobodys = await ask(p, route, unknown[0]!, key);
        assert.equal(nobodys.status, 404, `${route.method} ${route.path}`);
        for (const id of [...others, ...unknown, ...malformed]) {
          cases += 1;
          assert.deepEqual(await ask(p, route, id, key), nobodys, `${route.method} ${route.path} of ${id} by ${merchant}`);
        }
      }
    assert.equal(p.upstream('/api/'), asked, 'Sendcloud was not asked');
    assert.deepEqual(await views(), before);
    for (const [merchant, own] of orders) {
      const { orders: listed } = await body(await p.shop('GET', '/orders', undefined, secretKeyOf(merchant)));
      assert.deepEqual(
        listed.map(({ id }) => id),
        [own],
      );
    }
    t.diagnostic(`${cases} cases`);
  });

  it('lets each shop reach its own order by every route', async (t) => {
    const { p, orders } = await populate(t);
    for (const route of shopRoutes.filter(({ path }) => path.includes('{id}')))
      for (const [merchant, own] of orders) {
        const { status } = await ask(p, route, own, `Bearer ${secretKeyOf(merchant)}`);
        assert.ok(![401, 403, 404, 405, 500].includes(status), `${route.method} ${route.path} by ${merchant}: ${status}`);
      }
  });

  it('answers a page only by a publishable key and from one of its origins', async (t) => {
    const { p, revoked } = await populate(t);
    const asked = p.upstream('/api/');
    const where = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };
    const content = { ...where, quote: 'quo1.x.y.z', token: 'sel1.x.y.z', text: 'Eindhoven' };
    const page = (route: Route, key: string, origin: string | null) => {
      const path = route.path.replace(/\{\w+\}/g, '10001');
      const query = route.method === 'GET' ? `?${new URLSearchParams({ ...where, key })}` : '';
      return p.proxy.fetch(
        new Request(`http://localhost:8787${path}${query}`, {
          method: route.method,
          headers: { ...(origin && { origin }), 'content-type': 'application/json' },
          ...(route.method !== 'GET' && { body: JSON.stringify({ ...content, key }) }),
        }),
      );
    };
    for (const route of pageRoutes) {
      for (const key of [secretKeyOf('own-v3'), revoked, adminKey, 'pk_nobody', 'PK_DEMO_OWN_V3'])
        assert.equal((await page(route, key, shopOrigin)).status, 401, `${route.method} ${route.path} by ${key}`);
      for (const origin of [null, 'null', 'https://evil.example', 'http://localhost.evil.example', 'https://localhost:8080.evil.example'])
        assert.equal((await page(route, 'pk_demo_own_v3', origin)).status, 403, `${route.method} ${route.path} from ${origin}`);
    }
    assert.equal(p.upstream('/api/'), asked);
  });
});
