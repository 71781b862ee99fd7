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

  it('tells methods apart by their words, not by the space between them', () => {
    const rules = [{ method: 'Home  Evening', shippingOptionCode: 'dpd:evening' }];
    assert.deepEqual(chosen({ checkoutMethodName: 'home evening' }, { rules }), ['rule', 'dpd:evening', 0]);
    assert.deepEqual(chosen({ checkoutMethodName: 'homeevening' }, { rules }), ['merchant', 'dpd:home', null]);
    assert.deepEqual(chosen({ checkoutMethodName: 'home morning' }, { rules }), ['merchant', 'dpd:home', null]);
    assert.deepEqual(chosen({ weight: 99 }, { rules: [{ method: '*', minWeight: 100, shippingOptionCode: 'x' }] })[0], 'merchant');
  });

  it('says why in words', () => {
    const why = (changes: Partial<RuledOrder>, changed: Partial<RuleSettings> = {}) =>
      chooseOption({ ...order, ...changes }, { ...settings, ...changed }).why;
    assert.equal(why({ shippingOptionCode: 'x' }), 'The order names it.');
    assert.equal(why({ weight: 2_000 }), 'Rule 1 fits: “Standard”, up to 2000 g.');
    assert.equal(why({}), 'Rule 2 fits: “Standard”, not to BE, from 2001 g, up to 10000 g.');
    const rules = [{ method: '*', countries: ['NL', 'BE'], exceptCountries: ['DE', 'AT'], shippingOptionCode: 'x' }];
    assert.equal(why({}, { rules }), 'Rule 1 fits: any method, to NL, BE, not to DE, AT.');
    assert.equal(why({}, { rules: [] }), 'No rule fits, and this is the default.');
    const { defaultShippingOptionCode: _, ...open } = settings;
    const because = (withoutOption?: 'sendcloud-rules') =>
      chooseOption(order, { ...open, rules: [], ...(withoutOption && { withoutOption }) }).why;
    assert.equal(because('sendcloud-rules'), 'No rule fits, and there is no default: Sendcloud’s own rules decide.');
    assert.equal(because(), 'No rule fits, and there is no default: a person has to decide.');
  });
});
