import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Account } from './accounts.ts';
import type { Env, Sandbox } from './context.ts';
import { pointer, Refusal, refuseV2, refuseV3 } from './refusal.ts';

const TOKEN_SECONDS = 3600;

/** Bearer tokens name their account and their end, so that a reset need not remember them. */
function tokenFor(account: Account, now: number): string {
  const expires = now + TOKEN_SECONDS * 1000;
  return `ory_at_${Buffer.from(`${account.publicKey} ${expires} ${sealOf(account, expires)}`).toString('base64url')}`;
}

const sealOf = (account: Account, expires: number): string =>
  createHash('sha256').update(`${account.secretKey} ${expires}`).digest('base64url').slice(0, 22);

function accountOfToken(sandbox: Sandbox, token: string): Account | undefined {
  const [key = '', expires = '', seal] = Buffer.from(token.replace(/^ory_at_/, ''), 'base64url')
    .toString()
    .split(' ');
  const account = sandbox.state.accounts.get(key);
  const valid = account && !account.revoked && Number(expires) > sandbox.clock.now() && seal === sealOf(account, Number(expires));
  return valid ? account : undefined;
}

function accountOfBasic(sandbox: Sandbox, encoded: string): Account | undefined {
  const [key = '', ...secret] = Buffer.from(encoded, 'base64').toString().split(':');
  const account = sandbox.state.accounts.get(key);
  return account && !account.revoked && secret.join(':') === account.secretKey ? account : undefined;
}

function accountOf(sandbox: Sandbox, header: string | undefined): Account | undefined {
  const [scheme = '', credentials = ''] = header?.split(' ') ?? [];
  if (scheme.toLowerCase() === 'bearer') return accountOfToken(sandbox, credentials);
  const account = scheme.toLowerCase() === 'basic' ? accountOfBasic(sandbox, credentials) : undefined;
  return account?.oauthOnly ? undefined : account;
}

/** The account a request says it comes from, whether or not its secret is right: for the log and for faults. */
export function claimedAccount(header: string | undefined): string | null {
  const [scheme = '', credentials = ''] = header?.split(' ') ?? [];
  const text = Buffer.from(credentials.replace(/^ory_at_/, ''), 'base64').toString();
  if (scheme.toLowerCase() === 'basic') return text.split(':')[0] ?? null;
  return scheme.toLowerCase() === 'bearer' ? (text.split(' ')[0] ?? null) : null;
}

/** Lets through who shows valid keys; a 401 in the version's own shape else. */
export const authenticate = (sandbox: Sandbox, version: 'v2' | 'v3') =>
  createMiddleware<Env>(async (c, next) => {
    const account = c.get('account') ?? accountOf(sandbox, c.req.header('authorization'));
    if (!account && version === 'v2') throw refuseV2(401, c.req.path, 'Invalid username/password.');
    if (!account) throw refuseV3(401, { detail: 'Invalid username/password.', source: pointer('/data'), code: 'authentication_failed' });
    c.set('account', account);
    await next();
  });

/**
 * v2 service points may be read from a browser: `?access_token=` or `Authorization: AccessToken …`, which is the public key, or
 * a JWT whose claim `iid` names the integration. The token names an account and proves nothing.
 */
export const withAccessToken = (sandbox: Sandbox) =>
  createMiddleware<Env>(async (c, next) => {
    const [scheme = '', given = ''] = c.req.header('authorization')?.split(' ') ?? [];
    const token = c.req.query('access_token') ?? (scheme.toLowerCase() === 'accesstoken' ? given : undefined);
    const account = token === undefined ? undefined : accountOfAccessToken(sandbox, token);
    if (account && !account.revoked) c.set('account', account);
    await next();
  });

function accountOfAccessToken({ state }: Sandbox, token: string): Account | undefined {
  const [, payload] = token.split('.');
  if (payload === undefined) return state.accounts.get(token);
  const { iid, id } = claimsIn(payload);
  return [...state.accounts.values()].find(({ integration, userId }) => integration.id === iid || userId === id);
}

function claimsIn(payload: string): { iid?: number; id?: number } {
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return {};
  }
}

const refuseToken = (status: 400 | 401, error: string, error_description: string): Refusal =>
  new Refusal(status, { error, error_description, status_code: status });

/** `POST /oauth2/token`: client credentials, sent as HTTP Basic; scope `api` or none. */
export function oauthRoutes(sandbox: Sandbox): Hono {
  return new Hono().post('/token', async (c) => {
    const form = new URLSearchParams(await c.req.text());
    if (form.get('grant_type') !== 'client_credentials')
      throw refuseToken(400, 'unsupported_grant_type', 'The authorization grant type is not supported by the authorization server.');
    const [scheme = '', credentials = ''] = (c.req.header('authorization') ?? '').split(' ');
    const account = scheme.toLowerCase() === 'basic' ? accountOfBasic(sandbox, credentials) : undefined;
    if (!account)
      throw refuseToken(
        401,
        'invalid_client',
        'Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method).',
      );
    const body = {
      access_token: tokenFor(account, sandbox.clock.now()),
      token_type: 'bearer',
      expires_in: TOKEN_SECONDS,
      scope: form.get('scope') ?? 'api',
    };
    return c.json(body, 200, { 'cache-control': 'no-store' });
  });
}
