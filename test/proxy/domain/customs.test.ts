import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { declaredItems, invoiceNumber, missingForCustoms, needsCustoms } from '../../../proxy/domain/customs.ts';
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
    assert.deepEqual([to('DE', '27498'), to('DE', '78266'), to('FR', '97400'), to('FR', '98600'), to('GR', '63086')], Array(5).fill(true));
    const inside = [
      to('ES', '03501'),
      to('IT', '72304'),
      to('DE', '12749'),
      to('FI', '02200'),
      to('FR', '59700'),
      to('FR', '98000'),
      to('GR', '16308'),
    ];
    assert.deepEqual(inside, Array(7).fill(false));
  });

  it('see a border between two places outside, and none inside one', () => {
    assert.equal(needsCustoms({ country: 'CH', postalCode: '8001' }, { country: 'NO', postalCode: '0150' }), true);
    assert.equal(needsCustoms({ country: 'ES', postalCode: '35001' }, { country: 'ES', postalCode: '28001' }), true, 'from the Canaries');
  });

  it('are told of goods also what was not known when they were ordered', () => {
    const [plain] = anOrder().items;
    const order = anOrder({ items: [plain!, { ...plain!, hsCode: '1', originCountry: 'DE' }] });
    const declared = (items?: { item: number; hsCode?: string; originCountry?: string }[]) =>
      declaredItems(order, { reason: 'gift', ...(items && { items }) }).map(({ hsCode, originCountry }) => `${hsCode} ${originCountry}`);
    assert.deepEqual(declared(), ['741810 NL', '1 DE']);
    assert.deepEqual(declared([{ item: 1, hsCode: '691110' }]), ['741810 NL', '691110 DE']);
    assert.deepEqual(declared([{ item: 0, originCountry: 'CN' }]), ['741810 CN', '1 DE']);
    const { hsCode: _, originCountry: __, ...bare } = plain!;
    assert.deepEqual(declaredItems(anOrder({ items: [bare] }), undefined), [bare]);
  });

  it('want to know what is in which of several parcels', () => {
    const parcels = [{ weight: 10, items: [{ item: 0, quantity: 1 }] }, { weight: 10 }];
    assert.deepEqual(missingForCustoms(anOrder(), parcels, undefined), [
      { what: 'parcel-items', field: 'parcels.1.items', detail: 'Parcel 2: what is in it.' },
    ]);
  });

  it('want the tariff code, the origin and the value of each item', () => {
    const order = anOrder({ items: [{ description: 'Gift card', quantity: 1, weight: 10, price: { value: '0', currency: 'EUR' } }] });
    assert.deepEqual(
      missingForCustoms(order, [{ weight: 10 }], undefined).map(({ what, field }) => `${what} ${field}`),
      ['hs-code customs.items.0.hsCode', 'origin-country customs.items.0.originCountry', 'item-value customs.items.0.value'],
    );
    assert.deepEqual(missingForCustoms(anOrder(), [{ weight: 10 }], undefined), []);
  });

  it('are told no goods by what is no tariff code', () => {
    const missing = (hsCode: string) =>
      missingForCustoms(anOrder({ items: [{ ...anOrder().items[0]!, hsCode }] }), [{ weight: 10 }], undefined);
    for (const hsCode of ['', '=1+1', '6205', 'tea'])
      assert.deepEqual(
        missing(hsCode).map(({ what }) => what),
        ['hs-code'],
        hsCode,
      );
    for (const hsCode of ['620520', '6205.20', '6205 20 00 10']) assert.deepEqual(missing(hsCode), [], hsCode);
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
