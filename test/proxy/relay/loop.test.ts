import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { atMostEvery, createLoop } from '../../../proxy/relay/loop.ts';

/** A loop whose looks last until they are told to end, and which never looks by itself. */
function aLoop(t: TestContext) {
  const looks: { end: () => void; fail: () => void }[] = [];
  const failures: unknown[] = [];
  const loop = createLoop({
    look: () => {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      looks.push({ end: resolve, fail: () => reject(new Error('gone')) });
      return promise;
    },
    pause: () => 3_600_000,
    failed(error) {
      failures.push(error);
      return 3_600_000;
    },
    underWay: () => [],
  });
  t.after(() => {
    for (const { end } of looks) end();
    return loop.stop();
  });
  /** Lets everything run that waits for no look. */
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { loop, looks, failures, settled };
}

describe('a loop', () => {
  it('does not look before it is started, nor after it was stopped', async (t) => {
    const { loop, looks, settled } = aLoop(t);
    loop.wake();
    assert.equal(looks.length, 0);
    loop.start();
    looks[0]?.end();
    await loop.stop();
    loop.wake();
    await settled();
    assert.equal(looks.length, 1);
  });

  it('looks once more when it was woken during a look, however often, and never twice at once', async (t) => {
    const { loop, looks, settled } = aLoop(t);
    loop.start();
    for (let n = 0; n < 3; n++) loop.wake();
    await settled();
    assert.equal(looks.length, 1);
    looks[0]?.end();
    await settled();
    assert.equal(looks.length, 2);
    looks[1]?.end();
    await settled();
    assert.equal(looks.length, 2);
  });

  it('goes on after a look that failed', async (t) => {
    const { loop, looks, failures, settled } = aLoop(t);
    loop.start();
    looks[0]?.fail();
    await settled();
    assert.equal(failures.length, 1);
    loop.wake();
    assert.equal(looks.length, 2);
  });

  it('does what it does now and then at most so often', async () => {
    let now = 1_000;
    let done = 0;
    const act = atMostEvery(60, { now: () => now }, async () => void (done += 1));
    for (const at of [1_000, 1_059, 1_060, 1_100]) {
      now = at;
      await act();
    }
    assert.equal(done, 2);
  });
});
