import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bandOf } from '../../../proxy/domain/bands.ts';
import { createRateLimit } from '../../../proxy/domain/rate-limit.ts';
import { keepMoment, momentsWithin, nextMoment } from '../../../proxy/domain/window.ts';

describe('a band', () => {
  it('goes up to its bound, that one included, and begins above the one before', () => {
    assert.deepEqual(bandOf([5000, 10_000], 5000), [0, 5000]);
    assert.deepEqual(bandOf([5000, 10_000], 5001), [5000, 10_000]);
    assert.deepEqual(bandOf([5000, 10_000], 10_000), [5000, 10_000]);
  });
  it('is found whatever the order of the bounds', () => assert.deepEqual(bandOf([10_000, 900, 5000], 6000), [5000, 10_000]));
  it('is the figure’s own above the last bound and without bounds', () => {
    assert.deepEqual(bandOf([5000], 5001), [5001, 5001]);
    assert.deepEqual(bandOf([], 7), [7, 7]);
  });
});

describe('a limit on a span', () => {
  const limit = { most: 3, span: 1000 };
  const after = (...at: number[]) => {
    const moments: number[] = [];
    for (const moment of at) keepMoment(moments, limit, moment);
    return moments;
  };

  it('lets in at once until it is reached, then when the oldest is a span ago', () => {
    assert.equal(nextMoment(after(0, 10), limit, 20), 20);
    assert.equal(nextMoment(after(0, 10, 20), limit, 30), 1000);
    assert.equal(nextMoment(after(0, 10, 20, 1000), limit, 1001), 1010);
    assert.equal(nextMoment(after(0, 10, 20), limit, 5000), 5000);
  });

  it('keeps no more moments than it needs, and none goes back', () => {
    assert.deepEqual(after(0, 10, 20, 30), [10, 20, 30]);
    assert.deepEqual(after(0, 500, 100), [0, 500, 500]);
  });

  it('counts what is less than a span ago or still to come', () => {
    assert.equal(momentsWithin(after(0, 500, 1500), limit, 1000), 2);
    assert.equal(momentsWithin(after(0, 500), limit, 999), 2);
    assert.equal(momentsWithin(after(0, 500), limit, 1500), 0);
    assert.equal(momentsWithin([], limit, 0), 0);
  });
});

describe('a rate for each asker', () => {
  it('gives a burst at once, then one at a time, and says how many seconds to wait', () => {
    const rate = createRateLimit({ perMinute: 60, burst: 2 });
    assert.deepEqual([rate.take('a', 0), rate.take('a', 0), rate.take('a', 0)], [null, null, 1]);
    assert.equal(rate.take('a', 999), 1);
    assert.equal(rate.take('a', 1000), null);
    assert.equal(createRateLimit({ perMinute: 6, burst: 0 }).take('a', 0), 10);
  });

  it('never fills above its burst, and a clock that goes back takes nothing away', () => {
    const rate = createRateLimit({ perMinute: 60, burst: 2 });
    rate.take('a', 100_000);
    assert.equal(rate.take('a', 90_000), null);
    assert.deepEqual([rate.take('a', 900_000), rate.take('a', 900_000), rate.take('a', 900_000)], [null, null, 1]);
  });

  it('counts each asker apart', () => {
    const rate = createRateLimit({ perMinute: 60, burst: 1 });
    assert.deepEqual([rate.take('a', 0), rate.take('b', 0), rate.take('a', 0)], [null, null, 1]);
  });

  it('forgets the one that came first when there are too many, and only that one', () => {
    const rate = createRateLimit({ perMinute: 60, burst: 1 }, 2);
    for (const asker of ['a', 'b', 'c']) assert.equal(rate.take(asker, 0), null);
    assert.equal(rate.take('c', 0), 1);
    assert.equal(rate.take('b', 0), 1);
    assert.equal(rate.take('a', 0), null, 'forgotten');
  });
});
