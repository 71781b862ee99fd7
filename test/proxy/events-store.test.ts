import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { StoredDelivery, Tried } from '../../proxy/store/events.ts';
import type { Store } from '../../proxy/store/store.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const numbered = (n: number) => storedOrder({ id: `o${n}`, number: `${n}`, createdAt: n });
const due = { dueAt: null };
const address = (merchant = 'shop') => ({ merchant, url: `https://${merchant}.example/`, sealed: 'sealed' });
const tried = ({ id, merchant }: StoredDelivery, changes: Partial<Tried> = {}): Tried => ({
  id,
  merchant,
  state: 'delivered',
  failures: 0,
  since: null,
  answer: '204',
  at: 50,
  dueAt: 50,
  off: false,
  ...changes,
});
const failed = { state: 'waiting', failures: 1, since: 50, answer: '500', dueAt: 80 } as const;
const news = (deliveries: readonly StoredDelivery[]) => deliveries.map(({ order: about, news: what }) => `${about} ${what}`);
/** Everything of a merchant, oldest first. */
const all = async (store: Store, merchant = 'shop') => (await store.events.list(merchant, { limit: 1000 })).toReversed();

for (const { name, create } of databases())
  describe(`${name}: the events of shops`, () => {
    async function open(t: TestContext): Promise<{ url: string; store: Store }> {
      const url = await create(t);
      const store = await openFor(t, url);
      await store.events.putEndpoint(address());
      return { url, store };
    }

    it('are written with what they tell of, each as soon as the order is there', async (t) => {
      const { store } = await open(t);
      await store.orders.accept(storedOrder(), due);
      await store.orders.update(storedOrder({ updatedAt: 2 }), 'unchanged');
      await store.orders.update(storedOrder({ version: 2, state: 'imported', updatedAt: 3 }), 'done');
      await store.orders.update(storedOrder({ version: 3, state: 'imported', progress: 'announced', updatedAt: 4 }), 'done');
      await store.orders.update(storedOrder({ version: 4, state: 'imported', progress: 'announced', updatedAt: 5 }), 'done');
      await store.orders.update(storedOrder({ version: 5, state: 'imported', progress: null, updatedAt: 6 }), 'done');
      await store.orders.update(storedOrder({ version: 6, state: 'imported', progress: 'announced', updatedAt: 7 }), 'done');
      await store.orders.update(storedOrder({ version: 7, state: 'cancelled', progress: 'in-transit', updatedAt: 8 }), 'done');
      assert.deepEqual(
        (await all(store)).map(({ id, version, news: what, at, state, dueAt }) => [id, version, what, at, state, dueAt]),
        [
          ['o1_1', 1, 'accepted', 1, 'waiting', 1],
          ['o1_3', 3, 'imported', 3, 'waiting', 3],
          ['o1_4', 4, 'announced', 4, 'waiting', 4],
          ['o1_8', 8, 'cancelled', 8, 'waiting', 8],
        ],
      );
    });

    it('are written only for who wants to be told, and only of what happened', async (t) => {
      const { store } = await open(t);
      await store.orders.accept(storedOrder({ id: 'o2', merchant: 'other' }), due);
      await store.orders.accept(storedOrder(), due);
      await store.orders.accept(storedOrder({ id: 'o3' }), due);
      assert.equal(await store.orders.update(storedOrder({ version: 7, state: 'cancelled' }), 'done'), false);
      assert.deepEqual(news(await all(store)), ['o1 accepted']);
      assert.deepEqual(await all(store, 'other'), []);
    });

    it('of one order come one after the other, those of others beside them', async (t) => {
      const { store } = await open(t);
      for (const n of [1, 2]) {
        await store.orders.accept(numbered(n), due);
        await store.orders.update({ ...numbered(n), state: 'imported', updatedAt: 10 + n }, 'done');
      }
      const first = await store.events.claim('shop', 20, 60, 9);
      assert.deepEqual(news(first).toSorted(), ['o1 accepted', 'o2 accepted']);
      assert.deepEqual(await store.events.claim('shop', 20, 60, 9), []);
      const [one, two] = first.toSorted((a, b) => a.id.localeCompare(b.id));
      await store.events.settle(tried(one!, failed));
      await store.events.settle(tried(two!));
      assert.deepEqual(news(await store.events.claim('shop', 60, 90, 9)), ['o2 imported']);
      assert.deepEqual(news(await store.events.claim('shop', 80, 99, 9)), ['o1 accepted']);
    });

    it('go on after one that was given up', async (t) => {
      const { store } = await open(t);
      await store.orders.accept(storedOrder(), due);
      await store.orders.update(storedOrder({ state: 'imported', updatedAt: 2 }), 'done');
      const [one] = await store.events.claim('shop', 20, 60, 9);
      await store.events.settle(tried(one!, { ...failed, state: 'given-up' }));
      assert.deepEqual(news(await store.events.claim('shop', 60, 90, 9)), ['o1 imported']);
    });

    it('are with one proxy at a time, and with another once the lease has ended', async (t) => {
      const { url, store } = await open(t);
      const stores = [store, await openFor(t, url), await openFor(t, url)];
      for (let n = 1; n <= 60; n++) await store.orders.accept(numbered(n), due);
      const claims = await Promise.all(Array.from({ length: 30 }, (_, n) => stores[n % 3]!.events.claim('shop', 100, 160, 4)));
      const ids = claims.flat().map(({ id }) => id);
      assert.deepEqual([ids.length, new Set(ids).size], [60, 60]);
      assert.deepEqual(await store.events.claim('shop', 159, 200, 4), []);
      const again = await stores[1]!.events.claim('shop', 160, 220, 100);
      assert.equal(again.length, 60);
      const early = claims[0]![0]!;
      await store.events.settle(tried(early));
      assert.equal((await all(store)).find(({ id }) => id === early.id)?.state, 'waiting', 'who lost it writes nothing');
    });

    it('say who has something due, and not of an address that is off', async (t) => {
      const { store } = await open(t);
      await store.events.putEndpoint(address('other'));
      await store.orders.accept(storedOrder({ createdAt: 30 }), due);
      assert.deepEqual(await store.events.due(29), []);
      assert.deepEqual(await store.events.due(30), ['shop']);
      const [one] = await store.events.claim('shop', 30, 60, 9);
      assert.deepEqual(await store.events.due(59), []);
      await store.events.settle(tried(one!, { ...failed, off: true }));
      assert.deepEqual(await store.events.due(500), []);
      assert.deepEqual({ ...(await store.events.endpoint('shop')) }, { ...address(), state: 'off', failingSince: 50 });
      await store.events.putEndpoint(address());
      assert.deepEqual(await store.events.due(500), ['shop']);
      assert.deepEqual({ ...(await store.events.endpoint('shop')) }, { ...address(), state: 'on', failingSince: null });
    });

    it('note since when none got through, until one does', async (t) => {
      const { store } = await open(t);
      for (const n of [1, 2]) await store.orders.accept(numbered(n), due);
      const [one, two] = await store.events.claim('shop', 20, 60, 9);
      await store.events.settle(tried(one!, { ...failed, at: 40 }));
      await store.events.settle(tried(two!, { ...failed, at: 45 }));
      assert.equal((await store.events.endpoint('shop'))?.failingSince, 40);
      const [again] = await store.events.claim('shop', 80, 99, 1);
      await store.events.settle(tried(again!));
      assert.equal((await store.events.endpoint('shop'))?.failingSince, null);
      assert.equal(await store.events.waiting('shop'), 1);
    });

    it('are listed newest first, page by page, by state too', async (t) => {
      const { store } = await open(t);
      for (let n = 1; n <= 5; n++) await store.orders.accept({ ...numbered(n), createdAt: n < 4 ? n : 4 }, due);
      const [one] = await store.events.claim('shop', 1, 60, 1);
      await store.events.settle(tried(one!));
      const first = await store.events.list('shop', { limit: 2 });
      const second = await store.events.list('shop', { limit: 9, after: first[1]! });
      assert.deepEqual(
        [first, second].map((page) => page.map(({ order: about }) => about)),
        [
          ['o5', 'o4'],
          ['o3', 'o2', 'o1'],
        ],
      );
      assert.deepEqual(news(await store.events.list('shop', { state: 'delivered', limit: 9 })), ['o1 accepted']);
    });

    it('are sent again when somebody wants it, and tests are not', async (t) => {
      const { store } = await open(t);
      for (const n of [1, 2, 3]) await store.orders.accept(numbered(n), due);
      for (const one of await store.events.claim('shop', 20, 60, 9)) await store.events.settle(tried(one));
      const [sample] = await all(store);
      await store.events.record({ ...sample!, id: 'test_1', order: null, version: 0, news: 'test' });
      assert.equal(await store.events.replay('shop', { ids: ['o1_1', 'o9_1', 'test_1'] }, 70), 1);
      assert.equal(await store.events.replay('other', { ids: ['o2_1'] }, 70), 0);
      assert.equal(await store.events.replay('shop', { from: 2, to: 4, state: 'given-up' }, 70), 0);
      assert.equal(await store.events.replay('shop', { from: 2, to: 3 }, 70), 1);
      assert.deepEqual(news(await store.events.claim('shop', 70, 99, 9)).toSorted(), ['o1 accepted', 'o2 accepted']);
    });

    it('that were given up are tried anew when they are sent again, as long as any other', async (t) => {
      const { store } = await open(t);
      await store.orders.accept(storedOrder(), due);
      const [one] = await store.events.claim('shop', 20, 60, 9);
      await store.events.settle(tried(one!, { ...failed, state: 'given-up' }));
      assert.equal(await store.events.replay('shop', { ids: [one!.id] }, 70), 1);
      const [again] = await store.events.claim('shop', 70, 99, 9);
      assert.deepEqual([again?.failures, again?.since], [0, null]);
    });

    it('go with their merchant while they wait, so that the next of its id inherits nothing', async (t) => {
      const { store } = await open(t);
      await store.events.putEndpoint(address('other'));
      for (const n of [1, 2]) await store.orders.accept(numbered(n), due);
      const [one] = await store.events.claim('shop', 20, 60, 1);
      await store.events.settle(tried(one!));
      await store.merchants.remove('shop', 1);
      assert.deepEqual([await store.events.endpoint('shop'), news(await all(store))], [null, ['o1 accepted']]);
      assert.equal((await store.events.endpoint('other'))?.state, 'on');
      await store.orders.update({ ...numbered(2), state: 'imported' }, 'done');
      assert.equal(await store.events.waiting('shop'), 0);
    });

    it('go with the address while they wait, and with time', async (t) => {
      const { store } = await open(t);
      for (const n of [1, 2, 3]) await store.orders.accept(numbered(n), due);
      const [one] = await store.events.claim('shop', 20, 60, 1);
      await store.events.settle(tried(one!));
      await store.events.removeEndpoint('shop');
      assert.deepEqual(news(await all(store)), ['o1 accepted']);
      assert.equal(await store.events.endpoint('shop'), null);
      assert.deepEqual([await store.events.purge(1), await store.events.purge(2)], [0, 1]);
    });
  });
