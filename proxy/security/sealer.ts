import type { SealContext, Sealer } from '../services/ports.ts';
import { fromBase64url, toBase64url, utf8 } from './encoding.ts';
import { deriveKeys } from './keys.ts';

/**
 * Seals by AES-256-GCM as `v1.{key id}.{iv}.{ciphertext}`. Tenant, field and key id are associated data: a sealed value copied to another
 * row or column does not open. The 96-bit iv is random, which is safe up to about 2^32 values a key (NIST SP 800-38D §8.3).
 */
export function createSealer(secrets: readonly Uint8Array<ArrayBuffer>[]): Sealer {
  const ring = deriveKeys(secrets, 'seal');
  return {
    keys: async () => (await ring).ids,

    async seal(plain, context) {
      const { current } = await ring;
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const sealed = await crypto.subtle.encrypt(parameters(iv, current.id, context), current.key, utf8(plain));
      return `v1.${current.id}.${toBase64url(iv)}.${toBase64url(new Uint8Array(sealed))}`;
    },

    async open(sealed, context) {
      const [version, id = '', iv = '', ciphertext = ''] = sealed.split('.');
      const named = (await ring).find(id);
      const nonce = fromBase64url(iv);
      const bytes = fromBase64url(ciphertext);
      if (version !== 'v1' || !named || !nonce || !bytes) throw new Error('A sealed value does not open: not sealed by these secrets');
      const plain = await crypto.subtle.decrypt(parameters(nonce, id, context), named.key, bytes);
      return new TextDecoder().decode(plain);
    },
  };
}

const parameters = (iv: Uint8Array<ArrayBuffer>, id: string, { tenant, field }: SealContext): AesGcmParams => ({
  name: 'AES-GCM',
  iv,
  additionalData: utf8(JSON.stringify([tenant, field, id])),
});
