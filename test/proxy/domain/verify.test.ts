import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { differences, type KnownOrder, samePostalCode } from '../../../proxy/domain/verify.ts';
import { aPoint, aQuote, aSelection, now } from '../../support/domain.ts';

/** What the shop knows when everything the token claims is true. */
const known: KnownOrder = { weight: 2500, orderValue: '45.90', currency: 'EUR', address: { country: 'NL', postalCode: '5611 em' } };
const selection = aSelection({ servicePoint: aPoint() });

describe('a token held against the order', () => {
  it('is true when all of it is', () => {
    assert.deepEqual(differences(selection, known, now), []);
    assert.deepEqual(differences(selection, { ...known, orderValue: '45.9', price: '4.95', servicePointId: '901' }, now), []);
  });

  it('is good up to its last second, that one excluded', () => {
    const end = selection.expiresAt * 1000;
    assert.deepEqual(differences(selection, known, end - 1), []);
    assert.deepEqual(differences(selection, known, end), [
      {
        type: 'token-expired',
        detail: 'The selection is too old; ask the shopper to choose again.',
        claimed: '2026-11-24T10:00:00.000Z',
        actual: '2026-11-24T10:00:00.000Z',
      },
    ]);
  });

  const cart: [what: Partial<KnownOrder>, type: string, detail: string, claimed: string, actual: string][] = [
    [{ weight: 2501 }, 'weight-differs', 'The price was quoted for another weight (grams).', '2500', '2501'],
    [{ orderValue: '45.91' }, 'order-value-differs', 'The price was quoted for another order value.', '45.90', '45.91'],
    [{ currency: 'GBP' }, 'currency-differs', 'The price was quoted in another currency.', 'EUR', 'GBP'],
    [
      { address: { country: 'BE', postalCode: '5611EM' } },
      'address-differs',
      'The price was quoted for another place.',
      'NL 5611EM',
      'BE 5611EM',
    ],
    [
      { address: { country: 'NL', postalCode: '5611EN' } },
      'address-differs',
      'The price was quoted for another place.',
      'NL 5611EM',
      'NL 5611EN',
    ],
  ];
  for (const [what, type, detail, claimed, actual] of cart)
    it(`tells that ${Object.keys(what)} became ${actual}`, () =>
      assert.deepEqual(differences(selection, { ...known, ...what }, now), [{ type, detail, claimed, actual }]));

  it('that was quoted for a whole country names the country alone', () => {
    const wide = aSelection({ cart: { ...selection.cart, postalCode: null } });
    assert.deepEqual(
      differences(wide, known, now).map(({ type, claimed }) => [type, claimed]),
      [['address-differs', 'NL']],
    );
    assert.deepEqual(differences(wide, { ...known, address: { country: 'NL', postalCode: '' } }, now), []);
  });

  it('tells that the page showed another price than was signed, also where none was', () => {
    const detail = 'The page showed another price than the one that was signed.';
    assert.deepEqual(differences(selection, { ...known, price: '0.00' }, now), [
      { type: 'price-differs', detail, claimed: '0.00', actual: '4.95' },
    ]);
    const free = aSelection({ option: { ...selection.option, price: null } });
    assert.deepEqual(differences(free, { ...known, price: '0.00' }, now), [
      { type: 'price-differs', detail, claimed: '0.00', actual: null },
    ]);
    assert.deepEqual(differences(free, known, now), []);
  });

  it('tells that the page showed another point than was signed', () => {
    const detail = 'The page showed another service point than the one that was signed.';
    const problem = (actual: string | null) => [{ type: 'service-point-differs', detail, claimed: '902', actual }];
    assert.deepEqual(differences(selection, { ...known, servicePointId: '902' }, now), problem('901'));
    assert.deepEqual(differences(aSelection(), { ...known, servicePointId: '902' }, now), problem(null));
    assert.deepEqual(differences(aQuote(), { ...known, servicePointId: '902' }, now), problem(null));
  });

  it('tells what is still to be chosen when it is a quote', () => {
    const points = { carriers: ['postnl'], types: null };
    const day = (date: string) => ({ date, handover: null });
    assert.deepEqual(differences(aQuote({ servicePoints: points }), known, now), [
      { type: 'service-point-missing', detail: 'No service point has been chosen.', claimed: null, actual: null },
    ]);
    assert.deepEqual(differences(aQuote({ dates: [day('2026-11-25'), day('2026-11-26')] }), known, now), [
      { type: 'delivery-date-missing', detail: 'No delivery day has been chosen.', claimed: null, actual: null },
    ]);
    assert.deepEqual(differences(aQuote({ dates: [day('2026-11-25')] }), known, now), [], 'one day leaves no choice');
  });

  it('lists all that is wrong at once', () => {
    const wrong = { ...known, weight: 1, orderValue: '1', currency: 'GBP', price: '9', servicePointId: '9' };
    assert.deepEqual(
      differences(selection, wrong, selection.expiresAt * 1000).map(({ type }) => type),
      ['token-expired', 'weight-differs', 'order-value-differs', 'currency-differs', 'price-differs', 'service-point-differs'],
    );
  });
});

it('postal codes are the same whatever their spacing, hyphens and case', () => {
  assert.ok(samePostalCode('5611 em', '5611EM'));
  assert.ok(samePostalCode('1234-567', '1234567'));
  assert.ok(!samePostalCode('5611EM', '5611EN'));
});
