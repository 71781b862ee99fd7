import type { Credential } from '../domain/merchant.ts';
import type { Clock, Log, Meter } from '../services/ports.ts';
import { type Call, UpstreamError } from '../services/upstream.ts';
import { createAuthorization } from './authorization.ts';
import { errorFromAnswer } from './errors.ts';
import { createPace } from './pace.ts';
import { readBytes, readJson } from './read-body.ts';
import { retrying } from './retry.ts';

/** One question to Sendcloud. `path` begins with `/api/`; `query` keeps repeated keys. */
export interface UpstreamRequest {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: string;
  query?: [string, string][];
  body?: unknown;
  accept?: string;
  /** Changes nothing upstream, so it may be asked again. Several of Sendcloud's reads are POSTs. */
  read: boolean;
  /** Statuses beyond 2xx that are answers to this question and not errors. */
  alsoAnswers?: number[];
}

export interface UpstreamReply {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
  /** undefined when the body is no JSON. */
  json: unknown;
}

export interface HttpClient {
  send(credential: Credential, request: UpstreamRequest, call?: Call): Promise<UpstreamReply>;
}

export interface HttpClientOptions {
  /** `https://panel.sendcloud.sc`, without a path. */
  baseUrl: string;
  /** `https://account.sendcloud.com`, without a path. */
  authUrl: string;
  fetch?: typeof globalThis.fetch;
  clock: Clock;
  log?: Log;
  /** From 0 to 1, for jitter. */
  random?: () => number;
  partnerId?: string;
  userAgent?: string;
  /** The part of Sendcloud's limits that is ours, 0 to 1. */
  share?: number;
  /** Resolves after so many milliseconds. */
  wait?: (milliseconds: number) => Promise<void>;
  meter?: Meter;
  /** Told when Sendcloud does not accept a credential, by its id. */
  refused?: (credentialId: string) => void;
}

const READ_DEADLINE = 8_000;
const WRITE_DEADLINE = 20_000;
const BODY_LIMIT = 16 * 1024 * 1024;

/**
 * Speaks HTTP with Sendcloud: authorises, ends every call by its deadline (Node's own is 300 s), caps the answer, refuses redirects, so that
 * keys never travel elsewhere, and repeats reads that failed for the moment. Writes go out once: who repeats those must look first. Every
 * call keeps to what Sendcloud lets its account ask; waiting for that comes before the deadline begins.
 */
export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { baseUrl, fetch = globalThis.fetch, random = Math.random, log, partnerId, userAgent = 'sendcloud-delivery-picker' } = options;
  const { clock, share, wait, meter, refused = () => undefined } = options;
  const pace = createPace({ clock, random, meter, ...(share === undefined ? {} : { share }), ...(wait === undefined ? {} : { wait }) });
  const authorization = createAuthorization({ authUrl: options.authUrl, fetch, clock: options.clock });

  async function once(credential: Credential, request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply> {
    const response = await fetch(urlOf(baseUrl, request), {
      method: request.method,
      headers: {
        accept: request.accept ?? 'application/json',
        authorization: await authorization.header(credential, signal),
        'user-agent': userAgent,
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(partnerId ? { 'sendcloud-partner-id': partnerId } : {}),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
      redirect: 'manual',
      signal,
    });
    const bytes = await readBytes(response, BODY_LIMIT);
    const reply = { status: response.status, headers: response.headers, bytes, json: readJson(bytes) };
    if (response.ok || request.alsoAnswers?.includes(response.status)) return reply;
    throw errorFromAnswer(response.status, response.headers, reply.json);
  }

  /** A token may be revoked before its time; a 401 took no effect, so asking once more with a new one is safe for writes too. */
  async function authorised(credential: Credential, request: UpstreamRequest, signal: AbortSignal): Promise<UpstreamReply> {
    try {
      return await once(credential, request, signal);
    } catch (error) {
      const stale = error instanceof UpstreamError && error.kind === 'unauthenticated' && authorization.forget(credential);
      if (!stale) throw error;
      return once(credential, request, signal);
    }
  }

  /** Within the deadline, again and again where that is safe. */
  async function within(deadline: number, credential: Credential, request: UpstreamRequest, call: Call): Promise<UpstreamReply> {
    const timeout = AbortSignal.timeout(deadline);
    const signal = call.signal ? AbortSignal.any([call.signal, timeout]) : timeout;
    let tries = 0;
    const attempt = async (): Promise<UpstreamReply> => {
      if (tries++ > 0) await pace.turn(credential, request.method, call);
      return authorised(credential, request, signal).catch((error: unknown) => Promise.reject(named(error, signal)));
    };
    return request.read ? retrying(attempt, { deadline, signal, random }) : attempt();
  }

  return {
    async send(credential, request, call = {}) {
      await pace.turn(credential, request.method, call);
      call.leaving?.();
      const startedAt = performance.now();
      try {
        const reply = await within(call.deadline ?? (request.read ? READ_DEADLINE : WRITE_DEADLINE), credential, request, call);
        pace.ended(credential, request.method, call, null);
        return reply;
      } catch (error) {
        pace.ended(credential, request.method, call, error as UpstreamError);
        const { kind, status } = error as UpstreamError;
        if (kind === 'unauthenticated') refused(credential.id);
        log?.warn('upstream-failed', {
          account: credential.id,
          method: request.method,
          kind,
          status,
          milliseconds: Math.round(performance.now() - startedAt),
        });
        throw error;
      }
    },
  };
}

function urlOf(baseUrl: string, { path, query = [] }: UpstreamRequest): URL {
  const url = new URL(path, baseUrl);
  for (const [name, value] of query) url.searchParams.append(name, value);
  return url;
}

/** Whatever `fetch` throws, in our words. A connection that broke may have broken after the request took effect. */
function named(error: unknown, signal: AbortSignal): UpstreamError {
  if (error instanceof UpstreamError) return error;
  return new UpstreamError(signal.aborted ? 'timeout' : 'unavailable', { cause: error });
}
