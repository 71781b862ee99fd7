import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSessions } from '../../../proxy/security/sessions.ts';
import { createSigner } from '../../../proxy/security/signer.ts';
import { createTokens } from '../../../proxy/security/tokens.ts';
import { aQuote, aSelection } from '../../support/domain.ts';

const secret = new Uint8Array(32).fill(7);
const older = new Uint8Array(32).fill(9);
const claims = aQuote();

describe('tokens', () => {
  it('reads back what was signed, non-ASCII text included', async () => {
    const tokens = createTokens([secret]);
    assert.deepEqual(await tokens.read(await tokens.sign(claims)), claims);
    assert.deepEqual(await tokens.read(await tokens.sign(aSelection())), aSelection());
  });

  it('say what they are, by which key, and what anybody may read', async () => {
    const token = await createTokens([secret]).sign(claims);
    assert.match(token, /^quo1\.[\w-]{8}\.[\w-]+\.[\w-]{43}$/);
    assert.match(await createTokens([secret]).sign(aSelection()), /^sel1\./);
    assert.deepEqual(JSON.parse(Buffer.from(token.split('.')[2]!, 'base64url').toString()), claims);
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

  it('refuses what is signed as another kind than it says it is', async () => {
    const posing = await createSigner([secret], 'token').sign('sel1', claims);
    assert.equal(await createTokens([secret]).read(posing), 'invalid');
  });

  it('refuses a session, and a session refuses a token', async () => {
    const signer = createSigner([secret], 'session');
    assert.equal(await createTokens([secret]).read(await signer.sign('quo1', claims)), 'invalid');
    assert.equal(await createSessions([secret]).read(await createTokens([secret]).sign(claims)), null);
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

describe('sessions', () => {
  const session = { merchant: 'kettle', role: 'orders', expiresAt: 1_800_000_000, ends: 0 } as const;
  it('are read back as they were signed, and say what they are', async () => {
    const token = await createSessions([secret]).sign(session);
    assert.match(token, /^ses1\./);
    assert.deepEqual(await createSessions([secret]).read(token), session);
    assert.equal(await createSessions([older]).read(token), null);
  });
});
