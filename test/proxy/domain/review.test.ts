import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../proxy/contract/orders.ts';
import type { Claims } from '../../../proxy/domain/claims.ts';
import type { Merchant } from '../../../proxy/domain/merchant.ts';
import type { ChosenDelivery } from '../../../proxy/domain/order.ts';
import { pointGone, pointReasons, reviewReasons } from '../../../proxy/domain/review.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint, aQuote, aSelection, centralMerchant, now, ownMerchant } from '../../support/domain.ts';

interface Facts {
  claims?: Claims | null;
  order?: Order;
  delivery?: ChosenDelivery;
  postNumber?: string | null;
  merchant?: Merchant;
  usable?: boolean;
  at?: number;
}

/** What a person should see of an order about which nothing is wrong but these. */
function reasons({ claims = aSelection(), order = anOrder(), delivery = aDelivery(), postNumber = null, ...rest }: Facts) {
  const { merchant = ownMerchant(), usable = true, at = now } = rest;
  const account = { kind: merchant.account, usable, reason: 'The keys are not here.' };
  return reviewReasons({ claims, order, delivery, postNumber, merchant, account, now: at });
}
const types = (facts: Facts) => reasons(facts).map(({ type }) => type);
const euros = (value: string, currency = 'EUR') => ({ value, currency });
const [item] = anOrder().items;
const to = (changes: Partial<Order['recipient']>) => anOrder({ recipient: { ...anOrder().recipient, ...changes } });

describe('a paid order', () => {
  it('about which everything is as it was promised may go', () => {
    assert.deepEqual(reasons({}), []);
    assert.deepEqual(reasons({ claims: null }), []);
  });

  it('is looked at when its token is too old, its weight another, or its address', () => {
    assert.deepEqual(types({ at: now + 3_600_000 }), ['token-expired']);
    assert.deepEqual(reasons({ order: anOrder({ weight: 9000 }) }), [
      { type: 'weight-differs', detail: 'The price was quoted for another weight (grams).' },
    ]);
    assert.deepEqual(types({ order: to({ postalCode: '1011AB' }) }), ['address-differs']);
    assert.deepEqual(types({ order: to({ country: 'BE' }) }), ['address-differs']);
  });

  it('may go to any postal code when its price was quoted for the whole country', () => {
    const claims = aSelection({ cart: { ...aSelection().cart, postalCode: null } });
    assert.deepEqual(types({ claims, order: to({ postalCode: '1011AB' }) }), []);
    assert.deepEqual(types({ claims, order: to({ country: 'BE' }) }), ['address-differs']);
  });

  it('may cost more than the cart did, for its total holds more than goods', () =>
    assert.deepEqual(types({ order: anOrder({ total: euros('149.85') }) }), []));

  it('is looked at when the form held a quote with days to choose from', () => {
    const dates = ['2026-11-25', '2026-11-26'].map((date) => ({ date, handover: null }));
    assert.deepEqual(types({ claims: aQuote({ dates }) }), ['delivery-date-missing']);
  });

  it('that lacks a point says so once', () => {
    const claims = aQuote({ servicePoints: { carriers: ['postnl'], types: null } });
    assert.deepEqual(reasons({ claims, delivery: aDelivery({ type: 'service-point' }) }), [
      { type: 'service-point-missing', detail: 'The option needs a service point, and none was chosen.' },
    ]);
  });

  it('is looked at when the merchant’s account changed since the quote, or cannot be used', () => {
    assert.deepEqual(reasons({ merchant: centralMerchant() }), [
      { type: 'account-changed', detail: 'Quoted for the own account; the merchant now uses the central one.' },
    ]);
    assert.deepEqual(reasons({ usable: false }), [{ type: 'account-changed', detail: 'The keys are not here.' }]);
  });

  it('is looked at when items and total are in different currencies', () => {
    const mixed = anOrder({ items: [item!, { ...item!, price: euros('1', 'GBP') }] });
    assert.deepEqual(reasons({ order: mixed }), [
      { type: 'currency-differs', detail: 'The items and the total are in different currencies.' },
    ]);
  });

  for (const currency of ['EUR', 'GBP', 'USD', 'SEK'])
    it(`in ${currency} ${currency === 'SEK' ? 'is not' : 'is'} one that v3 orders take; the other APIs take any`, () => {
      const order = anOrder({ items: [{ ...item!, price: euros('1', currency) }], total: euros('1', currency) });
      const detail = 'Sendcloud takes orders in EUR, GBP, USD, not in SEK.';
      assert.deepEqual(reasons({ claims: null, order }), currency === 'SEK' ? [{ type: 'currency-not-supported', detail }] : []);
      assert.deepEqual(reasons({ claims: null, order, merchant: ownMerchant({ orderApi: 'v2' }) }), []);
    });

  it('with a promised day is looked at where API v2 cannot carry it', () => {
    const delivery = aDelivery({ deliveryDate: { date: '2026-11-27', handover: null } });
    assert.deepEqual(reasons({ delivery, merchant: ownMerchant({ orderApi: 'v2' }) }), [
      { type: 'delivery-date-not-supported', detail: 'A parcel of API v2 cannot carry the day that was promised.' },
    ]);
    assert.deepEqual(reasons({ delivery }), []);
    assert.deepEqual(reasons({ merchant: ownMerchant({ orderApi: 'v2' }) }), []);
  });
});

describe('the point of an order', () => {
  const delivery = (changes: Partial<ChosenDelivery> = {}) => aDelivery({ type: 'service-point', servicePoint: aPoint(), ...changes });

  it('may be one that fits, and one that has yet to be looked up', () => {
    assert.deepEqual(pointReasons(delivery(), null, ownMerchant()), []);
    assert.deepEqual(pointReasons(delivery({ servicePoint: null, servicePointId: '901' }), null, ownMerchant()), []);
    assert.deepEqual(pointReasons(delivery({ carriers: [] }), null, ownMerchant()), []);
  });

  it('is missing when it is another carrier’s than the option’s', () =>
    assert.deepEqual(pointReasons(delivery({ carriers: ['dhl', 'dpd'] }), null, ownMerchant()), [
      { type: 'service-point-missing', detail: "The point is postnl's, the option ships with dhl, dpd." },
    ]));

  it('is missing when the merchant does not ship with its carrier, for any type of delivery', () => {
    assert.deepEqual(pointReasons(delivery(), null, ownMerchant({ carriers: ['dhl'] })), [
      { type: 'service-point-missing', detail: 'Kettle & Leaf does not ship with postnl.' },
    ]);
    assert.deepEqual(pointReasons(delivery(), null, ownMerchant({ carriers: ['dhl', 'postnl:service-point'] })), []);
  });

  it('that is a locker needs a post number that can be one', () => {
    const locker = delivery({ servicePoint: aPoint({ requires: ['post-number'] }) });
    const missing = [{ type: 'post-number-missing', detail: 'This locker needs the recipient’s post number, six to ten digits.' }];
    assert.deepEqual(pointReasons(locker, null, ownMerchant()), missing);
    assert.deepEqual(pointReasons(locker, '12', ownMerchant()), missing);
    assert.deepEqual(pointReasons(locker, '1234567', ownMerchant()), []);
    assert.deepEqual(reasons({ delivery: locker }).at(-1)?.type, 'post-number-missing');
  });

  it('that is gone is said in words for the shop', () =>
    assert.deepEqual(pointGone, { type: 'service-point-gone', detail: 'The service point takes no parcels any more.' }));
});
