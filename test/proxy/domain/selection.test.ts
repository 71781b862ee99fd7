import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Offer } from '../../../proxy/domain/offers.ts';
import { isComplete, onlyChoice, quoteClaims, selectionClaims, selectionReply } from '../../../proxy/domain/selection.ts';
import { aPoint, aQuote, aSelection, now } from '../../support/domain.ts';

const { merchant, account, cart, option } = aQuote();
const day = (date: string) => ({ date, handover: null });

const offer = (changes: Partial<Offer> = {}): Offer => ({
  ...option,
  description: 'Not signed',
  deliveryWindow: { from: '2026-11-25', to: '2026-11-26' },
  cutOff: null,
  dates: [],
  requires: ['phone'],
  servicePoints: null,
  ...changes,
});
const quoted = (changes: Partial<Offer> = {}) => quoteClaims(offer(changes), { merchant, account, cart }, now + 999);
const nothing = { deliveryDate: null, servicePoint: null, postNumber: null };
const seconds = now / 1000;

describe('a quote', () => {
  it('says what was offered, to whom and for which cart, and is good for an hour', () =>
    assert.deepEqual(
      quoted(),
      aQuote({
        deliveryWindow: { from: '2026-11-25', to: '2026-11-26' },
        requires: ['phone'],
        issuedAt: seconds,
        expiresAt: seconds + 3600,
      }),
    ));

  it('of a same-day promise ends with its cut-off, and no later for having one', () => {
    const cutOff = '2026-11-24T09:30:00.900Z';
    assert.equal(quoted({ type: 'same-day', cutOff }).expiresAt, seconds + 1800);
    assert.equal(quoted({ type: 'same-day', cutOff: '2026-11-24T18:00:00Z' }).expiresAt, seconds + 3600);
    assert.equal(quoted({ type: 'same-day', cutOff: null }).expiresAt, seconds + 3600);
    assert.equal(quoted({ type: 'standard', cutOff }).expiresAt, seconds + 3600);
  });

  it('leaves nothing to choose without points and with one day at most', () => {
    const points = { carriers: ['postnl'], types: null };
    assert.equal(isComplete(quoted()), true);
    assert.equal(isComplete(quoted({ dates: [day('2026-11-25')] })), true);
    assert.equal(isComplete(quoted({ dates: [day('2026-11-25'), day('2026-11-26')] })), false);
    assert.equal(isComplete(quoted({ servicePoints: points })), false);
  });

  it('of one day has that day for its only choice', () => {
    assert.deepEqual(onlyChoice(quoted()), nothing);
    assert.deepEqual(onlyChoice(quoted({ dates: [day('2026-11-25')] })), { ...nothing, deliveryDate: day('2026-11-25') });
  });
});

describe('a selection', () => {
  it('keeps what the quote said, and is good for four hours', () =>
    assert.deepEqual(
      selectionClaims(quoted(), nothing, now + 999),
      aSelection({
        deliveryWindow: { from: '2026-11-25', to: '2026-11-26' },
        requires: ['phone'],
        issuedAt: seconds,
        expiresAt: seconds + 4 * 3600,
      }),
    ));

  it('ends with the cut-off of a same-day promise', () =>
    assert.equal(selectionClaims(quoted({ type: 'same-day', cutOff: '2026-11-24T10:00:00Z' }), nothing, now).expiresAt, seconds + 3600));

  it('promises the day that was chosen', () => {
    const claims = selectionClaims(quoted(), { ...nothing, deliveryDate: day('2026-11-27') }, now);
    assert.deepEqual([claims.deliveryDate, claims.deliveryWindow], [day('2026-11-27'), { from: '2026-11-27', to: '2026-11-27' }]);
  });

  it('requires once what option and point both require, and no more the post number that was told', () => {
    const servicePoint = aPoint({ requires: ['post-number', 'phone'] });
    assert.deepEqual(selectionClaims(quoted(), { ...nothing, servicePoint }, now).requires, ['phone', 'post-number']);
    const claims = selectionClaims(quoted(), { ...nothing, servicePoint, postNumber: '123456' }, now);
    assert.deepEqual([claims.requires, claims.postNumber], [['phone'], '123456']);
  });

  it('keeps the point without its opening times and its distance, which change', () => {
    const point = aPoint({ opening: { status: 'open', week: [{ day: 'monday', hours: null }] } });
    assert.deepEqual(
      selectionClaims(quoted(), { ...nothing, servicePoint: point }, now).servicePoint,
      aPoint({ distance: null, opening: { status: 'unknown', week: null } }),
    );
  });

  it('is told to the page without what only we need, with a fresher copy of the point where there is one', () => {
    const claims = aSelection({ servicePoint: aPoint({ name: 'As signed' }), requires: ['phone'] });
    const { shippingOptionCode, ...shown } = option;
    const expiresAt = '2026-11-24T10:00:00.000Z';
    assert.deepEqual(selectionReply(claims, 'sel1.token'), {
      token: 'sel1.token',
      expiresAt,
      selection: {
        token: 'sel1.token',
        expiresAt,
        option: shown,
        deliveryWindow: null,
        servicePoint: aPoint({ name: 'As signed' }),
        requires: ['phone'],
      },
    });
    assert.equal(shippingOptionCode in shown, false);
    assert.equal(selectionReply(claims, 't', aPoint({ name: 'Today' })).selection.servicePoint?.name, 'Today');
  });
});
