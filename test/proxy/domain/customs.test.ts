import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { invoiceNumber, missingForCustoms, needsCustoms } from '../../../proxy/domain/customs.ts';
import { anOrder } from '../../support/an-order.ts';

const eindhoven = { country: 'NL', postalCode: '5611 EM' };
const to = (country: string, postalCode = '1000') => needsCustoms(eindhoven, { country, postalCode });

describe('customs', () => {
  it('want to know what leaves the union, and what comes in', () => {
    assert.deepEqual(
      ['NL', 'BE', 'DE', 'IE', 'MC'].map((country) => to(country)),
      [false, false, false, false, false],
    );
    assert.deepEqual(
      ['CH', 'GB', 'NO', 'US', 'SM'].map((country) => to(country)),
      [true, true, true, true, true],
    );
    assert.equal(needsCustoms({ country: 'CH', postalCode: '8001' }, eindhoven), true);
    assert.equal(needsCustoms({ country: 'CH', postalCode: '8001' }, { country: 'CH', postalCode: '3000' }), false);
  });

  it('know the places of the union that are outside its territory', () => {
    assert.deepEqual([to('ES', '35001'), to('ES', '38 001'), to('ES', '28001')], [true, true, false]);
    assert.deepEqual([to('IT', '23041'), to('IT', '20100')], [true, false]);
    assert.deepEqual([to('FI', '22100'), to('FI', '00100')], [true, false]);
  });

  it('want the tariff code, the origin and the value of each item', () => {
    const order = anOrder({ items: [{ description: 'Gift card', quantity: 1, weight: 10, price: { value: '0', currency: 'EUR' } }] });
    assert.deepEqual(
      missingForCustoms(order, [{ weight: 10 }], undefined).map(({ what, field }) => `${what} ${field}`),
      ['hs-code customs.items.0.hsCode', 'origin-country customs.items.0.originCountry', 'item-value customs.items.0.value'],
    );
    assert.deepEqual(missingForCustoms(anOrder(), [{ weight: 10 }], undefined), []);
  });

  it('take the order’s number for that of the invoice, unless it is too long', () => {
    assert.equal(invoiceNumber(anOrder(), undefined), '2026-0042');
    const long = anOrder({ number: '4'.repeat(41) });
    assert.equal(invoiceNumber(long, undefined), null);
    assert.equal(invoiceNumber(long, { reason: 'gift', invoiceNumber: 'INV-1' }), 'INV-1');
    assert.deepEqual(
      missingForCustoms(long, [{ weight: 10 }], undefined).map(({ what }) => what),
      ['invoice-number'],
    );
  });
});
