import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Order } from '../../../proxy/contract/orders.ts';
import type { Merchant } from '../../../proxy/domain/merchant.ts';
import type { OrderRecord } from '../../../proxy/domain/order.ts';
import { outgoingOrder } from '../../../proxy/relay/outgoing-order.ts';
import type { OutgoingOrder } from '../../../proxy/services/upstream.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint, aRecord, centralMerchant, ownMerchant } from '../../support/domain.ts';

/** What of an order is special. */
interface Special extends Partial<Pick<OrderRecord, 'delivery' | 'purchase'>> {
  order?: Partial<Order>;
  by?: Merchant;
}

/** What leaves of an order that is special only in what a test names. */
function leaving({ order = {}, by = ownMerchant(), ...record }: Special = {}): OutgoingOrder {
  const personal = { order: anOrder(order), postNumber: '87654321' };
  const outgoing = outgoingOrder(aRecord({ personal, ...record }), by, 'ord_1.2');
  assert.ok(outgoing);
  return outgoing;
}

describe('what leaves for Sendcloud', () => {
  it('is all of the order, and nothing that is not known', () => {
    const { number, createdAt, recipient, items, weight, total, paymentStatus } = anOrder();
    const expected: OutgoingOrder = {
      reference: 'ord_1.2',
      number,
      createdAt,
      recipient,
      items,
      weight,
      dimensions: null,
      total,
      paymentStatus,
      checkoutMethodName: 'Bezorging – één dag',
      shippingOptionCode: 'postnl:standard',
      carrier: 'postnl',
      servicePoint: null,
      postNumber: '87654321',
      deliveryDate: null,
      from: { country: 'NL', postalCode: '5611EM' },
      contractId: null,
      brandId: null,
      parcels: [{ weight, dimensions: null, items }],
      customs: null,
    };
    assert.deepEqual(leaving(), expected);
  });

  it('is nothing once it is forgotten whom the order was for', () => {
    assert.equal(outgoingOrder(aRecord({ personal: null }), ownMerchant(), 'ord_1.2'), null);
  });

  it('calls the method what the order calls it, else what was quoted', () => {
    assert.equal(leaving({ order: { checkoutMethodName: 'Express' } }).checkoutMethodName, 'Express');
    assert.equal(leaving({ delivery: aDelivery({ title: null }) }).checkoutMethodName, null);
  });

  it('is the carrier’s whose point was chosen, else the first that may bring it', () => {
    const carriers = ['dhl', 'postnl'];
    assert.equal(leaving({ delivery: aDelivery({ carriers, servicePoint: aPoint({ carrier: 'postnl' }) }) }).carrier, 'postnl');
    assert.equal(leaving({ delivery: aDelivery({ carriers }) }).carrier, 'dhl');
    assert.equal(leaving({ delivery: aDelivery({ carriers: [] }) }).carrier, null);
  });

  it('goes from the merchant’s sender address, by its contract and under its brand', () => {
    const { from, contractId, brandId } = leaving({ by: ownMerchant({ senderAddressId: 1001, contractId: 7, brandId: 9 }) });
    assert.deepEqual([from, contractId, brandId], [{ senderAddressId: 1001 }, 7, 9]);
  });

  it('has the point, the day and the size that were chosen', () => {
    const delivery = aDelivery({ servicePoint: aPoint(), deliveryDate: { date: '2026-11-26', handover: '2026-11-25' } });
    const dimensions = { length: 30, width: 20, height: 10 };
    const outgoing = leaving({ delivery, order: { dimensions } });
    assert.deepEqual([outgoing.servicePoint, outgoing.deliveryDate, outgoing.dimensions], [aPoint(), delivery.deliveryDate, dimensions]);
    assert.deepEqual(outgoing.parcels[0]?.dimensions, dimensions);
  });
});

describe('what leaves for a label', () => {
  const by = centralMerchant();
  const [kettle] = anOrder().items;
  const towel = { description: 'Tea towel', quantity: 3, weight: 200, price: { value: '12.50', currency: 'EUR' } };

  it('is packed as it was wanted', () => {
    const parcels = [
      { weight: 2600, items: [{ item: 0, quantity: 1 }] },
      { weight: 700, items: [{ item: 1, quantity: 3 }] },
    ];
    assert.deepEqual(leaving({ by, order: { items: [kettle!, towel] }, purchase: { parcels } }).parcels, [
      { weight: 2600, dimensions: null, items: [kettle] },
      { weight: 700, dimensions: null, items: [towel] },
    ]);
  });

  it('declares its contents where it leaves the union, with what was told of them since', () => {
    const customs = { items: [{ item: 1, hsCode: '630260', originCountry: 'PT' }], reason: 'gift' } as const;
    const told = { ...towel, hsCode: '630260', originCountry: 'PT' };
    const purchase = { parcels: [{ weight: 3300 }], declared: true, customs: { ...customs, items: [...customs.items] } };
    const outgoing = leaving({ by, order: { items: [kettle!, towel] }, purchase });
    assert.deepEqual(outgoing.customs, { invoiceNumber: '2026-0042', reason: 'gift' });
    assert.deepEqual(
      [outgoing.items, outgoing.parcels[0]?.items],
      [
        [kettle, told],
        [kettle, told],
      ],
    );
  });

  it('declares goods that are sold unless somebody says otherwise, under the number that was given', () => {
    const parcels = [{ weight: 2500 }];
    const declared = (purchase: object, order: Partial<Order> = {}) =>
      leaving({ by, order, purchase: { parcels, declared: true, ...purchase } }).customs;
    assert.deepEqual(declared({}), { invoiceNumber: '2026-0042', reason: 'commercial-goods' });
    assert.deepEqual(declared({ customs: { invoiceNumber: 'INV-7' } }), { invoiceNumber: 'INV-7', reason: 'commercial-goods' });
    assert.equal(declared({}, { number: '4'.repeat(41) }), null, 'too long for an invoice');
  });

  it('declares nothing within the union', () => {
    const customs = { invoiceNumber: 'INV-7', reason: 'gift' } as const;
    assert.equal(leaving({ by, purchase: { parcels: [{ weight: 2500 }], declared: false, customs } }).customs, null);
  });
});
