import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Progress } from '../../../proxy/contract/events.ts';
import { endpointFindings } from '../../../proxy/domain/outgoing-findings.ts';
import { afterFailure, isGivenUp, PATIENCE, TRIED_FOR } from '../../../proxy/domain/outgoing-schedule.ts';
import { isLocal, webhookUrlFault } from '../../../proxy/domain/outgoing-url.ts';
import { progressOf } from '../../../proxy/domain/progress.ts';
import { statusCode } from '../../../proxy/sendcloud/parcel-status.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('when an event is tried again', () => {
  it('waits twice as long each time, up to an hour, and any part of that', () => {
    const waits = [1, 2, 3, 10, 11, 400].map((failures) => afterFailure(failures, 0, 0, () => 1).dueAt);
    assert.deepEqual(waits, [5_000, 10_000, 20_000, 2_560_000, HOUR, HOUR]);
    assert.equal(afterFailure(11, 0, 7, () => 0.25).dueAt, 7 + HOUR / 4);
    assert.equal(afterFailure(1, null, 7, () => 0).dueAt, 7);
  });

  it('goes on for five days from the first try, which is more than 72 hours', () => {
    assert.ok(TRIED_FOR >= 72 * HOUR);
    assert.deepEqual(afterFailure(1, null, 1000, () => 0).since, 1000);
    assert.equal(afterFailure(99, 1000, 1000 + TRIED_FOR - 1, () => 0).state, 'waiting');
    assert.deepEqual(
      afterFailure(99, 1000, 1000 + TRIED_FOR, () => 0),
      { state: 'given-up', failures: 99, since: 1000, dueAt: 1000 + TRIED_FOR },
    );
  });

  it('leaves an address alone that says it is gone, or takes nothing for days', () => {
    assert.equal(isGivenUp('410', null, 0), true);
    assert.equal(isGivenUp('500', null, PATIENCE), false);
    assert.equal(isGivenUp('timeout', 0, PATIENCE - 1), false);
    assert.equal(isGivenUp('timeout', 0, PATIENCE), true);
  });
});

describe('what is said of an address', () => {
  const at = Date.parse('2026-11-24T09:00:00Z');
  it('is nothing while it works, or failed a moment ago', () => {
    assert.deepEqual(endpointFindings({ state: 'on', failingSince: null, waiting: 5 }, at), []);
    assert.deepEqual(endpointFindings({ state: 'on', failingSince: at - MINUTE, waiting: 5 }, at), []);
  });
  it('is since when it fails, and that it is off', () => {
    const [failing] = endpointFindings({ state: 'on', failingSince: at - HOUR, waiting: 5 }, at);
    assert.deepEqual([failing?.code, failing?.level], ['webhook-failing', 'warning']);
    assert.match(failing?.what ?? '', /since 2026-11-24T08:00:00.000Z. 5 events wait/);
    const [off] = endpointFindings({ state: 'off', failingSince: at - HOUR, waiting: 7 }, at);
    assert.deepEqual([off?.code, off?.level], ['webhook-off', 'error']);
    assert.match(off?.what ?? '', /7 events wait/);
  });
});

describe('an address for events', () => {
  for (const [url, near, far] of [
    ['https://shop.example/webhooks', true, true],
    ['https://shop.example:8443/a?b=c', true, true],
    ['https://localhost/', true, true],
    ['http://localhost:3000/webhooks', true, false],
    ['http://127.0.0.1/', true, false],
    ['http://[::1]:80/', true, false],
    ['http://shop.example/', false, false],
    ['http://localhost.shop.example/', false, false],
    ['https://user@shop.example/', false, false],
    ['https://shop.example/#a', false, false],
    ['ws://localhost/', false, false],
    ['shop.example', false, false],
  ] as const)
    it(`may ${near ? '' : 'not '}be ${url} here and may ${far ? '' : 'not '}elsewhere`, () => {
      assert.equal(webhookUrlFault(url, { private: true }) === null, near);
      assert.equal(webhookUrlFault(url, { private: false }) === null, far);
    });

  it('of the proxy tells whether it runs for development', () => {
    assert.deepEqual(['http://localhost:8787', 'http://127.0.0.1:1', 'https://shipping.example'].map(isLocal), [true, true, false]);
  });
});

describe('how far a parcel is', () => {
  it('is read from every step there is', () => {
    const codes = ['READY_TO_SEND', 'SHIPMENT_ON_ROUTE', 'AWAITING_CUSTOMER_PICKUP', 'DELIVERED', 'RETURNED_TO_SENDER', 'UNDELIVERABLE'];
    assert.deepEqual(codes.map(progressOf), Progress.options);
  });
  it('is read from the numbers of API v2 too', () => {
    assert.deepEqual(
      [1000, 3, 12, 93, 8].map((id) => progressOf(statusCode(id, undefined))),
      ['announced', 'in-transit', 'ready-for-pickup', 'delivered', 'problem'],
    );
  });
  it('is not guessed from what does not say', () => {
    assert.deepEqual([null, undefined, '', 'CANCELLED', 'ANNOUNCING', 'Something new', 'constructor'].map(progressOf), [
      null,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
