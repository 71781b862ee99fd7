import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrations } from '../../proxy/store/migrations.ts';
import { openStore } from '../../proxy/store/open.ts';
import { openPostgresStore } from '../../proxy/store/postgres.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const openWith = (url: string, versions: typeof migrations) =>
  url.startsWith('file:') ? openSqliteStore(url.slice('file:'.length), versions) : openPostgresStore(url, versions);
/** What a version after this one might bring. */
const next = [...migrations, ['ALTER TABLE orders ADD COLUMN later TEXT', 'CREATE INDEX orders_later ON orders (later)']];
const count = (length: number) => Array.from({ length }, (_, index) => index);
const order = (n: number) => storedOrder({ id: `o${n}`, number: `${n}` });

for (const { name, create } of databases())
  describe(`${name}: several proxies on one database`, () => {
    it('start together on an empty one', async (t) => {
      const url = await create(t);
      const stores = await Promise.all(count(4).map(() => openFor(t, url)));
      for (const store of stores) await store.check(1);
    });

    it('take turns at what one of them does for all', async (t) => {
      const url = await create(t);
      const [one, other] = await Promise.all([openFor(t, url), openFor(t, url)]);
      const first = await Promise.all([one, other].map(({ turns }) => turns.take('invoices', 0, 10)));
      assert.deepEqual(first.toSorted(), [false, true]);
      const [mine, theirs] = first[0] ? [one.turns, other.turns] : [other.turns, one.turns];
      assert.deepEqual([await mine.take('invoices', 5, 20), await theirs.take('another', 5, 20)], [true, true]);
      assert.deepEqual([await theirs.take('invoices', 19, 30), await theirs.take('invoices', 20, 30)], [false, true]);
      assert.equal(await mine.take('invoices', 25, 40), false);
    });

    it('keep one key of a name, whoever brings it first', async (t) => {
      const url = await create(t);
      const stores = await Promise.all(count(4).map(() => openFor(t, url)));
      const kept = await Promise.all(stores.map((store, n) => store.keys.keepFirst('fingerprints', `v1.key${n}`)));
      assert.equal(new Set(kept).size, 1);
      assert.equal(await stores[0]!.keys.keepFirst('another', 'v1.other'), 'v1.other');
    });

    it('take every entry of the outbox, and none of them twice', async (t) => {
      const url = await create(t);
      const stores = await Promise.all(count(3).map(() => openFor(t, url)));
      await Promise.all(count(300).map((n) => stores[n % 3]!.orders.accept(order(n), { dueAt: 5 })));
      const claims = await Promise.all(count(90).map((n) => stores[n % 3]!.outbox.claim(10, 20, 8)));
      const taken = claims.flat().map((entry) => entry.order);
      assert.ok(claims.every((claim) => claim.length <= 8));
      assert.deepEqual([taken.length, new Set(taken).size], [300, 300]);
    });

    it('give one of them the order that all were told of', async (t) => {
      const url = await create(t);
      const stores = await Promise.all(count(3).map(() => openFor(t, url)));
      const entries = count(30).map((n) => ({ ...order(n), number: 'the same' }));
      const accepted = await Promise.all(entries.map((entry, n) => stores[n % 3]!.orders.accept(entry, { dueAt: 5 })));
      assert.equal(accepted.filter(({ outcome }) => outcome === 'created').length, 1);
      assert.equal(new Set(accepted.map((one) => one.outcome !== 'key-reused' && one.order.id)).size, 1);
      assert.equal((await stores[0]!.outbox.claim(10, 20, 99)).length, 1);
    });

    it('let one of them change what all have read', async (t) => {
      const url = await create(t);
      const stores = await Promise.all(count(3).map(() => openFor(t, url)));
      await stores[0]!.orders.accept(order(1), { dueAt: 5 });
      const changed = await Promise.all(count(30).map((n) => stores[n % 3]!.orders.update({ ...order(1), facts: `{"by":${n}}` }, 'done')));
      assert.equal(changed.filter(Boolean).length, 1);
      const facts = (await stores[0]!.orders.byId('shop', 'o1'))?.facts;
      assert.equal(facts, `{"by":${changed.indexOf(true)}}`);
    });

    it('run on when one of the next version joins them', async (t) => {
      const url = await create(t);
      const older = await openFor(t, url);
      const accepting = Promise.all(count(100).map((n) => older.orders.accept(order(n), { dueAt: 5 })));
      const newer = await openWith(url, next);
      t.after(() => newer.close());
      await accepting;
      await older.orders.accept(order(100), { dueAt: 5 });
      assert.equal((await newer.outbox.claim(10, 20, 1000)).length, 101);
    });

    it('do not start on what a newer version has made', async (t) => {
      const url = await create(t);
      await (await openWith(url, next)).close();
      await assert.rejects(openStore(url), /version \d+; this program knows up to \d+/);
    });

    it('leave a database as it was when a migration fails', async (t) => {
      const url = await create(t);
      const broken = [...migrations, ['CREATE TABLE half_done (id TEXT)', 'CREATE TABLE merchants (id TEXT)']];
      await assert.rejects(openWith(url, broken), /already exists/);
      const store = await openWith(url, [...migrations, ['CREATE TABLE half_done (id TEXT)']]);
      await store.check(1);
      await store.close();
    });
  });
