import { z } from 'zod';
import { OrderState, OrderView } from './orders.ts';
import { Instant } from './values.ts';

/**
 * How far an order's parcel is, in steps that a buyer understands; the carrier's own word is `parcel.status`.
 * announced: it has a label · in-transit · ready-for-pickup: it waits at the service point · delivered · returned: it went back to the sender ·
 * problem: the carrier could not deliver it, or does not know where it is.
 */
export const Progress = z.enum(['announced', 'in-transit', 'ready-for-pickup', 'delivered', 'returned', 'problem']);
export type Progress = z.infer<typeof Progress>;

/** What is told to a shop: `order.` and the state or the step that an order has come to. `webhook.test` is sent on request alone. */
export const EventType = z.enum(['webhook.test', ...[...OrderState.options, ...Progress.options].map((news) => `order.${news}` as const)]);
export type EventType = z.infer<typeof EventType>;

/** An order as an event shows it: as it stands when the event is sent, without anything that names the buyer. */
export const EventOrder = OrderView.pick({
  id: true,
  number: true,
  state: true,
  createdAt: true,
  updatedAt: true,
  account: true,
  upstream: true,
  parcel: true,
  parcels: true,
  review: true,
  repairUrl: true,
  statusUrl: true,
}).extend({ delivery: OrderView.shape.delivery.omit({ postNumber: true }) });
export type EventOrder = z.infer<typeof EventOrder>;

/** The body of a webhook, by Standard Webhooks: `type`, `timestamp` (when it happened) and `data`. */
export const WebhookEvent = z.object({
  type: EventType,
  timestamp: Instant,
  data: z.object({
    merchant: z.string(),
    version: z.number().int().describe('Of the order as shown: rises with every change. Lower than one you have: a late repeat'),
    order: EventOrder.nullable().describe('null in a test'),
  }),
});
export type WebhookEvent = z.infer<typeof WebhookEvent>;

/** Body of `PUT /merchants/{id}/webhook`. */
export const SetWebhook = z.object({ url: z.url('an address such as "https://shop.example/webhooks"').max(2000) });

/** Where a merchant's events go, and how that goes. */
export const WebhookEndpoint = z.object({
  url: z.string(),
  state: z.enum(['on', 'off']).describe('off: nothing got through for days. What happens meanwhile waits; PUT turns it on again'),
  failingSince: Instant.nullable().describe('Since when nothing has got through; null while it works'),
  waiting: z.number().int().describe('Events that have yet to get through'),
  findings: z.array(z.object({ code: z.string(), level: z.enum(['error', 'warning']), what: z.string(), remedy: z.string() })),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** The only time a secret is shown: when the address is first set, and when the secret is rotated. */
export const CreatedWebhook = WebhookEndpoint.extend({
  secret: z.string().nullable().describe('whsec_…; null: the address was changed, its secret stays'),
});
export type CreatedWebhook = z.infer<typeof CreatedWebhook>;

/** Answer to `POST /merchants/{id}/webhook/rotate`. */
export const RotatedWebhook = z.object({
  secret: z.string(),
  previousUntil: Instant.describe('Until then every event is signed with both secrets'),
});
export type RotatedWebhook = z.infer<typeof RotatedWebhook>;

/** Answer to `POST /merchants/{id}/webhook/test`. */
export const WebhookTested = z.object({
  delivered: z.boolean(),
  answer: z.string().describe('The HTTP status, or why there was none: timeout, unreachable, no-such-host, not-public, tls'),
});
export type WebhookTested = z.infer<typeof WebhookTested>;

export const DeliveryState = z.enum(['waiting', 'delivered', 'given-up']);
export type DeliveryState = z.infer<typeof DeliveryState>;

/** One event and how its delivery goes. */
export const WebhookDelivery = z.object({
  id: z.string().describe('The webhook-id of every try'),
  type: EventType,
  order: z.string().nullable(),
  at: Instant.describe('When it happened'),
  state: DeliveryState,
  failures: z.number().int(),
  answer: z.string().nullable().describe('To the last try: the HTTP status, or why there was none'),
  triedAt: Instant.nullable(),
  dueAt: Instant.nullable().describe('When it is tried next; null when it is not'),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

/** `GET /merchants/{id}/webhook-deliveries`: newest first. */
export const DeliveriesQuery = z.object({ state: DeliveryState.optional(), cursor: z.string().max(200).optional() });
export const DeliveryList = z.object({ deliveries: z.array(WebhookDelivery), next: z.string().nullable() });
export type DeliveryList = z.infer<typeof DeliveryList>;

/** Body of `POST /merchants/{id}/webhook-deliveries/replay`: these, or all that happened in a time. */
export const ReplayDeliveries = z.union([
  z.object({ ids: z.array(z.string().min(1).max(100)).min(1).max(500) }),
  z.object({ from: Instant, to: Instant, state: DeliveryState.optional() }),
]);
export type ReplayDeliveries = z.infer<typeof ReplayDeliveries>;
export const Replayed = z.object({ replayed: z.number().int().describe('Events that are sent again, under the ids they had') });
