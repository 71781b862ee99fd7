import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Store, StoredMerchant, StoredOrder } from '../../proxy/store/store.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const [sqlite, postgres] = databases();

const order = (changes: Partial<StoredOrder> = {}) => storedOrder({ sealed: 'sealed', ...changes });
const merchant = (changes: Partial<StoredMerchant> = {}): StoredMerchant => ({
  id: 'a',
  publishableKey: 'pk_a',
  secretKeyHash: 'a',
  settings: '{}',
  source: 'file',
  createdAt: 1,
  updatedAt: 1,
  ...changes,
});
const due = { dueAt: 5 };
const attempt = { order: 'o1', attempt: 1, reference: 'o1.1', startedAt: 6, outcome: null };

for (const { name, create } of [sqlite, postgres]) {
  /** A store on an empty database; `reopen` is what a restart finds. */
  async function openStore(t: TestContext): Promise<{ url: string; store: Store; reopen: () => Promise<Store> }> {
    const url = await create(t);
    const store = await openFor(t, url);
    const reopen = async () => {
      await store.close();
      return openFor(t, url);
    };
    return { url, store, reopen };
  }

  describe(`${name}: the store of orders`, () => {
    it('keeps and finds whatever text a shop calls an order by', async (t) => {
      const { store } = await openStore(t);
      for (const [n, number] of ['a\u0000b', '\ud800', '\ufeff', "'; --", 'ß'.repeat(100)].entries()) {
        await store.orders.accept(order({ id: `o${n}`, number }), due);
        assert.equal((await store.orders.byNumber('shop', number))?.id, `o${n}`);
        assert.deepEqual(
          (await store.orders.list({ merchant: 'shop', number, limit: 5 })).map(({ id }) => id),
          [`o${n}`],
        );
        assert.equal(await store.orders.byId('shop', number), null);
      }
    });

    it('keeps an order and its intention over a restart', async (t) => {
      const { store, reopen } = await openStore(t);
      await store.orders.accept(order(), due);
      const again = await reopen();
      assert.equal((await again.orders.byId('shop', 'o1'))?.number, '1');
      assert.deepEqual(
        (await again.outbox.claim(10, 20, 5)).map((entry) => entry.order),
        ['o1'],
      );
    });

    it('notes each state an order comes into, as it comes into it', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.orders.accept(order({ id: 'o2' }), due);
      await store.orders.update(order({ updatedAt: 2 }), 'unchanged', attempt);
      await store.orders.update(order({ version: 2, state: 'needs-service-point', updatedAt: 3 }), 'done');
      await store.orders.update(order({ version: 2, state: 'cancelled', updatedAt: 4 }), 'done');
      await store.orders.update(order({ version: 3, updatedAt: 5 }), due);
      assert.deepEqual(
        (await store.orders.events('o1')).map(({ merchant: shop, version, state, at }) => [shop, version, state, at]),
        [
          ['shop', 1, 'accepted', 1],
          ['shop', 3, 'needs-service-point', 3],
          ['shop', 4, 'accepted', 5],
        ],
      );
      assert.deepEqual(await store.orders.events('o2'), []);
    });

    it('gives the first order back to whoever comes second with its number', async (t) => {
      const { store } = await openStore(t);
      const both = await Promise.all([store.orders.accept(order(), due), store.orders.accept(order({ id: 'o2' }), due)]);
      assert.deepEqual(
        both.map((accepted) => accepted.outcome !== 'key-reused' && [accepted.outcome, accepted.order.id]),
        [
          ['created', 'o1'],
          ['exists', 'o1'],
        ],
      );
      assert.equal((await store.outbox.claim(10, 20, 5)).length, 1);
    });

    it('gives two merchants the same number', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      const other = await store.orders.accept(order({ id: 'o2', merchant: 'other' }), due);
      assert.equal(other.outcome, 'created');
      assert.equal(await store.orders.byId('other', 'o1'), null);
    });

    it('writes nothing for one who read an older version, neither order nor attempt', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      assert.equal(await store.orders.update(order({ state: 'review' }), 'unchanged'), true);
      assert.equal(await store.orders.update(order({ state: 'imported' }), 'done', attempt), false);
      assert.equal((await store.orders.byId('shop', 'o1'))?.state, 'review');
      assert.deepEqual(await store.outbox.attempts('o1'), []);
      assert.equal((await store.outbox.claim(10, 20, 5)).length, 1);
    });

    it('notes how an attempt ended, and finds the order by its parcel', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.orders.update(order(), 'unchanged', attempt);
      await store.orders.update(order({ version: 2, parcelId: '77', state: 'labelled' }), 'done', { ...attempt, outcome: 'placed' });
      assert.deepEqual(
        (await store.outbox.attempts('o1')).map(({ reference, outcome }) => [reference, outcome]),
        [['o1.1', 'placed']],
      );
      assert.deepEqual(
        (await store.orders.byParcel('77')).map(({ id }) => id),
        ['o1'],
      );
      assert.equal(await store.outbox.nextDue(), null);
    });

    it("lists a merchant's orders newest first, and everybody's that wait, page by page", async (t) => {
      const { store } = await openStore(t);
      for (const n of [1, 2, 3, 4])
        await store.orders.accept(order({ id: `o${n}`, number: `${n}`, state: n % 2 ? 'review' : 'accepted' }), { dueAt: null });
      await store.orders.accept(order({ id: 'o5', merchant: 'other', state: 'needs-service-point' }), { dueAt: null });
      const ids = (orders: StoredOrder[]) => orders.map(({ id }) => id).join(' ');
      assert.equal(ids(await store.orders.list({ merchant: 'shop', limit: 3 })), 'o4 o3 o2');
      assert.equal(ids(await store.orders.list({ merchant: 'shop', limit: 3, before: 'o2' })), 'o1');
      assert.equal(ids(await store.orders.list({ merchant: 'shop', limit: 3, state: 'review' })), 'o3 o1');
      assert.equal(ids(await store.orders.list({ merchant: 'shop', limit: 3, number: '2' })), 'o2');
      assert.equal(ids(await store.orders.undecided({ limit: 2 })), 'o1 o3');
      assert.equal(ids(await store.orders.undecided({ after: 'o3', limit: 2 })), 'o5');
    });

    it('takes no other write down with one that fails', async (t) => {
      const { store } = await openStore(t);
      const impossible = store.orders.accept(order({ id: 'o2', number: null as unknown as string }), due);
      const fine = store.orders.accept(order(), due);
      await assert.rejects(impossible, /not.null/i);
      assert.equal((await fine).outcome, 'created');
    });

    it('forgets sealed parts when their time has come, but not of what has yet to be delivered', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.orders.accept(order({ id: 'o2', number: '2' }), { dueAt: null });
      await store.orders.accept(order({ id: 'o3', number: '3', purgeAt: 5000 }), { dueAt: null });
      assert.equal(await store.orders.purge(1000), 1);
      const sealed = await Promise.all(['o1', 'o2', 'o3'].map(async (id) => (await store.orders.byId('shop', id))?.sealed));
      assert.deepEqual(sealed, ['sealed', null, 'sealed']);
    });

    it('forgets nobody whose order somebody still has to decide about, and says which can no longer be decided about', async (t) => {
      const { store } = await openStore(t);
      await store.merchants.put(merchant({ id: 'shop' }), null);
      await store.merchants.put(merchant({ id: 'gone', publishableKey: 'pk_b', secretKeyHash: 'b' }), null);
      await store.merchants.remove('gone', 2);
      const waits = [
        order({ id: 'o1', number: '1', state: 'held' }),
        order({ id: 'o2', number: '2', state: 'review', sealed: null }),
        order({ id: 'o3', number: '3', state: 'needs-service-point', merchant: 'gone' }),
        order({ id: 'o4', number: '4', state: 'held', merchant: 'gone', purgeAt: 1001 }),
        order({ id: 'o5', number: '5', state: 'labelled', sealed: null }),
      ];
      for (const one of waits) await store.orders.accept(one, { dueAt: null });
      await store.orders.accept(order({ id: 'o6', number: '6', state: 'review', merchant: 'gone' }), { dueAt: 5 });
      assert.equal(await store.orders.purge(1000), 0);
      const past = async (now: number) => (await store.orders.outlived(now, 9)).map(({ id }) => id).toSorted();
      assert.deepEqual([await past(1000), await past(1001), await past(999)], [['o2', 'o3'], ['o2', 'o3', 'o4'], []]);
    });
  });

  describe(`${name}: idempotency keys`, () => {
    const keyed = (request: string) => ({ dueAt: 5, idempotency: { key: 'k', request } });

    it('belong to one request, also when two bring one at once', async (t) => {
      const { store } = await openStore(t);
      const both = await Promise.all([
        store.orders.accept(order(), keyed('a')),
        store.orders.accept(order({ id: 'o2', number: '2' }), keyed('b')),
      ]);
      assert.deepEqual(both.map(({ outcome }) => outcome).toSorted(), ['created', 'key-reused']);
      assert.equal((await store.outbox.claim(10, 20, 5)).length, 1);
    });

    it('give the same request the same order, also one that came without a key before', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      assert.equal((await store.orders.accept(order({ id: 'o2' }), keyed('a'))).outcome, 'exists');
      assert.equal((await store.orders.accept(order({ id: 'o3', number: '3' }), keyed('b'))).outcome, 'key-reused');
    });
  });

  describe(`${name}: the store of merchants`, () => {
    it('lets no two merchants share a key', async (t) => {
      const { store } = await openStore(t);
      assert.equal(await store.merchants.put(merchant(), null), 'stored');
      assert.equal(await store.merchants.put(merchant({ settings: '{"name":"new"}' }), merchant()), 'stored');
      assert.equal(await store.merchants.put(merchant({ id: 'b', publishableKey: 'pk_b' }), null), 'taken');
      assert.equal(await store.merchants.put(merchant({ id: 'b', secretKeyHash: 'b' }), null), 'taken');
      assert.deepEqual(
        (await store.merchants.list()).map((one) => ({ ...one })),
        [merchant({ settings: '{"name":"new"}' })],
      );
      assert.deepEqual(await store.merchants.byPublishableKey('pk_a'), await store.merchants.bySecretKeyHash('a'));
    });

    it('writes over what its writer has read, and over nothing that came since', async (t) => {
      const { store } = await openStore(t);
      const renamed = (name: string) => merchant({ settings: JSON.stringify({ name }) });
      await store.merchants.put(merchant(), null);
      const both = await Promise.all(['one', 'two'].map((name) => store.merchants.put(renamed(name), merchant())));
      assert.deepEqual(both.toSorted(), ['changed', 'stored']);
      assert.equal(await store.merchants.put(renamed('three'), null), 'changed');
      const kept = await store.merchants.byId('a');
      for (const change of [{ settings: '{}' }, { secretKeyHash: 'other' }, { source: 'operator' as const }])
        assert.equal(await store.merchants.put(renamed('four'), { ...kept!, ...change }), 'changed');
      assert.equal(await store.merchants.put(renamed('five'), kept), 'stored');
    });

    it('takes a merchant away with its credentials', async (t) => {
      const { store } = await openStore(t);
      await store.merchants.put(merchant(), null);
      await store.merchants.putCredentials('own:a', 'old');
      await store.merchants.putCredentials('own:a', 'sealed');
      assert.equal(await store.merchants.credentials('own:a'), 'sealed');
      await store.merchants.remove('a', 7);
      const mark = { publishableKey: 'removed:a', secretKeyHash: 'removed:a', settings: 'null', source: 'operator', updatedAt: 7 } as const;
      assert.deepEqual({ ...(await store.merchants.byId('a')) }, merchant(mark));
      assert.equal(await store.merchants.credentials('own:a'), null);
      assert.equal(await store.merchants.put(merchant({ id: 'b' }), null), 'stored', 'its keys are free');
    });
  });

  describe(`${name}: the webhook log`, () => {
    it('knows bytes that came before, and forgets them in time', async (t) => {
      const { store } = await openStore(t);
      const event = { id: 'w1', account: 'central', receivedAt: 5, sealed: 'sealed' };
      assert.deepEqual([await store.webhooks.record(event), await store.webhooks.record(event)], [true, false]);
      assert.deepEqual([await store.webhooks.purge(5), await store.webhooks.purge(6)], [0, 1]);
      assert.equal(await store.webhooks.record(event), true);
    });
  });

  describe(`${name}: the outbox`, () => {
    it('gives an entry to one at a time, and again when the lease has ended', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      assert.equal((await store.outbox.claim(4, 20, 5)).length, 0, 'not due yet');
      assert.equal((await store.outbox.claim(10, 20, 5)).length, 1);
      assert.equal((await store.outbox.claim(15, 30, 5)).length, 0);
      assert.equal(await store.outbox.claimOne('o1', 15, 30), null);
      assert.equal(await store.outbox.nextDue(), 20);
      assert.equal((await store.outbox.claim(20, 30, 5)).length, 1);
    });

    it('says when there is next something to do, whoever has the rest', async (t) => {
      const { store } = await openStore(t);
      assert.equal(await store.outbox.nextDue(), null);
      for (const [id, dueAt] of Object.entries({ o1: 5, o2: 6, o3: 30 })) await store.orders.accept(order({ id, number: id }), { dueAt });
      assert.equal(await store.outbox.nextDue(), 5);
      await store.outbox.claim(10, 20, 1);
      assert.equal(await store.outbox.nextDue(), 6, 'the second one');
      await store.outbox.claim(10, 25, 1);
      assert.equal(await store.outbox.nextDue(), 20, 'a lease ends');
      await store.outbox.postpone('o1', 40, 1);
      await store.outbox.postpone('o2', 50, 1);
      assert.equal(await store.outbox.nextDue(), 30);
    });

    it('keeps the lease of who has it when the order is changed meanwhile', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.outbox.claim(10, 20, 5);
      await store.orders.update(order({ state: 'cancelled' }), { dueAt: 11 });
      assert.equal((await store.outbox.claim(12, 30, 5)).length, 0);
    });

    it('renews what is held, and nothing whose lease has ended or that another has', async (t) => {
      const { url, store } = await openStore(t);
      const other = await openFor(t, url);
      for (const id of ['o1', 'o2', 'o3']) await store.orders.accept(order({ id, number: id }), due);
      await store.outbox.claimOne('o1', 10, 20);
      await store.outbox.claimOne('o2', 10, 14);
      await other.outbox.claimOne('o3', 10, 20);
      assert.deepEqual(await store.outbox.renew(['o1', 'o2', 'o3'], 15, 40), ['o1']);
      assert.deepEqual(await store.outbox.renew([], 15, 40), []);
      assert.equal(await other.outbox.claimOne('o1', 30, 50), null, 'held for longer');
      assert.ok(await other.outbox.claimOne('o2', 30, 50), 'let go');
    });

    it('takes nothing back from who has it now', async (t) => {
      const { url, store } = await openStore(t);
      const other = await openFor(t, url);
      await store.orders.accept(order(), due);
      await store.outbox.claim(10, 20, 5);
      await other.outbox.claim(20, 30, 5);
      await store.outbox.postpone('o1', 21, 1);
      assert.equal(await store.outbox.claimOne('o1', 25, 40), null);
    });

    it('notes when an attempt starts again', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.orders.update(order(), 'unchanged', attempt);
      await store.outbox.startAgain(attempt, 77);
      assert.deepEqual(
        (await store.outbox.attempts('o1')).map(({ startedAt }) => startedAt),
        [77],
      );
    });

    it('remembers failures until the order is asked for anew', async (t) => {
      const { store } = await openStore(t);
      await store.orders.accept(order(), due);
      await store.outbox.claim(10, 20, 5);
      await store.outbox.postpone('o1', 50, 3);
      assert.deepEqual(
        (await store.outbox.claim(50, 60, 5)).map(({ failures }) => failures),
        [3],
      );
    });
  });

  describe(`${name}: a kill`, () => {
    it('takes nothing that was acknowledged', async (t) => {
      const { url, reopen } = await openStore(t);
      const script = fileURLToPath(new URL('../support/accept-until-killed.ts', import.meta.url));
      const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const acknowledged: string[] = [];
      for await (const id of createInterface({ input: child.stdout })) {
        acknowledged.push(id);
        if (acknowledged.length === 200) child.kill('SIGKILL');
      }
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      const store = await reopen();
      for (const id of acknowledged) assert.ok(await store.orders.byId('shop', id), `${id} is there`);
      const claimed = await store.outbox.claim(10, 20, 100_000);
      assert.ok(claimed.length >= acknowledged.length, 'each with its intention');
    });
  });
}
