/**
 * What a log line may hold. Everything else is dropped, so that a careless call cannot write a key, a token, a name, an address, a body or
 * a query string. None of these carries what a shopper typed.
 */
export const logFields = [
  'requestId',
  'merchant',
  'order',
  'orders',
  'failures',
  'reference',
  'state',
  'account',
  'method',
  'status',
  'problem',
  'reason',
  'kind',
  'error',
  'at',
  'count',
  'milliseconds',
  'what',
  'fields',
  'delivery',
  'answer',
] as const;

/** What is said beside an event's name. Nothing is written of a field that is absent. */
export type LogFields = { readonly [F in (typeof logFields)[number]]?: string | number | boolean | null | undefined };
