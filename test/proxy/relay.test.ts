import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  body,
  chooseHome,
  choosePoint,
  type MerchantName,
  place,
  problemType,
  readOrder,
  reviewTypes,
  secretKeyOf,
} from '../support/orders.ts';
import { merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;

/** What Sendcloud holds for an account, by its own controls. */
async function held(p: TestProxy, account: string, kind: 'orders' | 'parcels' | 'shipments') {
  const { data } = await body(await p.sandbox.fetch(new Request(`http://sandbox.test/__sandbox/accounts/${account}/${kind}`)));
  return data;
}

/** Lets the relay finish what is due, turns the clock, and reads the order after what is due then. */
async function later(p: TestProxy, merchant: MerchantName, id: string, minutes: number) {
  await p.proxy.idle();
  p.advance(minutes * MINUTE);
  return readOrder(p, merchant, id);
}

const apis: { merchant: MerchantName; account: string; path: string; kind: 'orders' | 'parcels' | 'shipments'; done: string }[] = [
  { merchant: 'own-v3', account: 'own-v3', path: '/api/v3/orders', kind: 'orders', done: 'imported' },
  { merchant: 'own-v2', account: 'own-v2', path: '/api/v2/parcels', kind: 'parcels', done: 'imported' },
  { merchant: 'central', account: 'central', path: '/api/v3/shipments', kind: 'shipments', done: 'labelled' },
];

for (const { merchant, account, path, kind, done } of apis) {
  describe(`delivering by ${path}`, () => {
    const faults = [
      { kind: 'status', status: 500 },
      { kind: 'status', status: 429 },
      { kind: 'status-after-commit', status: 500 },
      { kind: 'reset' },
      { kind: 'reset-after-commit' },
      { kind: 'truncated' },
      { kind: 'html', status: 502 },
    ] as const;
    for (const fault of faults) {
      it(`makes exactly one of an order through ${Object.values(fault).join(' ')}`, async (t) => {
        const p = await startProxy(t);
        const { token, pointId } = await choosePoint(p, merchant);
        p.sandbox.faults.add({ ...fault, method: 'POST', path, times: 2 });
        const { id } = await place(p, merchant, { token });
        await later(p, merchant, id, 20);
        const order = await later(p, merchant, id, 20);
        assert.equal(order.state, done);
        assert.equal(order.upstream?.reference, `${id}.1`);
        const made = await held(p, account, kind);
        assert.equal(made.length, 1);
        assert.ok(JSON.stringify(made[0]).includes(pointId), 'it carries the point');
      });
    }
  });
}

describe('the relay', () => {
  it('looks by the reference before it sends again', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'central');
    p.sandbox.faults.add({ kind: 'reset-after-commit', method: 'POST', path: '/api/v3/shipments', times: 1 });
    const { id } = await place(p, 'central', { token });
    await later(p, 'central', id, 20);
    const calls = p.sandbox.requests.list({ path: '/api/v3/shipments', limit: 100 }).map(({ method }) => method);
    assert.equal(calls.filter((method) => method === 'POST').length, 1);
    assert.equal(calls.filter((method) => method === 'GET').length, 1);
  });

  it('sends no second v2 parcel while the first may still arrive, also after a restart', async (t) => {
    let late: Request | null = null;
    const p: TestProxy = await startProxy(t, {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (late !== null || request.method !== 'POST' || !request.url.endsWith('/api/v2/parcels')) return p.sandbox.fetch(request);
        late = request;
        throw new TypeError('fetch failed');
      },
    });
    p.sandbox.settings.duplicateParcel = 'create';
    const { id } = await place(p, 'own-v2', { delivery: { option: 'standard' } });
    assert.equal((await later(p, 'own-v2', id, 1)).state, 'accepted');
    await p.proxy.stop();
    await p.proxy.start();
    assert.equal((await readOrder(p, 'own-v2', id)).state, 'accepted');
    assert.ok(late);
    await p.sandbox.fetch(late);
    assert.equal((await later(p, 'own-v2', id, 2)).state, 'imported');
    assert.equal((await held(p, 'own-v2', 'parcels')).length, 1);
  });

  it('waits as long as Retry-After says', async (t) => {
    let refusals = 1;
    const p: TestProxy = await startProxy(t, {
      random: () => 0,
      fetch: async (input, init) => {
        const request = new Request(input, init);
        const refused = request.method === 'POST' && request.url.endsWith('/api/v3/orders') && refusals-- > 0;
        return refused ? new Response(null, { status: 429, headers: { 'retry-after': '90' } }) : p.sandbox.fetch(request);
      },
    });
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    assert.equal((await later(p, 'own-v3', id, 1)).state, 'accepted');
    assert.equal((await later(p, 'own-v3', id, 1)).state, 'imported');
  });

  it('goes on after a restart from what is on disk', async (t) => {
    const p = await startProxy(t);
    p.sandbox.faults.add({ kind: 'reset-after-commit', method: 'POST', path: '/api/v3/shipments', times: 1 });
    const { id } = await place(p, 'central', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    await p.proxy.stop();
    p.advance(20 * MINUTE);
    await p.proxy.start();
    assert.equal((await readOrder(p, 'central', id)).state, 'labelled');
    assert.equal((await held(p, 'central', 'shipments')).length, 1);
  });

  it('takes over what a dead relay had claimed, once its lease ends', async (t) => {
    const p = await startProxy(t);
    await p.proxy.stop();
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const now = Date.parse('2026-11-24T09:00:00Z');
    assert.equal((await p.store.outbox.claim(now, now + 2 * MINUTE, 10)).length, 1);
    await p.proxy.start();
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'accepted');
    assert.equal((await later(p, 'own-v3', id, 3)).state, 'imported');
  });

  it('shows an order whose keys are refused, keeps trying, and never uses other keys', async (t) => {
    const wrong = merchants.map((merchant) =>
      merchant.id === 'own-v3' && merchant.account === 'own'
        ? { ...merchant, credentials: { publicKey: 'demo-revoked-public', secretKey: 'wrong', auth: 'basic' as const } }
        : merchant,
    );
    const p = await startProxy(t, { merchants: wrong });
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const shown = await readOrder(p, 'own-v3', id);
    assert.deepEqual([shown.state, reviewTypes(shown)], ['review', ['upstream-refused']]);
    const before = p.upstream('/api/');
    await later(p, 'own-v3', id, 30);
    assert.ok(p.upstream('/api/') > before, 'it tries again');
    assert.deepEqual(await held(p, 'central', 'orders'), []);
  });

  it('shows an order that Sendcloud refuses for good, with the field and without personal data', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central', { delivery: { shippingOptionCode: 'postnl:no-such-option' } });
    const order = await readOrder(p, 'central', id);
    assert.deepEqual([order.state, reviewTypes(order)], ['review', ['upstream-refused']]);
    assert.match(order.review[0]?.detail ?? '', /shipping_option_code|shipping option/i);
    assert.doesNotMatch(JSON.stringify(order.review), /Anna|Stratumseind|example\.com/);
  });

  it('uses a new reference only after the attempt before is known to have failed', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central', { delivery: { shippingOptionCode: 'postnl:no-such-option' } });
    assert.equal((await readOrder(p, 'central', id)).upstream?.reference, `${id}.1`);
    const bought = await body(
      await p.shop('POST', `/orders/${id}/label`, { shippingOptionCode: 'postnl:standard' }, secretKeyOf('central')),
    );
    assert.deepEqual([bought.state, bought.upstream?.reference], ['labelled', `${id}.2`]);
    assert.equal((await held(p, 'central', 'shipments')).length, 1);
  });

  it('puts a carrier’s refusal up for review', async (t) => {
    const p = await startProxy(t);
    p.sandbox.faults.add({ kind: 'announcement-failed', message: 'The sender has no contract.', times: 1 });
    const { id } = await place(p, 'central', { delivery: { option: 'standard' } });
    const order = await readOrder(p, 'central', id);
    assert.deepEqual([order.state, reviewTypes(order), order.parcel], ['review', ['carrier-refused'], null]);
  });

  it('asks for another point when the carrier refuses this one, and delivers to the new one', async (t) => {
    const p = await startProxy(t);
    const { token, pointId } = await choosePoint(p, 'central');
    p.sandbox.faults.add({ kind: 'announcement-failed', message: 'The service point is closed.', times: 1 });
    const { id } = await place(p, 'central', { token });
    assert.equal((await readOrder(p, 'central', id)).state, 'needs-service-point');

    const near = { key: 'pk_demo_central', country: 'NL', postalCode: '5611EM', carriers: 'postnl' };
    const { points } = await body(await p.read('/checkout/service-points', near));
    const other = points.find((point: { id: string; requires: string[] }) => point.id !== pointId && point.requires.length === 0)!;
    const changed = await p.shop('POST', `/orders/${id}/service-point`, { servicePointId: other.id }, secretKeyOf('central'));
    assert.equal(changed.status, 200);
    const order = await readOrder(p, 'central', id);
    assert.deepEqual([order.state, order.delivery.servicePoint?.id, order.upstream?.reference], ['labelled', other.id, `${id}.2`]);
  });

  it('does not send to a point that died after payment', async (t) => {
    const p = await startProxy(t);
    const { token, pointId } = await choosePoint(p, 'own-v3');
    const point = p.sandbox.world.point(Number(pointId));
    assert.ok(point);
    point.available = false;
    p.advance(2 * 60_000);
    const { id } = await place(p, 'own-v3', { token });
    const order = await readOrder(p, 'own-v3', id);
    assert.deepEqual([order.state, reviewTypes(order)], ['needs-service-point', ['service-point-gone']]);
    assert.deepEqual(await held(p, 'own-v3', 'orders'), []);
  });

  it('does not ask again about a point that took parcels less than two minutes ago', async (t) => {
    const p = await startProxy(t);
    const { token } = await choosePoint(p, 'own-v3');
    assert.equal(p.upstream('/check-availability'), 1);
    await place(p, 'own-v3', { token });
    await p.proxy.idle();
    assert.equal(p.upstream('/check-availability'), 1);
  });

  it('delivers when availability cannot be asked', async (t) => {
    const p = await startProxy(t);
    const { token } = await choosePoint(p, 'own-v3');
    p.sandbox.faults.add({ kind: 'status', status: 500, method: 'POST', path: '/api/v3/service-points' });
    const { id } = await place(p, 'own-v3', { token });
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
  });

  it('tells a person after an hour of silence, goes on, and clears the note when it arrives', async (t) => {
    const p = await startProxy(t);
    const fault = p.sandbox.faults.add({ kind: 'status', status: 503, method: 'POST', path: '/api/v3/orders' });
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    for (let tries = 0; tries < 14; tries++) await later(p, 'own-v3', id, 16);
    assert.deepEqual(reviewTypes(await readOrder(p, 'own-v3', id)), ['undecided']);
    p.sandbox.faults.remove(fault.id);
    const order = await later(p, 'own-v3', id, 16);
    assert.deepEqual([order.state, order.review], ['imported', []]);
  });
});

describe('labels of the central account', () => {
  it('are bought only when asked for where the merchant holds them', async (t) => {
    const p = await startProxy(t);
    const key = secretKeyOf('central-hold');
    const { id, state } = await place(p, 'central-hold', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    assert.equal(state, 'held');
    assert.deepEqual(await held(p, 'central', 'shipments'), []);
    const none = await p.shop('GET', `/orders/${id}/label`, undefined, key);
    assert.deepEqual([none.status, await problemType(none)], [409, 'label-not-available']);

    const { options } = await body(await p.shop('GET', `/orders/${id}/shipping-options`, undefined, key));
    assert.ok(options.some(({ code }: { code: string }) => code === 'postnl:standard'));
    const first = await body(await p.shop('POST', `/orders/${id}/label`, undefined, key));
    const again = await body(await p.shop('POST', `/orders/${id}/label`, {}, key));
    assert.deepEqual([first.state, again.parcel], ['labelled', first.parcel]);
    assert.equal((await held(p, 'central', 'shipments')).length, 1);

    const label = await p.shop('GET', `/orders/${id}/label`, undefined, key);
    assert.equal(label.headers.get('content-type'), 'application/pdf');
    assert.equal(label.headers.get('cache-control'), 'private, no-store');
    assert.match(new TextDecoder().decode(await label.arrayBuffer()), /^%PDF/);
  });

  it('are bought once by two who ask at once', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central-hold', { delivery: { option: 'standard' } });
    const buy = () => p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    const states = await Promise.all([buy(), buy(), buy()].map(async (response) => (await body(await response)).state));
    assert.deepEqual(states, ['labelled', 'labelled', 'labelled']);
    assert.equal((await held(p, 'central', 'shipments')).length, 1);
  });

  it('do not exist for a merchant with an own account', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const response = await p.shop('POST', `/orders/${id}/label`, {});
    assert.deepEqual([response.status, await problemType(response)], [409, 'label-not-available']);
  });
});

describe('cancelling', () => {
  it('takes the parcel back in Sendcloud, and answers the same again', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    for (let times = 0; times < 2; times++) {
      const response = await p.shop('POST', `/orders/${id}/cancel`, undefined, secretKeyOf('central'));
      assert.equal((await body(response)).state, 'cancelled');
    }
    const [shipment] = await held(p, 'central', 'shipments');
    assert.match(shipment?.parcels[0]?.status.code ?? '', /CANCEL/);
  });

  it('sends nothing of an order that was cancelled before it left', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central-hold', { delivery: { option: 'standard' } });
    await p.shop('POST', `/orders/${id}/cancel`, undefined, secretKeyOf('central-hold'));
    const response = await p.shop('POST', `/orders/${id}/label`, {}, secretKeyOf('central-hold'));
    assert.deepEqual([response.status, await problemType(response)], [409, 'order-not-in-that-state']);
    assert.deepEqual(await held(p, 'central', 'shipments'), []);
  });

  it('finds and cancels a parcel whose answer never came', async (t) => {
    const p = await startProxy(t);
    p.sandbox.faults.add({ kind: 'reset-after-commit', method: 'POST', path: '/api/v3/shipments', times: 1 });
    const { id } = await place(p, 'central', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    await p.shop('POST', `/orders/${id}/cancel`, undefined, secretKeyOf('central'));
    const order = await later(p, 'central', id, 20);
    const [shipment] = await held(p, 'central', 'shipments');
    assert.equal(order.state, 'cancelled');
    assert.match(shipment?.parcels[0]?.status.code ?? '', /CANCEL/);
  });
});

describe('personal data', () => {
  it('rests sealed: the store’s bytes name nobody', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const stored = await p.store.orders.byId('own-v3', id);
    assert.doesNotMatch(JSON.stringify(stored), /Anna|Stratumseind|example\.com|0612345678/);
    assert.doesNotMatch(p.logged(), /Anna|Stratumseind|example\.com|0612345678/);
  });

  it('goes on request, once the order is delivered', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    assert.equal((await p.shop('DELETE', `/orders/${id}/personal-data`)).status, 204);
    assert.equal((await p.store.orders.byId('own-v3', id))?.sealed, null);
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
  });

  it('goes by itself after the merchant’s retention', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    await later(p, 'own-v3', id, 31 * 24 * 60);
    assert.equal((await p.store.orders.byId('own-v3', id))?.sealed, null);
  });
});
