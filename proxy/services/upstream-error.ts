export type UpstreamErrorKind =
  | 'no-configuration'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'refused'
  | 'rate-limited'
  | 'budget'
  | 'unavailable'
  | 'timeout'
  | 'malformed';

/**
 * Sendcloud said no, or nothing. `refused` is final: the same request would be refused again. `rate-limited`, `unavailable` and `timeout`
 * may pass; after `timeout` nobody knows whether the request took effect, and with `budget` none was sent: what Sendcloud lets us ask is
 * spent for now. Carries no key and no personal data in its message.
 */
export class UpstreamError extends Error {
  readonly kind: UpstreamErrorKind;
  readonly status: number | null;
  /** Seconds. */
  readonly retryAfter: number | null;
  /** What was wrong, field by field, in Sendcloud's words; untrusted. */
  readonly details: { pointer: string | null; code: string | null; detail: string }[];

  constructor(
    kind: UpstreamErrorKind,
    options: { status?: number; retryAfter?: number; details?: UpstreamError['details']; cause?: unknown } = {},
  ) {
    super(`Sendcloud: ${kind}${options.status ? ` (${options.status})` : ''}`, { cause: options.cause });
    this.name = 'UpstreamError';
    this.kind = kind;
    this.status = options.status ?? null;
    this.retryAfter = options.retryAfter ?? null;
    this.details = options.details ?? [];
  }
}
