import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { chooseOption, type RuledOrder, type RuleSettings } from '../../../proxy/domain/rules.ts';

const order: RuledOrder = { shippingOptionCode: null, checkoutMethodName: 'Standard', country: 'NL', weight: 2_500 };
const settings: RuleSettings = {
  rules: [
    { method: 'Standard', maxWeight: 2_000, shippingOptionCode: 'postnl:mailbox' },
    { method: 'Standard', exceptCountries: ['BE'], minWeight: 2_001, maxWeight: 10_000, shippingOptionCode: 'postnl:standard' },
    { method: 'Standard', countries: ['BE'], shippingOptionCode: 'bpost:home' },
    { method: '*', countries: ['DE'], shippingOptionCode: 'dhl_de:paket' },
  ],
  defaultShippingOptionCode: 'dpd:home',
};

const chosen = (changes: Partial<RuledOrder>, changed: Partial<RuleSettings> = {}) => {
  const { shippingOptionCode, by, rule } = chooseOption({ ...order, ...changes }, { ...settings, ...changed });
  return [by, shippingOptionCode, rule];
};

describe('who decides by what an order is shipped', () => {
  it('is the order, where it names an option', () =>
    assert.deepEqual(chosen({ shippingOptionCode: 'ups:standard' }), ['order', 'ups:standard', null]));

  it('else the first rule that fits its method, country and weight, both bounds included', () => {
    assert.deepEqual(chosen({ weight: 2_000 }), ['rule', 'postnl:mailbox', 0]);
    assert.deepEqual(chosen({ weight: 2_001 }), ['rule', 'postnl:standard', 1]);
    assert.deepEqual(chosen({ weight: 10_000 }), ['rule', 'postnl:standard', 1]);
    assert.deepEqual(chosen({ country: 'BE' }), ['rule', 'bpost:home', 2]);
    assert.deepEqual(chosen({ country: 'DE', weight: 20_000 }), ['rule', 'dhl_de:paket', 3]);
    assert.deepEqual(chosen({ country: 'DE', checkoutMethodName: null }), ['rule', 'dhl_de:paket', 3]);
  });

  it('knows a method by its name, whatever its case and spaces', () =>
    assert.deepEqual(chosen({ checkoutMethodName: ' STANDARD  ' }), ['rule', 'postnl:standard', 1]));

  it('else the merchant’s default, else Sendcloud where it may, else a person', () => {
    assert.deepEqual(chosen({ weight: 10_001 }), ['merchant', 'dpd:home', null]);
    const none = { rules: [] };
    assert.deepEqual(chosen({}, { ...none, defaultShippingOptionCode: undefined, withoutOption: 'sendcloud-rules' } as RuleSettings), [
      'sendcloud',
      null,
      null,
    ]);
    assert.deepEqual(chosen({}, { ...none, defaultShippingOptionCode: undefined } as RuleSettings), [null, null, null]);
  });

  it('is said in words', () =>
    assert.equal(chooseOption(order, settings).why, 'Rule 2 fits: “Standard”, not to BE, from 2001 g, up to 10000 g.'));
});
