import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rate } from '../../proxy/contract/merchants.ts';
import { carrierName } from '../../proxy/domain/carriers.ts';
import { dayIn, expectedWindow, promisedDay } from '../../proxy/domain/delivery-window.ts';
import { type Fenced, type FenceRules, fence, fencedPointCarriers } from '../../proxy/domain/fence.ts';
import type { Merchant } from '../../proxy/domain/merchant.ts';
import { minorUnits, samePrice } from '../../proxy/domain/money.ts';
import { applicableRates } from '../../proxy/domain/rates.ts';
import { resolveAccount } from '../../proxy/domain/resolve-account.ts';
import { samePostalCode } from '../../proxy/domain/verify.ts';
import { merchants } from '../support/proxy.ts';

describe('money', () => {
  for (const [amount, minor] of [
    ['0', 0],
    ['4.95', 495],
    ['45.9', 4590],
    ['0.07', 7],
    ['1.10', 110],
    ['999999999.99', 99_999_999_999],
  ] as const)
    it(`reads ${amount} as ${minor} minor units`, () => assert.equal(minorUnits(amount), minor));
  it('does not take no price for free', () => {
    assert.equal(samePrice(null, { value: '0', currency: 'EUR' }), false);
    assert.equal(samePrice(null, null), true);
    assert.equal(samePrice({ value: '5', currency: 'EUR' }, { value: '5.00', currency: 'EUR' }), true);
    assert.equal(samePrice({ value: '5', currency: 'EUR' }, { value: '5', currency: 'GBP' }), false);
  });
});

describe('rates', () => {
  const rate: Rate = {
    code: 'standard',
    title: 'Standard',
    type: 'standard',
    carriers: ['postnl'],
    shippingOptionCode: 'postnl:standard',
    price: { value: '4.95', currency: 'EUR' },
    countries: ['NL'],
    minWeight: 100,
    maxWeight: 23_000,
    minValue: '10',
    maxValue: '100.00',
  };
  const refused = (weight: number, orderValue: string) => applicableRates([rate], { country: 'NL', weight, orderValue }).refused[0]?.reason;
  const cases: [weight: number, value: string, reason: string | undefined][] = [
    [100, '10', undefined],
    [23_000, '100', undefined],
    [99, '50', 'too-light'],
    [23_001, '50', 'too-heavy'],
    [500, '9.99', 'value-too-low'],
    [500, '100.01', 'value-too-high'],
  ];
  for (const [weight, value, reason] of cases)
    it(`says ${reason ?? 'yes'} to ${weight} g for ${value}`, () => assert.equal(refused(weight, value), reason));
  it('does not mention rates for other countries', () =>
    assert.deepEqual(applicableRates([rate], { country: 'BE', weight: 500, orderValue: '50' }), { applies: [], refused: [] }));
});

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

describe('the fence', () => {
  const option = (type: Fenced['type'], carrier: string, dates = 1): Fenced => ({
    type,
    title: type,
    carrier: { code: carrier, name: carrier },
    dates: Array.from({ length: dates }, () => ({ date: '2026-11-25', handover: null })),
  });
  const open: FenceRules = { merchantCarriers: null, carriers: null, deliveryTypes: null, takesDates: true };
  const shown = (options: Fenced[], rules: Partial<FenceRules>) =>
    fence(options, { ...open, ...rules }).offered.map(({ type, carrier }) => `${carrier.code} ${type}`);
  const reasons = (options: Fenced[], rules: Partial<FenceRules>) =>
    fence(options, { ...open, ...rules }).notOffered.map(({ reason }) => reason);
  const all = [option('standard', 'dhl'), option('standard', 'postnl'), option('service-point', 'dhl')];

  it('shows carriers in the order the page asks for', () =>
    assert.deepEqual(shown(all, { carriers: ['postnl', 'dhl'] }), ['postnl standard', 'dhl standard', 'dhl service-point']));
  it('limits a carrier to one type', () =>
    assert.deepEqual(shown(all, { carriers: ['dhl:service-point', 'postnl'] }), ['dhl service-point', 'postnl standard']));
  it('orders by type before carrier', () =>
    assert.deepEqual(shown(all, { deliveryTypes: ['service-point', 'standard'] }), [
      'dhl service-point',
      'dhl standard',
      'postnl standard',
    ]));
  it('lets no page widen the merchant’s list', () =>
    assert.deepEqual(shown(all, { merchantCarriers: ['postnl'], carriers: ['dhl', 'postnl'] }), ['postnl standard']));
  it('says why something is missing', () => {
    assert.deepEqual(reasons([option('standard', 'dpd')], { merchantCarriers: ['postnl'] }), ['carrier-not-allowed']);
    assert.deepEqual(reasons([option('standard', 'dpd')], { deliveryTypes: ['same-day'] }), ['type-not-allowed']);
    assert.deepEqual(reasons([option('same-day', 'trunkrs'), option('nominated-day', 'postnl')], { takesDates: false }), [
      'dates-not-supported',
      'dates-not-supported',
    ]);
    assert.deepEqual(reasons([option('nominated-day', 'postnl', 0)], {}), ['no-date-left']);
  });
  it('asks for the points of allowed carriers only, and tells none from all', () => {
    assert.deepEqual(fencedPointCarriers(['postnl', 'dhl'], ['dhl', 'dpd']), ['dhl']);
    assert.deepEqual(fencedPointCarriers(['postnl'], ['dpd']), []);
    assert.deepEqual(fencedPointCarriers(['dhl:service-point', 'postnl:standard'], null), ['dhl']);
    assert.equal(fencedPointCarriers(null, null), null);
  });
});

describe('whose account', () => {
  const merchant = (id: string): Merchant => merchants.find((candidate) => candidate.id === id)!;
  it('is never the central one for a merchant with an own account', () =>
    assert.deepEqual(resolveAccount(merchant('own-v3'), { own: false, central: true }), {
      kind: 'own',
      usable: false,
      reason: 'Kettle & Leaf uses an own Sendcloud account, and its keys are not here.',
    }));
  it('is the central one where the merchant says so', () => {
    assert.equal(resolveAccount(merchant('central'), { own: true, central: true }).kind, 'central');
    assert.equal(resolveAccount(merchant('central'), { own: true, central: false }).usable, false);
  });
});

describe('small words', () => {
  it('takes postal codes for the same whatever their spacing and case', () => {
    assert.ok(samePostalCode('5611 em', '5611EM'));
    assert.ok(samePostalCode('1234-567', '1234567'));
    assert.ok(!samePostalCode('5611EM', '5611EN'));
  });
  it('makes an unknown carrier readable', () => assert.equal(carrierName('some_new_carrier'), 'Some new carrier'));
});
