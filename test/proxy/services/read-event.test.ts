import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readEvent } from '../../../proxy/sendcloud/webhook.ts';

const read = (event: unknown) => readEvent(new TextEncoder().encode(typeof event === 'string' ? event : JSON.stringify(event)));
const event = (parcel: object, timestamp: unknown = 1_764_000_000_000) => ({
  action: 'parcel_status_changed',
  timestamp,
  parcel: { id: 77, ...parcel },
});

describe('an event about a parcel', () => {
  it('is read with all that it says', () => {
    const parcel = {
      status: { id: 11, message: 'Delivered' },
      tracking_number: '3S',
      tracking_url: 'https://t.example',
      order_number: '42',
    };
    assert.deepEqual(read(event(parcel)), {
      parcelId: '77',
      at: 1_764_000_000_000,
      status: 'DELIVERED',
      final: true,
      trackingNumber: '3S',
      trackingUrl: 'https://t.example',
      orderNumber: '42',
    });
  });

  it('may leave out what is not known', () => {
    const nothing = { trackingNumber: null, trackingUrl: null, orderNumber: null };
    assert.deepEqual(read(event({})), { parcelId: '77', at: 1_764_000_000_000, status: 'UNKNOWN', final: false, ...nothing });
    assert.deepEqual(read(event({ status: null, tracking_number: null, tracking_url: null, order_number: null }))?.status, 'UNKNOWN');
  });

  it('has its status by code, else by number, else in words', () => {
    assert.equal(read(event({ status: { id: 11, code: 'SORTED', message: 'Delivered' } }))?.status, 'SORTED');
    assert.equal(read(event({ status: { id: 12, message: 'Whatever' } }))?.status, 'AWAITING_CUSTOMER_PICKUP');
    assert.equal(read(event({ status: { id: 31_337, message: 'Made up' } }))?.status, 'Made up');
    assert.equal(read(event({ status: { message: 'Made up' } }))?.status, 'Made up');
  });

  it('ends a parcel’s life with the statuses that nothing follows', () => {
    for (const code of ['DELIVERED', 'COLLECTED_BY_CUSTOMER', 'RETURNED_TO_SENDER', 'CANCELLED', 'CANCELLED_UPSTREAM'])
      assert.equal(read(event({ status: { code } }))?.final, true, code);
    assert.equal(read(event({ status: { code: 'SORTED' } }))?.final, false);
  });

  it('tells milliseconds from the seconds that some examples have', () => {
    assert.equal(read(event({}, 1_764_000_000))?.at, 1_764_000_000_000);
    assert.equal(read(event({}, 1e12))?.at, 1e12);
  });
});

it('what is no such event tells nothing', () => {
  const others = ['no JSON', '[]', {}, { ...event({}), action: 'integration_updated' }, { ...event({}), parcel: {} }, event({}, 'soon')];
  for (const other of others) assert.equal(read(other), null, JSON.stringify(other));
});
