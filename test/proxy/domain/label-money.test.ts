import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Charge } from '../../../proxy/contract/charges.ts';
import { adjustments, cancellations, chargeView, labelCharges, labelOf, type NewCharge } from '../../../proxy/domain/charges.ts';
import { csvLine } from '../../../proxy/domain/charges-csv.ts';
import { markupOn, priceWithMarkup, shared } from '../../../proxy/domain/markup.ts';
import { decimal } from '../../../proxy/domain/money.ts';
import { dated } from '../../../proxy/services/new-charges.ts';
import { dice, freshSeed } from '../../support/dice.ts';
import { aRecord, now } from '../../support/domain.ts';

const parcel = { id: '77', status: 'READY_TO_SEND', final: false, trackingNumber: '3S', trackingUrl: null, toldAt: 0 };
const markup = { percent: '7.5', fixed: 25 };
const bought = (quote: string | null, more = 0, currency = 'EUR') =>
  aRecord({
    parcel,
    moreParcels: Array.from({ length: more }, (_, n) => ({ ...parcel, id: String(78 + n) })),
    purchase: { parcels: [], quote: quote === null ? null : { value: quote, currency: 'EUR' }, markup, currency },
  });
const amounts = (charges: readonly NewCharge[]) => charges.map(({ amount, currency }) => `${decimal(amount)} ${currency}`);
const line = (id: number, euros: number) => ({ id, parcel: '77', price: Math.round(euros * 10_000), currency: 'EUR', invoiced: true });

describe('a markup', () => {
  it('is a percentage rounded half up, and a fixed amount', () => {
    assert.equal(markupOn(600, { percent: '7.5' }), 45);
    assert.equal(markupOn(610, { percent: '7.5' }), 46, '45.75');
    assert.equal(markupOn(1, { percent: '50' }), 1, 'half a cent goes up');
    assert.equal(markupOn(1, { percent: '49.99' }), 0);
    assert.equal(markupOn(600, { fixed: 25 }), 25);
    assert.equal(markupOn(600, { percent: '7.5', fixed: 25 }), 70);
    assert.equal(markupOn(600), 0);
    assert.equal(markupOn(99_999_999_999, { percent: '100' }), 99_999_999_999);
  });

  it('of several parcels is reckoned for each, and their parts add up to the whole', () => {
    const random = freshSeed();
    const next = dice(random);
    const seed = `SEED=${random}`;
    for (let n = 0; n < 500; n++) {
      const amount = Math.floor(next() * 100_000);
      const parts = 1 + Math.floor(next() * 15);
      const all = shared(amount, parts);
      assert.equal(
        all.reduce((sum, part) => sum + part, 0),
        amount,
        seed,
      );
      assert.ok(Math.max(...all) - Math.min(...all) <= 1, seed);
      const charged = all.reduce((sum, part) => sum + part + markupOn(part, { percent: '3.33', fixed: 7 }), 0);
      assert.equal(priceWithMarkup(amount, parts, { percent: '3.33', fixed: 7 }), charged, seed);
    }
  });
});

describe('a charge', () => {
  it('is one for each parcel, of its share of the quote', () => {
    const charges = labelCharges(bought('10.01', 2));
    assert.deepEqual(
      charges.map(({ key, quote, markup, amount }) => [key, quote, markup, amount]),
      [
        ['label:77', 334, 50, 384],
        ['label:78', 334, 50, 384],
        ['label:79', 333, 50, 383],
      ],
    );
  });

  it('is nothing where no price was named, until the invoice names one', () => {
    const [charge] = dated(labelCharges(bought(null)), now);
    assert.deepEqual([charge?.quote, charge?.markup, charge?.amount], [null, 0, 0]);
    assert.deepEqual(amounts(adjustments([charge!], [line(1, 4.95)])), ['4.95 EUR']);
  });

  it('is shown in the currency’s own unit, and without the key that keeps it single', () => {
    const [charge] = dated(labelCharges(bought('6.10')), now);
    const { key: _, currency: __, ...facts } = charge!;
    assert.deepEqual(chargeView(charge!), {
      ...facts,
      at: '2026-11-24T09:00:00.000Z',
      quote: { value: '6.10', currency: 'EUR' },
      markup: '0.71',
      amount: { value: '6.81', currency: 'EUR' },
    });
    assert.equal(chargeView({ ...charge!, quote: null }).quote, null);
  });

  it('is found among what came after it', () => {
    const labels = dated(labelCharges(bought('6.10')), now);
    const entries = [...dated(cancellations(labels), now), ...labels];
    assert.equal(labelOf(entries), labels[0]);
    assert.equal(labelOf(entries.slice(0, 1)), undefined);
    const [back] = cancellations(dated(labelCharges(bought(null)), now));
    assert.deepEqual([back?.quote, back?.reason], [null, 'The label was cancelled.']);
  });

  it('is given back by an entry of its own, to the cent', () => {
    const labels = dated(labelCharges(bought('6.10')), now);
    const [back] = cancellations(labels);
    assert.deepEqual(
      [back?.key, back?.kind, back?.quote, back?.markup, back?.amount],
      ['cancellation:77', 'cancellation', -610, -71, -681],
    );
  });

  it('is adjusted by what the invoices ask in all, less what was reckoned with', () => {
    const [label] = dated(labelCharges(bought('6.10')), now);
    const adjusted = (...lines: ReturnType<typeof line>[]) => amounts(adjustments([label!], lines));
    assert.deepEqual(adjusted(line(1, 6.1)), []);
    assert.deepEqual(adjusted(), []);
    assert.deepEqual(adjusted(line(1, 6.1), line(9, 2.5)), ['2.50 EUR']);
    assert.deepEqual(adjusted(line(1, 5.6)), ['-0.50 EUR']);
    assert.deepEqual(adjusted(line(1, 6.1), { ...line(9, 2.5), invoiced: false }), [], 'not asked for yet');
    assert.deepEqual(adjusted({ ...line(1, 9.9), parcel: '78' }), [], 'another order’s parcel');
    const [first] = adjustments([label!], [line(1, 6.1), line(9, 2.5)]);
    assert.equal(first?.key, `invoice:${label?.order}:9:2:EUR`);
    const booked = dated([first!], now);
    assert.deepEqual(adjustments([label!, ...booked], [line(1, 6.1), line(9, 2.5)]), [], 'what is booked agrees');
  });

  it('that was given back is not asked for again by the invoice before the one that gives it back', () => {
    const [label] = dated(labelCharges(bought('6.10')), now);
    const entries = [label!, ...dated(cancellations([label!]), now)];
    assert.deepEqual(adjustments(entries, [line(1, 6.1), { ...line(2, -6.1), invoiced: false }]), []);
    assert.deepEqual(adjustments(entries, [line(1, 6.1), line(2, -6.1)]), []);
    assert.deepEqual(amounts(adjustments(entries, [line(1, 6.1), line(2, -6)])), ['0.10 EUR'], 'not all of it came back');
    assert.deepEqual(amounts(adjustments(entries, [line(1, 6.1)])), ['6.10 EUR'], 'Sendcloud gives nothing back');
    assert.deepEqual(adjustments([label!], [line(1, 6.1), { ...line(2, -6.1), invoiced: false }]), [], 'nobody here cancelled it');
  });

  it('follows the invoice where that is in another currency', () => {
    const [unpriced] = dated(labelCharges(bought(null, 0, 'GBP')), now);
    const booked = adjustments([unpriced!], [line(1, 4.95)]);
    assert.deepEqual([unpriced?.currency, amounts(booked)], ['GBP', ['4.95 EUR']]);
    assert.deepEqual(adjustments([unpriced!, ...dated(booked, now)], [line(1, 4.95)]), []);
    const [label] = dated(labelCharges(bought('6.10')), now);
    const inPounds = { ...line(1, 5.2), currency: 'GBP' };
    assert.deepEqual(amounts(adjustments([label!], [inPounds])), ['5.20 GBP', '-6.10 EUR'], 'nothing is converted');
    assert.deepEqual(amounts(adjustments([label!], [line(1, 6.1), { ...inPounds, id: 2 }])), ['5.20 GBP']);
  });

  it('of several parcels agrees when the invoice parts the price otherwise', () => {
    const labels = dated(labelCharges(bought('12.50', 1)), now);
    const parted = [line(1, 5.95), { ...line(2, 6.55), parcel: '78' }];
    assert.deepEqual(adjustments(labels, parted), []);
    assert.deepEqual(amounts(adjustments(labels, parted.slice(0, 1))), ['-0.30 EUR'], 'while the other has no line');
  });

  describe('in a spreadsheet', () => {
    const charge: Charge = {
      id: 'chg_1',
      at: '2026-11-24T09:00:00.000Z',
      merchant: 'm',
      order: 'o',
      orderNumber: '1',
      parcel: '-1',
      kind: 'cancellation',
      shippingOptionCode: null,
      quote: null,
      markup: '-0.50',
      amount: { value: '-1.00', currency: 'EUR' },
      reason: null,
    };
    for (const [number, written] of [
      ['@SUM(1)', `'@SUM(1)`],
      ['+x, "y"', `"'+x, ""y"""`],
      ['\t=1', `"\t'=1"`],
      ['＝1', `'＝1`],
      ['7;=1+1', `"7;'=1+1"`],
      ['7; =1+1', `"7; '=1+1"`],
      ['7,-1', `"7,'-1"`],
      ['7\n@x', `"7\n'@x"`],
      ['-3', '-3'],
      ['2026-11/17+a', '2026-11/17+a'],
    ] as const)
      it(`is a text where it says ${JSON.stringify(number)}`, () => {
        assert.equal(
          csvLine({ ...charge, orderNumber: number }),
          `chg_1,2026-11-24T09:00:00.000Z,m,o,${written},-1,cancellation,,EUR,,-0.50,-1.00,\r\n`,
        );
      });
  });

  it('is written with two decimals', () =>
    assert.deepEqual([0, 5, -5, 100, -12345].map(decimal), ['0.00', '0.05', '-0.05', '1.00', '-123.45']));
});
