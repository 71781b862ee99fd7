import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { MerchantList } from '../../proxy/contract/merchants.ts';
import type { OrderList } from '../../proxy/contract/orders.ts';
import { answered } from '../support/connecting.ts';
import { anOrder, chooseHome, type MerchantName, place, secretKeyOf } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const list = async <T>(p: TestProxy, path: string): Promise<T> => answered<T>(await p.operator('GET', path));
const numbers = ({ orders }: OrderList): string => orders.map(({ number }) => number).join(' ');
const minute = 60_000;

describe('the operator’s list of orders', () => {
  /** Orders of two merchants, a minute between any two. */
  async function populated(t: TestContext): Promise<TestProxy> {
    const p = await startProxy(t);
    const placed: [MerchantName, string][] = [
      ['own-v3', 'TEA-1'],
      ['central-hold', 'LOOM-1'],
      ['own-v3', 'TEA-2'],
      ['central-hold', 'TEA-3'],
    ];
    for (const [merchant, number] of placed) {
      await place(p, merchant, { token: await chooseHome(p, merchant), order: anOrder({ number }) });
      p.advance(minute);
    }
    await p.proxy.idle();
    return p;
  }

  it('is everybody’s, or one merchant’s, newest first', async (t) => {
    const p = await populated(t);
    const all = await list<OrderList>(p, '/orders');
    assert.equal(numbers(all), 'TEA-3 TEA-2 LOOM-1 TEA-1');
    assert.deepEqual(
      all.orders.map(({ merchant }) => merchant),
      ['central-hold', 'own-v3', 'central-hold', 'own-v3'],
    );
    assert.equal(numbers(await list(p, '/orders?merchant=own-v3')), 'TEA-2 TEA-1');
    assert.equal(numbers(await list(p, '/orders?merchant=nobody')), '');
    assert.equal(numbers(await list(p, '/orders?state=held')), 'TEA-3 LOOM-1');
    assert.equal(numbers(await list(p, '/orders?state=held&merchant=own-v3')), '');
  });

  it('is searched by what a number begins with, and by when the orders came', async (t) => {
    const p = await populated(t);
    assert.equal(numbers(await list(p, '/orders?search=TEA')), 'TEA-3 TEA-2 TEA-1');
    assert.equal(numbers(await list(p, '/orders?search=TEA&merchant=own-v3')), 'TEA-2 TEA-1');
    assert.equal(numbers(await list(p, '/orders?search=TEA&state=held')), 'TEA-3');
    assert.equal(numbers(await list(p, '/orders?search=tea')), '');
    assert.equal(numbers(await list(p, '/orders?number=TEA-2')), 'TEA-2');
    const from = new Date(Date.parse((await list<OrderList>(p, '/orders?number=LOOM-1')).orders[0]!.createdAt)).toISOString();
    const to = new Date(Date.parse((await list<OrderList>(p, '/orders?number=TEA-3')).orders[0]!.createdAt)).toISOString();
    assert.equal(numbers(await list(p, `/orders?from=${from}`)), 'TEA-3 TEA-2 LOOM-1');
    assert.equal(numbers(await list(p, `/orders?from=${from}&to=${to}`)), 'TEA-2 LOOM-1');
    assert.equal(numbers(await list(p, `/orders?to=${to}&search=TEA`)), 'TEA-2 TEA-1');
  });

  it('shows a shop and its session their own, whatever they ask', async (t) => {
    const p = await populated(t);
    const shop = await answered<OrderList>(await p.shop('GET', '/orders?merchant=central-hold', undefined, secretKeyOf('own-v3')));
    assert.equal(numbers(shop), 'TEA-2 TEA-1');
    const found = await answered<OrderList>(await p.shop('GET', '/orders?search=TEA', undefined, secretKeyOf('central-hold')));
    assert.equal(numbers(found), 'TEA-3');
  });

  it('says what is wrong with a question', async (t) => {
    const p = await startProxy(t);
    for (const query of [
      'state=lost',
      'from=yesterday',
      'to=2026-11-24',
      'cursor=x',
      'search=A&cursor=ord_x',
      `search=A&cursor=ord_${'0'.repeat(26)}`,
    ])
      assert.equal((await p.operator('GET', `/orders?${query}`)).status, 400, query);
  });

  it('comes page by page, with nothing twice and nothing left out, searched or not', async (t) => {
    const p = await startProxy(t);
    const token = await chooseHome(p, 'own-v3');
    for (let n = 0; n < 101; n += 1) await place(p, 'own-v3', { token, order: anOrder({ number: `N-${n} ${'é'.repeat(n % 3)}` }) });
    for (const query of ['', '&search=N-']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const page: OrderList = await list(p, `/orders?cursor=${encodeURIComponent(cursor)}${query}`);
        seen.push(...page.orders.map(({ number }) => number));
        cursor = page.next;
      }
      assert.deepEqual([seen.length, new Set(seen).size], [101, 101], query);
    }
  });
});

describe('the list of merchants', () => {
  const ids = ({ merchants }: MerchantList): string[] => merchants.map(({ merchant }) => merchant.id);

  it('is searched by id and by the words of a name', async (t) => {
    const p = await startProxy(t);
    await p.operator('PATCH', '/merchants/own-v2', { name: 'Wheel & Spoke Élan' });
    assert.deepEqual(ids(await list(p, '/merchants?search=OWN-')), ['own-v2', 'own-v3']);
    assert.deepEqual(ids(await list(p, '/merchants?search=spo')), ['own-v2']);
    assert.deepEqual(ids(await list(p, '/merchants?search=wheel%20%26%20s')), ['own-v2']);
    assert.deepEqual(ids(await list(p, '/merchants?search=éla')), ['own-v2']);
    assert.deepEqual(ids(await list(p, '/merchants?search=poke')), []);
  });

  it('is filtered by where they stand', async (t) => {
    const p = await startProxy(t);
    await p.operator('POST', '/merchants/own-v2/pause');
    await p.operator('DELETE', '/merchants/no-checkout/credentials');
    assert.deepEqual(ids(await list(p, '/merchants?state=paused')), ['own-v2']);
    assert.deepEqual(ids(await list(p, '/merchants?state=not-connected')), ['no-checkout']);
    assert.deepEqual(ids(await list(p, '/merchants?state=keys-refused')), []);
    const ready = ids(await list(p, '/merchants?state=ready'));
    assert.ok(ready.includes('own-v3') && ready.includes('central'), ready.join());
    assert.equal((await p.operator('GET', '/merchants?state=lost')).status, 400);
  });

  it('comes fifty at a time', async (t) => {
    const p = await startProxy(t);
    const known = ids(await list(p, '/merchants')).length;
    const shop = { origins: [], account: 'central', orders: 'proxy', shipFrom: { country: 'NL', postalCode: '5611EM' }, timeZone: 'UTC' };
    for (let n = 0; n < 60; n += 1) {
      const response = await p.operator('POST', '/merchants', { ...shop, id: `many-${n}`, name: `Many ${n}`, currency: 'EUR' });
      assert.equal(response.status, 201);
    }
    const first = await list<MerchantList>(p, '/merchants');
    const second = await list<MerchantList>(p, `/merchants?cursor=${first.next}`);
    assert.deepEqual([first.merchants.length, second.merchants.length, second.next], [50, known + 10, null]);
    assert.equal(new Set([...ids(first), ...ids(second)]).size, known + 60);
  });
});
