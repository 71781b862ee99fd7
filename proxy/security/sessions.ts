import type { SessionClaims } from '../domain/session.ts';
import type { Sessions } from '../services/ports.ts';
import { createSigner } from './signer.ts';

/** What a session token begins with. */
export const sessionPrefix = 'ses1';

/** Signs sessions with a key of their own: no quote, no selection and no link passes as one. */
export function createSessions(secrets: readonly Uint8Array<ArrayBuffer>[]): Sessions {
  const signer = createSigner(secrets, 'session');
  return {
    sign: (claims) => signer.sign(sessionPrefix, claims),
    read: async (token) => ((await signer.read(token))?.payload as SessionClaims | undefined) ?? null,
  };
}
