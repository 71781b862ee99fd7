import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { carrierName } from '../../../proxy/domain/carriers.ts';
import { isOrderId, orderId } from '../../../proxy/domain/order-id.ts';
import { isPostNumber } from '../../../proxy/domain/post-number.ts';
import { withoutPersonalData } from '../../../proxy/domain/redact.ts';
import { anOrder } from '../../support/an-order.ts';

describe('a carrier’s name', () => {
  for (const [code, name] of [
    ['bpost', 'bpost'],
    ['chronopost', 'Chronopost'],
    ['colisprive', 'Colis Privé'],
    ['colissimo', 'Colissimo'],
    ['correos', 'Correos'],
    ['dhl', 'DHL'],
    ['dhl_de', 'DHL'],
    ['dhl_express', 'DHL Express'],
    ['dhl_parcel', 'DHL Parcel'],
    ['dpd', 'DPD'],
    ['evri', 'Evri'],
    ['fedex', 'FedEx'],
    ['gls', 'GLS'],
    ['hermes_de', 'Hermes'],
    ['inpost', 'InPost'],
    ['mondial_relay', 'Mondial Relay'],
    ['poste_italiane', 'Poste Italiane'],
    ['postnl', 'PostNL'],
    ['royal_mail', 'Royal Mail'],
    ['trunkrs', 'Trunkrs'],
    ['ups', 'UPS'],
  ] as const)
    it(`of ${code} is written ${name}`, () => assert.equal(carrierName(code), name));

  it('that nobody knows is made readable', () => {
    assert.equal(carrierName('some_new--carrier'), 'Some new carrier');
    assert.equal(carrierName('_late_'), 'Late');
    assert.equal(carrierName(''), '');
  });
});

describe('an order’s id', () => {
  const random = Uint8Array.from({ length: 16 }, (_, index) => index * 15);

  it('is the time in ten letters and sixteen random ones', () =>
    assert.equal(orderId(Date.parse('2026-11-24T09:00:00Z'), random), 'ord_01m86ch3m00fydwbt9r7p5m3j1'));

  it('sorts by time, also where the last letters turn over', () => {
    const ids = [31, 32, 1023, 1024, 1_800_000_000_000].map((now) => orderId(now, random));
    assert.deepEqual(ids, ids.toSorted());
    assert.equal(new Set(ids).size, ids.length);
  });

  it('is known again, and nothing else is', () => {
    const id = orderId(1_800_000_000_000, random);
    assert.equal(isOrderId(id), true);
    for (const other of [
      '',
      'ord_',
      id.slice(1),
      `x${id}`,
      `${id}x`,
      id.slice(0, -1),
      id.toUpperCase(),
      id.replace(/.$/, 'u'),
      id.replace(/.$/, 'i'),
    ])
      assert.equal(isOrderId(other), false, other);
  });
});

describe('a post number', () => {
  for (const [text, answer] of [
    ['123456', true],
    ['1234567890', true],
    ['12345', false],
    ['12345678901', false],
    ['12345a', false],
    ['x123456', false],
    ['', false],
    [null, false],
  ] as const)
    it(`${answer ? 'may' : 'cannot'} be ${JSON.stringify(text)}`, () => assert.equal(isPostNumber(text), answer));
});

describe('a carrier’s words about a refusal', () => {
  const { recipient } = anOrder();
  const order = anOrder({ recipient: { ...recipient, company: 'Vries BV', addressLine2: 'Floor two', houseNumber: '12' } });
  const personal = { order, postNumber: '87654321' };

  it('lose everything of the buyer’s that they repeat', () => {
    const values = [
      'Anna de Vries',
      'Anna',
      'Vries BV',
      'anna@example.com',
      '+31612345678',
      'Stratumseind',
      'Floor two',
      'Eindhoven',
      '5611EM',
      '87654321',
    ];
    for (const value of values) assert.equal(withoutPersonalData(`Refused: ${value}!`, personal), 'Refused: …!', value);
  });

  it('lose the longest first, so that no rest of a name shows', () =>
    assert.equal(withoutPersonalData('Anna de Vries, Anna, de Vries', personal), '…, …, de …'));

  it('keep short values, which are everywhere', () => {
    assert.equal(withoutPersonalData('12 parcels, de facto', personal), '12 parcels, de facto');
    const short = { order: anOrder({ recipient: { ...recipient, city: 'Aa', postalCode: '999' } }), postNumber: null };
    assert.equal(withoutPersonalData('Aa 999', short), 'Aa …');
  });

  it('stay as they are once the buyer’s data is erased, and end somewhere', () => {
    assert.equal(withoutPersonalData('Anna', null), 'Anna');
    assert.equal(withoutPersonalData('x'.repeat(400), null).length, 300);
  });
});
