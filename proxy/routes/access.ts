import type { Merchant } from '../domain/merchant.ts';
import { sameText, sha256 } from '../security/keys.ts';
import { originAllowed, pageOrigin } from '../security/origin.ts';
import type { MerchantDirectory } from '../services/ports.ts';
import { ProblemError } from '../services/problem-error.ts';
import type { Limits } from './limits.ts';
import type { ProxyContext } from './respond.ts';

/** Who may ask: pages by publishable key and origin, shops' servers by secret key, the operator by the admin key. */
export interface Access {
  /** Throws `unauthenticated`, `origin-not-allowed` or `rate-limited`. */
  page(c: ProxyContext, key: string): Promise<Merchant>;
  shop(c: ProxyContext): Promise<Merchant>;
  operator(c: ProxyContext): Promise<void>;
  /** Lets the browser hand the answer, also a refusal, to a page that some merchant's list names. */
  answerPage(c: ProxyContext): Promise<void>;
}

export function createAccess(deps: { merchants: MerchantDirectory; publicUrl: string; adminKey: string | null; limits: Limits }): Access {
  const own = new URL(deps.publicUrl).origin;
  return {
    async page(c, key) {
      deps.limits.client(c);
      const merchant = await deps.merchants.byPublishableKey(key);
      if (!merchant)
        throw new ProblemError('unauthenticated', { detail: unknownKey(key), fields: [{ field: 'key', expected: 'a publishable key' }] });
      const origin = pageOrigin(c.req.raw.headers, own);
      if (origin !== own && !(origin && originAllowed(merchant.origins, origin)))
        throw new ProblemError('origin-not-allowed', {
          detail: `${origin ?? 'A request without an origin'} is not on the merchant's list of origins.`,
        });
      deps.limits.merchant(merchant.id);
      return merchant;
    },

    async shop(c) {
      const merchant = await deps.merchants.bySecretKey(bearer(c));
      if (!merchant) throw new ProblemError('unauthenticated', { detail: "Send the shop's secret key: Authorization: Bearer sk_…" });
      return merchant;
    },

    async operator(c) {
      const sent = bearer(c);
      const known = deps.adminKey !== null && sameText(await sha256(sent), await sha256(deps.adminKey));
      if (!known) throw new ProblemError('unauthenticated', { detail: 'Send the admin key: Authorization: Bearer …' });
    },

    async answerPage(c) {
      const origin = c.req.header('origin');
      const known = origin !== undefined && (origin === own || (await deps.merchants.allowsOrigin(origin)));
      c.set('cors', { Vary: 'Origin', 'Cross-Origin-Resource-Policy': 'cross-origin', ...(known ? corsHeaders(origin) : {}) });
    },
  };
}

const corsHeaders = (origin: string): Record<string, string> => ({
  'Access-Control-Allow-Origin': origin,
  'Access-Control-Expose-Headers': 'X-Request-Id, Retry-After',
});

/** What a preflight for a JSON body is told. An hour, so that a checkout asks once. */
export const preflightHeaders: Record<string, string> = {
  'Access-Control-Allow-Methods': 'GET, POST',
  'Access-Control-Allow-Headers': 'Content-Type, X-Request-Id',
  'Access-Control-Max-Age': '3600',
};

const bearer = (c: ProxyContext): string => /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? '';

const unknownKey = (key: string): string =>
  key.startsWith('sk_') ? 'This is a secret key. It must never be in a page: rotate it.' : 'No merchant has this publishable key.';
