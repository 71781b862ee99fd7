import type { EventType, WebhookEvent } from '../contract/events.ts';
import { eventOrder } from '../domain/event-order.ts';
import { afterFailure, isGivenUp } from '../domain/outgoing-schedule.ts';
import { webhookHeaders } from '../security/standard-webhooks.ts';
import type { StoredDelivery, StoredEndpoint } from '../store/events.ts';
import { openOrder } from './order-book.ts';
import { showOrder } from './show-order.ts';
import type { WebhookDeps } from './webhook-deps.ts';
import { countingSecrets, openSecrets } from './webhook-secrets.ts';

/** Tries once to bring an event to its shop, and writes down how that went. */
export async function deliverEvent(deps: WebhookDeps, endpoint: StoredEndpoint, delivery: StoredDelivery): Promise<void> {
  const answer = await sendEvent(deps, endpoint, delivery);
  const { id, merchant, since } = delivery;
  const at = deps.clock.now();
  if (isTaken(answer)) {
    await deps.store.events.settle({ id, merchant, answer, at, state: 'delivered', failures: 0, since: null, dueAt: at, off: false });
    return;
  }
  const off = isGivenUp(answer, endpoint.failingSince, at);
  const after = afterFailure(delivery.failures + 1, since, at, deps.random);
  await deps.store.events.settle({ id, merchant, answer, at, off, ...after });
  deps.log.warn(off ? 'webhook-turned-off' : 'webhook-not-taken', { merchant, delivery: id, answer, failures: after.failures });
}

/** Sends it and answers what came back: the status, or why there was none. The order is shown as it stands now. */
export async function sendEvent(deps: WebhookDeps, { url, sealed }: StoredEndpoint, delivery: StoredDelivery): Promise<string> {
  const { id, merchant } = delivery;
  const body = JSON.stringify(await eventOf(deps, delivery));
  const now = deps.clock.now();
  const secrets = countingSecrets(await openSecrets(deps.sealer, merchant, sealed), now);
  const headers = await webhookHeaders({ id, timestamp: Math.floor(now / 1000), body }, secrets);
  return deps.send({ url, body, headers: { ...headers, 'content-type': 'application/json' } });
}

/** Any status of success. A redirect is none: who moves tells the new address. */
export const isTaken = (answer: string): boolean => /^2\d\d$/.test(answer);

async function eventOf(deps: WebhookDeps, { merchant, order, version, news, at }: StoredDelivery): Promise<WebhookEvent> {
  const timestamp = new Date(at).toISOString();
  const stored = order === null ? null : await deps.store.orders.byId(merchant, order);
  if (!stored) return { type: eventType(order, news), timestamp, data: { merchant, version, order: null } };
  const shown = eventOrder(await showOrder(deps, await openOrder(deps, stored)));
  return { type: eventType(order, news), timestamp, data: { merchant, version: stored.version, order: shown } };
}

export const eventType = (order: string | null, news: string): EventType =>
  (order === null ? 'webhook.test' : `order.${news}`) as EventType;
