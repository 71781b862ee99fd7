import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { minorUnits, samePrice } from '../../../proxy/domain/money.ts';

const euros = (value: string) => ({ value, currency: 'EUR' });

describe('money', () => {
  for (const [amount, minor] of [
    ['0', 0],
    ['7', 700],
    ['4.95', 495],
    ['45.9', 4590],
    ['0.07', 7],
    ['1.10', 110],
    ['999999999.99', 99_999_999_999],
  ] as const)
    it(`reads ${amount} as ${minor} minor units`, () => assert.equal(minorUnits(amount), minor));

  it('is the same however it is written', () => assert.equal(samePrice(euros('5'), euros('5.00')), true));

  it('is another when the amount or the currency is', () => {
    assert.equal(samePrice(euros('5'), euros('5.01')), false);
    assert.equal(samePrice(euros('5'), { value: '5', currency: 'GBP' }), false);
  });

  it('does not take no price for free', () => {
    assert.equal(samePrice(null, euros('0')), false);
    assert.equal(samePrice(euros('0'), null), false);
    assert.equal(samePrice(null, null), true);
  });
});
