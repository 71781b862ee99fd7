import { z } from 'zod';
import { FindingView } from './findings.ts';
import { Credentials } from './merchants.ts';
import { Instant } from './values.ts';

/**
 * What can be set at Sendcloud from here. webhook: its webhooks come to this proxy · service-point-carriers: service points are on, with the
 * carriers of the merchant's fence beside those ticked already.
 */
export const ConnectAction = z.enum(['webhook', 'service-point-carriers']);
export type ConnectAction = z.infer<typeof ConnectAction>;

/** Keys to look at. Without `auth` both ways are tried and the one that works is taken. */
export const KeysToTry = Credentials.omit({ auth: true }).extend({ auth: Credentials.shape.auth.unwrap().optional() }).strict();
export type KeysToTry = z.infer<typeof KeysToTry>;

/** Body of `POST /merchants/{id}/connect`. `{}` looks at the account with the keys that are here, and changes nothing. */
export const ConnectRequest = z
  .strictObject({
    credentials: KeysToTry.optional().describe('Keys to look with instead of those that are here'),
    keep: z.boolean().default(false).describe('Seal these keys, if Sendcloud accepts them'),
    apply: z.array(ConnectAction).default([]).describe('Set this at Sendcloud; with keys that are kept'),
  })
  .refine(({ credentials, keep, apply }) => apply.length === 0 || !credentials || keep, {
    path: ['apply'],
    error: 'nothing, or "keep" beside the keys: what is set at Sendcloud belongs to keys that are here',
  });
export type ConnectRequest = z.infer<typeof ConnectRequest>;

/** What the account showed when it was looked at; null where Sendcloud did not say. */
export const AccountView = z.object({
  auth: z.enum(['basic', 'oauth']),
  integration: z.object({ id: z.number(), kind: z.string().nullable(), shopName: z.string().nullable() }).nullable(),
  servicePoints: z.object({ on: z.boolean(), carriers: z.array(z.string()) }).nullable(),
  checkout: z.object({ published: z.boolean(), offers: z.number().describe('For one kilogram to the shop’s own postal code') }).nullable(),
  webhook: z.enum(['here', 'elsewhere', 'off']).nullable(),
  takesParcelsV2: z.boolean().nullable(),
  senderAddressIds: z.array(z.number()).nullable(),
  contractIds: z.array(z.number()).nullable(),
});
export type AccountView = z.infer<typeof AccountView>;

/** One look at an account. */
const Examination = z.object({
  account: AccountView.nullable().describe('null: no keys with which anything could be seen'),
  findings: z.array(FindingView).describe('What stops everything first; notes last'),
  canApply: z.array(ConnectAction).describe('What would put one of the findings right'),
});

/** `POST /merchants/{id}/connect`. */
export const ConnectReply = Examination.extend({
  kept: z.boolean().describe('The keys that were looked at are the ones that are kept'),
  applied: z.array(ConnectAction),
});
export type ConnectReply = z.infer<typeof ConnectReply>;

/** `GET /merchants/{id}/health`: the last look at the kept keys, without asking Sendcloud; and whether it has refused them since. */
export const MerchantHealth = Examination.extend({
  lookedAt: Instant.nullable().describe('null: nobody has looked yet; POST /merchants/{id}/connect does'),
  keysRefusedAt: Instant.nullable().describe('When Sendcloud first refused the keys that are here, as an order or a quote went by'),
});
export type MerchantHealth = z.infer<typeof MerchantHealth>;

/** Body of `POST /merchants/{id}/connect/redirect`. */
export const RedirectRequest = z.strictObject({
  returnTo: z.url({ protocol: /^https?$/ }).describe('Where Sendcloud sends the merchant afterwards: a page of one of its origins'),
});
/** Good for one connection, for an hour; a later link replaces it. */
export const RedirectReply = z.object({
  url: z.string().describe('Where the merchant allows access in Sendcloud'),
  expiresAt: Instant,
});
export type RedirectReply = z.infer<typeof RedirectReply>;

/** Body of `PUT /merchants/{id}/account`. */
export const ChooseAccount = z.strictObject({ account: z.enum(['own', 'central']) });
export type ChooseAccount = z.infer<typeof ChooseAccount>;
