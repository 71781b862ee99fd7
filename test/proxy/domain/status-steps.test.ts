import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderRecord, ParcelFacts } from '../../../proxy/domain/order.ts';
import { orderProgress, orderStatus } from '../../../proxy/domain/status-steps.ts';
import { aDelivery, aPoint, aRecord } from '../../support/domain.ts';

const parcel = (status: string, id = '1'): ParcelFacts => ({
  id,
  status,
  final: false,
  trackingNumber: null,
  trackingUrl: null,
  toldAt: 0,
});
const toPoint = { delivery: aDelivery({ servicePoint: aPoint() }) };
const stepOf = (changes: Partial<OrderRecord>) => {
  const { steps, reached, trouble } = orderStatus(aRecord(changes));
  return trouble ?? steps[reached];
};

describe('the step a buyer reads', () => {
  for (const state of ['accepted', 'imported', 'held', 'recorded', 'review', 'needs-service-point'] as const)
    it(`is that the order was received while it is ${state}`, () => assert.equal(stepOf({ state }), 'received'));

  for (const [status, step] of [
    ['READY_TO_SEND', 'prepared'],
    ['AT_SORTING_CENTRE', 'on-its-way'],
    ['DELAYED', 'on-its-way'],
    ['DELIVERED', 'delivered'],
    ['COLLECTED_BY_CUSTOMER', 'delivered'],
    ['RETURNED_TO_SENDER', 'returned'],
    ['UNDELIVERABLE', 'problem'],
    ['Something new', 'prepared'],
  ] as const)
    it(`is ${step} for a parcel that is ${status}`, () => assert.equal(stepOf({ state: 'labelled', parcel: parcel(status) }), step));

  it('is ready for pick-up only where there is a point to pick it up at', () => {
    const waiting = { state: 'labelled', parcel: parcel('AWAITING_CUSTOMER_PICKUP') } as const;
    assert.equal(stepOf({ ...waiting, ...toPoint }), 'ready-for-pickup');
    assert.equal(stepOf(waiting), 'on-its-way');
    assert.deepEqual(orderStatus(aRecord(toPoint)).steps.length, orderStatus(aRecord()).steps.length + 1);
  });

  it('is that of the parcel that is least far', () => {
    const moreParcels = [parcel('SHIPMENT_ON_ROUTE', '2'), parcel('DELIVERED', '3')];
    assert.equal(stepOf({ state: 'imported', parcel: parcel('DELIVERED'), moreParcels }), 'on-its-way');
    assert.equal(orderProgress({ parcel: parcel('DELIVERED'), moreParcels: [parcel('UNDELIVERABLE', '2')] }), 'problem');
    assert.equal(orderProgress({ parcel: null }), null);
  });

  it('is that it was cancelled, wherever its parcel was', () => {
    assert.equal(stepOf({ state: 'cancelled', parcel: parcel('SHIPMENT_ON_ROUTE') }), 'cancelled');
  });
});
