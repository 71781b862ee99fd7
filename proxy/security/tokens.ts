import type { Claims } from '../domain/claims.ts';
import type { Tokens } from '../services/ports.ts';
import { fromBase64url, toBase64url, utf8 } from './encoding.ts';
import { deriveKeys } from './keys.ts';

const prefixes = { quote: 'quo1', selection: 'sel1' } as const;

/**
 * Signs claims as `{quo1|sel1}.{key id}.{payload}.{HMAC-SHA-256}`. The algorithm is fixed by the prefix and is never read from the
 * token, and the prefix is signed, so a quote cannot pass as a selection. The payload is readable by anyone: it is signed, not secret.
 */
export function createTokens(secrets: readonly Uint8Array<ArrayBuffer>[]): Tokens {
  const ring = deriveKeys(secrets, 'token');
  return {
    async sign(claims) {
      const { current } = await ring;
      const signed = `${prefixes[claims.kind]}.${current.id}.${toBase64url(utf8(JSON.stringify(claims)))}`;
      const signature = new Uint8Array(await crypto.subtle.sign('HMAC', current.key, utf8(signed)));
      return `${signed}.${toBase64url(signature)}`;
    },

    async read(token) {
      const [prefix = '', id = '', payload = '', signature = '', ...rest] = token.split('.');
      const named = (await ring).find(id);
      const bytes = fromBase64url(signature);
      const text = fromBase64url(payload);
      if (!named || !bytes || !text || rest.length > 0) return 'invalid';
      const genuine = await crypto.subtle.verify('HMAC', named.key, bytes, utf8(`${prefix}.${id}.${payload}`));
      return genuine ? parse(prefix, text) : 'invalid';
    },
  };
}

/** What we signed ourselves is taken at its word, once its kind matches its prefix. */
function parse(prefix: string, payload: Uint8Array): Claims | 'invalid' {
  const claims = JSON.parse(new TextDecoder().decode(payload)) as Claims;
  return prefixes[claims.kind] === prefix ? claims : 'invalid';
}
