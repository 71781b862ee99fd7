import { z } from 'zod';
import { Carrier, Dimensions, Grams, Instant, KnownCountry, Money, Requirement } from './values.ts';

/** How a label is laid out: on a sheet of A4, or on a label of its own (A6). */
export const LabelFormat = z.enum(['a4', 'a6'], { error: '"a4" or "a6"' });
export type LabelFormat = z.infer<typeof LabelFormat>;

/** Papers of a parcel. The declaration goes with it where it leaves the customs union. */
export const LabelDocument = z.enum(['label', 'customs-declaration'], { error: '"label" or "customs-declaration"' });
export type LabelDocument = z.infer<typeof LabelDocument>;

/** `GET /orders/{id}/label`. */
export const LabelQuery = z.object({ format: LabelFormat.default('a6'), document: LabelDocument.default('label') });

/** Sendcloud announces so many parcels of one order at once (`v3/shipments.yaml`). */
export const MOST_PARCELS = 15;

/** So many pieces of one item of the order, which is named by its place, from 0. */
const PackedPieces = z.object({ item: z.number().int().min(0), quantity: z.number().int().positive() });

/** One parcel to buy a label for. `weight` in grams, `items` by their place in the order, from 0; of a lone parcel all of them. */
export const ParcelWanted = z.object({
  weight: Grams,
  dimensions: Dimensions.optional(),
  items: z.array(PackedPieces).min(1).optional(),
});
export type ParcelWanted = z.infer<typeof ParcelWanted>;

export const ExportReason = z.enum(['commercial-goods', 'commercial-sample', 'documents', 'gift', 'personal-use', 'returned-goods']);
export type ExportReason = z.infer<typeof ExportReason>;

/** Six digits that mean the same everywhere, and up to four of the country's own, with dots between them or without. */
const HsCode = z
  .string()
  .trim()
  .regex(/^\d{4}([. ]?\d{2}){1,3}$/, 'a tariff code of six to ten digits, such as "620520"');

/**
 * What customs want to know beyond the order. The invoice number is the order's when none is given; `items`, by their place in the order,
 * completes what the shop did not know when it placed the order.
 */
export const CustomsData = z.object({
  reason: ExportReason.default('commercial-goods'),
  invoiceNumber: z.string().trim().min(1).max(40).optional(),
  items: z
    .array(
      z.object({
        item: z.number().int().min(0),
        hsCode: HsCode.optional(),
        originCountry: KnownCountry.optional(),
      }),
    )
    .max(500)
    .optional(),
});
export type CustomsData = z.infer<typeof CustomsData>;

/**
 * Body of `POST /orders/{id}/label`. Without a code the merchant's rules decide, see `POST /merchants/{id}/rules/preview`; without parcels
 * those of the label before it, or one with the order's weight and dimensions.
 */
export const BuyLabel = z.object({
  shippingOptionCode: z.string().max(200).optional(),
  parcels: z.array(ParcelWanted).min(1).max(MOST_PARCELS).optional(),
  customs: CustomsData.optional(),
});
export type BuyLabel = z.infer<typeof BuyLabel>;

/** `1200` or `1200:30x20x10`: grams, and centimetres long, wide and high. Several parcels are parted by commas. */
const ParcelText = z
  .string()
  .regex(/^\d{1,7}(:\d{1,4}(\.\d+)?x\d{1,4}(\.\d+)?x\d{1,4}(\.\d+)?)?$/, 'parcels such as "1200:30x20x10,800"')
  .transform((text, context) => {
    const [weight, sides] = text.split(':');
    const [length, width, height] = sides?.split('x') ?? [];
    const parcel = ParcelWanted.safeParse({ weight, ...(sides && { dimensions: { length, width, height } }) });
    if (parcel.success) return parcel.data;
    for (const { message } of parcel.error.issues) context.addIssue({ code: 'custom', message });
    return z.NEVER;
  });

/** `GET /orders/{id}/shipping-options`: for other parcels than the one that was ordered. */
export const ShippingOptionsQuery = z.object({
  parcels: z
    .string()
    .max(1000)
    .transform((list) => list.split(','))
    .pipe(z.array(ParcelText).min(1).max(MOST_PARCELS))
    .optional(),
});

/** Something that a label cannot be bought without. `field` is its place in the body of `POST /orders/{id}/label` or in the order. */
export const MissingForLabel = z.object({
  what: z.enum(['hs-code', 'origin-country', 'item-value', 'invoice-number', 'parcel-items', 'phone', 'email', 'service-point']),
  field: z.string(),
  detail: z.string(),
});
export type MissingForLabel = z.infer<typeof MissingForLabel>;

/**
 * `GET /orders/{id}/shipping-options`. Weights in grams. `price` is what the merchant is charged for all parcels together, the marketplace's
 * markup in it; null is not known, which is not free.
 */
export const ShippingOptions = z.object({
  parcels: z
    .array(
      z.object({
        weight: z.number(),
        dimensions: Dimensions.nullable(),
        items: z.array(PackedPieces).nullable().describe('What is in it, where that was said; null: nobody has'),
      }),
    )
    .describe('What was asked about: else those of the label before, or one with everything'),
  customs: z.boolean().describe('It leaves the customs union, so the goods have to be declared'),
  goods: z
    .array(
      z.object({
        description: z.string(),
        quantity: z.number().int(),
        weight: z.number().describe('Grams of one piece'),
        price: Money.describe('Of one piece'),
        hsCode: z.string().nullable(),
        originCountry: z.string().nullable(),
      }),
    )
    .describe('What is in the order, each by its place: `item` 0 is the first'),
  missing: z.array(MissingForLabel).describe('What no option can do without'),
  chosen: z
    .object({ shippingOptionCode: z.string().nullable(), by: z.enum(['order', 'rule', 'merchant', 'sendcloud']).nullable() })
    .describe('What is bought when no code is given, and whose choice that is; null: a code has to be given'),
  options: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      carrier: Carrier,
      minWeight: z.number(),
      maxWeight: z.number(),
      needsServicePoint: z.boolean(),
      lastMile: z.enum(['home', 'service-point', 'locker', 'locker-or-service-point', 'mailbox', 'other']).nullable(),
      requires: z.array(Requirement),
      price: Money.nullable(),
      missing: z.array(MissingForLabel).describe('What this option needs beyond that'),
    }),
  ),
});
export type ShippingOptions = z.infer<typeof ShippingOptions>;

/** Orders whose labels one batch may hold. */
export const MOST_IN_BATCH = 200;

/** Body of `POST /label-batches`. Orders that have a label are only printed; of the others it is bought as their rules say. */
export const PrintLabels = z.object({
  orders: z.array(z.string().max(64)).min(1).max(MOST_IN_BATCH),
  format: LabelFormat.default('a6'),
});
export type PrintLabels = z.infer<typeof PrintLabels>;

/** How far a batch is. `done + failed + pending` is `total`; `reason` says in words why there is no label. */
export const LabelBatch = z.object({
  id: z.string(),
  createdAt: Instant,
  format: LabelFormat,
  total: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  pending: z.number().int(),
  orders: z.array(
    z.object({
      id: z.string(),
      number: z.string().nullable(),
      outcome: z.enum(['done', 'failed', 'pending']),
      reason: z.string().nullable(),
    }),
  ),
});
export type LabelBatch = z.infer<typeof LabelBatch>;
