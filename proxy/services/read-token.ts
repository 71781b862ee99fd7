import type { Claims } from '../domain/claims.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { Tokens } from './ports.ts';
import { ProblemError } from './problem-error.ts';

/** What a token of this merchant claims, whatever its age. Throws `invalid-token` and `foreign-token`. */
export async function readToken(tokens: Tokens, merchant: Merchant, token: string): Promise<Claims> {
  const claims = await tokens.read(token);
  if (claims === 'invalid') throw new ProblemError('invalid-token');
  if (claims.merchant !== merchant.id) throw new ProblemError('foreign-token');
  return claims;
}
