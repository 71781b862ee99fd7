import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { body, place, problemType, type Reply, readOrder } from '../support/orders.ts';
import { adminKey, shopOrigin, startProxy } from '../support/proxy.ts';

/** A merchant's own page, by its session, and the operator. */
async function start(t: TestContext) {
  const p = await startProxy(t);
  const { token } = await body(await p.operator('POST', '/sessions', { merchant: 'own-v3', role: 'connect' }));
  const by = { merchant: token, operator: adminKey };
  const ask = (who: keyof typeof by, action: 'pause' | 'resume') =>
    p.proxy.fetch(
      new Request(`http://localhost:8787/merchants/own-v3/${action}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${by[who]}`, origin: shopOrigin },
      }),
    );
  const state = async () => ((await body(await p.operator('GET', '/merchants/own-v3'))) as Reply & { state: string }).state;
  return { p, ask, state };
}

describe('a merchant that is paused', () => {
  it('by itself goes on when it wants to, or when the operator does', async (t) => {
    const { ask, state } = await start(t);
    for (const who of ['merchant', 'operator'] as const) {
      assert.equal((await ask('merchant', 'pause')).status, 200);
      assert.equal(await state(), 'paused');
      assert.equal((await ask(who, 'resume')).status, 200);
      assert.equal(await state(), 'ready');
    }
  });

  it('by the operator goes on only when the operator wants it to, and its orders wait for that', async (t) => {
    const { p, ask, state } = await start(t);
    await ask('operator', 'pause');
    const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' } });
    const refused = await ask('merchant', 'resume');
    assert.equal(refused.status, 409);
    assert.deepEqual(
      [await problemType(refused.clone()), ((await refused.json()) as { detail: string }).detail],
      ['connect-not-available', 'The operator has paused this merchant, and is the one to let it go on.'],
    );
    assert.deepEqual([await state(), (await readOrder(p, 'own-v3', id)).review[0]?.type], ['paused', 'merchant-paused']);
    assert.equal((await ask('operator', 'resume')).status, 200);
    assert.deepEqual([await state(), (await readOrder(p, 'own-v3', id)).state], ['ready', 'imported']);
  });

  it('by both stays so until both pauses are over', async (t) => {
    const { p, ask, state } = await start(t);
    await ask('merchant', 'pause');
    await ask('operator', 'pause');
    assert.equal((await ask('merchant', 'resume')).status, 409);
    assert.equal((await p.operator('PATCH', '/merchants/own-v3', { paused: null })).status, 200);
    assert.equal(await state(), 'paused', 'its own pause still stands');
    assert.equal((await ask('merchant', 'resume')).status, 200);
    assert.equal(await state(), 'ready');
  });
});
