import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Credential } from '../../proxy/domain/merchant.ts';
import { createOrderBatches } from '../../proxy/sendcloud/order-batches.ts';
import { type OutgoingOrder, type Placed, UpstreamError } from '../../proxy/services/upstream.ts';
import { anOrder, place, readOrder } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const credential: Credential = { id: 'own:1', publicKey: 'public', secretKey: 'secret', auth: 'basic' };
const order = (reference: string) => ({ reference }) as OutgoingOrder;
const placed = (id: string): Placed => ({ outcome: 'placed', id, detail: null, parcel: null });
const count = (n: number) => Array.from({ length: n }, (_, index) => String(index));

/** An account whose calls stand in line until `go`, and `answer` to each batch. What was posted, batch by batch. */
function account(answer: (references: string[]) => string[] = (references) => references) {
  const posted: string[][] = [];
  const { promise: turn, resolve: go } = Promise.withResolvers<void>();
  const { place: placeOrder } = createOrderBatches(async (_, batch, leaving) => {
    await turn;
    leaving();
    const references = batch.map(({ reference }) => reference);
    posted.push(references);
    return new Map(answer(references).map((reference) => [reference, placed(`id ${reference}`)]));
  });
  return { posted, go, placeOrder };
}

describe('orders of one account', () => {
  it('go together while they stand in line, and each learns of its own', async () => {
    const { posted, go, placeOrder } = account();
    const all = Promise.all(['a', 'b', 'c'].map((reference) => placeOrder(credential, order(reference))));
    go();
    assert.deepEqual(
      (await all).map(({ id }) => id),
      ['id a', 'id b', 'id c'],
    );
    await placeOrder(credential, order('d'));
    assert.deepEqual(posted, [['a', 'b', 'c'], ['d']]);
  });

  it('are a hundred at most', async () => {
    const { posted, go, placeOrder } = account();
    const all = Promise.all(count(101).map((reference) => placeOrder(credential, order(reference))));
    go();
    await all;
    assert.deepEqual(
      posted.map(({ length }) => length),
      [100, 1],
    );
  });

  it('never go with another account’s, nor with other keys', async () => {
    const { posted, go, placeOrder } = account();
    const others = [credential, { ...credential, id: 'own:2' }, { ...credential, publicKey: 'new' }];
    const all = Promise.all(others.map((one, n) => placeOrder(one, order(String(n)))));
    go();
    await all;
    assert.deepEqual(posted, [['0'], ['1'], ['2']]);
  });

  it('are tried alone when Sendcloud refuses them together', async () => {
    const { posted, go, placeOrder } = account((references) => {
      if (references.includes('bad')) throw new UpstreamError('refused', { status: 400 });
      return references;
    });
    const all = Promise.allSettled(['a', 'bad', 'c'].map((reference) => placeOrder(credential, order(reference))));
    go();
    assert.deepEqual(
      (await all).map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(posted, [['a', 'bad', 'c'], ['a'], ['bad'], ['c']]);
  });

  it('are not sent again when nobody knows what became of them', async () => {
    const lost = new UpstreamError('timeout');
    const { posted, go, placeOrder } = account(() => {
      throw lost;
    });
    const all = Promise.allSettled(['a', 'b'].map((reference) => placeOrder(credential, order(reference))));
    go();
    for (const result of await all) assert.equal(result.status === 'rejected' && result.reason, lost);
    assert.equal(posted.length, 1);
  });

  it('leave without one that may not leave any more, and not at all when none may', async () => {
    const { posted, go, placeOrder } = account();
    const over = new Error('over');
    const leaving = () => {
      throw over;
    };
    const all = Promise.allSettled([placeOrder(credential, order('late'), { leaving }), placeOrder(credential, order('a'))]);
    go();
    const [late, a] = await all;
    assert.deepEqual([late?.status === 'rejected' && late.reason, a?.status], [over, 'fulfilled']);
    await assert.rejects(placeOrder(credential, order('late'), { leaving }), over);
    assert.deepEqual(posted, [['a']]);
  });

  it('that the answer leaves out are not known to be placed', async () => {
    const { go, placeOrder } = account(([first]) => [first!]);
    const all: Promise<PromiseSettledResult<Placed>[]> = Promise.allSettled(
      ['a', 'b'].map((reference) => placeOrder(credential, order(reference))),
    );
    go();
    const [a, b] = await all;
    assert.equal(a?.status, 'fulfilled');
    assert.equal(b?.status === 'rejected' && b.reason instanceof UpstreamError && b.reason.kind, 'malformed');
  });

  it('take few calls of the account when many wait, and one that is refused keeps no other', async (t) => {
    const posted: number[] = [];
    let ids: string[] = [];
    const allAreReady = async () => (await Promise.all(ids.map((id) => p.store.outbox.attempts(id)))).every(({ length }) => length > 0);
    const p: TestProxy = await startProxy(t, {
      sendcloudShare: 0.1,
      wait: async (milliseconds) => {
        while (!(await allAreReady())) await nextTurn();
        p.advance(milliseconds);
      },
      fetch: async (input, init) => {
        const request = new Request(input, init);
        if (request.method !== 'POST' || !request.url.endsWith('/api/v3/orders')) return p.sandbox.fetch(request);
        const orders = (await request.clone().json()) as { order_number: string }[];
        posted.push(orders.length);
        const isWrong = orders.some(({ order_number }) => order_number === 'wrong');
        return isWrong
          ? Response.json({ errors: [{ status: '400', code: 'invalid', detail: 'No' }] }, { status: 400 })
          : p.sandbox.fetch(request);
      },
    });
    await p.proxy.stop();
    const numbers = ['first', 'wrong', ...count(4)];
    const home = (number: string) => place(p, 'own-v3', { delivery: { option: 'standard' }, order: anOrder({ number }) });
    ids = (await Promise.all(numbers.map(home))).map(({ id }) => id);
    await p.proxy.start();
    const states = await Promise.all(ids.map(async (id) => (await readOrder(p, 'own-v3', id)).state));
    assert.deepEqual(
      states,
      numbers.map((number) => (number === 'wrong' ? 'review' : 'imported')),
    );
    assert.ok(Math.max(...posted) > 1, `posted ${posted}`);
    assert.equal(p.sandbox.state.of(p.sandbox.state.accounts.get('demo-own-v3-public')!).orders.size, 5);
  });
});
