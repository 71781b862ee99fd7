import type { Fingerprints } from '../services/ports.ts';
import { fromBase64url, toBase64url, utf8 } from './encoding.ts';

/**
 * Keyed fingerprints, HMAC-SHA-256 in base64url: they tell equal texts apart from others, and without the key they tell nothing. `open` gives
 * the key, 32 random bytes; it is asked at the first use, and again should it fail.
 */
export function createFingerprints(open: () => Promise<Uint8Array<ArrayBuffer>>): Fingerprints {
  let opened: Promise<CryptoKey> | null = null;
  const key = (): Promise<CryptoKey> => {
    opened ??= imported(open()).catch((error: unknown) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  return {
    of: async (text) => toBase64url(new Uint8Array(await crypto.subtle.sign('HMAC', await key(), utf8(text)))),
    async matches(text, fingerprint) {
      const bytes = fromBase64url(fingerprint);
      return bytes !== null && crypto.subtle.verify('HMAC', await key(), bytes, utf8(text));
    },
  };
}

const imported = async (bytes: Promise<Uint8Array<ArrayBuffer>>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', await bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
