import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Credential, Merchant } from '../../../proxy/domain/merchant.ts';
import type { OrderRecord } from '../../../proxy/domain/order.ts';
import { deliverOrder } from '../../../proxy/relay/deliver-order.ts';
import type { RelayDeps } from '../../../proxy/relay/delivery.ts';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { openOrder, sealOrder } from '../../../proxy/services/order-book.ts';
import { type OutgoingOrder, type Placed, UpstreamError } from '../../../proxy/services/upstream.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';
import type { Attempt } from '../../../proxy/store/store.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint, aRecord, centralMerchant, now, ownMerchant } from '../../support/domain.ts';

const minute = 60_000;
const placed = (changes: Partial<Placed> = {}): Placed => ({ outcome: 'placed', id: 'up-1', detail: null, parcel: null, ...changes });
const parcel = { id: '77', status: 'READY_TO_SEND', trackingNumber: '3S', trackingUrl: 'https://t.example', hasLabel: true };

/** What Sendcloud holds by reference, what it answers to a new order, and what was asked of it. */
interface Upstream {
  holds: Record<string, Placed>;
  answer: Placed | UpstreamError;
  recognisesRepeats: boolean;
  /** Runs before Sendcloud answers to a new order. */
  meanwhile: () => Promise<unknown>;
}

/** An order that is due, with the attempts made of it so far, and Sendcloud. */
async function due(
  t: TestContext,
  changes: Partial<OrderRecord> = {},
  { merchant = ownMerchant(), attempts = [], keys = true }: { merchant?: Merchant; attempts?: Partial<Attempt>[]; keys?: boolean } = {},
) {
  const store = await openSqliteStore(':memory:');
  t.after(() => store.close());
  const upstream: Upstream = { holds: {}, answer: placed(), recognisesRepeats: true, meanwhile: async () => undefined };
  const calls: string[] = [];
  const sent: OutgoingOrder[] = [];
  const logged: unknown[] = [];
  let clock = now;
  const deps = {
    store,
    sealer: createSealer([new Uint8Array(32).fill(7)]),
    clock: { now: () => clock },
    random: () => 1,
    log: { info: (...words: unknown[]) => void logged.push(words), warn: () => undefined },
    availability: async () => true,
    merchants: {
      byId: async () => merchant,
      credential: async (): Promise<Credential | null> =>
        keys ? { id: 'own:kettle', publicKey: 'p', secretKey: 's', auth: 'basic' } : null,
    },
    sendcloud: {
      servicePoint: async () => aPoint(),
      orders: (api: string) => ({
        recognisesRepeats: upstream.recognisesRepeats,
        async find(_: Credential, reference: string) {
          calls.push(`${api} find ${reference.split('.')[1]}`);
          return upstream.holds[reference] ?? null;
        },
        async place(_: Credential, order: OutgoingOrder, { leaving }: { leaving: () => void }) {
          leaving();
          calls.push(`${api} place ${order.reference.split('.')[1]}`);
          sent.push(order);
          await upstream.meanwhile();
          if (upstream.answer instanceof UpstreamError) throw upstream.answer;
          return upstream.answer;
        },
      }),
    },
  } as unknown as RelayDeps;

  const record = aRecord({ merchant: merchant.id, ...changes });
  await store.orders.accept(await sealOrder(deps, record), { dueAt: now });
  for (const [index, attempt] of attempts.entries()) {
    const stored = (await store.orders.byId(record.merchant, record.id))!;
    const whole = { order: record.id, attempt: index + 1, reference: `${record.id}.${index + 1}`, startedAt: now - minute, outcome: null };
    await store.orders.update(stored, 'unchanged', { ...whole, ...attempt });
  }
  const deliver = async () => {
    const [entry] = await store.outbox.claim(clock, clock + 30_000, 1);
    assert.ok(entry, 'the order is due');
    await deliverOrder(deps, { ...entry, until: clock + 30_000 });
  };
  return {
    store,
    upstream,
    calls,
    sent,
    logged,
    deliver,
    wait: (milliseconds: number) => void (clock += milliseconds),
    order: async () => openOrder(deps, (await store.orders.byId(record.merchant, record.id))!),
    attempts: async () =>
      (await store.outbox.attempts(record.id)).map(({ attempt, reference, outcome }) => ({ attempt, reference, outcome })),
    /** The attempts' reference by number. */
    reference: (attempt: number) => `${record.id}.${attempt}`,
    dueNext: () => store.outbox.nextDue(),
  };
}

describe('an order that has not left yet', () => {
  it('leaves under its first reference, which is on disk before', async (t) => {
    const d = await due(t);
    let before: unknown;
    d.upstream.meanwhile = async () => (before = [await d.attempts(), (await d.order()).upstream]);
    await d.deliver();
    assert.deepEqual(before, [
      [{ attempt: 1, reference: d.reference(1), outcome: null }],
      { api: 'v3-orders', reference: d.reference(1), id: null },
    ]);
    assert.deepEqual(d.calls, ['v3-orders place 1']);
    const { state, upstream, review } = await d.order();
    assert.deepEqual([state, upstream, review], ['imported', { api: 'v3-orders', reference: d.reference(1), id: 'up-1' }, []]);
    assert.deepEqual(await d.attempts(), [{ attempt: 1, reference: d.reference(1), outcome: 'placed' }]);
    assert.equal(await d.dueNext(), null);
    assert.deepEqual(d.logged, [
      ['order-settled', { merchant: 'kettle', order: aRecord().id, state: 'imported', reference: d.reference(1) }],
    ]);
  });

  it('says all that Sendcloud needs to know', async (t) => {
    const order = anOrder({ dimensions: { length: 30, width: 20, height: 10 }, checkoutMethodName: 'By post' });
    const delivery = aDelivery({
      servicePoint: aPoint({ carrier: 'dhl' }),
      carriers: ['dhl'],
      deliveryDate: { date: '2026-11-27', handover: null },
    });
    const d = await due(
      t,
      { delivery, personal: { order, postNumber: '1234567' } },
      { merchant: ownMerchant({ contractId: 5, brandId: 6 }) },
    );
    await d.deliver();
    assert.deepEqual(d.sent, [
      {
        reference: d.reference(1),
        number: order.number,
        createdAt: order.createdAt,
        recipient: order.recipient,
        items: order.items,
        weight: 2500,
        dimensions: { length: 30, width: 20, height: 10 },
        total: order.total,
        paymentStatus: 'paid',
        checkoutMethodName: 'By post',
        shippingOptionCode: 'postnl:standard',
        carrier: 'dhl',
        servicePoint: aPoint({ carrier: 'dhl' }),
        postNumber: '1234567',
        deliveryDate: { date: '2026-11-27', handover: null },
        from: { country: 'NL', postalCode: '5611EM' },
        contractId: 5,
        brandId: 6,
      },
    ]);
  });

  it('says of what is not known that it is not', async (t) => {
    const d = await due(t, { delivery: aDelivery({ carriers: [] }) });
    await d.deliver();
    const [{ dimensions, checkoutMethodName, carrier, servicePoint, postNumber, contractId, brandId } = {} as OutgoingOrder] = d.sent;
    assert.deepEqual(
      [dimensions, checkoutMethodName, carrier, servicePoint, postNumber, contractId, brandId],
      [null, 'Bezorging – één dag', null, null, null, null, null],
    );
    const postnl = await due(t);
    await postnl.deliver();
    assert.equal(postnl.sent[0]?.carrier, 'postnl');
  });

  it('is not sent when it is no longer to be', async (t) => {
    for (const state of ['imported', 'held', 'needs-service-point', 'recorded', 'labelled'] as const) {
      const d = await due(t, { state });
      await d.deliver();
      assert.deepEqual([d.calls, (await d.order()).state, await d.dueNext()], [[], state, null]);
    }
  });

  it('is still sent while a person looks at it', async (t) => {
    const d = await due(t, { state: 'review', review: [{ type: 'undecided', detail: 'Silence.' }] });
    await d.deliver();
    assert.deepEqual([(await d.order()).state, (await d.order()).review], ['imported', []]);
  });

  it('goes to no other account than the one it was accepted for, and to none without keys', async (t) => {
    const moved = await due(t, {}, { merchant: centralMerchant() });
    await moved.deliver();
    const keyless = await due(t, {}, { keys: false });
    await keyless.deliver();
    for (const [d, detail] of [
      [moved, 'Accepted for the own account; the merchant now uses the central one.'],
      [keyless, 'The merchant has no Sendcloud keys here.'],
    ] as const) {
      assert.deepEqual([d.calls, await d.dueNext()], [[], null]);
      assert.deepEqual([(await d.order()).state, (await d.order()).review], ['review', [{ type: 'account-changed', detail }]]);
    }
  });

  it('waits for a person or a point when something stands against it', async (t) => {
    const d = await due(t, { delivery: aDelivery({ type: 'service-point' }) });
    await d.deliver();
    const { state, review } = await d.order();
    assert.deepEqual([d.calls, state, review[0]?.type, await d.dueNext()], [[], 'review', 'service-point-missing', null]);
    assert.deepEqual(await d.attempts(), []);
  });

  it('waits for a person once its personal data is erased', async (t) => {
    const d = await due(t, { personal: null });
    await d.deliver();
    assert.deepEqual([d.calls, (await d.order()).state], [[], 'review']);
    assert.deepEqual((await d.order()).review, [{ type: 'undecided', detail: 'Its personal data was erased before it was delivered.' }]);
  });
});

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

describe('what Sendcloud answers', () => {
  it('makes of a central order a label', async (t) => {
    const d = await due(t, { account: { kind: 'central', reason: '' } }, { merchant: centralMerchant() });
    d.upstream.answer = placed({ parcel });
    await d.deliver();
    const { state, parcel: known } = await d.order();
    assert.deepEqual(d.calls, ['v3-shipments place 1']);
    assert.deepEqual(
      [state, known],
      ['labelled', { id: '77', status: 'READY_TO_SEND', final: false, trackingNumber: '3S', trackingUrl: 'https://t.example', toldAt: 0 }],
    );
  });

  it('makes of an order that was cancelled there a cancelled one', async (t) => {
    const d = await due(t);
    d.upstream.answer = placed({ outcome: 'cancelled' });
    await d.deliver();
    assert.deepEqual([(await d.order()).state, (await d.attempts())[0]?.outcome], ['cancelled', 'cancelled']);
  });

  const refusals: [detail: string | null, point: boolean, state: string, type: string, words: string][] = [
    ['Weight too high', true, 'review', 'carrier-refused', 'Weight too high'],
    ['Service point closed', true, 'needs-service-point', 'service-point-gone', 'Service point closed'],
    ['Service point closed', false, 'review', 'carrier-refused', 'Service point closed'],
    ['No such street: Stratumseind', true, 'review', 'carrier-refused', 'No such street: …'],
    [null, true, 'review', 'carrier-refused', 'The carrier refused the parcel and gave no reason.'],
  ];
  for (const [detail, point, state, type, words] of refusals)
    it(`makes of a carrier’s "${detail}" ${point ? 'about a point' : 'about an address'} ${type}`, async (t) => {
      const d = await due(t, { delivery: aDelivery({ servicePoint: point ? aPoint() : null }) });
      d.upstream.answer = placed({ outcome: 'carrier-refused', detail, parcel });
      await d.deliver();
      const after = await d.order();
      assert.deepEqual([after.state, after.review, after.parcel], [state, [{ type, detail: words }], null]);
      assert.equal((await d.attempts())[0]?.outcome, 'refused');
      assert.equal(await d.dueNext(), null);
    });

  it('is believed when it refuses for good and has nothing', async (t) => {
    const d = await due(t);
    d.upstream.answer = new UpstreamError('refused', { status: 400, details: [{ pointer: '/to', code: null, detail: 'Nonsense' }] });
    await d.deliver();
    assert.deepEqual(d.calls, ['v3-orders place 1', 'v3-orders find 1']);
    assert.deepEqual((await d.order()).review, [{ type: 'upstream-refused', detail: '/to: Nonsense' }]);
    assert.deepEqual(await d.attempts(), [{ attempt: 1, reference: d.reference(1), outcome: 'refused' }]);
  });

  it('is waited for when it is silence: the attempt stays open, and its time comes again', async (t) => {
    const d = await due(t);
    d.upstream.answer = new UpstreamError('unavailable');
    await d.deliver();
    assert.deepEqual([(await d.order()).state, (await d.attempts())[0]?.outcome], ['accepted', null]);
    assert.ok(Number(await d.dueNext()) > now);
  });

  it('is no business of a fault of our own', async (t) => {
    const d = await due(t);
    d.upstream.meanwhile = () => Promise.reject(new TypeError('ours'));
    await assert.rejects(d.deliver(), /ours/);
  });
});

describe('a lease that has ended', () => {
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
