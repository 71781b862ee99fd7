import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Centimetres, Grams } from '../../proxy/contract/values.ts';

describe('a weight or a length', () => {
  it('is a number, or its digits as a query brings them', () => {
    for (const weight of [2500, '2500', ' 2500 ', '2500.0']) assert.equal(Grams.parse(weight), 2500);
    for (const length of [12.5, '12.5']) assert.equal(Centimetres.parse(length), 12.5);
  });

  it('is nothing that JavaScript would make a number of', () => {
    for (const value of [true, false, null, undefined, [5], ['2500'], {}, '', ' ', '0x10', '1e3', 'Infinity', '2,5', Number.NaN]) {
      const { error } = Grams.safeParse(value);
      assert.match(error?.issues[0]?.message ?? '', /^a weight/, JSON.stringify(value));
      assert.equal(Centimetres.safeParse(value).success, false, JSON.stringify(value));
    }
  });

  it('is neither too little nor too much, and grams are whole', () => {
    for (const weight of [0, -1, 1_000_001, 2.5, '2.5']) assert.match(Grams.safeParse(weight).error?.issues[0]?.message ?? '', /^a weight/);
    for (const length of [0, -1, 1001]) assert.match(Centimetres.safeParse(length).error?.issues[0]?.message ?? '', /^a length/);
  });
});
