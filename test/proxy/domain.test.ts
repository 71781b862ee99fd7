import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayIn, expectedWindow, promisedDay } from '../../proxy/domain/delivery-window.ts';

describe('the delivery window', () => {
  const leadTimeHours = { 10: 20, 50: 24, 90: 44 };
  const timeZone = 'Europe/Amsterdam';
  const now = Date.parse('2026-11-24T09:00:00Z');

  it('counts from the coming cut-off, in days of the shop’s zone', () =>
    assert.deepEqual(expectedWindow({ leadTimeHours, cutOff: '2026-11-24T17:00:00+01:00', now, timeZone }), {
      from: '2026-11-25',
      to: '2026-11-26',
    }));
  it('is on the day the shop’s zone has, not the server’s', () =>
    assert.equal(dayIn('Europe/Amsterdam', Date.parse('2026-11-24T23:30:00Z')), '2026-11-25'));
  it('counts hours, not days, over a change of the clock', () =>
    assert.deepEqual(expectedWindow({ leadTimeHours: { 10: 23, 90: 25 }, cutOff: '2026-10-24T23:30:00+02:00', now: 0, timeZone }), {
      from: '2026-10-25',
      to: '2026-10-25',
    }));
  it('is null without history, without a cut-off, and after it', () => {
    assert.equal(expectedWindow({ leadTimeHours: null, cutOff: '2026-11-24T17:00:00+01:00', now, timeZone }), null);
    assert.equal(expectedWindow({ leadTimeHours, cutOff: null, now, timeZone }), null);
    assert.equal(expectedWindow({ leadTimeHours, cutOff: '2026-11-24T09:00:00+01:00', now, timeZone }), null);
  });
  it('is the one day where only one is offered', () => {
    const day = { date: '2026-11-25', handover: null };
    assert.deepEqual(promisedDay([day]), { from: '2026-11-25', to: '2026-11-25' });
    assert.equal(promisedDay([]), null);
    assert.equal(promisedDay([day, { date: '2026-11-26', handover: null }]), null);
  });
});
