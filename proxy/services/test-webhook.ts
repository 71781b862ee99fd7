import type { WebhookTested } from '../contract/events.ts';
import type { StoredDelivery } from '../store/events.ts';
import { isTaken, sendEvent } from './deliver-event.ts';
import type { WebhookDeps } from './webhook-deps.ts';
import { endpointOf } from './webhook-endpoint.ts';

/** Sends one event that says nothing, now and once, also to an address that is off. What it was answered. */
export async function testWebhook(deps: WebhookDeps, merchant: string): Promise<WebhookTested> {
  const endpoint = await endpointOf(deps, merchant);
  const at = deps.clock.now();
  const test: StoredDelivery = {
    id: `test_${crypto.randomUUID()}`,
    merchant,
    order: null,
    version: 0,
    news: 'test',
    at,
    state: 'delivered',
    failures: 0,
    answer: null,
    triedAt: at,
    dueAt: at,
    since: null,
  };
  const answer = await sendEvent(deps, endpoint, test);
  const delivered = isTaken(answer);
  await deps.store.events.record({ ...test, answer, ...(delivered ? {} : { state: 'given-up', failures: 1 }) });
  return { delivered, answer };
}
