import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { createShop, type Shop } from '../../demo/shop/shop.ts';
import { PlaceOrderRequest } from '../../proxy/contract/orders.ts';
import { VerifyRequest } from '../../proxy/contract/selections.ts';
import { type FakeProxy, problem, startFakeProxy, verdict } from './support/fake-proxy.ts';

const filled = {
  attempt: 'a1',
  email: 'jo@example.com',
  phone: '',
  name: 'Jo Vermeer',
  'address-line1': 'Stadhuisplein 1',
  'postal-code': '5611 EM',
  city: 'Eindhoven',
  country: 'NL',
  delivery: 'sel1.k.claims.mac',
  payment: 'succeed',
};

describe('the demo shop', () => {
  let proxy: FakeProxy;
  let shop: Shop;
  let folder: string;

  const open = () =>
    createShop({
      shops: [
        { id: 'own-v3', name: 'Kettle & Leaf', publishableKey: 'pk_demo', secretKey: 'sk_demo' },
        { id: 'own-v2', name: 'Wheel & Spoke', publishableKey: 'pk_other', secretKey: 'sk_other' },
      ],
      proxyUrl: proxy.url,
      orderBook: join(folder, 'orders.json'),
    });

  beforeEach(async () => {
    proxy = await startFakeProxy();
    proxy.answer('/selections/verify', verdict());
    proxy.answer('/orders', { status: 201, body: { id: 'ord_1' } });
    folder = await mkdtemp(join(tmpdir(), 'demo-shop-'));
    shop = open();
  });
  afterEach(async () => {
    await shop.stop();
    await proxy.close();
    await rm(folder, { recursive: true });
  });

  const get = async (path: string) => shop.fetch(new Request(`http://localhost${path}`, { headers: { cookie: 'basket=1' } }));

  /** Sends the checkout with these fields changed; an array sends a field as often. */
  async function send(changes: Record<string, string | string[]> = {}): Promise<Response> {
    const fields = Object.entries({ ...filled, ...changes }).flatMap(([name, values]) => [values].flat().map((value) => [name, value]));
    return shop.fetch(
      new Request('http://localhost/own-v3/checkout', {
        method: 'POST',
        body: new URLSearchParams(fields),
        headers: { cookie: 'basket=1' },
      }),
    );
  }

  /** Resolves once the proxy has been asked this often. */
  async function asked(path: string, times: number): Promise<unknown[]> {
    while (proxy.asked(path).length < times) await new Promise(setImmediate);
    return proxy.asked(path);
  }

  const placedAt = (response: Response): string => {
    assert.equal(response.status, 303);
    return response.headers.get('location') ?? '';
  };

  it('verifies before payment and then places the order, both in the words of the proxy’s API', async () => {
    placedAt(await send());
    const [question] = await asked('/selections/verify', 1);
    assert.equal(VerifyRequest.safeParse(question).error, undefined);
    const [order] = await asked('/orders', 1);
    assert.equal(PlaceOrderRequest.safeParse(order).error, undefined);
    assert.deepEqual((order as { order: { total: unknown } }).order.total, { value: '67.95', currency: 'EUR' });
  });

  it('says beside each field what is wrong, and keeps what was typed', async () => {
    const response = await send({ email: 'jo', 'postal-code': '12', name: '', city: 'Eind<hoven' });
    const page = await response.text();
    assert.equal(response.status, 422);
    for (const name of ['email', 'postal-code', 'name']) assert.match(page, new RegExp(`<p class="error" id="${name}-error">`));
    assert.match(page, /value="jo"/);
    assert.match(page, /value="Eind&lt;hoven"/);
    assert.deepEqual(proxy.asked('/orders'), []);
  });

  for (const delivery of [[], ['standard', 'standard'], ['']]) {
    it(`asks for the delivery again when the form holds ${JSON.stringify(delivery)}`, async () => {
      const response = await send({ delivery });
      assert.equal(response.status, 422);
      assert.match(await response.text(), /Choose how you would like to get your parcel/);
    });
  }

  for (const [type, sentence] of [
    ['price-differs', /price of this delivery has changed/],
    ['service-point-gone', /no longer available/],
    ['service-point-missing', /Choose the service point/],
    ['token-expired', /open for a long time/],
    ['address-differs', /another postal code/],
  ] as const) {
    it(`goes back to the checkout when the proxy finds ${type}`, async () => {
      proxy.answer('/selections/verify', verdict(type));
      const response = await send();
      assert.equal(response.status, 422);
      assert.match(await response.text(), sentence);
      assert.deepEqual(proxy.asked('/orders'), []);
    });
  }

  it('never answers one buyer with the order of another who sent no attempt either', async () => {
    const first = placedAt(await send({ attempt: [] }));
    assert.notEqual(placedAt(await send({ attempt: [] })), first);
  });

  it('takes no payment for a token that was not signed by the proxy', async () => {
    proxy.answer('/selections/verify', problem(422, 'invalid-token'));
    assert.equal((await send()).status, 422);
  });

  it('sells on when the proxy cannot verify, at the price the page showed', async () => {
    proxy.answer('/selections/verify', problem(503, 'overloaded'));
    const details = JSON.stringify({ option: { title: 'Collect', price: { value: '3.75', currency: 'EUR' } } });
    placedAt(await send({ 'delivery-details': details }));
    const [order] = await asked('/orders', 1);
    assert.deepEqual((order as { order: { total: unknown } }).order.total, { value: '67.75', currency: 'EUR' });
  });

  it('charges its own standard price when the page’s is beyond reason', async () => {
    proxy.answer('/selections/verify', problem(503, 'overloaded'));
    placedAt(await send({ 'delivery-details': '{"option":{"price":{"value":"400.00"}}}' }));
    const [order] = await asked('/orders', 1);
    assert.deepEqual((order as { order: { total: unknown } }).order.total, { value: '68.95', currency: 'EUR' });
  });

  it('refuses a fallback that does not go to the country', async () => {
    const response = await send({ delivery: 'standard-de' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /does not go to the country/);
  });

  it('places nothing when the card is declined', async () => {
    const response = await send({ payment: 'decline' });
    assert.equal(response.status, 422);
    assert.match(await response.text(), /declined/);
    assert.deepEqual(proxy.asked('/orders'), []);
  });

  it('makes one order of a form that is sent twice', async () => {
    const [first, second] = await Promise.all([send(), send()]);
    assert.equal(placedAt(first), placedAt(second));
    await asked('/orders', 1);
  });

  it('hands over until the proxy accepts', async () => {
    proxy.answer('/orders', problem(503, 'overloaded'), problem(502, 'upstream-unavailable'), { status: 201, body: { id: 'ord_1' } });
    placedAt(await send());
    const bodies = await asked('/orders', 3);
    assert.deepEqual(bodies[2], bodies[0]);
  });

  it('hands a paid order over without its token when the proxy cannot read that', async () => {
    proxy.answer('/orders', problem(422, 'invalid-token'), { status: 201, body: { id: 'ord_1' } });
    placedAt(await send());
    const [, again] = await asked('/orders', 2);
    assert.equal(PlaceOrderRequest.safeParse(again).error, undefined);
    assert.deepEqual((again as { delivery: unknown }).delivery, {});
  });

  it('takes up after a restart what it had not handed over', async () => {
    proxy.answer('/orders', problem(503, 'overloaded'));
    placedAt(await send());
    await asked('/orders', 1);
    await shop.stop();
    shop = open();
    shop.start();
    await asked('/orders', 2);
  });

  it('confirms with the promised days, the point and its hours, as text', async () => {
    const page = await (await get(placedAt(await send()))).text();
    assert.match(page, /Tuesday 24 November\s–\sThursday 26 November/);
    assert.match(page, /Kettle Corner &lt;b&gt;&amp; Co&lt;\/b&gt;/);
    assert.match(page, /09:00 – 12:30, 13:30 – 18:00/);
    assert.match(page, /closed/);
  });

  it('shows an order in its own shop only', async () => {
    const path = placedAt(await send());
    assert.equal((await get(path.replace('own-v3', 'own-v2'))).status, 404);
  });

  it('says in one page what is wrong with a body that is no form, or too large a one', async () => {
    const post = (body: string, type: string) =>
      shop.fetch(new Request('http://localhost/own-v3/checkout', { method: 'POST', body, headers: { 'content-type': type } }));
    assert.equal((await post('{}', 'application/json')).status, 400);
    assert.equal((await post(`name=${'x'.repeat(100_000)}`, 'application/x-www-form-urlencoded')).status, 413);
  });

  it('answers a label that is not there like a page that is not there', async () => {
    proxy.answer('/orders/ord_1/label', problem(409, 'label-not-available'));
    const path = placedAt(await send());
    await asked('/orders', 1);
    assert.equal((await get(`${path}/label.pdf`)).status, 404);
  });

  it('allows nothing inline on any page', async () => {
    for (const path of ['/', '/own-v3', '/own-v3/', '/own-v3/cart', '/own-v3/checkout', '/nowhere']) {
      const response = await get(path);
      const policy = response.headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe|\*/);
      assert.doesNotMatch(await response.text(), /<style|<script(?![^>]* src=)| style=| on[a-z]+=/);
    }
  });
});
