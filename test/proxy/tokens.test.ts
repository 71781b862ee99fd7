import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { QuoteClaims } from '../../proxy/domain/claims.ts';
import { createTokens } from '../../proxy/security/tokens.ts';
import { secret } from '../support/proxy.ts';

const older = new Uint8Array(32).fill(9);

const claims: QuoteClaims = {
  kind: 'quote',
  merchant: 'own-v3',
  account: 'own',
  cart: { country: 'NL', postalCode: '5611EM', weight: 2500, orderValue: '45.90', currency: 'EUR', dimensions: null },
  option: {
    code: 'standard',
    shippingOptionCode: 'postnl:standard',
    type: 'standard',
    title: 'Bezorging – één dag',
    carrier: { code: 'postnl', name: 'PostNL' },
    price: { value: '4.95', currency: 'EUR' },
    priceFrom: 'rates',
    fallback: false,
  },
  deliveryWindow: null,
  requires: [],
  issuedAt: 1,
  expiresAt: 2,
  cutOff: null,
  dates: [],
  servicePoints: null,
};

describe('tokens', () => {
  it('reads back what was signed, non-ASCII text included', async () => {
    const tokens = createTokens([secret]);
    assert.deepEqual(await tokens.read(await tokens.sign(claims)), claims);
  });

  it('refuses a token with any single bit of any character flipped', async () => {
    const tokens = createTokens([secret]);
    const token = await tokens.sign(claims);
    for (let index = 0; index < token.length; index++) {
      const flipped = token.slice(0, index) + String.fromCharCode(token.charCodeAt(index) ^ 1) + token.slice(index + 1);
      assert.equal(await tokens.read(flipped), 'invalid', `character ${index}`);
    }
  });

  it('refuses another spelling of the same signature bytes', async () => {
    const tokens = createTokens([secret]);
    const token = await tokens.sign(claims);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const spareBits = alphabet[alphabet.indexOf(token.at(-1)!) ^ 1]!;
    assert.equal(await tokens.read(token.slice(0, -1) + spareBits), 'invalid');
    assert.equal(await tokens.read(`${token}=`), 'invalid');
    assert.equal(await tokens.read(`${token}.`), 'invalid');
  });

  it('refuses a payload that was edited and signed with another secret', async () => {
    const foreign = await createTokens([older]).sign({
      ...claims,
      option: { ...claims.option, price: { value: '0.01', currency: 'EUR' } },
    });
    assert.equal(await createTokens([secret]).read(foreign), 'invalid');
  });

  it('refuses a quote that is passed off as a selection', async () => {
    const tokens = createTokens([secret]);
    const token = await tokens.sign(claims);
    assert.equal(await tokens.read(token.replace('quo1.', 'sel1.')), 'invalid');
  });

  it('still reads what an older secret signed after a rotation, and signs with the new one', async () => {
    const before = await createTokens([older]).sign(claims);
    const rotated = createTokens([secret, older]);
    assert.deepEqual(await rotated.read(before), claims);
    assert.notEqual((await rotated.sign(claims)).split('.')[1], before.split('.')[1]);
  });

  it('refuses text that is no token at all', async () => {
    const tokens = createTokens([secret]);
    for (const text of ['', 'standard', 'sel1', 'sel1...', 'quo1.x.y.z', '.'.repeat(50), 'ø'])
      assert.equal(await tokens.read(text), 'invalid');
  });
});
