import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deliveryWeek } from '../../../proxy/domain/delivery-week.ts';
import { transitOf } from '../../../proxy/domain/transit.ts';

const percentiles = [10, 20, 30, 40, 50, 60, 70, 80, 90, 95];
const transit = (days: number[], week: number) => transitOf(new Map(days.map((took, index) => [percentiles[index]!, took])), week);

/** The percentiles of parcels handed over from Monday to Friday that all take so many delivery days. */
function exactly(days: number, week: number): number[] {
  const spans = [0, 1, 2, 3, 4].map((weekday) => {
    let day = weekday;
    for (let left = days; left > 0; ) {
      day += 1;
      if (day % 7 < week) left -= 1;
    }
    return day - weekday;
  });
  return percentiles.map((percentile) => spans[Math.ceil(percentile / 20) - 1]!);
}

describe('transit', () => {
  for (const week of [5, 6, 7])
    it(`finds the delivery days of a history in which all took as many, in a week of ${week}`, () => {
      for (const days of [0, 1, 2, 3, 4, 5, 6, 9, 14]) assert.deepEqual(transit(exactly(days, week), week), { least: days, most: days });
    });

  it('does not take the weekend’s days for the carrier’s', () => {
    assert.deepEqual(transit([1, 1, 1, 1, 1, 1, 1, 3, 3, 3], 5), { least: 1, most: 2 });
    assert.deepEqual(transit([1, 1, 1, 1, 1, 1, 1, 3, 3, 3], 6), { least: 1, most: 3 });
  });

  it('gives a range to a history that varies', () => {
    assert.deepEqual(transit([2, 2, 2, 2, 3, 4, 4, 4, 5, 6], 5), { least: 2, most: 4 });
    assert.deepEqual(transit([0, 1, 1, 1, 1, 1, 1, 1, 1, 2], 7), { least: 0, most: 2 });
  });

  it('makes nothing of a history that no month explains, nor sooner than the same day of one in the past', () => {
    assert.deepEqual(transit(Array(10).fill(30), 7), { least: 30, most: 30 });
    assert.equal(transit(Array(10).fill(31), 7), null);
    assert.deepEqual(transit(Array(10).fill(-2), 7), { least: 0, most: 0 });
  });
});

describe('the delivery week', () => {
  it('ends on Friday for a carrier of whom nothing is known', () => {
    assert.deepEqual(['dpd', 'ups', 'bpost', 'toString', ''].map(deliveryWeek), [5, 5, 5, 5, 5]);
  });
  it('ends on Saturday for those who deliver then, on Sunday for who rests never', () => {
    const saturdays = 'chronopost colisprive colissimo dhl dhl_de dhl_parcel evri hermes_de inpost mondial_relay postnl royal_mail'.split(
      ' ',
    );
    assert.ok(saturdays.every((carrier) => deliveryWeek(carrier) === 6));
    assert.equal(deliveryWeek('trunkrs'), 7);
  });
});
