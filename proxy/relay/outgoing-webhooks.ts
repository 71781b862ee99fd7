import { KEPT_FOR } from '../domain/outgoing-schedule.ts';
import { deliverEvent } from '../services/deliver-event.ts';
import type { WebhookDeps } from '../services/webhook-deps.ts';
import type { StoredDelivery, StoredEndpoint } from '../store/events.ts';
import { atMostEvery, createLoop, type Loop } from './loop.ts';

/** Of one merchant at once, so that one whose address hangs keeps no other waiting. */
const AT_ONCE = 4;
/** Milliseconds: longer than any try takes. */
const LEASE = 60_000;
/** Milliseconds from one look to the next. Orders tell nobody but the database, whichever proxy they came to. */
const EVERY = 1_000;
const PURGE_EVERY = 3_600_000;

/**
 * The loop that brings what happens to orders to the shops that want to be told. Many of them may run on one store: a lease says who has what.
 * An event whose proxy dies while sending it is sent again once the lease has ended, so that it comes at least once.
 */
export function createOutgoingWebhooks(deps: WebhookDeps): Loop {
  const { store, clock, log } = deps;
  const underWay = new Map<string, Set<Promise<void>>>();
  const purge = atMostEvery(PURGE_EVERY, clock, async () => void (await store.events.purge(clock.now() - KEPT_FOR)));

  const loop = createLoop({
    async look() {
      await purge();
      for (const merchant of await store.events.due(clock.now())) await take(merchant);
    },
    pause: () => EVERY,
    failed(error) {
      log.error('webhooks-store-failed', { error: error instanceof Error ? error.name : 'unknown' });
      return EVERY;
    },
    underWay: () => [...underWay.values()].flatMap((one) => [...one]),
  });

  async function take(merchant: string): Promise<void> {
    const room = AT_ONCE - (underWay.get(merchant)?.size ?? 0);
    const endpoint = room > 0 ? await store.events.endpoint(merchant) : null;
    if (!endpoint) return;
    const now = clock.now();
    for (const delivery of await store.events.claim(merchant, now, now + LEASE, room)) begin(endpoint, delivery);
  }

  function begin(endpoint: StoredEndpoint, delivery: StoredDelivery): void {
    const { merchant } = delivery;
    const mine = underWay.get(merchant) ?? new Set();
    const work = attempt(endpoint, delivery).finally(() => {
      mine.delete(work);
      if (mine.size === 0) underWay.delete(merchant);
      loop.wake();
    });
    underWay.set(merchant, mine.add(work));
  }

  /** Never rejects: what cannot be handled waits until its lease ends, and the others go on. */
  async function attempt(endpoint: StoredEndpoint, delivery: StoredDelivery): Promise<void> {
    try {
      await deliverEvent(deps, endpoint, delivery);
    } catch (error) {
      log.error('webhook-failed', { delivery: delivery.id, error: error instanceof Error ? error.name : 'unknown' });
    }
  }

  return loop;
}
