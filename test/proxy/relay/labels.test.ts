import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OrderRecord } from '../../../proxy/domain/order.ts';
import { UpstreamError } from '../../../proxy/services/upstream.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, centralMerchant, ownMerchant } from '../../support/domain.ts';
import { anOption, due, minute, placed } from '../../support/due-order.ts';
import { storedCharge } from '../../support/stored-charge.ts';

const parcel = { id: '77', status: 'READY_TO_SEND', trackingNumber: '3S', trackingUrl: null, hasLabel: true };
const facts = { id: '77', status: 'READY_TO_SEND', final: false, trackingNumber: '3S', trackingUrl: null, toldAt: 0 };
const central = { kind: 'central', reason: '' } as const;
const quote = { value: '5.95', currency: 'EUR' };
const bought = { parcels: [{ weight: 2500 }], declared: false, quote };

/** An order of the central account, due. */
const label = async (t: TestContext, changes: Partial<OrderRecord> = {}, attempts: object[] = [], merchant = centralMerchant()) => {
  const d = await due(t, { account: central, ...changes }, { merchant, attempts });
  const charges = async () => (await d.store.charges.list({}, { limit: 9 })).map(({ kind, parcel: of, amount }) => [kind, of, amount]);
  return { ...d, charges };
};

describe('a label on its way', () => {
  it('is charged at the price from before it left, also when its answer was lost and the price has changed since', async (t) => {
    const d = await label(t);
    d.upstream.answer = new UpstreamError('timeout');
    await d.deliver();
    assert.deepEqual([(await d.order()).state, (await d.order()).purchase?.quote], ['accepted', quote]);
    assert.deepEqual(await d.charges(), [], 'nothing is known of a label yet');
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    d.upstream.options = [anOption({ price: { value: '9.99', currency: 'EUR' } })];
    d.wait(minute);
    await d.deliver();
    assert.deepEqual([(await d.order()).state, await d.charges()], ['labelled', [['label', '77', 595]]]);
    assert.deepEqual(d.calls, ['prices', 'v3-shipments place 1', 'v3-shipments find 1']);
  });

  it('is charged with the markup of the purchase, whatever it has been set to since', async (t) => {
    const d = await label(t, {}, [], centralMerchant({ markup: { fixed: 100 } }));
    d.upstream.answer = new UpstreamError('timeout');
    await d.deliver();
    d.deps.merchants.byId = async () => centralMerchant({ markup: { percent: '50' } });
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    d.wait(minute);
    await d.deliver();
    assert.deepEqual(await d.charges(), [['label', '77', 695]]);
  });

  it('whose answer was lost is charged also when its merchant has left the central account since, and no other leaves', async (t) => {
    for (const arrived of [true, false]) {
      const d = await label(t, { purchase: bought, upstream: { api: 'v3-shipments', id: null, reference: '' } }, [{}], ownMerchant());
      await d.deliver();
      assert.deepEqual([(await d.order()).state, await d.charges()], ['accepted', []], 'it may still be on its way');
      if (arrived) d.upstream.holds[d.reference(1)] = placed({ parcel });
      d.wait(2 * minute);
      await d.deliver();
      const { state, review } = await d.order();
      assert.deepEqual([state, review[0]?.type], arrived ? ['labelled', undefined] : ['review', 'account-changed']);
      assert.deepEqual([await d.charges(), d.sent, await d.dueNext()], [arrived ? [['label', '77', 595]] : [], [], null]);
    }
  });

  it('whose answer was lost is charged also when its merchant is not here any more', async (t) => {
    const d = await label(t, {}, [], centralMerchant({ markup: { fixed: 100 } }));
    d.upstream.answer = new UpstreamError('timeout');
    await d.deliver();
    d.deps.merchants.byId = async () => null;
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    d.wait(minute);
    await d.deliver();
    assert.deepEqual([(await d.order()).state, await d.charges(), await d.dueNext()], ['labelled', [['label', '77', 695]], null]);
  });

  it('that its merchant’s going leaves in doubt is looked for until it has arrived or never will', async (t) => {
    const d = await label(t, { purchase: bought, upstream: { api: 'v3-shipments', id: null, reference: '' } }, [{}]);
    d.deps.merchants.byId = async () => null;
    await d.deliver();
    assert.equal((await d.order()).state, 'accepted', 'it may still be on its way');
    d.wait(2 * minute);
    await d.deliver();
    const { state, review } = await d.order();
    assert.deepEqual([state, review[0]?.detail, d.sent], ['review', 'The merchant is not here any more.', []]);
    assert.deepEqual([(await d.attempts())[0]?.outcome, await d.dueNext()], ['refused', null]);
  });

  it('that its merchant’s going leaves in doubt waits for the central keys', async (t) => {
    for (const merchant of [null, ownMerchant()]) {
      const d = await label(t, { purchase: bought, upstream: { api: 'v3-shipments', id: null, reference: '' } }, [{}]);
      Object.assign(d.deps.merchants, { byId: async () => merchant, central: async () => null });
      d.wait(2 * minute);
      await d.deliver();
      assert.deepEqual([d.calls, (await d.attempts())[0]?.outcome], [[], null]);
      assert.notEqual(await d.dueNext(), null);
    }
  });

  it('whose answer was lost is charged while its merchant is paused', async (t) => {
    const paused = centralMerchant({ paused: true });
    const d = await label(t, { purchase: bought, upstream: { api: 'v3-shipments', id: null, reference: '' } }, [{}], paused);
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    await d.deliver();
    assert.deepEqual([(await d.order()).state, await d.charges(), d.sent], ['labelled', [['label', '77', 595]], []]);
  });

  it('waits until its price can be asked for', async (t) => {
    const d = await label(t);
    const { prices } = d.deps;
    d.deps.prices = async () => Promise.reject(new UpstreamError('unavailable'));
    await d.deliver();
    assert.deepEqual([(await d.order()).state, d.sent, await d.attempts()], ['accepted', [], []]);
    d.deps.prices = prices;
    d.upstream.answer = placed({ parcel });
    d.wait(minute);
    await d.deliver();
    assert.deepEqual(await d.charges(), [['label', '77', 595]]);
  });

  it('that the carrier refused costs nothing', async (t) => {
    const d = await label(t);
    d.upstream.answer = placed({ outcome: 'carrier-refused', detail: 'Too heavy', parcel });
    await d.deliver();
    assert.deepEqual([(await d.order()).state, await d.charges()], ['review', []]);
  });

  it('is held back by what customs do not know yet', async (t) => {
    const order = anOrder({ recipient: { ...anOrder().recipient, country: 'CH' }, items: [{ ...anOrder().items[0]!, hsCode: '' }] });
    const d = await label(t, { personal: { order, postNumber: null } });
    await d.deliver();
    const { state, review } = await d.order();
    assert.deepEqual([state, review], ['review', [{ type: 'customs-missing', detail: 'Item 1: the customs tariff code (HS code).' }]]);
    assert.deepEqual(d.calls, []);
  });

  it('whose option Sendcloud’s rules chose is charged what that costs', async (t) => {
    const delivery = aDelivery({ shippingOptionCode: null });
    const d = await label(t, { delivery }, [], centralMerchant({ withoutOption: 'sendcloud-rules' }));
    d.upstream.answer = placed({ parcel, shippingOptionCode: 'postnl:standard' });
    await d.deliver();
    assert.deepEqual([(await d.order()).delivery.shippingOptionCode, await d.charges()], ['postnl:standard', [['label', '77', 595]]]);
    assert.deepEqual(d.calls, ['v3-shipments place 1', 'prices']);
  });

  it('whose option Sendcloud’s rules chose is charged without a price where Sendcloud names none for it', async (t) => {
    const settings = { withoutOption: 'sendcloud-rules', markup: { percent: '10' } } as const;
    for (const price of ['refused', 'merchant gone', 'merchant moved']) {
      const d = await label(t, { delivery: aDelivery({ shippingOptionCode: null }) }, [], centralMerchant(settings));
      if (price === 'refused') d.deps.prices = async () => Promise.reject(new UpstreamError('refused', { status: 400 }));
      else d.upstream.meanwhile = async () => (d.deps.merchants.byId = async () => (price === 'merchant gone' ? null : ownMerchant()));
      d.upstream.answer = price === 'refused' ? placed({ parcel, shippingOptionCode: 'postnl:standard' }) : new UpstreamError('timeout');
      await d.deliver();
      d.upstream.holds[d.reference(1)] = placed({ parcel, shippingOptionCode: 'postnl:standard' });
      d.wait(2 * minute);
      if (price !== 'refused') await d.deliver();
      const [charge] = await d.store.charges.list({}, { limit: 9 });
      assert.deepEqual([(await d.order()).state, charge?.quote, charge?.amount, charge?.currency], ['labelled', null, 0, 'EUR'], price);
    }
  });
});

describe('a label that is not wanted any more', () => {
  const labelled = {
    state: 'labelled',
    parcel: facts,
    purchase: bought,
    upstream: { api: 'v3-shipments', id: 'up-1', reference: '' },
  } as const;

  /** A labelled order that is being cancelled, as far as Sendcloud is. */
  async function cancelling(t: TestContext, then: 'held' | 'cancelled') {
    const d = await label(t, { ...labelled, cancelling: then }, [{ outcome: 'placed' }]);
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    return d;
  }

  for (const then of ['held', 'cancelled'] as const)
    it(`is gone once Sendcloud shows it so, and leaves its order ${then}`, async (t) => {
      const d = await cancelling(t, then);
      d.upstream.cancelled = { outcome: 'cancelling' };
      await d.deliver();
      assert.deepEqual([(await d.order()).state, (await d.order()).cancelling], ['labelled', then], 'the carrier has yet to agree');
      d.upstream.holds[d.reference(1)] = placed({ outcome: 'cancelled', parcel });
      d.wait(minute);
      await d.deliver();
      const { state, cancelling: left, parcel: gone, upstream } = await d.order();
      assert.deepEqual([state, left, gone, upstream, await d.dueNext()], [then, undefined, null, null, null]);
      assert.equal((await d.attempts())[0]?.outcome, 'cancelled');
      assert.equal(d.calls.filter((call) => call.includes('cancel')).length, 1);
    });

  it('is given back also when its merchant has left the central account since', async (t) => {
    const d = await label(t, { ...labelled, cancelling: 'held' }, [{ outcome: 'placed' }], ownMerchant());
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    await d.deliver();
    const { state, review } = await d.order();
    assert.deepEqual([state, review[0]?.type, (await d.attempts())[0]?.outcome], ['review', 'account-changed', 'cancelled']);
  });

  it('is given back also when its merchant is not here any more', async (t) => {
    const d = await cancelling(t, 'held');
    await d.store.charges.add([storedCharge({ order: (await d.order()).id, parcel: '77' })]);
    d.deps.merchants.byId = async () => null;
    await d.deliver();
    const { state, review, cancelling: left } = await d.order();
    assert.deepEqual([state, review[0]?.type, left, await d.dueNext()], ['review', 'account-changed', undefined, null]);
    assert.deepEqual((await d.charges()).map(([kind]) => kind).toSorted(), ['cancellation', 'label']);
  });

  it('ends an order whose buyer was forgotten: no other can be bought for it', async (t) => {
    const d = await label(t, { ...labelled, cancelling: 'held', personal: null }, [{ outcome: 'placed' }]);
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    await d.deliver();
    const { state, cancelling: left, review, parcel: gone } = await d.order();
    assert.deepEqual([state, left, gone, await d.dueNext()], ['cancelled', undefined, null, null]);
    assert.match(review[0]?.detail ?? '', /personal data of the order has been erased/);
  });

  it('stays labelled while Sendcloud refuses the keys, or there are none', async (t) => {
    for (const keys of ['refused', 'none']) {
      const d = await cancelling(t, 'held');
      if (keys === 'none') d.deps.merchants.credential = d.deps.merchants.central = async () => null;
      else d.deps.sendcloud.orders = () => ({ find: () => Promise.reject(new UpstreamError('unauthenticated', { status: 401 })) }) as never;
      await d.deliver();
      assert.deepEqual([(await d.order()).state, (await d.order()).cancelling], ['labelled', 'held'], keys);
      assert.notEqual(await d.dueNext(), null);
    }
  });

  it('stays with its order when it is too late', async (t) => {
    const d = await cancelling(t, 'cancelled');
    d.upstream.cancelled = null;
    await d.deliver();
    const { state, cancelling: left, review } = await d.order();
    assert.deepEqual([state, left, review.map(({ type }) => type), await d.dueNext()], ['labelled', undefined, ['undecided'], null]);
  });

  it('of a cancelled order whose answer was lost is charged when it can no longer be cancelled, and shown to a person', async (t) => {
    const d = await label(t, { state: 'cancelled', purchase: bought }, [{}]);
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    d.upstream.cancelled = null;
    await d.deliver();
    assert.deepEqual([(await d.order()).state, await d.charges()], ['review', [['label', '77', 595]]]);
  });

  it('of a cancelled order whose answer was lost is taken back without ever being charged', async (t) => {
    const d = await label(t, { state: 'cancelled', purchase: bought }, [{}]);
    d.upstream.holds[d.reference(1)] = placed({ parcel });
    d.upstream.cancelled = { outcome: 'cancelling' };
    await d.deliver();
    assert.deepEqual([(await d.attempts())[0]?.outcome, await d.charges()], [null, []], 'the carrier has yet to agree');
    d.upstream.holds[d.reference(1)] = placed({ outcome: 'cancelled', parcel });
    d.wait(2 * minute);
    await d.deliver();
    assert.deepEqual([(await d.attempts())[0]?.outcome, (await d.order()).state, await d.charges()], ['cancelled', 'cancelled', []]);
  });
});
