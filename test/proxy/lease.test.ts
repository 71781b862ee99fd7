import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Outbox, Store } from '../../proxy/store/store.ts';
import { chooseHome, place, readOrder } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

/** A proxy whose outbox does more than it should: `change` gets the real one and says what is different. */
async function withOutbox(t: TestContext, change: (outbox: Outbox) => Partial<Outbox>) {
  const real = await openSqliteStore(':memory:');
  const store: Store = { ...real, outbox: { ...real.outbox, ...change(real.outbox) } };
  const p = await startProxy(t, { store });
  t.after(() => real.close());
  const placed = () => p.sandbox.requests.list({ limit: 1000, method: 'POST', path: '/api/v3/orders' }).length;
  return { p, real, placed };
}

describe('the lease on an order', () => {
  it('ends a try that took too long before it places anything, and the next one places it once', async (t) => {
    let slow = 1;
    const { p, placed } = await withOutbox(t, (outbox) => ({
      attempts: (order) => {
        if (slow-- > 0) p.advance(3 * 60_000);
        return outbox.attempts(order);
      },
    }));
    const { id } = await place(p, 'own-v3', { token: await chooseHome(p, 'own-v3') });
    await p.proxy.idle();
    assert.match(p.logged(), /delivery-outlived-lease/);
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    assert.equal(placed(), 1);
  });

  it('that somebody holds on to places nothing of an order that has arrived meanwhile', async (t) => {
    let stale: Awaited<ReturnType<Outbox['claim']>> = [];
    const { p, real, placed } = await withOutbox(t, (outbox) => ({
      claim: async (...asked) => [...stale.splice(0), ...(await outbox.claim(...asked))],
    }));
    const { id } = await place(p, 'own-v3', { token: await chooseHome(p, 'own-v3') });
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    stale = [{ order: id, merchant: 'own-v3', dueAt: 0, failures: 0 }];
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    assert.deepEqual(stale, [], 'the stale claim was taken');
    assert.equal(placed(), 1);
    assert.equal((await real.outbox.attempts(id)).length, 1);
  });
});
