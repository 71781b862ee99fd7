import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { LabelPurchase } from '../../../proxy/domain/order.ts';
import { missingForOption, packed, packingErrors, wholeParcel } from '../../../proxy/domain/label-parcels.ts';
import { anOrder } from '../../support/an-order.ts';
import { aDelivery, aPoint } from '../../support/domain.ts';

const price = { value: '10.00', currency: 'EUR' };
const kettle = { description: 'Kettle', quantity: 3, weight: 900, price };
const cup = { description: 'Cup', quantity: 2, weight: 200, price };
const order = anOrder({ items: [kettle, cup], weight: 3100 });
const dimensions = { length: 30, width: 20, height: 10 };
const packing = (purchase: Partial<LabelPurchase>) =>
  packed(order, { parcels: [{ weight: 3100 }], quote: null, ...purchase }).map(({ items, ...parcel }) => ({
    ...parcel,
    items: items.map(({ description, quantity }) => `${quantity} ${description}`),
  }));

describe('the parcels of a label', () => {
  it('are one of the order’s own weight and size, where nobody packed otherwise', () => {
    assert.deepEqual(wholeParcel(order), [{ weight: 3100 }]);
    assert.deepEqual(wholeParcel({ ...order, dimensions }), [{ weight: 3100, dimensions }]);
  });

  it('hold what was said, or everything in the first', () => {
    assert.deepEqual(packing({}), [{ weight: 3100, dimensions: null, items: ['3 Kettle', '2 Cup'] }]);
    assert.deepEqual(packing({ parcels: [{ weight: 1000, dimensions }, { weight: 2100 }] }), [
      { weight: 1000, dimensions, items: ['3 Kettle', '2 Cup'] },
      { weight: 2100, dimensions: null, items: [] },
    ]);
    const parcels = [
      { weight: 1100, items: [{ item: 1, quantity: 1 }] },
      {
        weight: 2000,
        items: [
          { item: 0, quantity: 3 },
          { item: 1, quantity: 1 },
          { item: 2, quantity: 1 },
        ],
      },
    ];
    assert.deepEqual(
      packing({ parcels }).map(({ items }) => items),
      [['1 Cup'], ['3 Kettle', '1 Cup']],
    );
  });

  it('hold goods with what was told of them for customs', () => {
    const customs = { reason: 'gift' as const, items: [{ item: 1, hsCode: '691110', originCountry: 'CN' }] };
    const [parcel] = packed(order, { parcels: [{ weight: 3100 }], quote: null, customs });
    assert.deepEqual(parcel?.items, [kettle, { ...cup, hsCode: '691110', originCountry: 'CN' }]);
  });

  it('cannot hold what the order does not have, nor more of it, over all of them', () => {
    const parcel = (item: number, quantity: number) => ({ weight: 500, items: [{ item, quantity }] });
    assert.deepEqual(packingErrors(order, [{ weight: 500 }, parcel(0, 2), parcel(0, 1), parcel(1, 2)]), []);
    assert.deepEqual(packingErrors(order, [parcel(0, 2), parcel(0, 2)]), [
      { field: 'parcels.1.items.0.quantity', expected: 'at most 1, which are left' },
    ]);
    assert.deepEqual(
      packingErrors(order, [
        {
          weight: 500,
          items: [
            { item: 0, quantity: 1 },
            { item: 2, quantity: 1 },
          ],
        },
      ]),
      [{ field: 'parcels.0.items.1.item', expected: 'a place in the order, 0 to 1' }],
    );
  });
});

describe('what an option lacks', () => {
  const { email: _, phone: __, ...nobody } = order.recipient;
  const needs = { requires: ['phone', 'email'] as const, needsServicePoint: true };
  const fields = (...given: Parameters<typeof missingForOption>) => missingForOption(...given).map(({ what, field }) => `${what} ${field}`);

  it('is a phone number, an e-mail address and a point, each where the option wants it', () => {
    const bare = { ...order, recipient: nobody };
    const all = missingForOption(bare, aDelivery({ servicePoint: null, servicePointId: null }), needs);
    assert.deepEqual(all, [
      { what: 'phone', field: 'order.recipient.phone', detail: 'The carrier wants the recipient’s phone number.' },
      { what: 'email', field: 'order.recipient.email', detail: 'The carrier wants the recipient’s e-mail address.' },
      { what: 'service-point', field: 'servicePointId', detail: 'It goes to a service point, and none was chosen.' },
    ]);
    assert.deepEqual(fields(bare, aDelivery({ servicePoint: null }), { requires: [], needsServicePoint: false }), []);
    assert.deepEqual(fields(bare, aDelivery(), { requires: ['email'], needsServicePoint: false }), ['email order.recipient.email']);
  });

  it('is nothing that is known', () => {
    assert.deepEqual(fields(order, aDelivery({ servicePoint: aPoint(), servicePointId: null }), needs), []);
    assert.deepEqual(fields(order, aDelivery({ servicePoint: null, servicePointId: '10' }), needs), []);
  });
});
