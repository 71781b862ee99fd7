import { ProblemError } from './problem-error.ts';
import { UpstreamError, type UpstreamErrorKind } from './upstream.ts';

const passing: readonly UpstreamErrorKind[] = ['rate-limited', 'budget', 'unavailable', 'timeout', 'malformed'];

/** Whether the same question may be answered later: then what is known from before may stand in. */
export const mayPass = (error: unknown): boolean => error instanceof UpstreamError && passing.includes(error.kind);

/** An upstream failure in the words of our own API. Nothing that Sendcloud said goes further than the log. */
export function upstreamProblem(error: unknown): unknown {
  if (!(error instanceof UpstreamError)) return error;
  const retryAfter = error.retryAfter === null ? {} : { retryAfter: error.retryAfter };
  return new ProblemError(mayPass(error) ? 'upstream-unavailable' : 'upstream-refused', { cause: error, ...retryAfter });
}

/** `no account is connected` as the client hears it. */
export const noAccount = (): ProblemError =>
  new ProblemError('upstream-unavailable', { detail: 'No Sendcloud account is connected for this merchant.' });
