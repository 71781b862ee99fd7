import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createBreaker } from '../../proxy/domain/breaker.ts';
import { createBudget } from '../../proxy/domain/budget.ts';
import { dice, freshSeed } from '../support/dice.ts';

const minute = 60_000;
const writes = () =>
  createBudget({
    limits: [
      { most: 100, span: minute },
      { most: 15, span: 1000 },
    ],
    kept: 0.5,
  });

/** How many of these asks at one moment every 100 ms, for a minute from `from` on, are let in. */
function lettingIn(ask: (now: number) => boolean, from = 0): number {
  return Array.from({ length: 600 }, (_, tenth) => ask(from + tenth * 100)).filter(Boolean).length;
}

describe('the budget of one account', () => {
  it('never lets more out than Sendcloud lets in, whoever asks, in any second and any minute', () => {
    const seed = freshSeed();
    const random = dice(seed);
    const budget = writes();
    const left: number[] = [];
    for (let now = 0; now < 5 * minute; now += Math.floor(random() * 300)) {
      const order = random() < 0.4 ? budget.forOrder(now, now + 45_000) : null;
      if (order !== null) left.push(order);
      if (random() < 0.8 && budget.forShopper(`shop-${Math.floor(random() * 4)}`, now)) left.push(now);
    }
    left.sort((a, b) => a - b);
    assert.ok(left.length > 400, `seed ${seed}`);
    for (const [index, at] of left.entries()) {
      assert.ok((left[index + 100] ?? Number.POSITIVE_INFINITY) - at >= minute, `seed ${seed}: 101 in a minute from ${at}`);
      assert.ok((left[index + 15] ?? Number.POSITIVE_INFINITY) - at >= 1000, `seed ${seed}: 16 in a second from ${at}`);
    }
  });

  it('keeps half for orders however many shoppers ask', () => {
    const budget = writes();
    assert.equal(
      lettingIn((now) => budget.forShopper('shop', now)),
      50,
    );
    assert.equal(
      Array.from({ length: 50 }, () => budget.forOrder(59_000, 59_000 + 4000)).every((at) => at !== null && at <= 63_000),
      true,
    );
  });

  it('gives shoppers nothing while orders use everything, and nothing while an order waits', () => {
    const budget = writes();
    for (let now = 0; now < minute; now += 600) budget.forOrder(now, now);
    assert.equal(
      lettingIn((now) => {
        if (now % 600 === 0) budget.forOrder(now, now + 45_000);
        return budget.forShopper('shop', now);
      }, minute),
      0,
    );
  });

  it('serves waiting orders in the order they came', () => {
    const budget = writes();
    const turns = Array.from({ length: 150 }, (_, index) => budget.forOrder(index, 10 * minute));
    assert.deepEqual(
      turns,
      turns.toSorted((a, b) => Number(a) - Number(b)),
    );
    assert.ok(Number(turns[149]) >= minute && Number(turns[149]) < 2 * minute);
  });

  it('takes nothing for an order that will not wait that long', () => {
    const budget = writes();
    for (let index = 0; index < 100; index++) budget.forOrder(0, minute);
    const before = budget.wait(10_000);
    assert.equal(budget.forOrder(10_000, 11_000), null);
    assert.equal(budget.wait(10_000), before);
  });

  it('shares what shoppers have equally among merchants that ask much, and leaves a modest one all it asks', () => {
    const budget = writes();
    const given = new Map<string, number>();
    const shops = ['loud', 'louder', 'loudest', 'modest'];
    for (let now = 0; now < 3 * minute; now += 100)
      for (const shop of now % 20_000 === 0 ? shops : shops.slice(0, 3))
        if (budget.forShopper(shop, now) && now >= minute) given.set(shop, (given.get(shop) ?? 0) + 1);
    assert.equal(given.get('modest'), 6, 'six in two minutes is all it asked');
    for (const shop of shops.slice(0, 3)) assert.ok((given.get(shop) ?? 0) >= 20, `${shop} had ${given.get(shop)}`);
  });

  it('shares equally what comes free with a merchant that comes when another has taken everything', () => {
    const budget = writes();
    lettingIn((now) => budget.forShopper('first', now));
    budget.forShopper('second', minute - 1);
    let firstAfter = 0;
    let secondAfter = 0;
    for (let now = minute; now < minute + 5000; now += 100) {
      if (budget.forShopper('first', now)) firstAfter += 1;
      if (budget.forShopper('second', now)) secondAfter += 1;
    }
    assert.deepEqual([firstAfter, secondAfter], [25, 25]);
  });
});

describe('the breaker', () => {
  it('opens after three failures in a row, lets one through to see, and closes when it comes back', () => {
    const breaker = createBreaker();
    breaker.failed(0, 1);
    breaker.failed(0, 1);
    assert.equal(breaker.allows(0), true);
    breaker.failed(0, 1);
    assert.deepEqual([breaker.allows(499), breaker.allows(500), breaker.allows(501)], [false, true, false]);
    breaker.succeeded();
    assert.equal(breaker.allows(502), true);
  });

  it('never stays open longer than four seconds after the last failure', () => {
    const breaker = createBreaker();
    for (let failures = 0; failures < 40; failures++) breaker.failed(0, 1);
    assert.equal(breaker.allows(4000), true);
  });

  it('opens at once for as long as Sendcloud says', () => {
    const breaker = createBreaker();
    breaker.failed(0, 0, 7000);
    assert.deepEqual([breaker.allows(6999), breaker.allows(7000)], [false, true]);
  });
});
