import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Route } from '../../proxy/contract/route.ts';
import { routes } from '../../proxy/contract/routes.ts';
import { amount } from '../support/amount.ts';
import { type Credential, insiders, mayUse, openSession, owners, strangers } from '../support/credentials.ts';
import { anOrder, body, chooseHome, type MerchantName, place, secretKeyOf } from '../support/orders.ts';
import { adminKey, shopOrigin, startProxy, type TestProxy } from '../support/proxy.ts';

const malformed = [
  'x',
  'ord_',
  '..%2F..%2Forders',
  '%00',
  "'%20OR%201=1--",
  `ord_${'0'.repeat(25)}`,
  `ord_${'0'.repeat(400)}`,
  '%F0%9F%93%A6',
  '__proto__',
];
const unknown = [`ord_${'0'.repeat(26)}`, `ord_${'z'.repeat(26)}`, 'nobody'];

/** Of those that nobody has, as many as a change has time for; who may come that far tries all of them. */
const tried = [...unknown, ...malformed].filter((_, index) => index % amount(4, 1) === 0);

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
  'POST /label-batches': { orders: ['stolen'] },
  'POST /merchants/{id}/rules/preview': { orders: [{ country: 'NL', weight: 2500 }] },
  'PATCH /merchants/{id}': { name: 'Taken over' },
  'POST /merchants/{id}/connect': { credentials: { publicKey: 'stolen', secretKey: 'stolen' }, keep: true },
  'POST /merchants/{id}/connect/redirect': { returnTo: 'http://localhost:8080/' },
  'PUT /merchants/{id}/account': { account: 'own' },
  'PUT /merchants/{id}/credentials': { publicKey: 'stolen', secretKey: 'stolen' },
  'POST /merchants/{id}/keys/rotate': { key: 'secret' },
  'PUT /merchants/{id}/webhook': { url: 'http://localhost:9/stolen' },
  'POST /merchants/{id}/webhook-deliveries/replay': { ids: ['stolen'] },
  'POST /service-points/{id}/fit': {
    country: 'NL',
    postalCode: '5611EM',
    sellers: [{ merchant: 'own-v3', weight: 1000, orderValue: '10.00', currency: 'EUR' }],
  },
  'POST /sessions': { merchant: 'own-v2', role: 'orders' },
};

type Owner = (typeof owners)[number];

type Ids = Map<MerchantName | null, string>;

/** A proxy where each owner has an order, and a batch of its label. */
async function populate(t: TestContext): Promise<{ p: TestProxy; orders: Ids; batches: Ids }> {
  const p = await startProxy(t);
  const orders: Ids = new Map();
  const batches: Ids = new Map();
  for (const merchant of owners) {
    const { id } = await place(p, merchant, { token: await chooseHome(p, merchant), order: anOrder({ number: `N-${merchant}` }) });
    orders.set(merchant, id);
    batches.set(merchant, (await body(await p.shop('POST', '/label-batches', { orders: [id] }, secretKeyOf(merchant)))).id);
  }
  await p.proxy.idle();
  return { p, orders, batches };
}

interface Answer {
  status: number;
  /** Without the request's own id, which differs each time. */
  text: string;
}

async function ask(p: TestProxy, route: Route, id: string, { headers }: Credential): Promise<Answer> {
  const sent = bodies[`${route.method} ${route.path}`];
  const response = await p.proxy.fetch(
    new Request(`http://localhost:8787${route.path.replace(/\{\w+\}/g, id)}`, {
      method: route.method,
      headers: { ...headers, ...(sent && { 'content-type': 'application/json' }) },
      ...(sent && { body: JSON.stringify(sent) }),
    }),
  );
  return { status: response.status, text: (await response.text()).replace(/"requestId":"[^"]+"/, '') };
}

const keyed = routes.filter(({ auth }) => auth === 'shop' || auth === 'operator');
const named = keyed.filter(({ path }) => path.includes('{id}'));
const isOfOrders = ({ path }: Route): boolean => path.startsWith('/orders');

/** What a route's `{id}` can be of whoever asks; of a merchant the operator has all. */
function ownId(route: Route, { merchant }: Credential, { orders, batches }: { orders: Ids; batches: Ids }): string {
  if (isOfOrders(route)) return orders.get(merchant)!;
  return route.path.startsWith('/label-batches') ? batches.get(merchant)! : (merchant ?? 'own-v3');
}

describe('who may do what', () => {
  it('has a body for every route that takes one', () => {
    for (const { method, path, body: taken, auth } of keyed)
      if (taken && path !== '/merchants') assert.ok(bodies[`${method} ${path}`], `${method} ${path} of ${auth}`);
  });

  for (const auth of ['shop', 'operator'])
    it(`refuses whoever may not at every route of the ${auth} and every id alike, and asks Sendcloud nothing for them`, async (t) => {
      const { p, orders } = await populate(t);
      const all = [...(await strangers(p)), ...(await insiders(p))];
      const asked = p.upstream('/');
      const merchants = await (await p.operator('GET', '/merchants')).text();
      let cases = 0;
      for (const route of keyed.filter((one) => one.auth === auth))
        for (const credential of all) {
          const may = mayUse(credential, route);
          if (may === true) continue;
          for (const id of named.includes(route) ? [...orders.values(), ...owners, ...tried] : ['']) {
            cases += 1;
            const { status } = await ask(p, route, id, credential);
            assert.equal(status, may === 'elsewhere' ? 403 : 401, `${route.method} ${route.path} of ${id} by ${credential.name}`);
          }
        }
      assert.equal(p.upstream('/'), asked, 'Sendcloud was not asked');
      assert.equal(await (await p.operator('GET', '/merchants')).text(), merchants, 'nothing changed');
      t.diagnostic(`${cases} cases`);
    });

  it('answers about what is another’s as about what never was, and changes nothing', async (t) => {
    const { p, orders, batches } = await populate(t);
    const views = () => Promise.all(owners.map(async (owner) => (await shopReads(p, owner, orders.get(owner)!)).text()));
    const before = [await views(), await (await p.operator('GET', '/merchants')).text()];
    const asked = p.upstream('/');
    let cases = 0;
    for (const credential of (await insiders(p)).filter(({ merchant }) => merchant !== null))
      for (const route of named.filter((one) => mayUse(credential, one))) {
        const own = ownId(route, credential, { orders, batches });
        const nobodys = await ask(p, route, unknown[0]!, credential);
        assert.equal(nobodys.status, 404, `${route.method} ${route.path} by ${credential.name}`);
        for (const id of [...orders.values(), ...owners, ...unknown, ...malformed].filter((one) => one !== own)) {
          cases += 1;
          assert.deepEqual(await ask(p, route, id, credential), nobodys, `${route.method} ${route.path} of ${id} by ${credential.name}`);
        }
      }
    assert.equal(p.upstream('/'), asked, 'Sendcloud was not asked');
    assert.deepEqual([await views(), await (await p.operator('GET', '/merchants')).text()], before);
    t.diagnostic(`${cases} cases`);
  });

  it('lists to each what is its own', async (t) => {
    const { p, orders } = await populate(t);
    for (const owner of owners)
      for (const key of [secretKeyOf(owner), await openSession(p, owner, 'orders')]) {
        const headers = { authorization: `Bearer ${key}`, origin: shopOrigin };
        const response = await p.proxy.fetch(new Request('http://localhost:8787/orders', { headers }));
        const listed = (await body(response)).orders.map(({ id }) => id);
        assert.deepEqual(listed, [orders.get(owner)]);
      }
  });

  it('lets everyone reach what is theirs by every route that is for them', async (t) => {
    const reached = [...(await insiders(await startProxy(t)))].map(({ name }) => name);
    for (const name of reached) {
      const { p, ...ids } = await populate(t);
      const credential = (await insiders(p)).find((one) => one.name === name)!;
      for (const route of keyed.filter((one) => mayUse(credential, one))) {
        const { status } = await ask(p, route, ownId(route, credential, ids), credential);
        assert.ok(![401, 403, 404, 405, 500].includes(status), `${route.method} ${route.path} by ${name}: ${status}`);
      }
    }
  });
});

const shopReads = (p: TestProxy, owner: Owner, id: string): Promise<Response> =>
  p.shop('GET', `/orders/${id}`, undefined, secretKeyOf(owner));

describe('a page', () => {
  const where = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };
  const content = { ...where, quote: 'quo1.x.y.z', token: 'sel1.x.y.z', text: 'Eindhoven', variant: 'a', step: 'shown' };
  const read = (p: TestProxy, route: Route, key: string, origin: string | null) =>
    p.proxy.fetch(
      new Request(
        `http://localhost:8787${route.path.replace(/\{\w+\}/g, '10001')}${route.method === 'GET' ? `?${new URLSearchParams({ ...where, key })}` : ''}`,
        {
          method: route.method,
          headers: { ...(origin && { origin }), 'content-type': 'application/json' },
          ...(route.method !== 'GET' && { body: JSON.stringify({ ...content, key }) }),
        },
      ),
    );
  const pageRoutes = routes.filter(({ auth }) => auth === 'page');
  const strangersOrigins = [null, 'null', 'https://evil.example', 'http://localhost.evil.example', 'https://localhost:8080.evil.example'];

  it('is answered only by a publishable key and at one of its merchant’s origins', async (t) => {
    const p = await startProxy(t);
    const session = await openSession(p, 'own-v3', 'orders');
    assert.equal((await p.operator('POST', '/merchants/own-v2/keys/rotate', { key: 'publishable' })).status, 200);
    const asked = p.upstream('/');
    let cases = 0;
    for (const route of pageRoutes) {
      for (const key of [secretKeyOf('own-v3'), adminKey, session, 'pk_nobody', 'PK_DEMO_OWN_V3', 'pk_demo_own_v2', 'own-v3', '__proto__'])
        for (const origin of [shopOrigin, ...strangersOrigins]) {
          cases += 1;
          assert.equal((await read(p, route, key, origin)).status, 401, `${route.method} ${route.path} by ${key}`);
        }
      for (const origin of strangersOrigins) {
        cases += 1;
        assert.equal((await read(p, route, 'pk_demo_own_v3', origin)).status, 403, `${route.method} ${route.path} from ${origin}`);
      }
    }
    assert.equal(p.upstream('/'), asked);
    t.diagnostic(`${cases} cases`);
  });

  it('is refused elsewhere also what a page of the merchant has just been told', async (t) => {
    const p = await startProxy(t);
    for (const route of pageRoutes) {
      await (await read(p, route, 'pk_demo_own_v3', shopOrigin)).text();
      for (const origin of strangersOrigins)
        assert.equal((await read(p, route, 'pk_demo_own_v3', origin)).status, 403, `${route.method} ${route.path} from ${origin}`);
    }
  });
});
