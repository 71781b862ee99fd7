import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Credential } from '../../proxy/domain/merchant.ts';
import { createPace } from '../../proxy/sendcloud/pace.ts';
import { UpstreamError, type UpstreamErrorKind } from '../../proxy/services/upstream.ts';

const credential: Credential = { id: 'central:1', publicKey: 'public', secretKey: 'secret', auth: 'basic' };
const shopper = { shopperOf: 'shop' };

/** A pace on a clock that waiting turns, and everything it counted. */
function paced(share = 1) {
  let now = 0;
  const counted: string[] = [];
  const pace = createPace({
    clock: { now: () => now },
    wait: async (milliseconds) => void (now += milliseconds),
    random: () => 1,
    share,
    meter: { count: (_, { outcome = '' }) => void counted.push(outcome) },
  });
  const fails = (method: string, kind: UpstreamErrorKind, retryAfter?: number) =>
    pace.ended(credential, method, shopper, new UpstreamError(kind, retryAfter === undefined ? {} : { retryAfter }));
  return { pace, counted, fails, clock: () => now, turn: (milliseconds: number) => (now += milliseconds) };
}

const failsWith = (kind: UpstreamErrorKind) => (error: unknown) => error instanceof UpstreamError && error.kind === kind;

describe('the pace of calls to Sendcloud', () => {
  it('lets an order wait for its turn, and not longer than it said', async () => {
    const { pace, clock } = paced();
    for (let order = 0; order < 16; order++) await pace.turn(credential, 'POST', {});
    assert.ok(clock() >= 1000 && clock() < 1200, `the sixteenth in a second left after ${clock()} ms`);
    for (let order = 16; order < 100; order++) await pace.turn(credential, 'POST', {});
    await assert.rejects(pace.turn(credential, 'POST', { deadline: 5000 }), failsWith('budget'));
    await pace.turn(credential, 'POST', { deadline: 60_000 });
    assert.ok(clock() >= 60_000);
  });

  it('tells a shopper’s call at once that the budget is spent, and when to come again', async () => {
    const { pace, counted } = paced();
    for (let order = 0; order < 100; order++) await pace.turn(credential, 'POST', {});
    await assert.rejects(pace.turn(credential, 'POST', shopper), (error: unknown) => {
      assert.ok(failsWith('budget')(error) && (error as UpstreamError).retryAfter! > 0);
      return true;
    });
    assert.deepEqual(counted, ['over-budget']);
  });

  it('keeps reads apart from writes, and one key pair from another', async () => {
    const { pace } = paced();
    for (let order = 0; order < 100; order++) await pace.turn(credential, 'POST', {});
    await pace.turn(credential, 'GET', shopper);
    await pace.turn({ ...credential, publicKey: 'another' }, 'POST', shopper);
  });

  it('counts two merchants with the same keys together', async () => {
    const { pace } = paced();
    for (let order = 0; order < 100; order++) await pace.turn(credential, 'POST', {});
    await assert.rejects(pace.turn({ ...credential, id: 'own:another' }, 'POST', shopper), failsWith('budget'));
  });

  it('takes its share of the limits and no more', async () => {
    const { pace } = paced(0.5);
    let letIn = 0;
    for (let read = 0; read < 1000; read++)
      letIn += await pace.turn(credential, 'GET', shopper).then(
        () => 1,
        () => 0,
      );
    assert.equal(letIn, 250, 'half of a thousand, less the half that is kept for orders');
  });

  it('does not let shoppers wait for what has failed three times, looks again, and goes on when it is back', async () => {
    const { pace, fails, turn } = paced();
    for (let time = 0; time < 3; time++) {
      await pace.turn(credential, 'GET', shopper);
      fails('GET', 'timeout');
    }
    await assert.rejects(pace.turn(credential, 'GET', shopper), failsWith('timeout'));
    await pace.turn(credential, 'GET', {});
    turn(4000);
    await pace.turn(credential, 'GET', shopper);
    await assert.rejects(pace.turn(credential, 'GET', shopper), failsWith('timeout'), 'one is enough to see');
    pace.ended(credential, 'GET', shopper, null);
    await pace.turn(credential, 'GET', shopper);
  });

  it('leaves an account alone for as long as its 429 says', async () => {
    const { pace, fails, turn } = paced();
    fails('POST', 'rate-limited', 7);
    turn(6999);
    await assert.rejects(pace.turn(credential, 'POST', shopper), failsWith('rate-limited'));
    turn(4000);
    await pace.turn(credential, 'POST', shopper);
  });
});
