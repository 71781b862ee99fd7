import type { ProblemType } from '../../proxy/contract/problems.ts';

/** Why the proxy's answer is not there: no connection, too slow, not configured, or its own words (RFC 9457 `type`). */
export type ErrorKind = 'network' | 'timeout' | 'configuration' | ProblemType;

/** Every way a request can fail. `kind` picks what is said; the message is for developers. */
export class DeliveryApiError extends Error {
  override readonly name = 'DeliveryApiError';
  readonly kind: ErrorKind;

  constructor(kind: ErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** By name, as parts of the widget that are fetched later bring a class of their own. */
export const isApiError = (error: unknown): error is DeliveryApiError => error instanceof Error && error.name === 'DeliveryApiError';
