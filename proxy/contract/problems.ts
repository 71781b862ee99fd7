import { z } from 'zod';

/**
 * Every way our API says no, by `type` (RFC 9457). The set is closed: a client may switch over it.
 * Served as `{PUBLIC_URL}/problems/{type}`; `title` is the same for every occurrence, `detail` is about this one.
 */
export const problemTypes = {
  'invalid-request': { status: 400, title: 'The request is not in the documented form' },
  'body-too-large': { status: 413, title: 'The body is larger than this route takes' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  unauthenticated: { status: 401, title: 'A valid key is needed' },
  'origin-not-allowed': { status: 403, title: 'This page may not use this key' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'method-not-allowed': { status: 405, title: 'This route does not take that method' },
  'currency-differs': { status: 422, title: 'The currency is not the one the merchant sells in' },
  'invalid-token': { status: 422, title: 'The token was not signed here or has been changed' },
  'foreign-token': { status: 403, title: 'The token belongs to another merchant' },
  'token-expired': { status: 422, title: 'The token is too old' },
  'delivery-date-not-offered': { status: 422, title: 'That day was not offered' },
  'service-point-needed': { status: 422, title: 'A service point has to be chosen' },
  'service-point-gone': { status: 422, title: 'The service point is no longer there' },
  'service-point-does-not-fit': { status: 422, title: 'The service point does not fit this option' },
  'post-number-needed': { status: 422, title: 'This service point needs a post number' },
  'order-conflict': { status: 409, title: 'Another order with this number is already here' },
  'idempotency-conflict': { status: 422, title: 'This idempotency key was used for another request' },
  'order-not-in-that-state': { status: 409, title: 'The order is not in a state for this' },
  'label-data-needed': { status: 422, title: 'Something is missing for this label' },
  'label-not-available': { status: 409, title: 'There is no label here' },
  'connect-not-available': { status: 409, title: 'This merchant cannot be connected in this way' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'upstream-refused': { status: 502, title: 'Sendcloud refused the request' },
  'upstream-unavailable': { status: 502, title: 'Sendcloud does not answer' },
  overloaded: { status: 503, title: 'The proxy is busy' },
  internal: { status: 500, title: 'Something went wrong here' },
} as const;

export type ProblemType = keyof typeof problemTypes;

/** One field that is wrong, and what would be right. */
export const FieldError = z.object({ field: z.string(), expected: z.string() });
export type FieldError = z.infer<typeof FieldError>;

/** The body of every error answer, `application/problem+json`. */
export const Problem = z.object({
  type: z.string().describe('Absolute URL ending in the problem type'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  requestId: z.string(),
  errors: z.array(FieldError).optional(),
});
export type Problem = z.infer<typeof Problem>;
