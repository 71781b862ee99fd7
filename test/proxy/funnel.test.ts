import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Funnel } from '../../proxy/contract/funnel.ts';
import { anOrder, type MerchantName, place, secretKeyOf } from '../support/orders.ts';
import { shopOrigin, startProxy, type TestProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';

const HOUR = 3_600_000;
const key = 'pk_demo_own_v3';
const home = { delivery: { option: 'standard' } };

const tell = (p: TestProxy, variant: string, step: string, by = key) => p.post('/checkout/funnel', { key: by, variant, step });

async function funnel(p: TestProxy, merchant: MerchantName = 'own-v3', from = '2026-11-24', to = '2026-11-30'): Promise<Funnel> {
  const response = await p.operator('GET', `/merchants/${merchant}/funnel?from=${from}&to=${to}`);
  assert.equal(response.status, 200, await response.clone().text());
  return Funnel.parse(await response.json());
}

for (const database of databases())
  describe(`the funnel, on ${database.name}`, () => {
    const start = async (t: TestContext) => startProxy(t, { store: await openFor(t, await database.create(t)) });

    it('counts by variant how many were shown, chose and ordered, also all at once', async (t) => {
      const p = await start(t);
      const told = await Promise.all([
        ...Array.from({ length: 20 }, () => tell(p, 'a', 'shown')),
        ...Array.from({ length: 30 }, () => tell(p, 'b', 'shown')),
        ...Array.from({ length: 12 }, () => tell(p, 'b', 'chosen')),
      ]);
      for (const response of told) assert.equal(response.status, 204);
      for (const n of [1, 2, 3]) await place(p, 'own-v3', { ...home, order: { ...anOrder({ number: `F-${n}` }), variant: 'b' } });
      await place(p, 'own-v3', { ...home, order: anOrder({ number: 'F-4' }) });
      const { totals, days } = await funnel(p);
      assert.deepEqual(totals, { a: { shown: 20, chosen: 0, ordered: 0 }, b: { shown: 30, chosen: 12, ordered: 3 } });
      assert.deepEqual(
        days.map(({ day, variant }) => [day, variant]),
        [
          ['2026-11-24', 'a'],
          ['2026-11-24', 'b'],
        ],
      );
    });

    it('counts an order once, however often it is sent', async (t) => {
      const p = await start(t);
      const order = { ...anOrder({ number: 'F-1' }), variant: 'a' };
      await place(p, 'own-v3', { ...home, order });
      for (let times = 0; times < 3; times++)
        assert.equal((await p.shop('POST', '/orders', { ...home, order }, secretKeyOf('own-v3'))).status, 200);
      assert.equal((await funnel(p)).totals.a?.ordered, 1);
    });

    it('counts each merchant’s own, by the day it is in the shop’s zone', async (t) => {
      const p = await start(t);
      p.advance(13.5 * HOUR); // 22:30 UTC on Tuesday, 23:30 in Amsterdam
      await tell(p, 'a', 'shown');
      p.advance(HOUR);
      await tell(p, 'a', 'shown');
      await tell(p, 'a', 'shown', 'pk_demo_own_v2');
      const days = (await funnel(p)).days.map(({ day, shown }) => [day, shown]);
      assert.deepEqual(days, [
        ['2026-11-24', 1],
        ['2026-11-25', 1],
      ]);
      assert.equal((await funnel(p, 'own-v2')).totals.a?.shown, 1);
      assert.deepEqual((await funnel(p, 'own-v3', '2026-11-25', '2026-11-25')).totals.a?.shown, 1);
    });
  });

describe('the funnel', () => {
  it('takes no other words, and nothing that could tell one visitor from another', async (t) => {
    const p = await startProxy(t);
    for (const [variant, step] of [
      ['c', 'shown'],
      ['a', 'ordered'],
      ['a', 'paid'],
      ['', 'shown'],
      ['a'.repeat(40), 'shown'],
    ])
      assert.equal((await tell(p, variant!, step!)).status, 400, `${variant} ${step}`);
    const curious = await p.post('/checkout/funnel', { key, variant: 'a', step: 'shown', visitor: 'sam@shopper.example' });
    assert.equal(curious.status, 204);
    assert.equal(curious.headers.get('set-cookie'), null);
    assert.ok(!JSON.stringify(await funnel(p)).includes('sam@'));
  });

  it('lets a page of the merchant tell, after the browser has asked, and no other', async (t) => {
    const p = await startProxy(t);
    const ask = new Request('http://localhost:8787/checkout/funnel', { method: 'OPTIONS', headers: { origin: shopOrigin } });
    const preflight = await p.proxy.fetch(ask);
    assert.deepEqual([preflight.status, preflight.headers.get('access-control-allow-origin')], [204, shopOrigin]);
    const elsewhere = await p.post('/checkout/funnel', { key, variant: 'a', step: 'shown' }, { origin: 'https://evil.example' });
    assert.equal(elsewhere.status, 403);
  });

  it('never keeps an order from being accepted', async (t) => {
    const p = await startProxy(t);
    const { store } = p;
    store.funnel.count = () => Promise.reject(new Error('the disk is full'));
    await place(p, 'own-v3', { ...home, order: { ...anOrder(), variant: 'b' } });
    assert.match(p.logged(), /funnel-not-counted/);
  });

  it('is asked about a year at most, and about merchants there are', async (t) => {
    const p = await startProxy(t);
    for (const range of [
      'from=2026-11-25&to=2026-11-24',
      'from=2025-01-01&to=2026-11-24',
      'from=2026-13-45&to=2026-11-24',
      'from=x&to=y',
      '',
    ])
      assert.equal((await p.operator('GET', `/merchants/own-v3/funnel?${range}`)).status, 400, range);
    assert.equal((await p.operator('GET', '/merchants/nobody/funnel?from=2026-11-24&to=2026-11-24')).status, 404);
  });
});
