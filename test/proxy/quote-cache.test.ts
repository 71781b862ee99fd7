import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { bandOf } from '../../proxy/domain/bands.ts';
import { cart, merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const quotes = '/api/v3/checkout/delivery-options';
const minute = 60_000;

const quote = async (proxy: TestProxy, query: Record<string, string> = {}, merchant = 'own_v3'): Promise<DeliveryOptions> => {
  const response = await proxy.read('/checkout/delivery-options', { key: `pk_demo_${merchant}`, ...cart, ...query });
  assert.equal(response.status, 200, await response.clone().text());
  return DeliveryOptions.parse(await response.json());
};

describe('a quote that was asked for before', () => {
  it('is answered without Sendcloud for five minutes, to many at once too', async (t) => {
    const proxy = await startProxy(t);
    await Promise.all(Array.from({ length: 20 }, () => quote(proxy)));
    proxy.advance(5 * minute - 1);
    await quote(proxy);
    assert.equal(proxy.upstream(quotes), 1);
    proxy.advance(1);
    await quote(proxy);
    assert.equal(proxy.upstream(quotes), 2);
  });

  it('is asked for again at the next cut-off', async (t) => {
    const proxy = await startProxy(t);
    const first = await quote(proxy);
    const cutOff = Math.min(...first.options.flatMap((option) => (option.cutOff === null ? [] : [Date.parse(option.cutOff)])));
    proxy.advance(cutOff - Date.parse(first.serverTime) - minute);
    await quote(proxy);
    const before = proxy.upstream(quotes);
    proxy.advance(minute - 1);
    await quote(proxy);
    assert.equal(proxy.upstream(quotes), before);
    proxy.advance(1);
    await quote(proxy);
    assert.equal(proxy.upstream(quotes), before + 1);
  });

  it('shows no price past that, however Sendcloud fails', async (t) => {
    const proxy = await startProxy(t);
    await quote(proxy);
    proxy.advance(5 * minute);
    proxy.sandbox.faults.add({ kind: 'status', status: 500, path: quotes });
    const { source, fallback } = await quote(proxy);
    assert.deepEqual([source, fallback], ['rates', 'unavailable']);
  });

  it('is told apart by everything that can change it', async (t) => {
    const proxy = await startProxy(t);
    const others = [
      {},
      { postalCode: '1012LG' },
      { country: 'BE' },
      { weight: '2501' },
      { orderValue: '45.91' },
      { metadata: 'fragile=yes' },
      { length: '30', width: '20', height: '10' },
    ];
    for (const query of others) await quote(proxy, query);
    for (const query of others) await quote(proxy, query);
    assert.equal(proxy.upstream(quotes), others.length);
    await quote(proxy, {}, 'central');
    assert.equal(proxy.upstream(quotes), others.length + 1, 'another account');
  });

  it('serves all carts within the merchant’s bands', async (t) => {
    const banded = merchants.map((merchant) => ({ ...merchant, bands: { weights: [5000, 10_000], values: ['50.00'] } }));
    const proxy = await startProxy(t, { merchants: banded });
    for (const weight of ['1', '2500', '5000']) for (const orderValue of ['1.00', '50.00']) await quote(proxy, { weight, orderValue });
    assert.equal(proxy.upstream(quotes), 1);
    await quote(proxy, { weight: '5001' });
    await quote(proxy, { orderValue: '50.01' });
    assert.equal(proxy.upstream(quotes), 3);
  });

  it('remembers that nothing is published', async (t) => {
    const proxy = await startProxy(t);
    await quote(proxy, {}, 'no_checkout');
    assert.equal((await quote(proxy, {}, 'no_checkout')).fallback, 'no-configuration');
    assert.equal(proxy.upstream(quotes), 1);
  });
});

describe('the budget for quotes', () => {
  it('leaves every shopper a payable option at once when it is spent, says so, and Sendcloud never says 429', async (t) => {
    const proxy = await startProxy(t);
    proxy.sandbox.settings.rateLimits = true;
    const answers: DeliveryOptions[] = [];
    for (let index = 0; index < 120; index++) {
      answers.push(await quote(proxy, { weight: String(1000 + index) }));
      proxy.advance(100);
    }
    const fallbacks = new Set(answers.map(({ fallback }) => fallback));
    assert.deepEqual(fallbacks, new Set([null, 'budget']));
    assert.ok(answers.every(({ options }) => options.some(({ selection }) => selection !== null)));
    const statuses = new Set(proxy.sandbox.requests.list({ limit: 1000 }).map(({ status }) => status));
    assert.deepEqual(statuses, new Set([200]));
    assert.ok(proxy.upstream(quotes) <= 50);
  });

  it('comes back within the minute', async (t) => {
    const proxy = await startProxy(t);
    for (let index = 0; index < 60; index++, proxy.advance(100)) await quote(proxy, { weight: String(1000 + index) });
    assert.equal((await quote(proxy, { weight: '9000' })).fallback, 'budget');
    proxy.advance(minute);
    assert.equal((await quote(proxy, { weight: '9000' })).fallback, null);
  });
});

describe('bands', () => {
  it('include their upper bound, and leave what is above the last as it is', () => {
    assert.deepEqual(
      [1, 5000, 5001, 10_000, 10_001].map((grams) => bandOf([10_000, 5000], grams)),
      [
        [0, 5000],
        [0, 5000],
        [5000, 10_000],
        [5000, 10_000],
        [10_001, 10_001],
      ],
    );
  });
});
