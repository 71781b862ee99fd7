import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder, type MerchantName, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';

const merchant: MerchantName = 'own-v3';
const byNumber = (a: string, b: string): number => Number(a) - Number(b);

for (const { name, create } of databases())
  describe(`${name}: two whole proxies on one database`, () => {
    it('take orders side by side, deliver each once, and tell of each other’s', async (t) => {
      const url = await create(t);
      const one = await startProxy(t, { store: await openFor(t, url) });
      const other = await startProxy(t, { store: await openFor(t, url) });
      const placed = await Promise.all(
        Array.from({ length: 24 }, (_, n) =>
          place(n % 2 ? one : other, merchant, { delivery: { option: 'standard' }, order: anOrder({ number: `${n}` }) }),
        ),
      );
      await Promise.all([one.proxy.idle(), other.proxy.idle()]);
      for (const { id } of placed) assert.equal((await readOrder(one, merchant, id)).state, 'imported', 'whoever took it');
      const delivered = [one, other].flatMap(({ sandbox }) =>
        sandbox.requests
          .list({ limit: 10_000 })
          .filter(({ method, path }) => method === 'POST' && path === '/api/v3/orders')
          .flatMap(({ body }) => (body as { order_number: string }[]).map((order) => order.order_number)),
      );
      assert.deepEqual(
        delivered.toSorted(byNumber),
        Array.from(placed, (_, n) => `${n}`),
      );
    });
  });
