import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rate } from '../../../proxy/contract/merchants.ts';
import { offerFromRate, offerFromSendcloud } from '../../../proxy/domain/offers.ts';
import { isOver, rolesFor } from '../../../proxy/domain/session.ts';
import type { UpstreamOption } from '../../../proxy/services/upstream.ts';
import { centralMerchant, now, ownMerchant } from '../../support/domain.ts';

const at = { now, timeZone: 'Europe/Amsterdam', lane: { from: 'NL', to: 'NL' } };
const option = (changes: Partial<UpstreamOption> = {}): UpstreamOption => ({
  methodId: '1',
  shippingOptionCode: 'dpd:home',
  type: 'standard',
  title: 'At home',
  description: 'By van',
  carrier: { code: 'dpd', name: 'DPD' },
  price: { value: '4.95', currency: 'EUR' },
  cutOff: '2026-11-24T17:00:00+01:00',
  dates: [],
  leadTimeHours: null,
  ...changes,
});
const day = (date: string, handover: string | null = null) => ({ date, handover });

describe('an option of the published configuration', () => {
  it('is offered as Sendcloud tells it', () =>
    assert.deepEqual(offerFromSendcloud(option(), at), {
      code: 'dpd:home',
      shippingOptionCode: 'dpd:home',
      type: 'standard',
      title: 'At home',
      carrier: { code: 'dpd', name: 'DPD' },
      price: { value: '4.95', currency: 'EUR' },
      priceFrom: 'sendcloud',
      fallback: false,
      description: 'By van',
      deliveryWindow: null,
      cutOff: '2026-11-24T17:00:00+01:00',
      dates: [],
      requires: [],
      servicePoints: null,
    }));

  it('to a service point goes to its carrier’s points', () =>
    assert.deepEqual(offerFromSendcloud(option({ type: 'service-point' }), at).servicePoints, { carriers: ['dpd'], types: null }));

  it('without a date says what past parcels took, and has no dates to choose from', () => {
    const offer = offerFromSendcloud(
      option({ carrier: { code: 'trunkrs', name: 'Trunkrs' }, leadTimeHours: { 10: 24, 90: 24 }, dates: [day('2026-11-25')] }),
      at,
    );
    assert.deepEqual([offer.deliveryWindow?.from, offer.dates], ['2026-11-25', []]);
  });

  for (const type of ['same-day', 'nominated-day'] as const) {
    it(`${type} promises its one day, and none while there is a choice`, () => {
      const one = offerFromSendcloud(option({ type, dates: [day('2026-11-24')] }), at);
      assert.deepEqual(one.deliveryWindow, { from: '2026-11-24', to: '2026-11-24' });
      const two = offerFromSendcloud(option({ type, dates: [day('2026-11-24'), day('2026-11-25')] }), at);
      assert.deepEqual([two.deliveryWindow, two.dates.length], [null, 2]);
    });

    it(`${type} leaves out days that have passed, or whose handover has`, () => {
      const dates = [day('2026-11-23'), day('2026-11-24'), day('2026-11-25', '2026-11-23'), day('2026-11-26', '2026-11-24')];
      assert.deepEqual(
        offerFromSendcloud(option({ type, dates }), at).dates.map(({ date }) => date),
        ['2026-11-24', '2026-11-26'],
      );
    });
  }

  it('of today is gone with its cut-off, and a chosen day is not', () => {
    const dates = [day('2026-11-24')];
    const left = (type: UpstreamOption['type'], cutOff: string | null) =>
      offerFromSendcloud(option({ type, dates, cutOff }), at).dates.length;
    assert.equal(left('same-day', '2026-11-24T09:00:00Z'), 0);
    assert.equal(left('same-day', '2026-11-24T09:00:01Z'), 1);
    assert.equal(left('same-day', null), 1);
    assert.equal(left('nominated-day', '2026-11-24T09:00:00Z'), 1);
  });
});

describe('a rate of the merchant’s', () => {
  const rate: Rate = {
    code: 'home',
    title: 'At home',
    type: 'standard',
    carriers: ['postnl', 'dpd'],
    shippingOptionCode: 'postnl:standard',
    price: { value: '4.95', currency: 'EUR' },
    countries: ['NL'],
  };

  it('is offered as it is written, by the first carrier that may be shown', () => {
    const offer = offerFromRate(rate, ['dpd'], true);
    assert.deepEqual(offer, {
      code: 'home',
      shippingOptionCode: 'postnl:standard',
      type: 'standard',
      title: 'At home',
      carrier: { code: 'dpd', name: 'DPD' },
      price: { value: '4.95', currency: 'EUR' },
      priceFrom: 'rates',
      fallback: true,
      description: null,
      deliveryWindow: null,
      cutOff: null,
      dates: [],
      requires: [],
      servicePoints: null,
    });
    assert.equal(offerFromRate(rate, [], false).carrier.name, 'PostNL');
    assert.equal(offerFromRate(rate, [], false).fallback, false);
  });

  it('to a service point goes to the points of the carriers that may be shown', () =>
    assert.deepEqual(offerFromRate({ ...rate, type: 'service-point' }, ['postnl', 'dpd'], false).servicePoints, {
      carriers: ['postnl', 'dpd'],
      types: null,
    }));
});

describe('a session', () => {
  it('may connect keys only where the merchant has an account of its own', () => {
    assert.deepEqual(rolesFor(ownMerchant()), ['orders', 'connect']);
    assert.deepEqual(rolesFor(centralMerchant()), ['orders']);
  });
  it('is good up to its last second, that one excluded', () => {
    const session = { merchant: 'kettle', role: 'orders', expiresAt: 100, ends: 0 } as const;
    assert.deepEqual([isOver(session, 99_999), isOver(session, 100_000)], [false, true]);
  });
});
