import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayIn, expectedWindow, promisedDay } from '../../../proxy/domain/delivery-window.ts';

/** Parcels of a carrier that rests at the weekend, nine in ten of which come the next working day. */
const nextDay = { 10: 24, 20: 24, 30: 24, 40: 24, 50: 24, 60: 24, 70: 24, 80: 72, 90: 72, 95: 72 };
const known = { carrier: 'dpd', leadTimeHours: nextDay, cutOff: '2026-11-24T17:00:00+01:00' };
const at = { now: Date.parse('2026-11-24T09:00:00Z'), timeZone: 'Europe/Amsterdam', lane: { from: 'NL', to: 'NL' } };
const windowFrom = (cutOff: string, change: object = {}, where: object = {}) =>
  expectedWindow({ ...known, cutOff, ...change }, { ...at, now: 0, ...where });

describe('the delivery window', () => {
  it('counts delivery days from the coming cut-off, on any day of the week', () => {
    const windows = ['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'].map((day) =>
      windowFrom(`${day}T17:00:00+01:00`),
    );
    assert.deepEqual(
      windows.map((window) => [window?.from, window?.to]),
      [
        ['2026-11-24', '2026-11-25'],
        ['2026-11-25', '2026-11-26'],
        ['2026-11-26', '2026-11-27'],
        ['2026-11-27', '2026-11-30'],
        ['2026-11-30', '2026-12-01'],
      ],
    );
  });

  it('knows who delivers on Saturdays, and who on Sundays', () => {
    const everyDay = { 10: 24, 90: 24 };
    const friday = '2026-11-27T17:00:00+01:00';
    assert.equal(windowFrom(friday, { carrier: 'postnl', leadTimeHours: everyDay })?.from, '2026-11-28');
    assert.equal(windowFrom('2026-11-28T17:00:00+01:00', { carrier: 'postnl', leadTimeHours: everyDay })?.from, '2026-11-30');
    assert.equal(windowFrom('2026-11-28T17:00:00+01:00', { carrier: 'trunkrs', leadTimeHours: everyDay })?.from, '2026-11-29');
  });

  it('passes over the holidays of the country where the parcel goes', () => {
    assert.deepEqual(windowFrom('2026-12-24T17:00:00+01:00'), { from: '2026-12-28', to: '2026-12-29' });
    assert.deepEqual(windowFrom('2026-04-24T17:00:00+02:00'), { from: '2026-04-28', to: '2026-04-29' });
    const toBelgium = windowFrom('2026-04-24T17:00:00+02:00', {}, { lane: { from: 'NL', to: 'BE' } });
    assert.deepEqual(toBelgium, { from: '2026-04-27', to: '2026-04-28' });
  });

  it('counts a handover on a holiday as one on the next working day, where it knows the sender’s country', () => {
    const christmas = '2026-12-25T17:00:00+01:00';
    assert.equal(windowFrom(christmas)?.from, '2026-12-29');
    assert.equal(windowFrom(christmas, {}, { lane: { from: null, to: 'NL' } })?.from, '2026-12-28');
  });

  it('takes the day of the handover from the shop’s zone', () => {
    const late = { ...known, cutOff: '2026-11-24T23:30:00Z' };
    assert.equal(expectedWindow(late, at)?.from, '2026-11-26');
    assert.equal(expectedWindow(late, { ...at, timeZone: 'Europe/London' })?.from, '2026-11-25');
    assert.equal(dayIn('Europe/Amsterdam', Date.parse('2026-11-24T23:30:00Z')), '2026-11-25');
  });

  it('takes 24 hours for a day also when the clocks change', () => {
    const cutOffs = ['2026-10-23T00:10:00+02:00', '2026-10-24T00:10:00+02:00', '2026-10-24T23:50:00+02:00', '2026-03-28T23:50:00+01:00'];
    const days = cutOffs.map((cutOff) => windowFrom(cutOff, { carrier: 'trunkrs', leadTimeHours: { 10: 24, 90: 24 } })?.to);
    assert.deepEqual(days, ['2026-10-24', '2026-10-25', '2026-10-25', '2026-03-29']);
  });

  it('reads hours that are no whole days by the clock on the wall', () => {
    const [soon, later] = [
      { 10: 6, 90: 6 },
      { 10: 8, 90: 8 },
    ].map((leadTimeHours) => ({ carrier: 'trunkrs', leadTimeHours }));
    assert.equal(windowFrom('2026-11-24T17:00:00+01:00', soon)?.to, '2026-11-24');
    assert.equal(windowFrom('2026-11-24T17:00:00+01:00', later)?.to, '2026-11-25');
  });

  it('is null without history, without a cut-off, after it, and when the history says nothing', () => {
    assert.equal(expectedWindow({ ...known, leadTimeHours: null }, at), null);
    assert.equal(expectedWindow({ ...known, leadTimeHours: { 10: 24 } }, at), null);
    assert.equal(expectedWindow({ ...known, leadTimeHours: { 90: 24 } }, at), null);
    assert.equal(expectedWindow({ ...known, leadTimeHours: { 10: 24, 90: 90 * 24 } }, at), null);
    assert.equal(expectedWindow({ ...known, cutOff: null }, at), null);
    assert.equal(expectedWindow({ ...known, cutOff: 'soon' }, at), null);
    assert.equal(expectedWindow(known, { ...at, now: Date.parse(known.cutOff) + 1 }), null);
    assert.notEqual(expectedWindow(known, { ...at, now: Date.parse(known.cutOff) }), null);
  });

  it('is the one day where only one is offered', () => {
    const day = { date: '2026-11-25', handover: null };
    assert.deepEqual(promisedDay([day]), { from: '2026-11-25', to: '2026-11-25' });
    assert.equal(promisedDay([]), null);
    assert.equal(promisedDay([day, { date: '2026-11-26', handover: null }]), null);
  });
});
