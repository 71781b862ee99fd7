import { z } from 'zod';
import { Markup } from './charges.ts';
import { boundsInOrder, boundsOrder, shippingRules } from './rules.ts';
import { Amount, CountryCode, CurrencyCode, DeliveryType } from './values.ts';

/**
 * `https://shop.example`, `https://*.shop.example`, `http://localhost:8080`, `http://localhost:*`. https except on localhost. A star stands below a
 * name of two parts at least: `https://*.com` would be everybody's.
 */
export const OriginPattern = z
  .string()
  .regex(
    /^(https:\/\/(\*\.(?=[a-z0-9-]+\.))?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?|http:\/\/(localhost|127\.0\.0\.1)(:(\d{1,5}|\*))?)$/,
    'an origin such as "https://shop.example" or "https://*.shop.example"',
  );

/** A key pair of one Sendcloud integration. */
export const Credentials = z.object({
  publicKey: z.string().min(1),
  secretKey: z.string().min(1),
  auth: z.enum(['basic', 'oauth']).default('basic'),
});
export type Credentials = z.infer<typeof Credentials>;

/**
 * What a merchant offers when Sendcloud has no published configuration or cannot answer. Weights in grams, both bounds included;
 * values in the merchant's currency.
 */
export const Rate = z
  .object({
    code: z.string().min(1),
    title: z.string().min(1),
    type: DeliveryType,
    carriers: z.array(z.string()).min(1),
    shippingOptionCode: z.string().min(1),
    price: z.object({ value: Amount, currency: CurrencyCode }).nullable(),
    countries: z.array(CountryCode).min(1),
    minWeight: z.number().int().positive().optional(),
    maxWeight: z.number().int().positive().optional(),
    minValue: Amount.optional(),
    maxValue: Amount.optional(),
  })
  .refine(boundsInOrder, boundsOrder);
export type Rate = z.infer<typeof Rate>;

const timeZone = z.string().refine(
  (zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  },
  { error: 'an IANA time zone such as "Europe/Amsterdam"' },
);

const settings = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens'),
  name: z.string().min(1).max(200),
  publishableKey: z.string().regex(/^pk_[A-Za-z0-9_-]{4,}$/, 'a key that begins with pk_'),
  secretKey: z.string().regex(/^sk_[A-Za-z0-9_-]{16,}$/, 'a key of at least 19 characters that begins with sk_'),
  origins: z.array(OriginPattern),
  orders: z.enum(['proxy', 'existing-integration'], {
    error:
      'either "proxy" or "existing-integration"; there is no default, because a shop whose own integration imports orders would get each twice',
  }),
  shipFrom: z.object({ country: CountryCode, postalCode: z.string().min(1).max(15) }).optional(),
  senderAddressId: z.number().int().positive().optional(),
  timeZone,
  currency: CurrencyCode,
  carriers: z.array(z.string()).optional().describe('The fence: no page can show a carrier outside it'),
  rates: z.array(Rate).default([]),
  bands: z
    .object({ weights: z.array(z.number().int().positive()).optional(), values: z.array(Amount).optional() })
    .optional()
    .describe('Upper bounds in grams and in the currency, each included, between which the account’s prices do not change'),
  brandId: z.number().int().positive().optional(),
  contractId: z.number().int().positive().optional(),
  retentionDays: z.number().int().min(1).max(3650).default(30),
  paused: z
    .boolean()
    .optional()
    .describe(
      'By the operator: pages show no options and nothing leaves for Sendcloud; orders are accepted all the same, and leave once it goes on',
    ),
  pausedByMerchant: z.boolean().optional().describe('The same, by the merchant itself, who alone ends it but for the operator'),
  accountChoices: z
    .array(z.enum(['own', 'central']))
    .optional()
    .describe('Between which the merchant may choose in the back office; absent: the operator chooses'),
  ...shippingRules,
  texts: z
    .record(z.string(), z.string().min(1).max(200))
    .optional()
    .describe('By the code of an option: the merchant’s own sentence, which the picker shows where no day can be told'),
};

const orderApi = z.enum(['v3', 'v2']);
const labels = z.enum(['hold', 'automatic']);
const otherAccount = 'Of the other account: it counts once the merchant uses that one';

/** A merchant with an own Sendcloud account: orders are imported there, the merchant prints the label. */
const OwnAccount = z.strictObject({
  ...settings,
  account: z.literal('own'),
  credentials: Credentials.optional(),
  orderApi: orderApi.default('v3'),
  labels: labels.optional().describe(otherAccount),
  markup: Markup.optional().describe(otherAccount),
});

/** A merchant who ships from the marketplace's central account. */
const CentralAccount = z.strictObject({
  ...settings,
  account: z.literal('central'),
  labels: labels.default('hold'),
  markup: Markup.optional(),
  orderApi: orderApi.optional().describe(otherAccount),
});

const hasOrigin = (merchant: { shipFrom?: unknown; senderAddressId?: unknown }): boolean =>
  merchant.shipFrom !== undefined || merchant.senderAddressId !== undefined;
const originNeeded = { path: ['shipFrom'], error: 'shipFrom { country, postalCode } or senderAddressId' };

/** Nothing is converted, so a price in another currency would never be shown. */
function requireOneCurrency({ currency, rates }: { currency: string; rates: Rate[] }, context: z.RefinementCtx): void {
  for (const [at, { price }] of rates.entries())
    if (price && price.currency !== currency)
      context.addIssue({ code: 'custom', path: ['rates', at, 'price', 'currency'], message: `${currency}, the merchant's currency` });
}

/** A misspelt setting is refused rather than left out in silence. */
export const MerchantSettings = z
  .discriminatedUnion('account', [OwnAccount, CentralAccount])
  .superRefine(requireOneCurrency)
  .refine(hasOrigin, originNeeded);
export type MerchantSettings = z.infer<typeof MerchantSettings>;

/** A merchant's settings without anything secret: what is kept in the open and shown to the operator. */
export const MerchantRecord = z
  .discriminatedUnion('account', [OwnAccount.omit({ secretKey: true, credentials: true }), CentralAccount.omit({ secretKey: true })])
  .superRefine(requireOneCurrency)
  .refine(hasOrigin, originNeeded);
export type MerchantRecord = z.infer<typeof MerchantRecord>;

/**
 * Where a merchant stands. ready: delivers · paused: see the settings · not-connected: the keys of its account are not here · keys-refused:
 * Sendcloud has refused them.
 */
export const MerchantState = z.enum(['ready', 'paused', 'not-connected', 'keys-refused']);
export type MerchantState = z.infer<typeof MerchantState>;

/** A merchant as the operator routes show it. */
export const MerchantView = z.object({
  merchant: MerchantRecord,
  state: MerchantState,
  account: z.object({ usable: z.boolean(), reason: z.string() }),
  redirect: z.boolean().describe('Whether keys can come by POST /merchants/{id}/connect/redirect'),
  webhookUrl: z
    .string()
    .nullable()
    .describe(
      "Where the account's webhooks go: to be entered in its Sendcloud integration, and kept secret. null: the central account's, by a session",
    ),
});
export type MerchantView = z.infer<typeof MerchantView>;

/** The only time a secret key is shown. */
export const CreatedMerchant = MerchantView.extend({ secretKey: z.string() });
export type CreatedMerchant = z.infer<typeof CreatedMerchant>;

/** `GET /merchants`, by id. `cursor` is opaque. */
export const MerchantsQuery = z.object({
  search: z.string().max(200).optional().describe('Begins the id or a word of the name, upper and lower case alike'),
  state: MerchantState.optional(),
  cursor: z.string().max(200).optional(),
});
export type MerchantsQuery = z.infer<typeof MerchantsQuery>;
export const MerchantList = z.object({ merchants: z.array(MerchantView), next: z.string().nullable() });
export type MerchantList = z.infer<typeof MerchantList>;

/** Body of `POST /merchants/{id}/keys/rotate`. The old key stops at once. */
export const RotateKey = z.object({ key: z.enum(['secret', 'publishable']).default('secret') });
export const RotatedKey = z.object({ key: z.string().describe('Shown this once when it is the secret key') });

/** What tells one merchant from another. */
const identities = ['id', 'publishableKey', 'secretKey'] as const;

/** `MERCHANTS_FILE`. */
export const MerchantsFile = z.object({
  centralCredentials: Credentials.optional(),
  merchants: z
    .array(MerchantSettings)
    .min(1, 'at least one merchant')
    .superRefine((merchants, context) => {
      for (const key of identities)
        for (const [at, merchant] of merchants.entries())
          if (merchants.findIndex((other) => other[key] === merchant[key]) < at)
            context.addIssue({ code: 'custom', path: [at, key], message: 'one that no other merchant has' });
    }),
});
export type MerchantsFile = z.infer<typeof MerchantsFile>;
