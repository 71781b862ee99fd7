import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { StoredCharge } from '../../proxy/store/charges.ts';
import type { Store } from '../../proxy/store/store.ts';
import { runRaw } from '../support/raw-database.ts';
import { storedCharge } from '../support/stored-charge.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const charge = (n: number, changes: Partial<StoredCharge> = {}) => storedCharge({ at: n, parcel: String(n), ...changes });
const order = storedOrder();

/** SQLite’s rows have no prototype. */
const plain = (rows: readonly StoredCharge[]): StoredCharge[] => rows.map((row) => ({ ...row }));
const everything = async (store: Store): Promise<StoredCharge[]> => plain(await store.charges.list({}, { limit: 9 }));

for (const { name, create } of databases())
  describe(`${name}: the ledger`, () => {
    it('adds entries with the change of an order or not at all, and each once', async (t) => {
      const store = await openFor(t, await create(t));
      await store.orders.accept(order, { dueAt: 1 });
      assert.equal(await store.orders.update({ ...order, version: 2 }, 'done', undefined, [charge(1)]), false);
      assert.deepEqual(await store.charges.list({}, { limit: 9 }), [], 'the order was changed by somebody else');
      assert.equal(await store.orders.update(order, 'done', undefined, [charge(1), charge(2)]), true);
      assert.deepEqual(await everything(store), [charge(1), charge(2)]);
      await store.orders.update({ ...order, version: 2 }, 'done', undefined, [charge(1, { id: 'chg_9', amount: 1 })]);
      await store.charges.add([charge(2, { id: 'chg_8', amount: 1 }), charge(3, { kind: 'adjustment', quote: null, key: 'invoice:3:1' })]);
      assert.deepEqual(
        (await store.charges.list({}, { limit: 9 })).map(({ id, amount }) => [id, amount]),
        [
          ['chg_1', 550],
          ['chg_2', 550],
          ['chg_3', 550],
        ],
      );
      assert.deepEqual(plain(await store.charges.ofParcel('2')), [charge(2)]);
    });

    it('is read in order, by merchant, order and place, and summed', async (t) => {
      const store = await openFor(t, await create(t));
      await store.charges.add([
        charge(1),
        charge(2, { merchant: 'other', order: 'o2', quote: null, amount: 0 }),
        charge(3, { currency: 'GBP', amount: 9_000_000_000_000 }),
        charge(4, { kind: 'cancellation', key: 'cancellation:1', amount: -550 }),
      ]);
      const ids = async (...[filter, page]: Parameters<typeof store.charges.list>) =>
        (await store.charges.list(filter, page)).map(({ id }) => id);
      assert.deepEqual(await ids({}, { limit: 2 }), ['chg_1', 'chg_2']);
      assert.deepEqual(await ids({}, { after: 'chg_2', limit: 2 }), ['chg_3', 'chg_4']);
      assert.deepEqual(await ids({ merchant: 'other' }, { limit: 9 }), ['chg_2']);
      assert.deepEqual(
        (await store.charges.totals({})).map((total) => ({ ...total })),
        [
          { currency: 'EUR', total: 0, entries: 3, withoutPrice: 1 },
          { currency: 'GBP', total: 9_000_000_000_000, entries: 1, withoutPrice: 0 },
        ],
      );
      assert.deepEqual(await store.charges.totals({ merchant: 'nobody' }), []);
    });

    it('lets nobody change or take away an entry, whoever asks the database', async (t) => {
      const url = await create(t);
      const store = await openFor(t, url);
      await store.charges.add([charge(1)]);
      for (const statement of ['UPDATE charges SET amount = 1', 'DELETE FROM charges'])
        await assert.rejects(() => runRaw(url, statement), /Charges are never changed/, statement);
      assert.deepEqual(await everything(store), [charge(1)]);
    });

    it('keeps batches of labels for their merchant alone, until they are forgotten', async (t) => {
      const store = await openFor(t, await create(t));
      const batch = { id: 'bat_1', merchant: 'shop', createdAt: 5, wanted: '{}' };
      await store.batches.add(batch);
      assert.deepEqual({ ...(await store.batches.byId('shop', 'bat_1')) }, batch);
      assert.equal(await store.batches.byId('other', 'bat_1'), null);
      assert.deepEqual([await store.batches.purge(5), await store.batches.purge(6)], [0, 1]);
    });
  });
