import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { OrderState, ReviewReason } from '../../../proxy/contract/orders.ts';
import { shipsFrom, takesDates } from '../../../proxy/domain/merchant.ts';
import { clearedState, needsPoint, orderApiOf, referenceOf, stateWith } from '../../../proxy/domain/order.ts';
import { resolveAccount } from '../../../proxy/domain/resolve-account.ts';
import { pointGone } from '../../../proxy/domain/review.ts';
import { centralMerchant, ownMerchant } from '../../support/domain.ts';

describe('whose account', () => {
  it('is the merchant’s own where they have connected one', () =>
    assert.deepEqual(resolveAccount(ownMerchant(), { own: true, central: true }), {
      kind: 'own',
      usable: true,
      reason: 'Kettle & Leaf has connected an own Sendcloud account.',
    }));

  it('is never the central one for a merchant with an own account', () =>
    assert.deepEqual(resolveAccount(ownMerchant(), { own: false, central: true }), {
      kind: 'own',
      usable: false,
      reason: 'Kettle & Leaf uses an own Sendcloud account, and its keys are not here.',
    }));

  it('is the central one where the merchant says so, and cannot be used without its keys', () => {
    assert.deepEqual(resolveAccount(centralMerchant(), { own: false, central: true }), {
      kind: 'central',
      usable: true,
      reason: 'Kettle & Leaf ships from the central account.',
    });
    assert.deepEqual(resolveAccount(centralMerchant(), { own: true, central: false }), {
      kind: 'central',
      usable: false,
      reason: 'Kettle & Leaf ships from the central account, and no central keys are set.',
    });
  });
});

describe('where parcels leave from', () => {
  it('is the sender address Sendcloud knows, before a postal code', () =>
    assert.deepEqual(shipsFrom(ownMerchant({ senderAddressId: 7 })), { senderAddressId: 7 }));
  it('is the postal code where there is no such address', () =>
    assert.deepEqual(shipsFrom(ownMerchant()), { country: 'NL', postalCode: '5611EM' }));
  it('has to be known', () =>
    assert.throws(
      () => shipsFrom({ ...ownMerchant(), shipFrom: undefined } as never),
      /Merchant kettle has neither shipFrom nor senderAddressId/,
    ));
});

describe('the API an order leaves by', () => {
  const v2 = ownMerchant({ orderApi: 'v2' });
  it('is the merchant’s choice for an own account, and shipments for the central one', () => {
    assert.equal(orderApiOf(ownMerchant()), 'v3-orders');
    assert.equal(orderApiOf(v2), 'v2-parcels');
    assert.equal(orderApiOf(centralMerchant()), 'v3-shipments');
  });
  it('decides whether a promised day can be carried', () =>
    assert.deepEqual([ownMerchant(), v2, centralMerchant()].map(takesDates), [true, false, true]));
});

describe('the state of an order', () => {
  const imported = ownMerchant({ orders: 'existing-integration' });
  it('with nothing against it is to leave, or to wait for its label, or only to be kept', () => {
    assert.equal(clearedState(ownMerchant()), 'accepted');
    assert.equal(clearedState(centralMerchant({ labels: 'automatic' })), 'accepted');
    assert.equal(clearedState(centralMerchant()), 'held');
    assert.equal(clearedState(imported), 'recorded');
    assert.equal(clearedState(centralMerchant({ orders: 'existing-integration' })), 'recorded');
  });
  it('asks for a point when that is all that is wrong, else for a person', () => {
    const other = { type: 'weight-differs', detail: '' } as const;
    assert.equal(stateWith([], ownMerchant()), 'accepted');
    assert.equal(stateWith([pointGone], ownMerchant()), 'needs-service-point');
    assert.equal(stateWith([pointGone, other], ownMerchant()), 'review');
    assert.equal(stateWith([other], centralMerchant()), 'review');
  });
  it('does not change what another integration imports, whatever is wrong', () =>
    assert.equal(stateWith([pointGone], imported), 'recorded'));
  it('waits for a point also in review, where a point solves some of it', () => {
    const waits = (state: OrderState, ...types: ReviewReason['type'][]) =>
      needsPoint({ state, review: types.map((type) => ({ type, detail: '' })) });
    assert.equal(waits('needs-service-point'), true);
    for (const type of ['service-point-missing', 'service-point-gone', 'post-number-missing'] as const)
      assert.equal(waits('review', 'weight-differs', type), true, type);
    assert.equal(waits('review', 'weight-differs'), false);
    assert.equal(waits('recorded', 'service-point-gone'), false);
  });
});

it('an attempt’s reference names the order and counts', () => assert.equal(referenceOf('ord_1', 2), 'ord_1.2'));
