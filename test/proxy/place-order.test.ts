import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder, body, chooseHome, choosePoint, place, problemType, readOrder, reviewTypes, secretKeyOf } from '../support/orders.ts';
import { merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const post = (p: TestProxy, request: object, key?: string) => p.shop('POST', '/orders', { order: anOrder(), ...request }, key);
const HOUR = 3_600_000;

describe('accepting an order', () => {
  it('keeps it and answers 201 with its state', async (t) => {
    const p = await startProxy(t);
    const response = await post(p, { token: await chooseHome(p, 'own-v3') });
    const order = await body(response);
    assert.equal(response.status, 201);
    assert.equal(order.state, 'accepted');
    assert.equal(response.headers.get('location'), `/orders/${order.id}`);
    assert.match(order.id, /^ord_[0-9a-z]{26}$/);
  });

  it('answers 200 with the same order, in its present state, for the same content again', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const { id } = await place(p, 'own-v3', { token });
    await p.proxy.idle();
    const again = await post(p, { token });
    assert.equal(again.status, 200);
    const order = await body(again);
    assert.deepEqual([order.id, order.state], [id, 'imported']);
  });

  it('knows the same choice signed twice as the same content', async (t) => {
    const p = await startProxy(t);
    const first = await place(p, 'own-v3', { token: await chooseHome(p, 'own-v3') });
    p.advance(1000);
    const again = await post(p, { token: await chooseHome(p, 'own-v3') });
    assert.equal((await body(again)).id, first.id);
  });

  it('names the conflict when other content has the same number, and keeps the first', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    await place(p, 'own-v3', { token });
    const other = anOrder({ recipient: { ...anOrder().recipient, name: 'Somebody Else' } });
    const response = await post(p, { token, order: other });
    assert.equal(response.status, 409);
    assert.equal(await problemType(response), 'order-conflict');
  });

  it('makes one order of fifty identical requests at once', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const responses = await Promise.all(Array.from({ length: 50 }, () => post(p, { token })));
    const ids = new Set(await Promise.all(responses.map(async (response) => (await body(response)).id)));
    await p.proxy.idle();
    assert.equal(ids.size, 1);
    assert.deepEqual(responses.map(({ status }) => status).filter((status) => status === 201).length, 1);
    assert.equal(p.sandbox.requests.list({ method: 'POST', path: '/api/v3/orders', limit: 1000 }).length, 1);
  });

  it('accepts one of two different orders that meet under one number', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const responses = await Promise.all([post(p, { token }), post(p, { token, order: anOrder({ paymentStatus: 'authorised' }) })]);
    assert.deepEqual(responses.map(({ status }) => status).sort(), [201, 409]);
  });

  const faulty: [string, object, string[]][] = [
    ['a service point by a number', { delivery: { servicePointId: 10_065_547 } }, ['delivery.servicePointId']],
    ['two faults in one delivery', { delivery: { option: null, postNumber: null } }, ['delivery.option', 'delivery.postNumber']],
    ['a delivery without an order', { delivery: { servicePointId: 1 }, order: undefined }, ['delivery.servicePointId', 'order']],
    ['a token that is none', { token: 1 }, ['token']],
  ];
  for (const [what, request, fields] of faulty)
    it(`names the field that is wrong in the form that was meant: ${what}`, async (t) => {
      const p = await startProxy(t);
      const response = await post(p, request);
      const { errors } = (await response.json()) as { errors: { field: string }[] };
      assert.deepEqual([response.status, errors.map(({ field }) => field)], [400, fields]);
    });

  it('refuses an idempotency key that was used for another order', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const send = (order: object) =>
      p.proxy.fetch(
        new Request('http://localhost:8787/orders', {
          method: 'POST',
          headers: { authorization: `Bearer ${secretKeyOf('own-v3')}`, 'content-type': 'application/json', 'idempotency-key': '"k-1"' },
          body: JSON.stringify({ token, order }),
        }),
      );
    assert.equal((await send(anOrder())).status, 201);
    assert.equal((await send(anOrder())).status, 200);
    const other = await send(anOrder({ number: '2026-0043' }));
    assert.equal(other.status, 422);
    assert.equal(await problemType(other), 'idempotency-conflict');
  });

  it('only records the orders of a shop whose own integration imports them', async (t) => {
    const p = await startProxy(t);
    const { id, state } = await place(p, 'existing-integration', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    assert.equal(state, 'recorded');
    assert.equal((await readOrder(p, 'existing-integration', id)).upstream, null);
    assert.equal(p.upstream('/orders'), 0);
  });
});

describe('a paid order that differs', () => {
  const cases: { name: string; reason: string; order?: object; later?: number }[] = [
    { name: 'an expired token', reason: 'token-expired', later: 5 * HOUR },
    { name: 'a raised weight', reason: 'weight-differs', order: { weight: 9000 } },
    { name: 'another currency', reason: 'currency-differs', order: { total: { value: '49.85', currency: 'USD' } } },
    {
      name: 'another address',
      reason: 'address-differs',
      order: { recipient: { ...anOrder().recipient, postalCode: '1012JS', city: 'Amsterdam' } },
    },
  ];
  for (const { name, reason, order = {}, later = 0 } of cases) {
    it(`is kept for review and not sent: ${name}`, async (t) => {
      const p = await startProxy(t);
      const token = await chooseHome(p, 'own-v3');
      p.advance(later);
      const { id, state } = await place(p, 'own-v3', { token, order: anOrder(order) });
      assert.equal(state, 'review');
      assert.ok(reviewTypes(await readOrder(p, 'own-v3', id)).includes(reason));
      assert.equal(p.upstream('/api/v3/orders'), 0);
    });
  }

  it('is kept for review when the form held a quote and no point', async (t) => {
    const p = await startProxy(t);
    const { quote } = await choosePoint(p, 'own-v3');
    const order = await place(p, 'own-v3', { token: quote });
    assert.deepEqual([order.state, reviewTypes(order)], ['review', ['service-point-missing']]);
  });

  it('is kept for review when the merchant has no keys any more, and never goes to the central account', async (t) => {
    const keyless = merchants.map((merchant) => {
      if (merchant.id !== 'own-v3' || merchant.account !== 'own') return merchant;
      const { credentials: _, ...rest } = merchant;
      return rest;
    });
    const p = await startProxy(t, { merchants: keyless });
    const order = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    assert.deepEqual([order.state, reviewTypes(order)], ['review', ['account-changed']]);
    assert.equal(p.upstream('/'), 0);
  });

  it('is kept for review when its currency is none that v3 orders take', async (t) => {
    const p = await startProxy(t);
    const price = { value: '45.90', currency: 'SEK' };
    const [item] = anOrder().items;
    const order = await place(p, 'own-v3', {
      delivery: { option: 'standard' },
      order: anOrder({ total: price, items: [{ ...item!, price }] }),
    });
    assert.deepEqual(reviewTypes(order), ['currency-not-supported']);
  });

  it('goes on its way once a person released it', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const { id } = await place(p, 'own-v3', { token, order: anOrder({ weight: 2600 }) });
    assert.equal((await p.shop('POST', `/orders/${id}/release`)).status, 200);
    const order = await readOrder(p, 'own-v3', id);
    assert.deepEqual([order.state, order.review], ['imported', []]);
  });

  it('is refused only for a signature that is not ours and for another tenant’s token', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    const forged = await post(p, { token: `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}` });
    assert.deepEqual([forged.status, await problemType(forged)], [422, 'invalid-token']);
    const foreign = await post(p, { token }, secretKeyOf('own-v2'));
    assert.deepEqual([foreign.status, await problemType(foreign)], [403, 'foreign-token']);
  });
});

describe('an order without a token', () => {
  it('takes the merchant’s rate by its code', async (t) => {
    const p = await startProxy(t);
    const { delivery, state } = await place(p, 'no-checkout', { delivery: { option: 'standard' } });
    assert.equal(state, 'accepted');
    assert.deepEqual([delivery.code, delivery.shippingOptionCode, delivery.price?.value], ['standard', 'postnl:standard', '4.95']);
  });

  it('takes a shipping option code as it is', async (t) => {
    const p = await startProxy(t);
    const { delivery, state } = await place(p, 'own-v3', { delivery: { option: 'dhl:home/evening' } });
    assert.deepEqual([state, delivery.shippingOptionCode], ['accepted', 'dhl:home/evening']);
  });

  it('is kept for review when nobody knows the option', async (t) => {
    const p = await startProxy(t);
    const order = await place(p, 'own-v3', { delivery: { option: 'pigeon' } });
    assert.deepEqual([order.state, reviewTypes(order)], ['review', ['option-unknown']]);
  });

  it('looks its service point up and carries it', async (t) => {
    const p = await startProxy(t);
    const { pointId } = await choosePoint(p, 'no-checkout');
    const { id, delivery } = await place(p, 'no-checkout', { delivery: { option: 'service-point', servicePointId: pointId } });
    assert.equal(delivery.servicePoint?.id, pointId);
    assert.equal((await readOrder(p, 'no-checkout', id)).state, 'imported');
  });

  it('is accepted while Sendcloud is silent, and the point is looked up later', async (t) => {
    const p = await startProxy(t);
    const { pointId } = await choosePoint(p, 'no-checkout');
    p.sandbox.faults.add({ kind: 'status', path: '/api/v3/service-points', status: 400, times: 1 });
    const order = await place(p, 'no-checkout', { delivery: { option: 'service-point', servicePointId: pointId } });
    assert.deepEqual([order.state, order.delivery.servicePoint], ['accepted', null]);
    const later = await readOrder(p, 'no-checkout', order.id);
    assert.deepEqual([later.state, later.delivery.servicePoint?.id], ['imported', pointId]);
  });

  it('needs another point when its own is gone', async (t) => {
    const p = await startProxy(t);
    const order = await place(p, 'no-checkout', { delivery: { option: 'service-point', servicePointId: '999999999' } });
    assert.deepEqual([order.state, reviewTypes(order)], ['needs-service-point', ['service-point-gone']]);
  });

  it('is kept for review when the option needs a point and none was named', async (t) => {
    const p = await startProxy(t);
    const order = await place(p, 'no-checkout', { delivery: { option: 'service-point' } });
    assert.deepEqual([order.state, reviewTypes(order)], ['review', ['service-point-missing']]);
  });
});

describe('tenants', () => {
  it('see another’s order as little as one that never was', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const routes: [string, string, object?][] = [
      ['GET', ''],
      ['POST', '/label', {}],
      ['GET', '/label'],
      ['GET', '/shipping-options'],
      ['GET', '/tracking'],
      ['GET', '/return-portal'],
      ['POST', '/cancel'],
      ['POST', '/release'],
      ['POST', '/service-point', { servicePointId: '1' }],
      ['DELETE', '/personal-data'],
    ];
    for (const [method, path, content] of routes) {
      const answers = await Promise.all(
        [id, 'ord_00000000000000000000000000', 'nonsense'].map(async (order) => {
          const response = await p.shop(method, `/orders/${order}${path}`, content, secretKeyOf('own-v2'));
          const { requestId: _, ...rest } = await body(response);
          return [response.status, rest];
        }),
      );
      assert.equal(answers[0]?.[0], 404, `${method} ${path}`);
      assert.deepEqual(answers[0], answers[1], `${method} ${path}`);
      assert.deepEqual(answers[0], answers[2], `${method} ${path}`);
    }
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
  });

  it('list their own orders only, newest first', async (t) => {
    const p = await startProxy(t);
    await place(p, 'own-v2', { delivery: { option: 'standard' } });
    for (const number of ['1', '2', '3']) {
      p.advance(1000);
      await place(p, 'own-v3', { delivery: { option: 'standard' }, order: anOrder({ number }) });
    }
    const { orders, next } = await body(await p.shop('GET', '/orders'));
    assert.deepEqual(
      orders.map((order: { number: string }) => order.number),
      ['3', '2', '1'],
    );
    assert.equal(next, null);
  });
});
