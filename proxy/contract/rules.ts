import { z } from 'zod';
import { CountryCode } from './values.ts';

const code = z.string().min(1).max(200);
const grams = z.number().int().positive();

/** Weights between which something applies; the other way round nothing ever would. */
export const boundsInOrder = ({ minWeight = 0, maxWeight = Number.POSITIVE_INFINITY }: WeightBounds): boolean => minWeight <= maxWeight;
export const boundsOrder = { path: ['maxWeight'], error: 'no less than minWeight' };
interface WeightBounds {
  minWeight?: number | undefined;
  maxWeight?: number | undefined;
}

/**
 * By what option a checkout method is shipped. `method` is the name a checkout gives it, whatever its case; `"*"` is any. Weights in grams,
 * both bounds included. The first rule that fits decides.
 */
export const ShippingRule = z
  .object({
    method: z.string().min(1).max(200),
    countries: z.array(CountryCode).min(1).optional().describe('Only to these'),
    exceptCountries: z.array(CountryCode).min(1).optional().describe('To none of these'),
    minWeight: grams.optional(),
    maxWeight: grams.optional(),
    shippingOptionCode: code,
  })
  .strict()
  .refine(boundsInOrder, boundsOrder);
export type ShippingRule = z.infer<typeof ShippingRule>;

/**
 * Settings of a merchant that decide by what an order is shipped. What the order says goes first, then the first rule that fits, then
 * `defaultShippingOptionCode`. When none of them says anything, a person decides, or Sendcloud by its own rules and defaults.
 */
export const shippingRules = {
  rules: z.array(ShippingRule).max(200).optional(),
  defaultShippingOptionCode: code.optional(),
  withoutOption: z.enum(['review', 'sendcloud-rules']).optional().describe('`review` unless said'),
};

/** Body of `POST /merchants/{id}/rules/preview`: orders to try, and settings to try them with instead of those that are kept. */
export const PreviewRules = z.object({
  orders: z
    .array(
      z.object({
        checkoutMethodName: z.string().max(200).optional(),
        shippingOptionCode: code.optional(),
        country: CountryCode,
        weight: grams,
      }),
    )
    .min(1)
    .max(100),
  settings: z.object(shippingRules).strict().optional(),
});
export type PreviewRules = z.infer<typeof PreviewRules>;

/** For each order, in turn: by what it would be shipped, who decided, and why in words. */
export const RulesPreview = z.object({
  decisions: z.array(
    z.object({
      shippingOptionCode: z.string().nullable(),
      by: z.enum(['order', 'rule', 'merchant', 'sendcloud']).nullable().describe('null: a person has to decide'),
      rule: z.number().int().nullable().describe('Its place among the rules, from 0'),
      why: z.string(),
    }),
  ),
});
export type RulesPreview = z.infer<typeof RulesPreview>;
