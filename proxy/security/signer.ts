import { fromBase64url, toBase64url, utf8 } from './encoding.ts';
import { deriveKeys, type Purpose } from './keys.ts';

/** A signed text, taken apart once its signature is ours. `prefix` is signed with it. */
export interface Signed {
  prefix: string;
  payload: unknown;
}

export interface Signer {
  sign(prefix: string, payload: object): Promise<string>;
  /** null when the signature, the form or the key is not ours. */
  read(text: string): Promise<Signed | null>;
}

/**
 * Signs JSON as `{prefix}.{key id}.{payload}.{HMAC-SHA-256}`. The algorithm is fixed and never read from the text. The payload is readable by
 * anyone: it is signed, not secret.
 */
export function createSigner(secrets: readonly Uint8Array<ArrayBuffer>[], purpose: Exclude<Purpose, 'seal'>): Signer {
  const ring = deriveKeys(secrets, purpose);
  return {
    async sign(prefix, payload) {
      const { current } = await ring;
      const signed = `${prefix}.${current.id}.${toBase64url(utf8(JSON.stringify(payload)))}`;
      const signature = new Uint8Array(await crypto.subtle.sign('HMAC', current.key, utf8(signed)));
      return `${signed}.${toBase64url(signature)}`;
    },

    async read(text) {
      const [prefix = '', id = '', payload = '', signature = '', ...rest] = text.split('.');
      const named = (await ring).find(id);
      const bytes = fromBase64url(signature);
      const json = fromBase64url(payload);
      if (!named || !bytes || !json || rest.length > 0) return null;
      const genuine = await crypto.subtle.verify('HMAC', named.key, bytes, utf8(`${prefix}.${id}.${payload}`));
      return genuine ? { prefix, payload: JSON.parse(new TextDecoder().decode(json)) } : null;
    },
  };
}
