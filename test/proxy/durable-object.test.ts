import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { describe, it, type TestContext } from 'node:test';
import { migrations } from '../../proxy/store/migrations.ts';
import { openDurableObjectStore } from '../../proxy/store/durable-object.ts';
import { storageOn } from '../support/durable-storage.ts';
import { choosePoint, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

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
