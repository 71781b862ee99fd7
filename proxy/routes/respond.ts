import type { Context } from 'hono';
import { type Problem, problemTypes } from '../contract/problems.ts';
import { type Log, Overloaded } from '../services/ports.ts';
import { ProblemError } from '../services/problem-error.ts';

/** What routes leave on a request for its answer. */
export interface RequestVariables {
  requestId: string;
  /** `Access-Control-*` and `Vary`, once it is known which page asks. */
  cors: Record<string, string>;
}

/** What comes with a request beside it. */
export interface RequestBindings {
  /** The client's address. */
  client?: string | undefined;
}

export interface ProxyEnv {
  Variables: RequestVariables;
  Bindings: RequestBindings;
}

export type ProxyContext = Context<ProxyEnv>;

/** What a route says of its answer beyond the body. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
}

/** The caller's `X-Request-Id` when it is harmless, else one of ours; the same for the whole request. */
function requestIdOf(c: ProxyContext): string {
  const known = c.get('requestId');
  if (known) return known;
  const sent = c.req.header('x-request-id') ?? '';
  const id = /^[A-Za-z0-9_.-]{8,64}$/.test(sent) ? sent : crypto.randomUUID();
  c.set('requestId', id);
  return id;
}

/**
 * Headers that every answer carries. A plain object on purpose: header setters and response-touching middleware cost a third of the read
 * throughput under @hono/node-server.
 */
export function baseHeaders(c: ProxyContext): Record<string, string> {
  return {
    'X-Request-Id': requestIdOf(c),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cache-Control': 'no-store',
    ...c.get('cors'),
  };
}

export function json(c: ProxyContext, body: unknown, { status = 200, headers = {} }: Answer = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...baseHeaders(c), 'Content-Type': 'application/json', ...headers },
  });
}

export const noContent = (c: ProxyContext): Response => new Response(null, { status: 204, headers: baseHeaders(c) });

/** The one shape in which the proxy says no (RFC 9457). What we did not foresee says nothing and is logged under the request id. */
export function problem(c: ProxyContext, error: unknown, to: { publicUrl: string; log: Log }): Response {
  const requestId = requestIdOf(c);
  const known = error instanceof ProblemError ? error : unforeseen(error);
  if (known.cause !== undefined || known.type === 'internal') logCause(to.log, known, requestId);
  const { status, title } = problemTypes[known.type];
  const body: Problem = { type: `${to.publicUrl}/problems/${known.type}`, title, status, requestId };
  if (known.detail !== undefined) body.detail = known.detail;
  if (known.fields.length > 0) body.errors = known.fields;
  const headers: Record<string, string> = { ...baseHeaders(c), 'Content-Type': 'application/problem+json' };
  if (known.retryAfter !== undefined) headers['Retry-After'] = String(Math.ceil(known.retryAfter));
  if (status === 401) headers['WWW-Authenticate'] = 'Bearer';
  return new Response(JSON.stringify(body), { status, headers });
}

const unforeseen = (cause: unknown): ProblemError =>
  cause instanceof Overloaded ? new ProblemError('overloaded', { retryAfter: 1, cause }) : new ProblemError('internal', { cause });

/** Names and codes of the cause only: messages may quote what a shopper typed. */
function logCause(log: Log, { type, cause }: ProblemError, requestId: string): void {
  const { name, kind, status, stack } = (cause ?? {}) as { name?: string; kind?: string; status?: number; stack?: string };
  const at =
    type === 'internal'
      ? stack
          ?.split('\n')
          .find((line) => line.trimStart().startsWith('at '))
          ?.trim()
      : undefined;
  const write = type === 'internal' ? log.error : log.warn;
  write('request-failed', { requestId, problem: type, error: name, reason: kind, status, at });
}
