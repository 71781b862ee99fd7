import { z } from 'zod';
import { SelectionReply } from './selections.ts';
import { ServicePoint } from './service-points.ts';
import { Amount, CurrencyCode, Grams, KnownCountry } from './values.ts';

/** One seller's part of a basket, as it goes to the point. */
const SellerPart = z.object({ merchant: z.string().min(1).max(63), weight: Grams, orderValue: Amount, currency: CurrencyCode });
export type SellerPart = z.infer<typeof SellerPart>;

/** Body of `POST /service-points/{id}/fit`. `postalCode` is the buyer's: what it costs may depend on it. */
export const FitRequest = z.object({
  country: KnownCountry,
  postalCode: z.string().trim().min(1).max(15),
  postNumber: z.string().trim().max(20).optional(),
  sellers: z.array(SellerPart).min(1).max(20),
});
export type FitRequest = z.infer<typeof FitRequest>;

/** Whether one point takes every seller's parcel. Where it does, the seller's selection is signed: each order is placed with its own token. */
export const FitReply = z.object({
  servicePoint: ServicePoint.nullable().describe('null: no seller could see it'),
  fitsAll: z.boolean(),
  sellers: z.array(
    z.discriminatedUnion('fits', [
      z.object({ merchant: z.string(), fits: z.literal(true), ...SelectionReply.pick({ token: true, selection: true }).shape }),
      z.object({
        merchant: z.string(),
        fits: z.literal(false),
        reason: z.enum(['no-such-merchant', 'no-option', 'point-gone', 'does-not-fit', 'post-number-needed', 'not-known']),
        detail: z.string(),
      }),
    ]),
  ),
});
export type FitReply = z.infer<typeof FitReply>;
