import { z } from 'zod';
import { ServicePoint } from './service-points.ts';
import {
  Amount,
  Carrier,
  CountryCode,
  CurrencyCode,
  DeliveryType,
  DeliveryWindow,
  Grams,
  Instant,
  IsoDate,
  Money,
  Requirement,
} from './values.ts';

/** What the shopper chose, as the page and the shop's server see it. The token alone is trusted. */
export const Selection = z.object({
  token: z.string(),
  expiresAt: Instant,
  option: z.object({
    code: z.string(),
    type: DeliveryType,
    title: z.string(),
    carrier: Carrier,
    price: Money.nullable(),
    priceFrom: z.enum(['sendcloud', 'rates', 'shop']),
    fallback: z.boolean(),
  }),
  deliveryWindow: DeliveryWindow.nullable(),
  servicePoint: ServicePoint.nullable(),
  requires: z.array(Requirement),
});
export type Selection = z.infer<typeof Selection>;

export const SelectionReply = z.object({ token: z.string(), expiresAt: Instant, selection: Selection });
export type SelectionReply = z.infer<typeof SelectionReply>;

/** Body of `POST /checkout/selections`. */
export const SelectionRequest = z.object({
  key: z.string().min(1),
  quote: z.string().min(1).max(16_384),
  deliveryDate: IsoDate.optional(),
  servicePointId: z.string().min(1).max(64).optional(),
  postNumber: z.string().trim().max(20).optional(),
});
export type SelectionRequest = z.infer<typeof SelectionRequest>;

/** The cart as the asker knows it now. What is left out is taken from the token. */
const cart = {
  country: CountryCode.optional(),
  postalCode: z.string().trim().max(15).optional(),
  weight: Grams.optional(),
  orderValue: Amount.optional(),
  currency: CurrencyCode.optional(),
};

/** Body of `POST /checkout/selections/recheck`, called just before paying. */
export const RecheckRequest = z.object({ key: z.string().min(1), token: z.string().min(1).max(16_384), ...cart });
export type RecheckRequest = z.infer<typeof RecheckRequest>;

/**
 * `ok: true`: pay with `selection`, whose token is fresh. `ok: false`: `reason` says why; `was` and `now` are the prices when
 * the price moved, and `selection` then carries the new price; `chosen` is what was chosen where that cannot be had any more, and
 * `alternatives` are the points nearest to the one that is gone.
 */
export const RecheckReply = z.object({
  ok: z.boolean(),
  reason: z.enum(['price-changed', 'option-gone', 'service-point-gone', 'date-gone']).optional(),
  was: Money.nullable().optional(),
  now: Money.nullable().optional(),
  chosen: Selection.pick({ option: true, servicePoint: true }).optional(),
  alternatives: z.array(ServicePoint).optional(),
  selection: SelectionReply.optional(),
});
export type RecheckReply = z.infer<typeof RecheckReply>;

/** Body of `POST /selections/verify`: what the shop's server knows, to hold against what the page claimed. */
export const VerifyRequest = z.object({
  token: z.string().min(1).max(16_384),
  weight: Grams,
  orderValue: Amount,
  currency: CurrencyCode,
  address: z.object({ country: CountryCode, postalCode: z.string().trim().max(15) }),
  price: Amount.optional().describe('What the page said delivery costs'),
  servicePointId: z.string().optional().describe('The point the page said was chosen'),
});
export type VerifyRequest = z.infer<typeof VerifyRequest>;

/** One thing the page claimed that is not so. */
export const VerifyProblem = z.object({
  type: z.enum([
    'token-expired',
    'weight-differs',
    'order-value-differs',
    'currency-differs',
    'address-differs',
    'price-differs',
    'service-point-differs',
    'service-point-missing',
    'service-point-gone',
    'delivery-date-missing',
  ]),
  detail: z.string(),
  claimed: z.string().nullable(),
  actual: z.string().nullable(),
});
export type VerifyProblem = z.infer<typeof VerifyProblem>;

export const VerifyReply = z.object({
  ok: z.boolean(),
  price: Money.nullable(),
  option: Selection.shape.option,
  deliveryWindow: DeliveryWindow.nullable(),
  servicePoint: ServicePoint.nullable(),
  problems: z.array(VerifyProblem),
});
export type VerifyReply = z.infer<typeof VerifyReply>;
