import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParcelFacts } from '../../../proxy/domain/order.ts';
import { numbersIn, parcelsOf, saysTheSame, withParcel } from '../../../proxy/domain/parcels.ts';
import { aRecord } from '../../support/domain.ts';

const told = (changes: Partial<ParcelFacts> = {}): ParcelFacts => ({
  id: '77',
  status: 'SORTED',
  final: false,
  trackingNumber: '3S77',
  trackingUrl: null,
  toldAt: 5,
  ...changes,
});
const ids = (parcels: readonly ParcelFacts[]) => parcels.map(({ id }) => id);

describe('the parcels of an order', () => {
  it('are none until one is told of', () => {
    assert.deepEqual(parcelsOf(aRecord()), []);
    assert.deepEqual(withParcel(aRecord(), told()), { ...aRecord(), parcel: told() });
  });

  it('are several once the merchant has split it, in the order they were told of', () => {
    const two = withParcel(aRecord({ parcel: told() }), told({ id: '78' }))!;
    const three = withParcel(two, told({ id: '79' }))!;
    assert.deepEqual([three.parcel?.id, ids(parcelsOf(three))], ['77', ['77', '78', '79']]);
  });

  it('each have their own story', () => {
    const split = aRecord({ parcel: told(), moreParcels: [told({ id: '78' }), told({ id: '79' })] });
    const moved = withParcel(split, told({ id: '78', status: 'DELIVERED', final: true, toldAt: 6 }))!;
    assert.deepEqual(
      parcelsOf(moved).map(({ id, status }) => `${id} ${status}`),
      ['77 SORTED', '78 DELIVERED', '79 SORTED'],
    );
    assert.equal(withParcel(moved, told({ id: '78', toldAt: 7 })), null, 'over');
    assert.equal(withParcel(moved, told({ id: '79', toldAt: 5 })), null, 'no news');
    assert.equal(withParcel(moved, told({ toldAt: 6 }))?.parcel?.toldAt, 6);
  });

  it('are fifty at most', () => {
    const more = Array.from({ length: 49 }, (_, n) => told({ id: `more ${n}` }));
    assert.equal(withParcel(aRecord({ parcel: told(), moreParcels: more }), told({ id: 'new' })), null);
    assert.equal(parcelsOf(withParcel(aRecord({ parcel: told(), moreParcels: more.slice(1) }), told({ id: 'new' }))!).length, 50);
    assert.ok(withParcel(aRecord({ parcel: told(), moreParcels: more }), told({ toldAt: 6 })), 'those that are known go on');
  });
});

describe('two words about a parcel', () => {
  it('say the same whenever they are told', () => assert.ok(saysTheSame(told(), told({ toldAt: 99 }))));
  for (const change of [{ id: '78' }, { status: 'DELIVERED' }, { trackingNumber: null }, { trackingUrl: 'https://t.example' }])
    it(`differ by ${Object.keys(change)[0]}`, () => assert.ok(!saysTheSame(told(), told(change))));
});

describe('the number on a parcel', () => {
  const cases: [text: string, numbers: string[]][] = [
    ['1001', ['1001']],
    ['1001, 1002', ['1001, 1002', '1001', '1002']],
    ['1001,1002 ; 1003', ['1001,1002 ; 1003', '1001', '1002', '1003']],
    ['1001+1002&1003', ['1001+1002&1003', '1001', '1002', '1003']],
    ['1001,', ['1001,']],
    ['KL 1001', ['KL 1001']],
  ];
  for (const [text, numbers] of cases) it(`“${text}” may mean ${numbers.length}`, () => assert.deepEqual(numbersIn(text), numbers));
});
