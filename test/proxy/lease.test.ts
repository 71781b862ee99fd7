import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { ProxyDeps } from '../../proxy/app.ts';
import { silentLog } from '../../proxy/log.ts';
import { createLeases } from '../../proxy/relay/leases.ts';
import { openSqliteStore } from '../../proxy/store/sqlite.ts';
import type { Outbox, Store } from '../../proxy/store/store.ts';
import { anOrder, chooseHome, place, readOrder } from '../support/orders.ts';
import { startProxy, tuesdayMorning } from '../support/proxy.ts';

/** A proxy whose outbox does more than it should: `change` gets the real one and says what is different. */
async function withOutbox(t: TestContext, change: (outbox: Outbox) => Partial<Outbox>, deps: Partial<ProxyDeps> = {}) {
  const real = await openSqliteStore(':memory:');
  const store: Store = { ...real, outbox: { ...real.outbox, ...change(real.outbox) } };
  const p = await startProxy(t, { store, ...deps });
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

  it('keeps a call here that stood in line for longer than the lease lasts', async (t) => {
    let asleep = true;
    const { p, placed } = await withOutbox(t, () => ({}), {
      sendcloudShare: 0.02,
      wait: async (milliseconds) => {
        p.advance(asleep ? 60_000 : milliseconds);
        asleep = false;
      },
    });
    await place(p, 'own-v3', { delivery: { option: 'standard' } });
    await p.proxy.idle();
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' }, order: anOrder({ number: 'second' }) });
    await p.proxy.idle();
    assert.equal(asleep, false, 'the second call stood in line');
    assert.match(p.logged(), /delivery-outlived-lease/);
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    assert.equal(placed(), 2);
  });

  it('is renewed while the work goes on, and ends by itself when its relay can renew no more', async (t) => {
    const p = await startProxy(t);
    const { store } = p;
    await p.proxy.stop();
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    t.mock.timers.enable({ apis: ['setTimeout'] });
    let now = tuesdayMorning;
    const leases = createLeases({ store, clock: { now: () => now }, log: silentLog });
    const pass = async (milliseconds: number) => {
      now += milliseconds;
      t.mock.timers.tick(milliseconds);
      for (let turns = 0; turns < 3; turns++) await store.check(now);
    };
    const lease = (await leases.takeOne(id))!;
    const { promise: work, resolve: finish } = Promise.withResolvers<void>();
    const during = leases.during(lease, () => work);
    for (let tens = 0; tens < 10; tens++) await pass(10_000);
    assert.equal(await leases.takeOne(id), null, 'held for a hundred seconds');
    assert.ok(lease.until > now);
    const until = lease.until;
    now += 60_000; // the machine slept
    await pass(10_000);
    assert.equal(lease.until, until);
    assert.ok(await leases.takeOne(id), 'somebody else may have it');
    finish();
    await during;
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
