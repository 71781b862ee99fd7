import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBreaker } from '../../../proxy/domain/breaker.ts';
import { createBudget } from '../../../proxy/domain/budget.ts';

/** Ten in a minute and three in a second, four of the ten for orders. */
const small = () =>
  createBudget({
    limits: [
      { most: 10, span: 60_000 },
      { most: 3, span: 1000 },
    ],
    kept: 0.35,
  });
const times = (count: number, ask: () => unknown) => Array.from({ length: count }, ask);

describe('a small budget', () => {
  it('gives orders the next free moment of the tightest limit', () => {
    const budget = small();
    assert.deepEqual(
      times(7, () => budget.forOrder(0, 60_000)),
      [0, 0, 0, 1000, 1000, 1000, 2000],
    );
    assert.equal(budget.forOrder(5000, 60_000), 5000);
  });

  it('lets an order wait until the last moment it may, and no longer', () => {
    const budget = small();
    times(3, () => budget.forOrder(0, 0));
    assert.equal(budget.forOrder(0, 999), null);
    assert.equal(budget.forOrder(0, 1000), 1000);
  });

  it('tells when to ask again: in a second at the soonest', () => {
    const budget = small();
    assert.equal(budget.wait(0), 1000);
    for (let second = 0; second < 10; second++) budget.forOrder(second * 1000, second * 1000);
    assert.equal(budget.wait(10_000), 50_000);
    assert.equal(budget.wait(59_900), 1000);
  });

  it('lets one merchant’s shoppers have all that is not kept for orders, rounded up for those', () => {
    const budget = small();
    const letIn = Array.from({ length: 10 }, (_, second) => budget.forShopper('shop', second * 1000));
    assert.deepEqual(letIn, [true, true, true, true, true, true, false, false, false, false]);
    assert.equal(budget.forShopper('shop', 59_999), false);
    assert.equal(budget.forShopper('shop', 60_000), true, 'the first of them is a minute ago');
    assert.equal(budget.forShopper('shop', 60_000), false, 'and that one alone');
  });

  it('lets no shopper in at a moment that has no room', () => {
    const budget = small();
    assert.deepEqual(
      times(4, () => budget.forShopper('shop', 0)),
      [true, true, true, false],
    );
  });

  it('keeps for orders what they used last, when that is more than their part', () => {
    const budget = small();
    for (let second = 0; second < 7; second++) budget.forOrder(second * 1000, second * 1000);
    assert.deepEqual(
      [8000, 9000, 10_000, 11_000].map((now) => budget.forShopper('shop', now)),
      [true, true, true, false],
    );
  });

  it('leaves a part of the room to those that have had less than an equal share', () => {
    const budget = small();
    budget.forShopper('quiet', 0);
    assert.deepEqual(
      [1000, 2000, 3000, 4000, 5000].map((now) => budget.forShopper('loud', now)),
      [true, true, true, false, false],
    );
    assert.equal(budget.forShopper('quiet', 6000), true, 'there is room for it');
  });

  it('leaves a quarter of the room to others by one that had its share, or as much as they are still owed', () => {
    const wide = (quiet: number): number => {
      const budget = createBudget({ limits: [{ most: 100, span: 60_000 }], kept: 0.5 });
      times(quiet, () => budget.forShopper('quiet', 0));
      return times(50, () => budget.forShopper('loud', 0)).filter(Boolean).length;
    };
    assert.equal(wide(1), 36, 'of fifty: one is had, twelve and a half are left');
    assert.equal(wide(20), 25, 'its half, five are left');
    assert.equal(wide(24), 25, 'its half, one is left');
  });

  it('lets in who has had less than an equal share while there is room', () => {
    const budget = createBudget({ limits: [{ most: 100, span: 60_000 }], kept: 0.5 });
    budget.forShopper('quiet', 0);
    times(50, () => budget.forShopper('loud', 0));
    assert.equal(times(50, () => budget.forShopper('quiet', 0)).filter(Boolean).length, 13);
  });

  it('forgets merchants that have not asked for a span', () => {
    const budget = small();
    budget.forShopper('gone', 0);
    assert.deepEqual(
      Array.from({ length: 6 }, (_, second) => budget.forShopper('shop', 60_000 + second * 1000)),
      [true, true, true, true, true, true],
    );
  });
});

describe('a breaker', () => {
  /** After so many failures at 0, the first moment it allows a call. */
  const opensAt = (failures: number, random: number): number => {
    const breaker = createBreaker();
    times(failures, () => breaker.failed(0, random));
    for (let now = 0; now <= 120_000; now += 1) if (breaker.allows(now)) return now;
    return Number.NaN;
  };

  it('pauses twice as long with each failure, from half a second up to four', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 5, 6, 7, 20].map((failures) => opensAt(failures, 1)),
      [0, 0, 500, 1000, 2000, 4000, 4000, 4000],
    );
  });

  it('pauses for a time between half and all of that, so that many do not come back at once', () =>
    assert.deepEqual([opensAt(3, 0), opensAt(3, 0.5)], [250, 375]));

  it('lets one through at a time until it has ended, for four seconds at most', () => {
    const breaker = createBreaker();
    times(3, () => breaker.failed(0, 1));
    assert.deepEqual(
      [500, 501, 4499, 4500].map((now) => breaker.allows(now)),
      [true, false, false, true],
    );
  });

  it('lets all through below three failures, and again after a success', () => {
    const breaker = createBreaker();
    times(2, () => breaker.failed(0, 1));
    assert.deepEqual([breaker.allows(0), breaker.allows(0)], [true, true]);
    breaker.failed(0, 1);
    breaker.succeeded();
    assert.deepEqual([breaker.allows(0), breaker.allows(0)], [true, true]);
    times(2, () => breaker.failed(0, 1));
    assert.equal(breaker.allows(0), true, 'counted anew');
  });

  it('pauses for as long as it was told, half as long again at most, and a minute', () => {
    const pause = (asked: number, random: number): boolean[] => {
      const breaker = createBreaker();
      breaker.failed(0, random, asked);
      const until = Math.min(asked, 60_000) * (1 + random / 2);
      return [breaker.allows(until - 1), breaker.allows(until)];
    };
    assert.deepEqual(pause(7000, 0), [false, true]);
    assert.deepEqual(pause(7000, 1), [false, true]);
    assert.deepEqual(pause(600_000, 0), [false, true]);
  });
});
