import { z } from 'zod';
import { CurrencyCode, Instant } from './values.ts';

/**
 * What a marketplace adds to what Sendcloud asks for a label: a percentage with up to two decimals, a fixed amount in hundredths of the
 * currency that Sendcloud asks in, or both. Reckoned for each parcel when its label is bought, the percentage rounded half up to the hundredth.
 */
export const Markup = z.object({
  percent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/, 'a percentage as a string with a point, such as "7.5"')
    .optional(),
  fixed: z.number().int().min(0).max(1_000_000).optional().describe('Hundredths of the currency that Sendcloud asks in, for each parcel'),
});
export type Markup = z.infer<typeof Markup>;

/** An amount that may be money back: `"-4.95"`. */
const SignedMoney = z.object({ value: z.string().regex(/^-?\d{1,12}\.\d{2}$/), currency: CurrencyCode });

/**
 * One entry of the ledger. label: a label was bought · cancellation: it was cancelled, and Sendcloud has confirmed it · adjustment: Sendcloud's
 * invoice asks more or less than was quoted (weighed again, a surcharge), passed on as it is. Entries are added, never changed.
 */
export const Charge = z.object({
  id: z.string(),
  at: Instant,
  merchant: z.string(),
  order: z.string(),
  orderNumber: z.string(),
  parcel: z.string(),
  kind: z.enum(['label', 'cancellation', 'adjustment']),
  shippingOptionCode: z.string().nullable(),
  quote: SignedMoney.nullable().describe('What Sendcloud asked at the purchase; null: it named no price, and its invoice will'),
  markup: z.string().describe('What the marketplace adds, in the same currency'),
  amount: SignedMoney.describe('What the merchant is charged: quote and markup'),
  reason: z.string().nullable(),
});
export type Charge = z.infer<typeof Charge>;

const Moment = z.union([Instant, z.iso.date()], { error: 'an instant such as "2026-11-24T00:00:00Z", or a day' });

/** `GET /charges`: oldest first. `from` included, `to` excluded; a day begins at midnight UTC. CSV holds all of them, JSON a page. */
export const ChargesQuery = z.object({
  merchant: z.string().max(63).optional(),
  order: z.string().max(64).optional(),
  from: Moment.optional(),
  to: Moment.optional(),
  cursor: z.string().max(200).optional(),
  format: z.enum(['json', 'csv'], { error: '"json" or "csv"' }).optional().describe('Else what Accept asks for'),
});
export type ChargesQuery = z.infer<typeof ChargesQuery>;

/** Totals are of everything that was asked for, not of the page. */
export const ChargeList = z.object({
  charges: z.array(Charge),
  totals: z.array(z.object({ total: SignedMoney, entries: z.number().int(), withoutPrice: z.number().int() })),
  next: z.string().nullable(),
});
export type ChargeList = z.infer<typeof ChargeList>;
