import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UpstreamError } from '../../../proxy/services/upstream.ts';
import { aRecord, now } from '../../support/domain.ts';
import { due, minute, placed } from '../../support/due-order.ts';

describe('an attempt whose end nobody knows', () => {
  it('is looked for by its reference, and settled when it is there', async (t) => {
    const d = await due(t, {}, { attempts: [{}] });
    d.upstream.holds[d.reference(1)] = placed({ id: 'earlier' });
    await d.deliver();
    assert.deepEqual(d.calls, ['v3-orders find 1']);
    assert.equal((await d.order()).state, 'imported');
    assert.deepEqual(await d.attempts(), [{ attempt: 1, reference: d.reference(1), outcome: 'placed' }]);
  });

  it('is looked for where it was sent, whatever the merchant uses now', async (t) => {
    const upstream = { api: 'v2-parcels', reference: `${aRecord().id}.1`, id: null } as const;
    const d = await due(t, { upstream }, { attempts: [{}] });
    await d.deliver();
    assert.deepEqual(d.calls, ['v2-parcels find 1', 'v2-parcels place 1']);
  });

  it('is sent again under the same reference when it is not there', async (t) => {
    const d = await due(t, {}, { attempts: [{}] });
    await d.deliver();
    assert.deepEqual(d.calls, ['v3-orders find 1', 'v3-orders place 1']);
    assert.equal((await d.attempts()).length, 1);
  });

  it('is not sent again while it may still arrive, where a repeat may become a second parcel', async (t) => {
    const d = await due(t, {}, { attempts: [{ startedAt: now }] });
    d.upstream.recognisesRepeats = false;
    await d.deliver();
    assert.deepEqual([d.calls, await d.dueNext()], [['v3-orders find 1'], now + 2 * minute]);
    d.wait(2 * minute);
    await d.deliver();
    assert.deepEqual(d.calls, ['v3-orders find 1', 'v3-orders find 1', 'v3-orders place 1']);
    const [attempt] = await d.store.outbox.attempts(aRecord().id);
    assert.equal(attempt?.startedAt, now + 2 * minute, 'when it left last');
  });

  it('is no refusal when Sendcloud answers an error and has it all the same', async (t) => {
    const d = await due(t);
    d.upstream.answer = new UpstreamError('refused', { status: 400, details: [{ pointer: null, code: null, detail: 'Nonsense' }] });
    d.upstream.meanwhile = async () => (d.upstream.holds[d.reference(1)] = placed());
    await d.deliver();
    assert.deepEqual([d.calls, (await d.order()).state], [['v3-orders place 1', 'v3-orders find 1'], 'imported']);
  });
});

describe('a new reference', () => {
  for (const outcome of ['refused', 'cancelled'] as const)
    it(`follows an attempt that is known to be ${outcome}`, async (t) => {
      const d = await due(t, {}, { attempts: [{ outcome: 'refused' }, { outcome }] });
      await d.deliver();
      assert.deepEqual(d.calls, ['v3-orders place 3']);
      assert.deepEqual((await d.attempts()).at(-1), { attempt: 3, reference: d.reference(3), outcome: 'placed' });
    });

  it('never follows one that was placed: what is there is settled, what is there no more is a person’s', async (t) => {
    const there = await due(t, {}, { attempts: [{ outcome: 'placed' }] });
    there.upstream.holds[there.reference(1)] = placed();
    await there.deliver();
    assert.deepEqual([there.calls, (await there.order()).state], [['v3-orders find 1'], 'imported']);
    const vanished = await due(t, {}, { attempts: [{ outcome: 'placed' }] });
    await vanished.deliver();
    assert.deepEqual([vanished.calls, (await vanished.order()).state], [['v3-orders find 1'], 'review']);
    assert.deepEqual((await vanished.order()).review, [
      { type: 'undecided', detail: 'It was placed, and Sendcloud does not show it any more.' },
    ]);
  });

  it('is not made for an order that somebody changed meanwhile: the next try starts from what it is now', async (t) => {
    const d = await due(t);
    const { attempts } = d.store.outbox;
    d.store.outbox.attempts = async (id) => {
      d.store.outbox.attempts = attempts;
      await d.store.orders.update((await d.store.orders.byId('kettle', id))!, 'unchanged');
      return attempts(id);
    };
    await d.deliver();
    assert.deepEqual([d.calls, await d.attempts(), await d.dueNext()], [[], [], now]);
  });
});

describe('a lease that has ended', () => {
  it('keeps here what stood in line for too long', async (t) => {
    const d = await due(t);
    d.upstream.inLine = async () => d.wait(minute);
    await assert.rejects(d.deliver(), { name: 'LeaseOver' });
    assert.deepEqual(d.calls, []);
  });

  it('sends nothing, and writes nothing of what was answered', async (t) => {
    const late = await due(t);
    late.upstream.meanwhile = async () => late.wait(minute);
    await assert.rejects(late.deliver(), { name: 'LeaseOver' });
    assert.deepEqual([(await late.order()).state, (await late.attempts())[0]?.outcome], ['accepted', null]);

    const slow = await due(t, {}, { attempts: [{}] });
    const { attempts } = slow.store.outbox;
    slow.store.outbox.attempts = async (id) => {
      slow.wait(minute);
      return attempts(id);
    };
    await assert.rejects(slow.deliver(), { name: 'LeaseOver' });
    assert.deepEqual(slow.calls, ['v3-orders find 1']);
    const [attempt] = await attempts(aRecord().id);
    assert.equal(attempt?.startedAt, now - minute);

    const fresh = await due(t);
    const kept = fresh.store.outbox.attempts;
    fresh.store.outbox.attempts = async (id) => {
      fresh.wait(minute);
      return kept(id);
    };
    await assert.rejects(fresh.deliver(), { name: 'LeaseOver' });
    assert.deepEqual([fresh.calls, await kept(aRecord().id)], [[], []]);
  });
});
