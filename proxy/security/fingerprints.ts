import type { Fingerprints } from '../services/ports.ts';
import { fromBase64url, toBase64url, utf8 } from './encoding.ts';
import { deriveKeys, type NamedKey } from './keys.ts';

/** Keyed fingerprints, `{key id}.{HMAC-SHA-256}`: they tell equal texts apart from others, and without the key they tell nothing. */
export function createFingerprints(secrets: readonly Uint8Array<ArrayBuffer>[]): Fingerprints {
  const ring = deriveKeys(secrets, 'digest');
  return {
    async of(text) {
      const { id, key }: NamedKey = (await ring).current;
      return `${id}.${toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(text))))}`;
    },
    async matches(text, fingerprint) {
      const [id = '', signature = '', ...rest] = fingerprint.split('.');
      const named = (await ring).find(id);
      const bytes = fromBase64url(signature);
      return named !== undefined && bytes !== null && rest.length === 0 && crypto.subtle.verify('HMAC', named.key, bytes, utf8(text));
    },
  };
}
