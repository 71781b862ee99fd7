import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { createShop, deliveryFrom, ProxyError } from '../../proxy/shop-helpers.ts';
import { shopOrigin, startProxy } from '../support/proxy.ts';

const cart = { country: 'NL', postalCode: '5611EM', weight: 2500, orderValue: '45.90', currency: 'EUR' };
const order = {
  number: 'A-1',
  createdAt: '2026-11-24T09:00:00Z',
  recipient: { name: 'Sam de Vries', addressLine1: 'Stadhuisplein 1', postalCode: '5611EM', city: 'Eindhoven', country: 'NL' },
  items: [{ description: 'Teapot', quantity: 1, weight: 2500, price: { value: '45.90', currency: 'EUR' } }],
  weight: 2500,
  total: { value: '50.85', currency: 'EUR' },
  paymentStatus: 'paid',
};

async function shopFor(t: TestContext, secretKey = 'sk_demo_own_v3_not_a_secret') {
  const proxy = await startProxy(t);
  const fetch = (input: Parameters<typeof globalThis.fetch>[0], init?: RequestInit) => proxy.proxy.fetch(new Request(input, init));
  const shop = createShop({ proxy: 'http://localhost:8787', secretKey, publishableKey: 'pk_demo_own_v3', origin: shopOrigin, fetch });
  return { shop, proxy };
}

describe('a shop’s server', () => {
  it('quotes, verifies and places an order', async (t) => {
    const { shop } = await shopFor(t);
    const { options } = await shop.quote(cart);
    const token = options[0]!.selection!.token;
    const { ok, price } = await shop.verifySelection({
      token,
      weight: 2500,
      orderValue: '45.90',
      currency: 'EUR',
      address: { country: 'NL', postalCode: '5611EM' },
    });
    assert.deepEqual([ok, price?.value], [true, '4.95']);
    const placed = await shop.placeOrder(deliveryFrom(token), order);
    assert.equal(placed.number, 'A-1');
    assert.equal((await shop.placeOrder(deliveryFrom(token), order)).id, placed.id);
  });

  it('hears which problem it was', async (t) => {
    const { shop } = await shopFor(t);
    await assert.rejects(
      shop.verifySelection({ token: 'sel1.x', weight: 1, orderValue: '1', currency: 'EUR', address: { country: 'NL', postalCode: '1' } }),
      (error) => {
        assert.ok(error instanceof ProxyError);
        assert.deepEqual([error.type, error.status, error.requestId !== undefined], ['invalid-token', 422, true]);
        return true;
      },
    );
  });

  it('hears that the proxy does not answer', async () => {
    const shop = createShop({ proxy: 'http://localhost:8787', secretKey: 'x', fetch: () => Promise.reject(new TypeError('fetch failed')) });
    await assert.rejects(
      shop.placeOrder(deliveryFrom('standard'), order),
      (error) => error instanceof ProxyError && error.type === 'unreachable' && error.status === 0,
    );
  });

  it('tells a token from a fallback’s value', () => {
    assert.deepEqual(deliveryFrom('sel1.a.b.c'), { token: 'sel1.a.b.c' });
    assert.deepEqual(deliveryFrom('quo1.a.b.c'), { token: 'quo1.a.b.c' });
    assert.deepEqual(deliveryFrom('standard'), { delivery: { option: 'standard' } });
  });
});
