import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rate } from '../../../proxy/contract/merchants.ts';
import { applicableRates } from '../../../proxy/domain/rates.ts';

const open: Rate = {
  code: 'standard',
  title: 'Standard',
  type: 'standard',
  carriers: ['postnl'],
  shippingOptionCode: 'postnl:standard',
  price: { value: '4.95', currency: 'EUR' },
  countries: ['NL'],
};
const bounded: Rate = { ...open, minWeight: 100, maxWeight: 23_000, minValue: '10', maxValue: '100.00' };

const cases: [weight: number, value: string, reason: string | undefined][] = [
  [100, '10', undefined],
  [23_000, '100', undefined],
  [99, '50', 'too-light'],
  [23_001, '50', 'too-heavy'],
  [500, '9.99', 'value-too-low'],
  [500, '100.01', 'value-too-high'],
];

describe('a rate', () => {
  for (const [weight, orderValue, reason] of cases)
    it(`says ${reason ?? 'yes'} to ${weight} g for ${orderValue}`, () =>
      assert.deepEqual(
        applicableRates([bounded], { country: 'NL', weight, orderValue }),
        reason ? { applies: [], refused: [{ rate: bounded, reason }] } : { applies: [bounded], refused: [] },
      ));

  it('without bounds takes any cart of its country', () => {
    for (const [weight, orderValue] of [
      [1, '0'],
      [1_000_000, '999999.99'],
    ] as const)
      assert.deepEqual(applicableRates([open], { country: 'NL', weight, orderValue }).applies, [open]);
  });

  it('for another country is not even mentioned', () =>
    assert.deepEqual(applicableRates([open], { country: 'BE', weight: 500, orderValue: '50' }), { applies: [], refused: [] }));
});
