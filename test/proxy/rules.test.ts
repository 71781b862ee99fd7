import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderView } from '../../proxy/contract/orders.ts';
import type { RulesPreview } from '../../proxy/contract/rules.ts';
import { anOrder } from '../support/an-order.ts';
import { chargesOf, entries, held } from '../support/labels.ts';
import { type MerchantName, place, problemType, readOrder } from '../support/orders.ts';
import { merchants, startProxy } from '../support/proxy.ts';

const rules = [
  { method: 'Express', exceptCountries: ['BE'], maxWeight: 3_000, shippingOptionCode: 'ups:standard' },
  { method: 'Express', shippingOptionCode: 'dpd:home' },
];
const withRules = (settings: object) => merchants.map((merchant) => ({ ...merchant, rates: [], ...settings }));

/** An order that says no more than the name of its checkout method. */
const named = (checkoutMethodName: string, changes = {}) => ({ delivery: {}, order: anOrder({ checkoutMethodName, ...changes }) });

describe('a merchant’s shipping rules', () => {
  it('choose the option of an order that names only its checkout method', async (t) => {
    const p = await startProxy(t, { merchants: withRules({ rules, defaultShippingOptionCode: 'postnl:standard' }) });
    const codes = [];
    for (const [number, name, weight] of [
      ['1', 'express', 2_500],
      ['2', 'Express', 3_001],
      ['3', 'Something else', 1_000],
    ] as const) {
      const { id } = await place(p, 'central', named(name, { number, weight }));
      const { state, delivery } = await readOrder(p, 'central', id);
      codes.push([state, delivery.shippingOptionCode]);
    }
    assert.deepEqual(codes, [
      ['labelled', 'ups:standard'],
      ['labelled', 'dpd:home'],
      ['labelled', 'postnl:standard'],
    ]);
    assert.deepEqual(
      (await held(p)).map(({ ship_with }) => ship_with.properties.shipping_option_code),
      ['ups:standard', 'dpd:home', 'postnl:standard'],
    );
  });

  it('leave it to a person where nothing says anything, or to Sendcloud’s own rules, and charge what those chose', async (t) => {
    const asking = await startProxy(t, { merchants: withRules({}) });
    const waiting = await readOrder(asking, 'central', (await place(asking, 'central', named('Express'))).id);
    assert.deepEqual([waiting.state, waiting.review.map(({ type }) => type)], ['review', ['option-unknown']]);

    const p = await startProxy(t, { merchants: withRules({ withoutOption: 'sendcloud-rules' }) });
    const order = await readOrder(p, 'central', (await place(p, 'central', named('Express'))).id);
    assert.deepEqual([order.state, order.delivery.shippingOptionCode], ['labelled', 'sendcloud:letter']);
    assert.deepEqual(entries(await chargesOf(p)), ['label 0.00']);
    const [request] = p.sandbox.requests.list({ path: '/api/v3/shipments/announce-with-shipping-rules' });
    assert.match(JSON.stringify(request?.body), /"delivery_indicator":"Express"/);
  });

  for (const [merchant, path, name] of [
    ['own-v3', '/api/v3/orders', 'delivery_indicator'],
    ['own-v2', '/api/v2/parcels', 'shipping_method_checkout_name'],
  ] as const)
    it(`carry the method’s name to an own account, so that Sendcloud’s rules can act (${merchant})`, async (t) => {
      const p = await startProxy(t, { merchants: withRules({ withoutOption: 'sendcloud-rules' }) });
      const { id } = await place(p, merchant as MerchantName, named('Express'));
      assert.equal((await readOrder(p, merchant, id)).state, 'imported');
      const sent = p.sandbox.requests.list({ path }).find(({ method }) => method === 'POST');
      assert.match(JSON.stringify(sent?.body), new RegExp(`"${name}":"Express"`));
    });

  it('are previewed before they are kept, and refused when a word is wrong', async (t) => {
    const p = await startProxy(t, { merchants: withRules({ rules }) });
    const preview = async (body: object) => p.operator('POST', '/merchants/central/rules/preview', body);
    const orders = [
      { checkoutMethodName: 'Express', country: 'nl', weight: 2_500 },
      { checkoutMethodName: 'Express', country: 'BE', weight: 2_500 },
      { checkoutMethodName: 'Other', country: 'NL', weight: 2_500 },
    ];
    const decisions = async (body: object) =>
      ((await (await preview(body)).json()) as RulesPreview).decisions.map(({ by, shippingOptionCode }) => [by, shippingOptionCode]);
    assert.deepEqual(await decisions({ orders }), [
      ['rule', 'ups:standard'],
      ['rule', 'dpd:home'],
      [null, null],
    ]);
    assert.deepEqual(await decisions({ orders, settings: { defaultShippingOptionCode: 'postnl:standard' } }), [
      ['merchant', 'postnl:standard'],
      ['merchant', 'postnl:standard'],
      ['merchant', 'postnl:standard'],
    ]);
    assert.equal(
      await problemType(await preview({ orders, settings: { rules: [{ method: 'x', shippingOption: 'y' }] } })),
      'invalid-request',
    );
    assert.equal((await p.operator('POST', '/merchants/nobody/rules/preview', { orders })).status, 404);
    const changed = await p.operator('PATCH', '/merchants/central', { rules: [{ method: '*', shippingOptionCode: 'dpd:home' }] });
    assert.equal(changed.status, 200);
    assert.deepEqual((await decisions({ orders })).at(-1), ['rule', 'dpd:home']);
  });

  it('say by what a label is bought when no code is given', async (t) => {
    const p = await startProxy(t, { merchants: withRules({ rules }) });
    const order = await place(p, 'central-hold', named('Express'));
    assert.equal(order.state, 'held');
    const key = 'sk_demo_central_hold_not_a_secret';
    const options = (await (await p.shop('GET', `/orders/${order.id}/shipping-options`, undefined, key)).json()) as { chosen: object };
    assert.deepEqual(options.chosen, { shippingOptionCode: 'ups:standard', by: 'rule' });
    const bought = (await (await p.shop('POST', `/orders/${order.id}/label`, {}, key)).json()) as OrderView;
    assert.deepEqual([bought.state, bought.delivery.shippingOptionCode], ['labelled', 'ups:standard']);
  });
});
