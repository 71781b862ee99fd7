import assert from 'node:assert/strict';
import { createHash, hkdfSync } from 'node:crypto';
import { describe, it } from 'node:test';
import { deriveKeys, type Purpose, sameText, sha256 } from '../../../proxy/security/keys.ts';

const first = new Uint8Array(32).fill(7);
const second = new Uint8Array(32).fill(9);

/** RFC 5869 by Node's own implementation, and the name a key has by it. */
function derived(secret: Uint8Array, purpose: Purpose): { name: string; bits: Buffer } {
  const bits = Buffer.from(hkdfSync('sha256', secret, new Uint8Array(), `sendcloud-delivery-picker/${purpose}/v1`, 32));
  return { bits, name: createHash('sha256').update(bits).digest('base64url').slice(0, 8) };
}

describe('the keys of a secret', () => {
  for (const purpose of ['token', 'session', 'seal'] as const)
    it(`for ${purpose} are derived by HKDF and named by their fingerprint`, async () => {
      const ring = await deriveKeys([first], purpose);
      assert.deepEqual(ring.ids, [derived(first, purpose).name]);
      assert.equal(ring.current.key.extractable, false);
    });

  it('are of one length and one use each, whatever they are for', async () => {
    for (const purpose of ['token', 'session'] as const) {
      const { algorithm, usages } = (await deriveKeys([first], purpose)).current.key;
      assert.deepEqual(algorithm, { name: 'HMAC', hash: { name: 'SHA-256' }, length: 256 });
      assert.deepEqual(usages, ['sign', 'verify']);
    }
    const { algorithm, usages } = (await deriveKeys([first], 'seal')).current.key;
    assert.deepEqual(algorithm, { name: 'AES-GCM', length: 256 });
    assert.deepEqual(usages.toSorted(), ['decrypt', 'encrypt']);
  });

  it('sign what anybody with the secret can check', async () => {
    const { current } = await deriveKeys([first], 'token');
    const { bits } = derived(first, 'token');
    const signature = await crypto.subtle.sign('HMAC', current.key, new Uint8Array([1, 2, 3]));
    const key = await crypto.subtle.importKey('raw', new Uint8Array(bits), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
    assert.equal(await crypto.subtle.verify('HMAC', key, signature, new Uint8Array([1, 2, 3])), true);
  });

  it('are all found by name, and the first secret’s is the one to sign with', async () => {
    const ring = await deriveKeys([first, second], 'token');
    assert.deepEqual(ring.ids, [derived(first, 'token').name, derived(second, 'token').name]);
    assert.equal(ring.current.id, ring.ids[0]);
    assert.equal(ring.find(ring.ids[1]!)?.id, ring.ids[1]);
    assert.equal(ring.find('guessed'), undefined);
  });

  it('need a secret', () => assert.rejects(deriveKeys([], 'token'), /At least one secret is needed/));
});

it('a secret key is kept by its SHA-256', async () =>
  assert.equal(await sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'));

it('texts are the same only when every character is', () => {
  assert.equal(sameText('', ''), true);
  assert.equal(sameText('secret', 'secret'), true);
  for (const other of ['secreT', 'Secret', 'secre', 'secrets', 'terces', '']) assert.equal(sameText('secret', other), false, other);
});
