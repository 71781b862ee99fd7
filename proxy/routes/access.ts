import { routePath } from 'hono/route';
import { routesByRole } from '../contract/sessions.ts';
import type { Merchant } from '../domain/merchant.ts';
import { isOver, rolesFor } from '../domain/session.ts';
import { sameText, sha256 } from '../security/keys.ts';
import { originAllowed, pageOrigin } from '../security/origin.ts';
import { sessionPrefix } from '../security/sessions.ts';
import type { Clock, MerchantDirectory, Sessions } from '../services/ports.ts';
import { noSuchMerchant, ProblemError } from '../services/problem-error.ts';
import type { SessionEnds } from '../store/session-ends.ts';
import type { Limits } from './limits.ts';
import type { ProxyContext } from './respond.ts';

/**
 * Who may ask: pages by publishable key and origin, shops' servers by secret key, the operator by the admin key, and a back office's page by a
 * session, where `routesByRole` lets its role in. Throws `unauthenticated`, `origin-not-allowed` or `rate-limited`.
 */
export interface Access {
  page(c: ProxyContext, key: string): Promise<Merchant>;
  shop(c: ProxyContext): Promise<Merchant>;
  operator(c: ProxyContext): Promise<void>;
  isOperator(c: ProxyContext): Promise<boolean>;
  /** Null: the operator, who asks for everybody's. */
  shopOrOperator(c: ProxyContext): Promise<Merchant | null>;
  /** The operator for any merchant, a session for its own; another's is as little there as one that never was. Answers the id. */
  office(c: ProxyContext, id: string): Promise<string>;
  /** Lets the browser hand the answer, also a refusal, to a page that some merchant's list names. */
  answerPage(c: ProxyContext): Promise<void>;
}

export interface AccessDeps {
  merchants: MerchantDirectory;
  sessions: Sessions;
  sessionEnds: Pick<SessionEnds, 'count'>;
  clock: Clock;
  limits: Limits;
  publicUrl: string;
  /** Null or empty: nobody is the operator. */
  adminKey: string | null;
}

export function createAccess(deps: AccessDeps): Access {
  const own = new URL(deps.publicUrl).origin;

  function requireOrigin(c: ProxyContext, merchant: Merchant): void {
    const origin = pageOrigin(c.req.raw.headers, own);
    if (origin === own || (origin && originAllowed(merchant.origins, origin))) return;
    const detail = `${origin ?? 'A request without an origin'} is not on the merchant's list of origins.`;
    throw new ProblemError('origin-not-allowed', { detail });
  }

  const isOperator = async (c: ProxyContext): Promise<boolean> =>
    Boolean(deps.adminKey) && sameText(await sha256(bearer(c)), await sha256(deps.adminKey ?? ''));

  /** Whose session it is; null when none was sent, or it is over or ended, or not for this route. */
  async function bySession(c: ProxyContext): Promise<Merchant | null> {
    const token = bearer(c);
    if (!token.startsWith(`${sessionPrefix}.`)) return null;
    await access.answerPage(c);
    deps.limits.client(c);
    const session = await deps.sessions.read(token);
    if (!session || isOver(session, deps.clock.now()) || !routesByRole[session.role].includes(routeOf(c))) return null;
    const merchant = await deps.merchants.byId(session.merchant);
    if (!merchant || !rolesFor(merchant).includes(session.role)) return null;
    if ((await deps.sessionEnds.count(merchant.id)) !== session.ends) return null;
    requireOrigin(c, merchant);
    return merchant;
  }

  const access: Access = {
    async page(c, key) {
      deps.limits.client(c);
      const merchant = await deps.merchants.byPublishableKey(key);
      if (!merchant)
        throw new ProblemError('unauthenticated', { detail: unknownKey(key), fields: [{ field: 'key', expected: 'a publishable key' }] });
      requireOrigin(c, merchant);
      deps.limits.merchant(merchant.id);
      return merchant;
    },

    async shop(c) {
      const merchant = (await deps.merchants.bySecretKey(bearer(c))) ?? (await bySession(c));
      if (!merchant) throw new ProblemError('unauthenticated', { detail: "Send the shop's secret key: Authorization: Bearer sk_…" });
      return merchant;
    },

    async operator(c) {
      if (!(await isOperator(c))) throw new ProblemError('unauthenticated', { detail: 'Send the admin key: Authorization: Bearer …' });
    },

    isOperator,

    shopOrOperator: async (c) => ((await isOperator(c)) ? null : access.shop(c)),

    async office(c, id) {
      const merchant = await bySession(c);
      if (!merchant) await access.operator(c);
      else if (merchant.id !== id) throw noSuchMerchant();
      return id;
    },

    async answerPage(c) {
      const origin = c.req.header('origin');
      const known = origin !== undefined && (origin === own || (await deps.merchants.allowsOrigin(origin)));
      c.set('cors', { Vary: 'Origin', 'Cross-Origin-Resource-Policy': 'cross-origin', ...(known ? corsHeaders(origin) : {}) });
    },
  };
  return access;
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

/** The route that answers, as the contract writes it. */
const routeOf = (c: ProxyContext): string =>
  `${c.req.method === 'HEAD' ? 'GET' : c.req.method} ${routePath(c).replaceAll(/:(\w+)/g, '{$1}')}`;

const unknownKey = (key: string): string =>
  key.startsWith('sk_') ? 'This is a secret key. It must never be in a page: rotate it.' : 'No merchant has this publishable key.';
