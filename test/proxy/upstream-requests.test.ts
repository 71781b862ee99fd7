import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../proxy/contract/orders.ts';
import { openapiMissing, validateRequest } from '../support/openapi.ts';
import { anOrder, body, chooseHome, choosePoint, type MerchantName, place, secretKeyOf } from '../support/orders.ts';
import { cart, startProxy, type TestProxy } from '../support/proxy.ts';

/** Every request that reached Sendcloud and that its own specification would not take. */
function wrong(p: TestProxy): string[] {
  const sent = p.sandbox.requests.list({ limit: 10_000 });
  assert.ok(sent.length > 0, 'something was sent');
  return sent.flatMap(({ method, path, query, body: content }) =>
    validateRequest({ method, path, query: query as Record<string, string>, body: content }).map(
      (problem) => `${method} ${path}: ${problem}`,
    ),
  );
}

const bare: Order = anOrder({
  number: 'bare',
  recipient: { name: 'B', addressLine1: 'Demer 1', postalCode: '5611AR', city: 'Eindhoven', country: 'NL' },
  items: [{ description: 'x'.repeat(400), quantity: 3, weight: 1, price: { value: '0.1', currency: 'EUR' } }],
});
const full: Order = anOrder({
  number: 'full',
  recipient: { ...anOrder().recipient, company: 'De Vries BV', addressLine2: 'Second floor', state: 'NB', email: 'not an address' },
  dimensions: { length: 30, width: 20, height: 10 },
  checkoutMethodName: 'Collect nearby',
});

describe('what the proxy sends', { skip: openapiMissing }, () => {
  for (const merchant of ['own-v3', 'own-v2', 'central'] as MerchantName[]) {
    it(`is as Sendcloud’s specification wants it, for ${merchant}`, async (t) => {
      const p = await startProxy(t);
      const key = secretKeyOf(merchant);
      const { token } = await choosePoint(p, merchant);
      const withPoint = await place(p, merchant, { token });
      await place(p, merchant, { token: await chooseHome(p, merchant), order: bare });
      await place(p, merchant, { delivery: { option: 'standard' }, order: full });
      await p.proxy.idle();
      for (const path of ['', '/shipping-options', '/tracking', '/return-portal', '/label'])
        await p.shop('GET', `/orders/${withPoint.id}${path}`, undefined, key);
      await p.shop('POST', `/orders/${withPoint.id}/cancel`, undefined, key);
      assert.deepEqual(wrong(p), []);
    });
  }

  it('is so for a nominated day, a Packstation and a search by coordinates and by box', async (t) => {
    const p = await startProxy(t);
    const key = 'pk_demo_own_v3';
    const { options } = await body(await p.read('/checkout/delivery-options', { key, ...cart, length: '30', width: '20', height: '10' }));
    const nominated = options.find((option: { type: string }) => option.type === 'nominated-day')!;
    const deliveryDate = nominated.dates.at(-1)!.date;
    const { token } = await body(await p.post('/checkout/selections', { key, quote: nominated.quote, deliveryDate }));
    const order = await place(p, 'own-v3', { token });
    assert.equal(order.delivery.deliveryDate, deliveryDate);

    const lockers = { key, country: 'DE', postalCode: '10115', carriers: 'dhl_de', types: 'locker' };
    const { points } = await body(await p.read('/checkout/service-points', lockers));
    const packstation = points.find((point: { requires: string[] }) => point.requires.includes('post-number'))!;
    const german = anOrder({ number: 'de', recipient: { ...anOrder().recipient, postalCode: '10115', city: 'Berlin', country: 'DE' } });
    const delivery = { option: 'service-point-de', servicePointId: packstation.id, postNumber: '87654321' };
    for (const merchant of ['own-v3', 'own-v2', 'central'] as MerchantName[]) await place(p, merchant, { delivery, order: german });

    await p.read('/checkout/service-points', { key, country: 'NL', lat: '51.441', lng: '5.478', radius: '2000' });
    await p.read('/checkout/service-points', { key, country: 'NL', north: '51.46', south: '51.43', east: '5.50', west: '5.45' });
    await p.post('/checkout/service-points/search', { key, country: 'NL', text: 'Stadhuisplein 1, Eindhoven' });
    await p.post('/checkout/service-points/search', { key, country: 'NL', address: { houseNumber: '1', city: 'Eindhoven' } });
    await p.proxy.idle();
    const carried = p.sandbox.requests
      .list({ method: 'POST', limit: 1000 })
      .filter(({ body: sent }) => JSON.stringify(sent).includes('87654321'));
    assert.equal(carried.length, 3, 'the post number leaves by each way');
    assert.deepEqual(wrong(p), []);
  });
});
