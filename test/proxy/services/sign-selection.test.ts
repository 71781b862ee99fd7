import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServicePoint } from '../../../proxy/contract/service-points.ts';
import type { QuoteClaims } from '../../../proxy/domain/claims.ts';
import { createTokens } from '../../../proxy/security/tokens.ts';
import type { CheckoutDeps } from '../../../proxy/services/checkout-deps.ts';
import { type ShoppersChoice, signSelection } from '../../../proxy/services/sign-selection.ts';
import { aPoint, aQuote, aSelection, now, ownMerchant } from '../../support/domain.ts';

const tokens = createTokens([new Uint8Array(32).fill(7)]);
const points = { servicePoints: { carriers: ['postnl'], types: null } };
const dates = ['2026-11-26', '2026-11-27'].map((date) => ({ date, handover: null }));

/** Signs a choice from a quote, with one point in the world. */
async function sign(
  quote: Partial<QuoteClaims>,
  choice: Partial<ShoppersChoice> = {},
  { at = now, point = aPoint() as ServicePoint | null } = {},
) {
  const deps = {
    tokens,
    clock: { now: () => at },
    merchants: { credential: async () => ({ id: 'own:kettle', publicKey: 'p', secretKey: 's', auth: 'basic' }) },
    points: { one: async (_: unknown, __: unknown, id: string) => (id === point?.id ? point : null) },
    availability: async () => true,
  } as unknown as CheckoutDeps;
  const nothing = { deliveryDate: null, servicePointId: null, postNumber: null };
  const { token, selection } = await signSelection(deps, ownMerchant(), {
    ...nothing,
    quote: await tokens.sign(aQuote(quote)),
    ...choice,
  });
  return { selection, claims: await tokens.read(token) };
}

describe('signing what the shopper chose', () => {
  it('says that this was chosen, good for four hours from now', async () => {
    const at = now + 600_000;
    const { claims } = await sign({}, {}, { at });
    assert.deepEqual(claims, aSelection({ issuedAt: at / 1000, expiresAt: at / 1000 + 4 * 3600 }));
  });

  it('takes no selection for a quote, and no other merchant’s', async () => {
    await assert.rejects(sign({}, { quote: await tokens.sign(aSelection()) }), {
      type: 'invalid-token',
      detail: 'This is a selection; send the quote it was made from.',
    });
    await assert.rejects(sign({ merchant: 'cups' }), { type: 'foreign-token' });
  });

  it('takes a quote up to its end, that second excluded', async () => {
    const { expiresAt } = aQuote();
    await sign({}, {}, { at: expiresAt * 1000 - 1 });
    await assert.rejects(sign({}, {}, { at: expiresAt * 1000 }), { type: 'token-expired', detail: 'Ask for the delivery options again.' });
  });

  it('takes one of the offered days, needs one when there are several, and knows the only one', async () => {
    const { claims } = await sign({ dates }, { deliveryDate: '2026-11-27' });
    assert.deepEqual(claims !== 'invalid' && claims.kind === 'selection' && claims.deliveryDate, dates[1]);
    assert.deepEqual((await sign({ dates: dates.slice(0, 1) })).selection.deliveryWindow, { from: '2026-11-26', to: '2026-11-26' });
    const fields = [{ field: 'deliveryDate', expected: 'one of the offered dates' }];
    await assert.rejects(sign({ dates }), { type: 'invalid-request', fields });
    await assert.rejects(sign({ dates }, { deliveryDate: '2026-11-28' }), { type: 'delivery-date-not-offered', fields });
    await assert.rejects(sign({ dates: dates.slice(0, 1) }, { deliveryDate: '2026-11-28' }), { type: 'delivery-date-not-offered' });
  });

  it('does not mind a day where none is offered', async () =>
    assert.equal((await sign({}, { deliveryDate: '2026-11-28' })).selection.deliveryWindow, null));

  it('needs a point where the option goes to one, shows it with its hours and signs it without', async () => {
    const { selection, claims } = await sign(points, { servicePointId: '901' });
    assert.deepEqual(selection.servicePoint, aPoint());
    assert.deepEqual(claims !== 'invalid' && claims.kind === 'selection' && claims.servicePoint?.opening, {
      status: 'unknown',
      week: null,
    });
    const fields = [{ field: 'servicePointId', expected: "a service point's id" }];
    await assert.rejects(sign(points), { type: 'service-point-needed', fields });
    await assert.rejects(sign(points, { servicePointId: '902' }), { type: 'service-point-gone' });
    await assert.rejects(sign(points, { servicePointId: '901' }, { point: aPoint({ country: 'BE' }) }), {
      type: 'service-point-does-not-fit',
    });
  });

  it('does not mind a point where the option needs none', async () =>
    assert.equal((await sign({}, { servicePointId: '901' })).selection.servicePoint, null));

  it('needs a post number only where the point does, and one that can be', async () => {
    const locker = { point: aPoint({ requires: ['post-number', 'phone'] }) };
    const chosen = { servicePointId: '901' };
    const fields = [{ field: 'postNumber', expected: 'six to ten digits' }];
    await assert.rejects(sign(points, chosen, locker), { type: 'post-number-needed', fields });
    await assert.rejects(sign(points, { ...chosen, postNumber: '12' }, locker), { type: 'post-number-needed', fields });
    const { claims, selection } = await sign(points, { ...chosen, postNumber: '1234567' }, locker);
    assert.equal(claims !== 'invalid' && claims.kind === 'selection' && claims.postNumber, '1234567');
    assert.deepEqual(selection.requires, ['phone']);
    const elsewhere = await sign(points, { ...chosen, postNumber: '1234567' });
    assert.equal(elsewhere.claims !== 'invalid' && elsewhere.claims.kind === 'selection' && elsewhere.claims.postNumber, null);
    const home = await sign({}, { postNumber: '1234567' });
    assert.equal(home.claims !== 'invalid' && home.claims.kind === 'selection' && home.claims.postNumber, null);
  });
});
