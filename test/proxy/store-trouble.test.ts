import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it } from 'node:test';
import { Overloaded } from '../../proxy/services/ports.ts';
import { openPostgresStore } from '../../proxy/store/postgres.ts';
import { createRunner } from '../../proxy/store/postgres-connection.ts';
import { storedOrder } from '../support/stored-order.ts';
import { databases, openFor } from '../support/stores.ts';

const [sqlite, postgres] = databases();
const count = (length: number) => Array.from({ length }, (_, index) => index);
const order = (n: number) => storedOrder({ id: `o${n}`, number: `${n}` });

describe('SQLite: another process that writes for too long', () => {
  it('is said, and the order can be placed again', async (t) => {
    const url = await sqlite.create(t);
    const store = await openFor(t, url);
    const other = new DatabaseSync(url.slice('file:'.length));
    t.after(() => other.close());
    other.exec('BEGIN IMMEDIATE');
    await assert.rejects(store.orders.accept(order(1), { dueAt: 5 }), Overloaded);
    other.exec('COMMIT');
    assert.equal((await store.orders.accept(order(1), { dueAt: 5 })).outcome, 'created');
  });
});

describe('PostgreSQL: a connection that is lost', () => {
  it('is an error for who waited, and never an order that was acknowledged and is not there', async (t) => {
    const store = await openFor(t, await postgres.create(t));
    const acknowledged: string[] = [];
    const failed: unknown[] = [];
    const accept = async (n: number) => {
      try {
        await store.orders.accept(order(n), { dueAt: 5 });
        acknowledged.push(`o${n}`);
      } catch (error) {
        failed.push(error);
      }
    };
    // Each connection that was cut off says so once; then all of them are open again.
    const opened = async () =>
      (await Promise.allSettled(count(20).map(() => store.check(1)))).every(({ status }) => status === 'fulfilled');
    // Whether a cut meets a write under way is chance: it goes on until some did.
    for (let round = 0; round < 3 || (failed.length === 0 && round < 60); round++) {
      while (!(await opened()));
      const writing = count(500).map((n) => accept(round * 500 + n));
      await postgres.server().dropConnections();
      await Promise.all(writing);
    }
    while (!(await opened()));
    assert.ok(failed.length > 0, 'some were cut off');
    for (const error of failed) assert.ok(error instanceof Overloaded, String(error));
    for (const id of acknowledged) assert.ok(await store.orders.byId('shop', id), `${id} is there`);
    const waiting = await store.outbox.claim(10, 20, 50_000);
    assert.ok(waiting.length >= acknowledged.length, 'each with its intention');
  });

  it('is said within seconds when there is no server at all', async () => {
    await assert.rejects(openPostgresStore('postgres://postgres@127.0.0.1:1/none'), /ECONNREFUSED/);
  });
});

describe('PostgreSQL: a statement that was undone for the sake of another', () => {
  const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });

  it('is made again', async () => {
    let tries = 0;
    const work = async () => {
      if (++tries < 3) throw deadlock;
      return 'done';
    };
    assert.equal(await createRunner().run(work), 'done');
  });

  it('is an error when it never comes through', async () => {
    await assert.rejects(
      createRunner().run(async () => Promise.reject(deadlock)),
      deadlock,
    );
  });
});
