import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { migrations } from '../../proxy/store/migrations.ts';
import { openDurableObjectStore, type ObjectStorage } from '../../proxy/store/durable-object.ts';
import { choosePoint, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

/**
 * `ctx.storage` of a Durable Object, as its documentation has it: bytes come out as `ArrayBuffer`, transactions are the object's own and not
 * SQL, and a statement holds at most five SELECTs. `npm run full -- runtimes` has the real one.
 */
function storageOn(database: DatabaseSync): ObjectStorage {
  const exec = (statement: string, ...values: unknown[]) => {
    assert.doesNotMatch(statement, /^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i);
    assert.ok(statement.split(/\bUNION\b/i).length <= 5, statement);
    for (const value of values) assert.ok(value === null || ['string', 'number'].includes(typeof value) || value instanceof ArrayBuffer);
    const given = values.map((value) => (value instanceof ArrayBuffer ? new Uint8Array(value) : value)) as string[];
    const rows = database.prepare(statement).all(...given);
    const row = (one: object) =>
      Object.fromEntries(Object.entries(one).map(([name, value]) => [name, value instanceof Uint8Array ? value.slice().buffer : value]));
    return { toArray: () => rows.map(row) };
  };
  const transactionSync = <T>(work: () => T): T => {
    database.exec('BEGIN');
    try {
      const value = work();
      database.exec('COMMIT');
      return value;
    } catch (error) {
      database.exec('ROLLBACK');
      throw error;
    }
  };
  return { sql: { exec }, transactionSync };
}

function open(t: TestContext): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  t.after(() => database.close());
  return database;
}

describe('the store in a Durable Object', () => {
  it('takes an order to Sendcloud, and has it still when the object wakes up again', async (t) => {
    const storage = storageOn(open(t));
    const p = await startProxy(t, { store: await openDurableObjectStore(storage) });
    const { token, pointId } = await choosePoint(p, 'own-v3');
    const { id } = await place(p, 'own-v3', { token });
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    await p.proxy.stop();
    const again = await startProxy(t, { store: await openDurableObjectStore(storage) });
    const order = await readOrder(again, 'own-v3', id);
    assert.equal(order.delivery.servicePoint?.id, pointId);
  });

  it('knows which keys it is sealed with, in every table', async (t) => {
    const store = await openDurableObjectStore(storageOn(open(t)));
    assert.equal(await store.keys.keepFirst('one', 'v1.aaaaaaaa.rest'), 'v1.aaaaaaaa.rest');
    assert.deepEqual(await store.sealed.keys(), [{ key: 'aaaaaaaa', count: 1 }]);
  });

  it('keeps bytes as they are', async (t) => {
    const store = await openDurableObjectStore(storageOn(open(t)));
    const read = { key: 'points', readAt: 1, keepUntil: 2, value: new Uint8Array([0, 1, 255]).subarray(1) };
    await store.reads.put(read);
    assert.deepEqual(await store.reads.get(['points']), [{ ...read, value: new Uint8Array([1, 255]) }]);
  });

  it('does not open what a newer proxy has been at', async (t) => {
    const storage = storageOn(open(t));
    await openDurableObjectStore(storage);
    await assert.rejects(openDurableObjectStore(storage, migrations.slice(0, -1)), { name: 'StoreTooNew' });
  });
});
