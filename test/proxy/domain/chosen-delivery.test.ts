import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rate } from '../../../proxy/contract/merchants.ts';
import type { PlainDelivery } from '../../../proxy/contract/orders.ts';
import { deliveryOfClaims, deliveryOfPlain } from '../../../proxy/domain/chosen-delivery.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint, aQuote, aSelection, ownMerchant } from '../../support/domain.ts';

const day = (date: string) => ({ date, handover: null });

describe('what a token says of the delivery', () => {
  it('is the option, its price and its window', () => {
    const deliveryWindow = { from: '2026-11-25', to: '2026-11-26' };
    assert.deepEqual(deliveryOfClaims(aSelection({ deliveryWindow })), aDelivery({ deliveryWindow }));
  });

  it('is the day and the point that were chosen', () => {
    const chosen = { deliveryDate: day('2026-11-27'), servicePoint: aPoint() };
    assert.deepEqual(deliveryOfClaims(aSelection(chosen)), aDelivery(chosen));
  });

  it('is the only day of a quote, and none while there is a choice', () => {
    assert.deepEqual(deliveryOfClaims(aQuote({ dates: [day('2026-11-27')] })).deliveryDate, day('2026-11-27'));
    assert.equal(deliveryOfClaims(aQuote({ dates: [day('2026-11-27'), day('2026-11-28')] })).deliveryDate, null);
    assert.equal(deliveryOfClaims(aQuote()).deliveryDate, null);
  });
});

const rate = (changes: Partial<Rate> = {}): Rate => ({
  code: 'standard',
  title: 'Standard delivery',
  type: 'standard',
  carriers: ['postnl'],
  shippingOptionCode: 'postnl:standard',
  price: { value: '4.95', currency: 'EUR' },
  countries: ['NL'],
  ...changes,
});
const rates = [
  rate({ code: 'standard', carriers: ['dpd'], shippingOptionCode: 'dpd:home', countries: ['DE'] }),
  rate(),
  rate({ code: 'heavy', shippingOptionCode: 'postnl:heavy', minWeight: 10_000, maxWeight: 20_000 }),
  rate({ code: 'point', title: 'Collect', type: 'service-point', shippingOptionCode: 'postnl:point', price: null }),
];
const plainly = (plain: PlainDelivery, weight = 2500) => deliveryOfPlain(plain, anOrder({ weight }), ownMerchant({ rates }));

describe('a delivery that was told without a token', () => {
  it('is the merchant’s rate of that code for the order’s country', () =>
    assert.deepEqual(plainly({ option: 'standard' }), {
      delivery: aDelivery({ code: 'standard', title: 'Standard delivery' }),
      reasons: [],
    }));

  it('is the rate with Sendcloud’s code where that was told, in either field', () => {
    assert.equal(plainly({ shippingOptionCode: 'postnl:heavy' }, 12_000).delivery.title, 'Standard delivery');
    assert.equal(plainly({ option: 'postnl:heavy' }, 12_000).delivery.shippingOptionCode, 'postnl:heavy');
    assert.equal(plainly({ option: 'standard', shippingOptionCode: 'postnl:heavy' }).delivery.shippingOptionCode, 'postnl:heavy');
    assert.equal(plainly({ option: 'standard', shippingOptionCode: 'postnl:heavy' }).delivery.code, 'standard');
  });

  it('names a point that has yet to be looked up', () => {
    const { delivery, reasons } = plainly({ option: 'point', servicePointId: '901' });
    assert.deepEqual([delivery.type, delivery.servicePointId, delivery.price, reasons], ['service-point', '901', null, []]);
  });

  for (const code of ['postnl:standard-plus', 'dhl:complete/standard,service_point', 'colis_prive:x=1.2'])
    it(`is Sendcloud’s own ${code}, about which no more is known`, () => {
      const nothing = { type: null, title: null, carriers: [], price: null };
      assert.deepEqual(plainly({ option: code }), { delivery: aDelivery({ ...nothing, code, shippingOptionCode: code }), reasons: [] });
      assert.deepEqual(plainly({ shippingOptionCode: code }).delivery, aDelivery({ ...nothing, code, shippingOptionCode: code }));
    });

  it('with a point and nothing else is to a service point', () =>
    assert.equal(plainly({ option: 'dhl:parcelshop', servicePointId: '901' }).delivery.type, 'service-point'));

  it('that nobody knows is kept as it was told, for a person', () => {
    for (const option of ['pigeon', 'PostNL:standard', ' postnl:standard', 'postnl:', ':standard', 'postnl:a b', 'postnl'])
      assert.deepEqual(plainly({ option }).reasons, [{ type: 'option-unknown', detail: `There is no option with the code ${option}.` }]);
    assert.equal(plainly({ option: 'pigeon' }).delivery.code, 'pigeon');
    assert.equal(plainly({ option: 'pigeon' }).delivery.shippingOptionCode, null);
    assert.deepEqual(plainly({}), {
      delivery: aDelivery({ type: null, title: null, carriers: [], price: null, code: null, shippingOptionCode: null }),
      reasons: [{ type: 'option-unknown', detail: 'No delivery option was named.' }],
    });
    assert.equal(plainly({ option: 'p'.repeat(200) }).reasons[0]?.detail.length, 'There is no option with the code .'.length + 60);
  });

  it('by a rate that is not for the order’s country or weight goes to a person', () => {
    const abroad = deliveryOfPlain({ option: 'standard' }, anOrder(), ownMerchant({ rates: rates.slice(0, 1) }));
    assert.equal(abroad.delivery.shippingOptionCode, 'dpd:home');
    assert.deepEqual(abroad.reasons, [{ type: 'address-differs', detail: 'standard is not offered to NL.' }]);
    assert.deepEqual(plainly({ option: 'heavy' }, 20_001).reasons, [
      { type: 'weight-differs', detail: '20001 grams is too heavy for heavy.' },
    ]);
    assert.deepEqual(plainly({ option: 'heavy' }, 9000).reasons, [
      { type: 'weight-differs', detail: '9000 grams is too light for heavy.' },
    ]);
  });

  it('is not held up for a total that is beyond the rate’s bounds, for it holds more than goods', () => {
    const cheap = rate({ code: 'cheap', maxValue: '10' });
    assert.deepEqual(deliveryOfPlain({ option: 'cheap' }, anOrder(), ownMerchant({ rates: [cheap] })).reasons, []);
  });
});
