import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Fenced, type FenceRules, fence, fencedPointCarriers } from '../../../proxy/domain/fence.ts';

const option = (type: Fenced['type'], carrier: string, dates = 1): Fenced => ({
  type,
  title: `${carrier} ${type}`,
  carrier: { code: carrier, name: carrier.toUpperCase() },
  dates: Array.from({ length: dates }, () => ({ date: '2026-11-25', handover: null })),
});
const open: FenceRules = { merchantCarriers: null, carriers: null, deliveryTypes: null, takesDates: true };
const shown = (options: Fenced[], rules: Partial<FenceRules> = {}) =>
  fence(options, { ...open, ...rules }).offered.map(({ title }) => title);
const reasons = (options: Fenced[], rules: Partial<FenceRules> = {}) =>
  fence(options, { ...open, ...rules }).notOffered.map(({ reason }) => reason);
const all = [option('standard', 'dhl'), option('standard', 'postnl'), option('service-point', 'dhl')];

describe('the fence', () => {
  it('leaves everything as it came where nobody asked for anything', () =>
    assert.deepEqual(shown(all), ['dhl standard', 'postnl standard', 'dhl service-point']));

  it('shows carriers in the order the page asks for', () =>
    assert.deepEqual(shown(all, { carriers: ['postnl', 'dhl'] }), ['postnl standard', 'dhl standard', 'dhl service-point']));

  it('limits a carrier to one type', () =>
    assert.deepEqual(shown(all, { carriers: ['dhl:service-point', 'postnl'] }), ['dhl service-point', 'postnl standard']));

  it('orders by type before carrier', () =>
    assert.deepEqual(shown(all, { deliveryTypes: ['service-point', 'standard'], carriers: ['postnl', 'dhl'] }), [
      'dhl service-point',
      'postnl standard',
      'dhl standard',
    ]));

  it('lets no page widen the merchant’s list', () =>
    assert.deepEqual(shown(all, { merchantCarriers: ['postnl'], carriers: ['dhl', 'postnl'] }), ['postnl standard']));

  it('says what is missing and why', () => {
    assert.deepEqual(fence([option('standard', 'dpd')], { ...open, merchantCarriers: ['postnl'] }).notOffered, [
      { title: 'dpd standard', type: 'standard', carrier: { code: 'dpd', name: 'DPD' }, reason: 'carrier-not-allowed' },
    ]);
    assert.deepEqual(reasons([option('standard', 'dpd')], { carriers: ['postnl'] }), ['carrier-not-allowed']);
    assert.deepEqual(reasons([option('standard', 'dpd')], { deliveryTypes: ['same-day'] }), ['type-not-allowed']);
  });

  for (const type of ['same-day', 'nominated-day'] as const)
    it(`offers ${type} where orders carry a date and a day is left`, () => {
      assert.deepEqual(shown([option(type, 'trunkrs')]), [`trunkrs ${type}`]);
      assert.deepEqual(reasons([option(type, 'trunkrs')], { takesDates: false }), ['dates-not-supported']);
      assert.deepEqual(reasons([option(type, 'trunkrs', 0)]), ['no-date-left']);
    });

  it('asks no date of a delivery that has none', () =>
    assert.deepEqual(shown([option('standard', 'postnl', 0), option('service-point', 'dhl', 0)], { takesDates: false }), [
      'postnl standard',
      'dhl service-point',
    ]));
});

describe('the carriers whose points are asked for', () => {
  it('are those both the merchant and the page name', () =>
    assert.deepEqual(fencedPointCarriers(['postnl', 'dhl'], ['dhl', 'dpd']), ['dhl']));

  it('are the merchant’s where the page names none, and the page’s where the merchant lets all through', () => {
    assert.deepEqual(fencedPointCarriers(['postnl', 'dhl'], null), ['postnl', 'dhl']);
    assert.deepEqual(fencedPointCarriers(null, ['dhl']), ['dhl']);
  });

  it('are none, which is not all, when nothing asked for is allowed', () => {
    assert.deepEqual(fencedPointCarriers(['postnl'], ['dpd']), []);
    assert.equal(fencedPointCarriers(null, null), null);
  });

  it('are named once, without their type, and only where it is service points', () => {
    assert.deepEqual(fencedPointCarriers(['dhl:service-point', 'dhl', 'postnl:standard'], null), ['dhl']);
    assert.deepEqual(fencedPointCarriers(null, ['dhl:service-point', 'postnl:standard']), ['dhl']);
    assert.deepEqual(fencedPointCarriers(['dhl:service-point', 'postnl:standard'], ['dhl', 'postnl']), ['dhl']);
  });
});
