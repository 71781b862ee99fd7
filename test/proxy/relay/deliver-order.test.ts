import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deliverOrder } from '../../../proxy/relay/deliver-order.ts';
import { type OutgoingOrder, UpstreamError } from '../../../proxy/services/upstream.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint, aRecord, centralMerchant, now, ownMerchant } from '../../support/domain.ts';
import { due, minute, placed } from '../../support/due-order.ts';

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
        parcels: [{ weight: 2500, dimensions: { length: 30, width: 20, height: 10 }, items: order.items }],
        customs: null,
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

  it('that was cancelled before is taken back, and never sent', async (t) => {
    const d = await due(t, { state: 'cancelled' }, { attempts: [{}] });
    d.upstream.holds[d.reference(1)] = placed();
    await d.deliver();
    assert.deepEqual(d.calls, ['v3-orders find 1', 'v3-orders cancel up-1', 'v3-orders find 1']);
    assert.deepEqual([(await d.order()).state, (await d.attempts())[0]?.outcome], ['cancelled', 'cancelled']);
  });

  it('has to be there', async (t) => {
    const { deps } = await due(t);
    const lease = { order: 'ord_x', merchant: 'kettle', dueAt: now, failures: 0, until: now + minute };
    await assert.rejects(deliverOrder(deps, lease), /The outbox holds an order that is not there/);
  });

  it('goes to no other account than the one it was accepted for', async (t) => {
    const d = await due(t, {}, { merchant: centralMerchant() });
    await d.deliver();
    const detail = 'Accepted for the own account; the merchant now uses the central one.';
    assert.deepEqual([d.calls, await d.dueNext()], [[], null]);
    assert.deepEqual([(await d.order()).state, (await d.order()).review], ['review', [{ type: 'account-changed', detail }]]);
  });

  it('waits for keys, and says so once', async (t) => {
    const d = await due(t, {}, { keys: false });
    await d.deliver();
    const detail = 'The merchant has no Sendcloud keys here. The order leaves by itself once it has.';
    const { state, review, version } = await d.order();
    assert.deepEqual([d.calls, state, review], [[], 'review', [{ type: 'account-changed', detail }]]);
    assert.equal(await d.dueNext(), now + 20 * minute);
    d.wait(20 * minute);
    await d.deliver();
    assert.equal((await d.order()).version, version);
  });

  it('that was cancelled waits for keys too, and stays cancelled', async (t) => {
    const d = await due(t, { state: 'cancelled' }, { keys: false, attempts: [{}] });
    await d.deliver();
    assert.deepEqual([d.calls, (await d.order()).state, await d.dueNext()], [[], 'cancelled', now + 20 * minute]);
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

const parcel = { id: '77', status: 'READY_TO_SEND', trackingNumber: '3S', trackingUrl: 'https://t.example', hasLabel: true };

describe('what Sendcloud answers', () => {
  it('is not written over what somebody changed meanwhile: the next try finds it by its reference', async (t) => {
    const d = await due(t);
    d.upstream.meanwhile = async () => d.store.orders.update((await d.store.orders.byId('kettle', aRecord().id))!, 'unchanged');
    await d.deliver();
    assert.deepEqual([(await d.attempts())[0]?.outcome, await d.dueNext()], [null, now]);
    d.upstream.holds[d.reference(1)] = placed();
    await d.deliver();
    assert.deepEqual([d.calls.at(-1), (await d.order()).state], ['v3-orders find 1', 'imported']);
  });

  it('makes of a central order a label', async (t) => {
    const d = await due(t, { account: { kind: 'central', reason: '' } }, { merchant: centralMerchant() });
    d.upstream.answer = placed({ parcel });
    await d.deliver();
    const { state, parcel: known } = await d.order();
    assert.deepEqual(d.calls, ['prices', 'v3-shipments place 1']);
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
