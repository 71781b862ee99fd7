import { z } from 'zod';

/**
 * Everything that can be said of a merchant's account. A code stays what it is, so that a back office can say it in its own language, with the
 * `values` of the finding; whoever does not know a code shows `what` and `remedy`, which are English.
 */
export const findingCodes = [
  // Keys. `shop`: the merchant's name.
  'keys-missing',
  'keys-refused',
  'keys-oauth-only',
  'keys-basic-only',
  'keys-revoked',
  'sendcloud-unreachable',
  // The integration. `carriers`: codes; `url`: the webhook address of this proxy; `since`: an instant; `system`: a shop system's name.
  'service-points-off',
  'service-point-carriers-none',
  'service-point-carriers-missing',
  'webhook-off',
  'webhook-elsewhere',
  'webhook-failing',
  'orders-twice',
  'orders-nowhere',
  'v2-closed',
  'currency-not-taken',
  // Checkout and numbers. `theirs`, `ours`, `currency`: currency codes; `currencies`, `known`, `codes`: lists; `id`: a number of Sendcloud's.
  'checkout-none',
  'checkout-empty',
  'currency-differs',
  'sender-address-unknown',
  'sender-address-none',
  'contract-unknown',
  'rate-option-unknown',
  // Good to know: nothing is wrong. `parts`: of integration, checkout, parcels-v2, sender-addresses, contracts.
  'uses-oauth',
  'rates-instead',
  'panel-hides-point',
  'dates-not-carried',
  'not-all-seen',
] as const;
export const FindingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof FindingCode>;

/** error: keeps the merchant from delivering · warning: will surprise them · note: good to know, nothing is wrong. */
export const FindingLevel = z.enum(['error', 'warning', 'note']);
export type FindingLevel = z.infer<typeof FindingLevel>;

export const FindingView = z.object({
  code: FindingCode,
  level: FindingLevel,
  what: z.string().describe('In English, in words of a merchant'),
  remedy: z.string().describe('What to do about it, and where to click; empty in a note that asks for nothing'),
  values: z.record(z.string(), z.union([z.string(), z.array(z.string())])).describe('What varies in the words'),
});
export type FindingView = z.infer<typeof FindingView>;
