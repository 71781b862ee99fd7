import type { Claims } from '../domain/claims.ts';
import type { Tokens } from '../services/ports.ts';
import { createSigner } from './signer.ts';

const prefixes = { quote: 'quo1', selection: 'sel1' } as const;

/** Signs claims under the prefix of their kind, so that a quote cannot pass as a selection. */
export function createTokens(secrets: readonly Uint8Array<ArrayBuffer>[]): Tokens {
  const signer = createSigner(secrets, 'token');
  return {
    sign: (claims) => signer.sign(prefixes[claims.kind], claims),

    /** What we signed ourselves is taken at its word, once its kind matches its prefix. */
    async read(token) {
      const signed = await signer.read(token);
      const claims = signed?.payload as Claims | undefined;
      return claims && prefixes[claims.kind] === signed?.prefix ? claims : 'invalid';
    },
  };
}
