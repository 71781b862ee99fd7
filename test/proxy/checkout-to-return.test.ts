import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, it, type TestContext } from 'node:test';
import { serve, type ServerType } from '@hono/node-server';
import { startSandbox } from '../../demo/sandbox/server.ts';
import { createProxy } from '../../proxy/app.ts';
import type { ChargeList } from '../../proxy/contract/charges.ts';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { OrderView, ReturnPortal, Tracking } from '../../proxy/contract/orders.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import { anOrder } from '../support/an-order.ts';
import { pagesOf } from '../support/labels.ts';
import { type MerchantName, secretKeyOf } from '../support/orders.ts';
import { adminKey, centralCredentials, merchants, secret, shopOrigin } from '../support/proxy.ts';

/** Sandbox and proxy behind sockets, and what a shop, a page and the carrier do with them. */
async function startAll(t: TestContext) {
  const sandbox = await startSandbox({ port: 0, size: 20_000 });
  const store = await openSqliteStore(':memory:');
  const options = { store, merchants, adminKey, secrets: [secret], centralCredentials: centralCredentials ?? null };
  const proxy = createProxy({ ...options, publicUrl: 'http://localhost', sendcloudUrl: sandbox.url, authUrl: sandbox.url });
  await proxy.start();
  const server: ServerType = serve({ fetch: (request) => proxy.fetch(request), port: 0, hostname: 'localhost' });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  t.after(async () => {
    server.close();
    await proxy.stop();
    await Promise.all([store.close(), sandbox.close()]);
  });
  const ask = async <T>(method: string, path: string, key: string, body?: object): Promise<T> => {
    const headers = { authorization: `Bearer ${key}`, origin: shopOrigin, ...(body && { 'content-type': 'application/json' }) };
    const response = await fetch(`http://localhost:${port}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    const json = response.headers.get('content-type')?.includes('json') ?? false;
    return (json ? await response.json() : new Uint8Array(await response.arrayBuffer())) as T;
  };
  const control = async <T>(method: string, path: string, body?: object): Promise<T> =>
    (await (
      await fetch(`${sandbox.url}/__sandbox${path}`, {
        method,
        ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
    ).json()) as T;
  return { proxy, ask, control };
}

const where = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };

/** From the options that a page shows to an order that has left. */
async function sell({ proxy, ask }: Awaited<ReturnType<typeof startAll>>, merchant: MerchantName, number: string): Promise<OrderView> {
  const key = `pk_demo_${merchant.replaceAll('-', '_')}`;
  const { options } = await ask<DeliveryOptions>('GET', `/checkout/delivery-options?${new URLSearchParams({ key, ...where })}`, '');
  const token = options.find(({ type, selection }) => type === 'standard' && selection)?.selection?.token;
  const { id } = await ask<OrderView>('POST', '/orders', secretKeyOf(merchant), { token, order: anOrder({ number }) });
  await proxy.idle();
  return ask('GET', `/orders/${id}`, secretKeyOf(merchant));
}

describe('from checkout to return, over HTTP', () => {
  for (const [merchant, kind, ours] of [
    ['own-v3', 'orders', 'order_id'],
    ['own-v2', 'parcels', 'external_reference'],
  ] as const)
    it(`${merchant}: the order is in the merchant’s own account, which prints the label`, async (t) => {
      const all = await startAll(t);
      const order = await sell(all, merchant, 'R-1');
      const { data } = await all.control<{ data: Record<string, string>[] }>('GET', `/accounts/${merchant}/${kind}`);
      assert.deepEqual([order.state, data.map((held) => held[ours])], ['imported', [order.upstream?.reference]]);
      assert.match(order.panelUrl ?? '', /\/panel$/);
    });

  it('central: bought, printed, followed, returned, and charged', async (t) => {
    const all = await startAll(t);
    const key = secretKeyOf('central-hold');
    const { id, state } = await sell(all, 'central-hold', 'R-2');
    assert.equal(state, 'held');
    const parcels = [{ weight: 1500 }, { weight: 1000 }];
    const bought = await all.ask<OrderView>('POST', `/orders/${id}/label`, key, { parcels });
    const { data } = await all.control<{ data: { external_reference_id: string; parcels: { id: number; tracking_number: string }[] }[] }>(
      'GET',
      '/accounts/central/shipments',
    );
    const [shipment] = data;
    assert.deepEqual([data.length, shipment?.external_reference_id], [1, bought.upstream?.reference]);
    assert.deepEqual(
      bought.parcels.map(({ id: parcel, trackingNumber }) => [parcel, trackingNumber]),
      shipment?.parcels.map((parcel) => [String(parcel.id), parcel.tracking_number]),
    );
    assert.equal(pagesOf(await all.ask<Uint8Array>('GET', `/orders/${id}/label?format=a6`, key)).length, 2);
    await all.control('POST', `/parcels/${bought.parcel?.id}/advance`, { status: 'DELIVERED' });
    const { events } = await all.ask<Tracking>('GET', `/orders/${id}/tracking`, key);
    assert.ok(
      events.some(({ status }) => status === 'DELIVERED'),
      JSON.stringify(events),
    );
    assert.match((await all.ask<ReturnPortal>('GET', `/orders/${id}/return-portal`, key)).url ?? '', /^https:\/\/central\.returns-portal/);
    const { charges } = await all.ask<ChargeList>('GET', `/charges?order=${id}`, adminKey);
    assert.deepEqual(
      charges.map(({ parcel }) => parcel),
      bought.parcels.map((parcel) => parcel.id),
    );
  });
});
