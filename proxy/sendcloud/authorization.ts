import type { Credential } from '../domain/merchant.ts';
import type { Clock } from '../services/ports.ts';
import { UpstreamError } from '../services/upstream.ts';
import { readBytes, readJson } from './read-body.ts';

/** What a credential puts into the `Authorization` header. */
export interface Authorization {
  header(credential: Credential, signal: AbortSignal): Promise<string>;
  /** Drops what was remembered, after a 401. True when asking again may help. */
  forget(credential: Credential): boolean;
}

interface Token {
  value: string;
  /** Epoch milliseconds. */
  goodUntil: number;
}

const MARGIN = 60_000;
const TOKEN_LIMIT = 64 * 1024;

/**
 * Basic, or OAuth client credentials (`POST {authUrl}/oauth2/token`). Tokens are kept for their life less a minute, and asked for once
 * however many calls wait for one.
 */
export function createAuthorization({
  authUrl,
  fetch,
  clock,
}: {
  authUrl: string;
  fetch: typeof globalThis.fetch;
  clock: Clock;
}): Authorization {
  const tokens = new Map<string, Promise<Token>>();
  const keyOf = (credential: Credential) => `${credential.id} ${credential.publicKey} ${credential.secretKey}`;

  async function ask(credential: Credential, signal: AbortSignal): Promise<Token> {
    const response = await fetch(new URL('/oauth2/token', authUrl), {
      method: 'POST',
      headers: { authorization: basic(credential), 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: 'grant_type=client_credentials',
      redirect: 'manual',
      signal,
    });
    const reply = readJson(await readBytes(response, TOKEN_LIMIT)) as { access_token?: unknown; expires_in?: unknown } | undefined;
    if (response.status === 429 || response.status >= 500) throw new UpstreamError('unavailable', { status: response.status });
    if (!response.ok || typeof reply?.access_token !== 'string') throw new UpstreamError('unauthenticated', { status: response.status });
    const seconds = Number(reply.expires_in ?? 300);
    return { value: reply.access_token, goodUntil: clock.now() + Math.max(0, seconds * 1000 - MARGIN) };
  }

  async function token(credential: Credential, signal: AbortSignal): Promise<string> {
    const key = keyOf(credential);
    const kept = tokens.get(key);
    const known = await kept?.catch(() => undefined);
    if (known && known.goodUntil > clock.now()) return known.value;
    if (tokens.get(key) !== kept) return token(credential, signal);
    const asked = ask(credential, signal);
    tokens.set(key, asked);
    return (await asked).value;
  }

  return {
    header: async (credential, signal) => (credential.auth === 'oauth' ? `Bearer ${await token(credential, signal)}` : basic(credential)),
    forget: (credential) => tokens.delete(keyOf(credential)),
  };
}

function basic({ publicKey, secretKey }: Credential): string {
  const bytes = new TextEncoder().encode(`${publicKey}:${secretKey}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
