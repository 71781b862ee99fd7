import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { StoredOrder } from '../../proxy/store/store.ts';

async function openStore(t: TestContext) {
  const folder = await mkdtemp(join(tmpdir(), 'store-test-'));
  const file = join(folder, 'delivery.db');
  let store = await openSqliteStore(file);
  t.after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  return {
    file,
    store,
    reopen: async () => {
      await store.close();
      store = await openSqliteStore(file);
      return store;
    },
  };
}

const order = (changes: Partial<StoredOrder> = {}): StoredOrder => ({
  id: 'o1',
  merchant: 'shop',
  number: '1',
  digest: 'd',
  state: 'accepted',
  facts: '{}',
  sealed: 'sealed',
  parcelId: null,
  version: 1,
  createdAt: 1,
  updatedAt: 1,
  purgeAt: 1000,
  ...changes,
});
const due = { dueAt: 5 };
const attempt = { order: 'o1', attempt: 1, reference: 'o1.1', startedAt: 6, outcome: null };

describe('the store of orders', () => {
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
    assert.equal((await store.orders.byParcel('77'))?.id, 'o1');
    assert.equal(await store.outbox.nextDue(), null);
  });

  it('takes no other write down with one that fails', async (t) => {
    const { store } = await openStore(t);
    const impossible = store.orders.accept(order({ id: 'o2', number: null as unknown as string }), due);
    const fine = store.orders.accept(order(), due);
    await assert.rejects(impossible, /NOT NULL/);
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
});

describe('the outbox', () => {
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

  it('keeps the lease of who has it when the order is changed meanwhile', async (t) => {
    const { store } = await openStore(t);
    await store.orders.accept(order(), due);
    await store.outbox.claim(10, 20, 5);
    await store.orders.update(order({ state: 'cancelled' }), { dueAt: 11 });
    assert.equal((await store.outbox.claim(12, 30, 5)).length, 0);
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

describe('a kill', () => {
  it('takes nothing that was acknowledged', async (t) => {
    const { file, reopen } = await openStore(t);
    const script = fileURLToPath(new URL('../support/accept-until-killed.ts', import.meta.url));
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, file], {
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
