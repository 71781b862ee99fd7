import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OrderView } from '../../proxy/contract/orders.ts';
import { control } from '../support/labels.ts';
import { anOrder, body, place, readOrder, secretKeyOf } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;
const HALF_AN_HOUR = 30 * MINUTE;
const twoPieces = () => anOrder({ items: [{ ...anOrder().items[0]!, quantity: 2 }] });

/** An order in a merchant's own account, and the merchant at the panel's buttons. */
async function imported(t: TestContext, { order = anOrder(), merchant = 'own-v3' as 'own-v3' | 'own-v2' | 'central' } = {}) {
  // Sendcloud's webhooks arrive here.
  t.mock.method(globalThis, 'fetch', (input: string, init: RequestInit) => p.proxy.fetch(new Request(input, init)));
  const p = await startProxy(t);
  const { id } = await place(p, merchant, { delivery: { option: 'standard' }, order });
  await p.proxy.idle();
  const press = async (label: string) => {
    const page = await (await p.sandbox.fetch(new Request(`http://sandbox.test/panel/${merchant}`))).text();
    const [, action] = page.match(new RegExp(`action="/panel([^"]+)"><button aria-label="${label}`)) ?? [];
    assert.ok(action, `a button ${label}`);
    await p.sandbox.fetch(new Request(`http://sandbox.test/panel${action}`, { method: 'POST' }));
  };
  const read = () => readOrder(p, merchant, id);
  return { p, press, read };
}

/** Lets Sendcloud tell the proxy what happens to the account's parcels. */
async function listen(p: TestProxy): Promise<void> {
  const { integration } = p.sandbox.state.accounts.get('demo-own-v3-public')!;
  const { webhookUrl } = await body(await p.operator('GET', '/merchants/own-v3'));
  Object.assign(integration, { webhook_active: true, webhook_url: webhookUrl });
}

const told = ({ parcels }: OrderView) => parcels.map(({ status }) => status);

describe('an order that its merchant prints the label of', () => {
  it('gets the parcel it became', async (t) => {
    const { p, press, read } = await imported(t);
    await listen(p);
    assert.deepEqual([(await read()).parcel, told(await read())], [null, []]);
    await press('Create label 2026-0042');
    await p.sandbox.webhooks.settled();
    const { parcel, parcels } = await read();
    assert.equal(parcel?.status, 'READY_TO_SEND');
    assert.deepEqual(parcels, [parcel]);
  });

  it('gets both parcels when it was split', async (t) => {
    const { p, press, read } = await imported(t, { order: twoPieces() });
    await listen(p);
    await press('Split in two 2026-0042');
    await p.sandbox.webhooks.settled();
    assert.deepEqual(told(await read()), ['READY_TO_SEND', 'READY_TO_SEND']);
    const [, second] = (await read()).parcels;
    p.advance(MINUTE);
    await press('Move to “En route to sorting center” 2026-0042');
    await p.sandbox.webhooks.settled();
    assert.deepEqual(told(await read()).sort(), ['READY_TO_SEND', 'TO_SORTING']);
    assert.equal((await read()).parcels[1]?.id, second?.id);
  });
});

describe('events that never come', () => {
  for (const merchant of ['own-v3', 'own-v2', 'central'] as const)
    it(`are made up for by asking what changed in ${merchant}`, async (t) => {
      const { p, press, read } = await imported(t, { merchant });
      if (merchant !== 'central') await press('Create label 2026-0042');
      await press('Move to “En route to sorting center” 2026-0042');
      assert.notEqual((await read()).parcel?.status, 'TO_SORTING');
      p.advance(HALF_AN_HOUR);
      assert.equal((await read()).parcel?.status, 'TO_SORTING');
    });

  it('of an order that was split are made up for too', async (t) => {
    const { p, press, read } = await imported(t, { order: twoPieces() });
    await press('Split in two 2026-0042');
    p.advance(HALF_AN_HOUR);
    assert.deepEqual(told(await read()), ['READY_TO_SEND', 'READY_TO_SEND']);
  });

  it('are asked for once in half an hour, and what is known is not written again', async (t) => {
    const { p, press, read } = await imported(t);
    await press('Create label 2026-0042');
    p.advance(HALF_AN_HOUR);
    const { updatedAt } = await read();
    const asked = () => p.sandbox.requests.list({ account: 'own-v3', method: 'GET', path: '/api/v3/shipments', limit: 100 }).length;
    assert.equal(asked(), 1);
    p.advance(10 * MINUTE);
    await read();
    assert.equal(asked(), 1);
    p.advance(20 * MINUTE);
    assert.equal((await read()).updatedAt, updatedAt);
    assert.equal(asked(), 2);
  });

  it('are asked for in the next round when the database cannot be read', async (t) => {
    const { p, press, read } = await imported(t);
    await press('Create label 2026-0042');
    const { get } = p.store.reads;
    p.store.reads.get = async () => Promise.reject(new Error('out of reach'));
    p.advance(HALF_AN_HOUR);
    assert.equal((await read()).parcel, null);
    assert.match(p.logged(), /relay-store-failed/);
    p.store.reads.get = get;
    p.advance(HALF_AN_HOUR);
    assert.equal((await read()).parcel?.status, 'READY_TO_SEND');
  });

  it('are asked for again, from then on, when Sendcloud did not answer', async (t) => {
    const { p, press, read } = await imported(t);
    await press('Create label 2026-0042');
    const fault = p.sandbox.faults.add({ kind: 'status', status: 404, method: 'GET', path: '/api/v3/shipments' });
    for (let days = 0; days < 3; days++) {
      p.advance(24 * 60 * MINUTE);
      assert.equal((await read()).parcel, null);
    }
    assert.match(p.logged(), /parcels-not-read/);
    p.sandbox.faults.remove(fault.id);
    p.advance(HALF_AN_HOUR);
    assert.equal((await read()).parcel?.status, 'READY_TO_SEND');
  });
});

describe('an order whose merchant has another API since', () => {
  it('is cancelled by the one it was sent by', async (t) => {
    const { p, read } = await imported(t, { merchant: 'own-v2' });
    const { id } = await read();
    assert.equal((await p.operator('PATCH', '/merchants/own-v2', { orderApi: 'v3' })).status, 200);
    assert.equal((await p.shop('POST', `/orders/${id}/cancel`, undefined, secretKeyOf('own-v2'))).status, 200);
    const held = await body(await control(p, 'GET', '/accounts/own-v2/parcels'));
    assert.deepEqual(held.data, []);
  });
});
