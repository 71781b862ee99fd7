import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderState } from '../../../proxy/contract/orders.ts';
import { orderView } from '../../../proxy/domain/order-view.ts';
import { aDelivery, aPoint, aRecord, now } from '../../support/domain.ts';

const parcel = {
  id: '77',
  status: 'ANNOUNCED',
  final: false,
  trackingNumber: '3STEST',
  trackingUrl: 'https://track.example/3S',
  toldAt: 0,
};
const central = { kind: 'central', reason: 'Ships from the central account.' } as const;

describe('an order as its shop sees it', () => {
  it('tells where it stands and how it is delivered', () =>
    assert.deepEqual(orderView(aRecord({ updatedAt: now + 1000, review: [{ type: 'undecided', detail: 'Look.' }] })), {
      id: aRecord().id,
      merchant: 'kettle',
      number: '2026-0042',
      state: 'accepted',
      createdAt: '2026-11-24T09:00:00.000Z',
      updatedAt: '2026-11-24T09:00:01.000Z',
      account: aRecord().account,
      delivery: {
        type: 'standard',
        code: 'home',
        title: 'Bezorging – één dag',
        carrier: 'postnl',
        shippingOptionCode: 'postnl:standard',
        deliveryDate: null,
        deliveryWindow: null,
        price: { value: '4.95', currency: 'EUR' },
        servicePoint: null,
        postNumber: null,
      },
      upstream: null,
      parcel: null,
      parcels: [],
      label: {
        available: false,
        reason: 'The merchant prints the label in their own Sendcloud account.',
        declared: false,
        cancelling: false,
      },
      review: [{ type: 'undecided', detail: 'Look.' }],
    }));

  it('names the point’s carrier, the day and the post number', () => {
    const delivery = aDelivery({ servicePoint: aPoint({ carrier: 'dhl' }), deliveryDate: { date: '2026-11-27', handover: null } });
    const personal = { ...aRecord().personal!, postNumber: '1234567' };
    const shown = orderView(aRecord({ delivery, personal })).delivery;
    assert.deepEqual([shown.carrier, shown.deliveryDate, shown.postNumber], ['dhl', '2026-11-27', '1234567']);
    assert.equal(orderView(aRecord({ personal: null })).delivery.postNumber, null);
    assert.equal(orderView(aRecord({ delivery: aDelivery({ carriers: [] }) })).delivery.carrier, null);
  });

  it('tells of its parcel what a shop needs', () =>
    assert.deepEqual(orderView(aRecord({ parcel })).parcel, {
      id: '77',
      status: 'ANNOUNCED',
      trackingNumber: '3STEST',
      trackingUrl: 'https://track.example/3S',
    }));

  it('has a label once it was bought on the central account, and says why it has none', () => {
    const label = (state: OrderState, changes = {}) => orderView(aRecord({ account: central, state, ...changes })).label;
    assert.deepEqual(label('labelled', { parcel }), { available: true, reason: null, declared: false, cancelling: false });
    assert.equal(label('labelled', { parcel, purchase: { parcels: [], declared: true } }).declared, true);
    assert.equal(label('labelled').reason, 'Sendcloud has not told of the parcel yet.');
    assert.deepEqual(label('held', { parcel }), {
      available: false,
      reason: 'The label has not been bought yet.',
      declared: false,
      cancelling: false,
    });
    assert.deepEqual(label('labelled', { parcel, cancelling: 'held' }), {
      available: false,
      reason: 'The label is being cancelled.',
      declared: false,
      cancelling: true,
    });
    assert.equal(label('accepted').reason, 'The order is on its way to Sendcloud.');
    assert.equal(label('needs-service-point').reason, 'Another service point has to be chosen first.');
    assert.equal(label('review').reason, 'Somebody has to look at the order first.');
    assert.equal(label('cancelled').reason, 'The order is cancelled.');
    assert.equal(label('recorded').reason, 'The order is left to the merchant’s own integration.');
    assert.equal(label('imported').reason, 'The merchant prints the label in their own Sendcloud account.');
  });
});
