import { z } from 'zod';
import { Variant } from './funnel.ts';
import { Selection } from './selections.ts';
import { CountryCode, DeliveryType, DeliveryWindow, Dimensions, Grams, Instant, IsoDate, Money } from './values.ts';

const text = (max: number) => z.string().trim().min(1).max(max);

export const Recipient = z.object({
  name: text(200),
  company: z.string().max(200).optional(),
  addressLine1: text(300),
  addressLine2: z.string().max(300).optional(),
  houseNumber: z.string().max(30).optional(),
  postalCode: text(15),
  city: text(200),
  state: z.string().max(50).optional(),
  country: CountryCode,
  email: z.string().max(320).optional(),
  phone: z.string().max(50).optional(),
});
export type Recipient = z.infer<typeof Recipient>;

export const OrderItem = z.object({
  description: text(500),
  sku: z.string().max(200).optional(),
  quantity: z.number().int().positive(),
  weight: Grams.describe('Grams of one piece'),
  price: Money.describe('Price of one piece'),
  hsCode: z.string().max(12).optional(),
  originCountry: CountryCode.optional(),
});
export type OrderItem = z.infer<typeof OrderItem>;

/** The order as the shop knows it. `weight` in grams is the whole parcel's. */
export const Order = z.object({
  number: text(100),
  createdAt: Instant,
  recipient: Recipient,
  items: z.array(OrderItem).min(1).max(500),
  weight: Grams,
  dimensions: Dimensions.optional(),
  total: Money,
  paymentStatus: text(100),
  checkoutMethodName: z.string().max(200).optional(),
  variant: Variant.optional().describe('Which of two checkouts it came from, for the funnel'),
});
export type Order = z.infer<typeof Order>;

/** What a fallback form, a back office or a page without scripts knows of the delivery. */
export const PlainDelivery = z.object({
  option: z.string().max(200).optional().describe("A rate code of the merchant's, or what the fallback radio said"),
  shippingOptionCode: z.string().max(200).optional(),
  servicePointId: z.string().max(64).optional(),
  postNumber: z.string().max(20).optional(),
});
export type PlainDelivery = z.infer<typeof PlainDelivery>;

/** Body of `POST /orders`: a token from the form, or what is known without one. */
export const PlaceOrderRequest = z.union([
  z.object({ token: z.string().min(1).max(16_384), order: Order }),
  z.object({ delivery: PlainDelivery, order: Order }),
]);
export type PlaceOrderRequest = z.infer<typeof PlaceOrderRequest>;

/**
 * Where an order stands with us; the parcel's own life is `parcel.status`.
 * accepted: safe here, on its way to Sendcloud · imported: in the merchant's own account, without a label · held: central account, no label
 * bought yet · labelled: announced with a label · recorded: the merchant's own integration imports it, we only keep it ·
 * needs-service-point: the point is gone or refused, another has to be chosen · review: a person has to look · cancelled.
 */
export const OrderState = z.enum(['accepted', 'imported', 'held', 'labelled', 'recorded', 'needs-service-point', 'review', 'cancelled']);
export type OrderState = z.infer<typeof OrderState>;

/** Why a person has to look. `detail` names no personal data. */
export const ReviewReason = z.object({
  type: z.enum([
    'token-expired',
    'weight-differs',
    'currency-differs',
    'address-differs',
    'price-differs',
    'option-unknown',
    'service-point-missing',
    'service-point-gone',
    'post-number-missing',
    'delivery-date-missing',
    'delivery-date-not-supported',
    'account-changed',
    'merchant-paused',
    'currency-not-supported',
    'customs-missing',
    'upstream-refused',
    'carrier-refused',
    'undecided',
  ]),
  detail: z.string(),
});
export type ReviewReason = z.infer<typeof ReviewReason>;

const ParcelView = z.object({
  id: z.string(),
  status: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
});

/** An order as `GET /orders/{id}` tells it. */
export const OrderView = z.object({
  id: z.string(),
  merchant: z.string(),
  number: z.string(),
  state: OrderState,
  createdAt: Instant,
  updatedAt: Instant,
  account: z.object({ kind: z.enum(['own', 'central']), reason: z.string().describe('Why this account, in words') }),
  delivery: z.object({
    type: DeliveryType.nullable(),
    code: z.string().nullable(),
    title: z.string().nullable(),
    carrier: z.string().nullable(),
    shippingOptionCode: z.string().nullable(),
    deliveryDate: IsoDate.nullable(),
    deliveryWindow: DeliveryWindow.nullable(),
    price: Money.nullable(),
    servicePoint: Selection.shape.servicePoint,
    postNumber: z.string().nullable(),
  }),
  upstream: z
    .object({
      api: z.enum(['v3-orders', 'v2-parcels', 'v3-shipments']),
      reference: z.string().describe('{order}.{attempt}: by what Sendcloud recognises a repeat'),
      id: z.string().nullable().describe("Sendcloud's id, once it has answered"),
    })
    .nullable(),
  parcel: ParcelView.nullable(),
  parcels: z.array(ParcelView).describe('All of them: a merchant may split an order they print the labels of'),
  label: z.object({
    available: z.boolean(),
    reason: z.string().nullable().describe('Why there is none here'),
    declared: z.boolean().describe('A customs declaration goes with it'),
    cancelling: z.boolean().describe('Its cancellation was asked for, and Sendcloud has not confirmed it yet'),
  }),
  review: z.array(ReviewReason),
  panelUrl: z.string().nullable().describe('Of an own account: Sendcloud’s panel, where the merchant prints the label'),
  repairUrl: z.string().nullable().describe('While another point is needed: where the shopper chooses it, without a login'),
  statusUrl: z.string().describe('Where the buyer sees how far it is, without a login; the same for its whole life'),
});
export type OrderView = z.infer<typeof OrderView>;

/**
 * `GET /orders`: newest first, with `search` by number, highest first. `cursor` is opaque. Names and addresses are sealed, so nobody can search
 * for them here: not a shop, not the operator, not whoever takes the database.
 */
export const OrdersQuery = z.object({
  merchant: z.string().max(63).optional().describe('The operator’s question; a shop sees its own whatever it says'),
  state: OrderState.optional(),
  number: z.string().max(100).optional(),
  search: z.string().max(100).optional().describe('Begins the number, as it is written'),
  from: Instant.optional().describe('Accepted here at this instant or later'),
  to: Instant.optional().describe('Accepted here before this instant'),
  cursor: z.string().max(200).optional(),
});
export type OrdersQuery = z.infer<typeof OrdersQuery>;
export const OrderList = z.object({ orders: z.array(OrderView), next: z.string().nullable() });
export type OrderList = z.infer<typeof OrderList>;

/** Body of `POST /orders/{id}/service-point`. */
export const ChangeServicePoint = z.object({ servicePointId: z.string().min(1).max(64), postNumber: z.string().trim().max(20).optional() });

/** `GET /orders/{id}/tracking`. `description` is the carrier's own words: untrusted text. */
export const Tracking = z.object({
  status: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
  events: z.array(z.object({ at: z.string().nullable(), status: z.string(), description: z.string() })),
});
export type Tracking = z.infer<typeof Tracking>;

export const ReturnPortal = z.object({ url: z.string().nullable().describe('null: there is none') });
export type ReturnPortal = z.infer<typeof ReturnPortal>;

/** `GET /review`: oldest first. */
export const ReviewQuery = z.object({ cursor: z.string().max(200).optional() });
export const ReviewList = z.object({ orders: z.array(z.object({ merchant: z.string(), order: OrderView })), next: z.string().nullable() });
export type ReviewList = z.infer<typeof ReviewList>;
