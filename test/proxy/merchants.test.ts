import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CreatedMerchant, MerchantsFile, type MerchantView } from '../../proxy/contract/merchants.ts';
import { createLog } from '../../proxy/log.ts';
import { createProxy } from '../../proxy/app.ts';
import { adminKey, cart, centralCredentials, merchants, secret, startProxy, type TestProxy } from '../support/proxy.ts';

const newShop = {
  id: 'new-shop',
  name: 'New shop',
  origins: ['https://shop.example'],
  account: 'own',
  orders: 'proxy',
  shipFrom: { country: 'NL', postalCode: '5611EM' },
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
};
const credentials = { publicKey: 'demo-own-v3-public', secretKey: 'demo-own-v3-secret-not-a-secret' };

const created = async (proxy: TestProxy, settings: object = newShop): Promise<CreatedMerchant> => {
  const response = await proxy.operator('POST', '/merchants', settings);
  assert.equal(response.status, 201, await response.clone().text());
  return (await response.json()) as CreatedMerchant;
};
const source = async (proxy: TestProxy, key: string): Promise<string | number> => {
  const response = await proxy.read('/checkout/delivery-options', { key, ...cart }, { origin: 'https://shop.example' });
  return response.ok ? ((await response.json()) as { source: string }).source : response.status;
};
const fields = async (response: Response): Promise<string[]> =>
  ((await response.json()) as { errors: { field: string }[] }).errors.map(({ field }) => field);

describe('the operator routes', () => {
  it('add a merchant, show its secret key once, and let it work at once', async (t) => {
    const proxy = await startProxy(t);
    const { merchant, secretKey, account } = await created(proxy);
    assert.match(secretKey, /^sk_.{32}$/);
    assert.equal(account.usable, false);
    assert.equal(await source(proxy, merchant.publishableKey), 'rates');
    assert.equal((await proxy.shop('GET', '/orders', undefined, secretKey)).status, 200);
    const shown = await (await proxy.operator('GET', '/merchants/new-shop')).text();
    assert.ok(!shown.includes(secretKey));
  });

  it('say which settings are wrong', async (t) => {
    const proxy = await startProxy(t);
    const { orders: _, ...undecided } = newShop;
    assert.deepEqual(await fields(await proxy.operator('POST', '/merchants', undecided)), ['orders']);
    assert.deepEqual(await fields(await proxy.operator('POST', '/merchants', { ...newShop, origins: ['http://shop.example'] })), [
      'origins.0',
    ]);
    await created(proxy);
    assert.deepEqual(await fields(await proxy.operator('POST', '/merchants', newShop)), ['id']);
    assert.deepEqual(
      await fields(await proxy.operator('POST', '/merchants', { ...newShop, id: 'other', publishableKey: 'pk_demo_own_v3' })),
      ['publishableKey'],
    );
  });

  it('say in words what would be right', async (t) => {
    const proxy = await startProxy(t);
    const rate = {
      code: 'a',
      title: 'A',
      type: 'standard',
      carriers: ['postnl'],
      shippingOptionCode: 'postnl:standard',
      countries: ['NL'],
    };
    const price = { value: '4.95', currency: 'USD' };
    const wrong: [settings: object, field: string, expected: string][] = [
      [{ account: 'somebody’s' }, 'account', '"own" or "central"'],
      [{ name: '' }, 'name', 'a text that is not empty'],
      [{ name: 'x'.repeat(201) }, 'name', 'at most 200 characters'],
      [{ name: 7 }, 'name', 'a text'],
      [{ origins: 'https://shop.example' }, 'origins', 'a list'],
      [{ origins: ['https://*.com'] }, 'origins.0', 'an origin such as "https://shop.example" or "https://*.shop.example"'],
      [{ orderApi: 'v9' }, 'orderApi', '"v3" or "v2"'],
      [{ retentionDays: 0.5 }, 'retentionDays', 'a whole number'],
      [{ retentionDays: 4000 }, 'retentionDays', 'at most 3650'],
      [{ rates: [{ ...rate, price }] }, 'rates.0.price.currency', "EUR, the merchant's currency"],
      [{ rates: [{ ...rate, price: null, countries: [] }] }, 'rates.0.countries', 'at least 1 entry'],
      [{ rates: [{ ...rate, price: null, minWeight: 2, maxWeight: 1 }] }, 'rates.0.maxWeight', 'no less than minWeight'],
      [{ rules: [{ method: '*', shippingOptionCode: 'a', minWeight: 2, maxWeight: 1 }] }, 'rules.0.maxWeight', 'no less than minWeight'],
    ];
    for (const [settings, field, expected] of wrong) {
      const { errors } = (await (await proxy.operator('POST', '/merchants', { ...newShop, ...settings })).json()) as { errors: object[] };
      assert.deepEqual(errors, [{ field, expected }]);
    }
  });

  it('name a setting that there is not', async (t) => {
    const proxy = await startProxy(t);
    const response = await proxy.operator('POST', '/merchants', { ...newShop, retentionDay: 7 });
    assert.deepEqual([response.status, await fields(response)], [400, ['retentionDay']]);
    const changed = await proxy.operator('PATCH', '/merchants/own-v3', { retentionDay: 7, secretKey: 'sk_another_secret_key' });
    assert.deepEqual([changed.status, await fields(changed)], [400, ['retentionDay', 'secretKey']]);
  });

  it('take credentials that Sendcloud accepts, and no others', async (t) => {
    const proxy = await startProxy(t);
    const { merchant } = await created(proxy);
    assert.deepEqual(await fields(await proxy.operator('PUT', '/merchants/new-shop/credentials', { ...credentials, secretKey: 'wrong' })), [
      'publicKey',
    ]);
    assert.equal(await source(proxy, merchant.publishableKey), 'rates');
    assert.equal((await proxy.operator('PUT', '/merchants/new-shop/credentials', credentials)).status, 204);
    assert.equal(await source(proxy, merchant.publishableKey), 'sendcloud');
    const sealed = await proxy.store.merchants.credentials('own:new-shop');
    assert.ok(sealed && !sealed.includes(credentials.secretKey) && !sealed.includes(credentials.publicKey));
    assert.equal((await proxy.operator('DELETE', '/merchants/new-shop/credentials')).status, 204);
    assert.equal(await source(proxy, merchant.publishableKey), 'rates');
  });

  it('do not keep credentials that Sendcloud could not check', async (t) => {
    const proxy = await startProxy(t);
    await created(proxy);
    proxy.sandbox.faults.add({ kind: 'status', status: 503 });
    assert.equal((await proxy.operator('PUT', '/merchants/new-shop/credentials', credentials)).status, 502);
    assert.equal(await proxy.store.merchants.credentials('own:new-shop'), null);
  });

  it('change settings and take some away, but not keys', async (t) => {
    const proxy = await startProxy(t);
    const { merchant } = await created(proxy, { ...newShop, carriers: ['postnl'] });
    const response = await proxy.operator('PATCH', '/merchants/new-shop', { name: 'Newer', carriers: null });
    const changed = ((await response.json()) as MerchantView).merchant;
    assert.deepEqual([changed.name, changed.carriers, changed.publishableKey], ['Newer', undefined, merchant.publishableKey]);
    for (const [field, value] of Object.entries({ id: 'other', publishableKey: 'pk_stolen' }))
      assert.deepEqual(await fields(await proxy.operator('PATCH', '/merchants/new-shop', { [field]: value })), [field]);
    assert.equal((await proxy.operator('PATCH', '/merchants/new-shop', merchant)).status, 200, 'what was shown can be sent back');
    assert.deepEqual(await fields(await proxy.operator('PATCH', '/merchants/new-shop', { timeZone: 'Mars/Olympus' })), ['timeZone']);
  });

  it('lose none of several changes at once', async (t) => {
    const { operator } = await startProxy(t);
    const answers = await Promise.all([
      operator('PATCH', '/merchants/own-v3', { name: 'Changed' }),
      operator('POST', '/merchants/own-v3/pause'),
      operator('PATCH', '/merchants/own-v3', { retentionDays: 14 }),
    ]);
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 200, 200],
    );
    const { merchant } = (await (await operator('GET', '/merchants/own-v3')).json()) as MerchantView;
    const { name, paused, retentionDays } = merchant;
    assert.deepEqual({ name, paused, retentionDays }, { name: 'Changed', paused: true, retentionDays: 14 });
  });

  it('rotate a key: the old one stops at once', async (t) => {
    const proxy = await startProxy(t);
    const { secretKey } = await created(proxy);
    const { key } = (await (await proxy.operator('POST', '/merchants/new-shop/keys/rotate', { key: 'secret' })).json()) as { key: string };
    assert.equal((await proxy.shop('GET', '/orders', undefined, secretKey)).status, 401);
    assert.equal((await proxy.shop('GET', '/orders', undefined, key)).status, 200);
  });

  it('take a merchant away', async (t) => {
    const proxy = await startProxy(t);
    const { merchant, secretKey } = await created(proxy);
    assert.equal((await proxy.operator('DELETE', '/merchants/new-shop')).status, 204);
    assert.deepEqual(
      [await source(proxy, merchant.publishableKey), (await proxy.shop('GET', '/orders', undefined, secretKey)).status],
      [401, 401],
    );
    assert.equal((await proxy.operator('GET', '/merchants/new-shop')).status, 404);
    await created(proxy);
  });

  it('need the admin key, and there are none without one', async (t) => {
    const proxy = await startProxy(t);
    assert.equal((await proxy.operator('GET', '/merchants', undefined, 'an-admin-key-for-testz')).status, 401);
    assert.equal((await proxy.operator('GET', '/merchants', undefined, 'sk_demo_own_v3_not_a_secret')).status, 401);
    for (const none of [null, '']) {
      const without = await startProxy(t, { adminKey: none });
      for (const key of ['', 'null', adminKey]) assert.equal((await without.operator('GET', '/merchants', undefined, key)).status, 401);
      assert.equal((await without.proxy.fetch(new Request('http://localhost:8787/merchants'))).status, 401);
    }
  });

  it('win over the merchants file at the next start', async (t) => {
    const proxy = await startProxy(t);
    await proxy.operator('PATCH', '/merchants/own-v3', { name: 'Renamed' });
    await proxy.operator('DELETE', '/merchants/central');
    const { store } = proxy;
    const again = createProxy({
      secrets: [secret],
      store,
      publicUrl: 'http://localhost:8787',
      merchants,
      centralCredentials: centralCredentials ?? null,
      adminKey,
    });
    await again.start();
    const asked = new Request('http://localhost:8787/merchants', { headers: { authorization: `Bearer ${adminKey}` } });
    const list = ((await (await again.fetch(asked)).json()) as { merchants: MerchantView[] }).merchants.map(({ merchant }) => merchant);
    await again.stop();
    assert.equal(list.find(({ id }) => id === 'own-v3')?.name, 'Renamed');
    assert.ok(!list.some(({ id }) => id === 'central'));
    assert.ok(list.some(({ id }) => id === 'own-v2'));
  });
});

it('a page is still answered while the store cannot be read', async (t) => {
  const proxy = await startProxy(t);
  assert.equal(await source(proxy, 'pk_demo_own_v3'), 403);
  const ask = () => proxy.read('/checkout/delivery-options', { key: 'pk_demo_own_v3', ...cart });
  assert.equal((await ask()).status, 200);
  await proxy.store.close();
  proxy.advance(60_000);
  assert.equal(((await (await ask()).json()) as { source: string }).source, 'sendcloud');
  assert.match(proxy.logged(), /merchants-not-read/);
});

describe('a merchants file', () => {
  const [first, second] = merchants;
  for (const key of ['id', 'publishableKey', 'secretKey'] as const)
    it(`in which two merchants share their ${key} says so`, () => {
      const { error } = MerchantsFile.safeParse({ merchants: [first, { ...second, [key]: first?.[key] }] });
      assert.deepEqual(
        error?.issues.map(({ path }) => path.join('.')),
        [`merchants.1.${key}`],
      );
    });
});

describe('what is written down', () => {
  it('says how often an order was tried, and how many were forgotten', () => {
    const lines: string[] = [];
    const careless: object = { failures: 3, orders: 2, name: 'Anna' };
    createLog(
      (line) => lines.push(line),
      () => 0,
    ).warn('delivery-postponed', careless);
    assert.deepEqual(lines, ['{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"delivery-postponed","failures":3,"orders":2}']);
  });

  it('holds no key, token or personal data in the logs', async (t) => {
    const proxy = await startProxy(t);
    const canary = 'Canary-Lane-77';
    const page = { key: 'pk_demo_own_v3', country: 'NL' };
    await proxy.post('/checkout/service-points/search', { ...page, text: canary });
    await proxy.post('/checkout/selections', { key: page.key, quote: `quo1.${canary}` });
    await proxy.read('/checkout/delivery-options', { ...page, ...cart, postalCode: 'CANARY1', key: 'sk_canary_key_canary_key' });
    await proxy.shop('POST', '/selections/verify', { token: canary }, 'sk_canary_key_canary_key');
    await proxy.operator('PUT', '/merchants/own-v3/credentials', { publicKey: canary, secretKey: canary });
    proxy.sandbox.faults.add({ kind: 'status', status: 500 });
    await proxy.read('/checkout/delivery-options', { ...page, ...cart, postalCode: 'CANARY2' });
    await proxy.post('/checkout/service-points/search', { ...page, text: `${canary}-2` });
    assert.ok(proxy.logged().length > 0);
    assert.doesNotMatch(proxy.logged(), /canary|not_a_secret|not-a-secret|pk_demo|quo1\.|sel1\.|Bearer/i);
  });

  it('holds no secret in the store', async (t) => {
    const proxy = await startProxy(t);
    const rows = await proxy.store.merchants.list();
    assert.ok(rows.length > 0);
    assert.doesNotMatch(JSON.stringify(rows), /not_a_secret|not-a-secret/);
  });
});
