import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anOrder, body, choosePoint, type MerchantName, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

const ORDERS = 40;
const seed = process.env.TEST_SEED ?? String(Date.now());
const ways: { merchant: MerchantName; kind: 'orders' | 'parcels' | 'shipments' }[] = [
  { merchant: 'own-v3', kind: 'orders' },
  { merchant: 'own-v2', kind: 'parcels' },
  { merchant: 'central', kind: 'shipments' },
];

describe('with half of Sendcloud’s answers lost or wrong', () => {
  for (const { merchant, kind } of ways) {
    it(`each order of ${merchant} becomes exactly one, with its point (TEST_SEED=${seed})`, async (t) => {
      // The clock stands still, so nobody may wait for it: Sendcloud's limits are not what this is about.
      const p = await startProxy(t, { random: () => 0, sendcloudShare: 100 });
      const { token, pointId } = await choosePoint(p, merchant);
      // The worst that v2 could do: take a reference twice. Then only looking before sending keeps an order from becoming two.
      p.sandbox.settings.duplicateParcel = 'create';
      const faults = ['status', 'status-after-commit', 'reset', 'reset-after-commit', 'html'] as const;
      for (const fault of faults) p.sandbox.faults.add({ kind: fault, rate: 0.12, seed: `${seed} ${fault}` });
      const numbers = Array.from({ length: ORDERS }, (_, index) => `N-${index}`);
      const placed = await Promise.all(numbers.map((number) => place(p, merchant, { token, order: anOrder({ number }) })));
      for (let turns = 0; turns < 20; turns++) {
        await p.proxy.idle();
        p.advance(30 * 60_000);
      }
      p.sandbox.faults.clear();
      const states = await Promise.all(placed.map(async ({ id }) => (await readOrder(p, merchant, id)).state));
      assert.deepEqual([...new Set(states)], [merchant === 'central' ? 'labelled' : 'imported']);
      const held = await p.sandbox.fetch(new Request(`http://sandbox.test/__sandbox/accounts/${merchant}/${kind}`));
      const { data } = await body(held);
      const found = data.map((thing) => JSON.stringify(thing));
      for (const number of numbers)
        assert.equal(found.filter((text) => text.includes(`"${number}"`) && text.includes(pointId)).length, 1, `${number}, seed ${seed}`);
    });
  }
});
