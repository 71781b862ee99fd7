import type { Deliverer } from '../services/order-deps.ts';
import { purgePersonalData } from '../services/purge-personal-data.ts';
import type { OutboxEntry } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { deliverOrder } from './deliver-order.ts';
import { LeaseOver, type RelayDeps } from './delivery.ts';

/** Brings accepted orders to Sendcloud, for as long as it runs. */
export interface Relay extends Deliverer {
  start(): Promise<void>;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
  /** Looks, and settles once nothing is due and nothing is under way. */
  idle(): Promise<void>;
}

/** Many of them may stand in line for their account’s turn, which must not keep other accounts’ orders waiting. */
const AT_ONCE = 64;
/** Longer than all calls of one try together, so that no two relays have one order. */
const LEASE = 120_000;
/** A try stops so long before its lease ends, for clocks that differ and writes that take their time. */
const MARGIN = 15_000;
const LONGEST_SLEEP = 60_000;
/** Until the store is asked again after it failed. */
const STORE_PAUSE = 5_000;
const PURGE_EVERY = 3_600_000;

/**
 * The loop over the outbox: several orders at once, never one order twice. Wakes when something is accepted, else when the next entry is
 * due. Many relays may run on one store; a lease says who has what, and one that died lets go when its leases end.
 */
export function createRelay(deps: RelayDeps): Relay {
  const { store, clock, log } = deps;
  const underWay = new Map<string, Promise<void>>();
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;
  let purgedAt = Number.NEGATIVE_INFINITY;

  function wake(): void {
    if (!running) return;
    lookAgain = true;
    looking ??= look().finally(() => {
      looking = null;
      if (lookAgain) wake();
    });
  }

  /** Takes what is due until nothing more is, then sleeps. */
  async function look(): Promise<void> {
    try {
      while (lookAgain && running) {
        lookAgain = false;
        await purge();
        const room = AT_ONCE - underWay.size;
        const leaseUntil = clock.now() + LEASE;
        const entries = room > 0 ? await store.outbox.claim(clock.now(), leaseUntil, room) : [];
        for (const entry of entries) void take(entry, leaseUntil).finally(wake);
      }
      await sleep();
    } catch (error) {
      log.error('relay-store-failed', { error: error instanceof Error ? error.name : 'unknown' });
      lookAgain = false;
      sleepFor(STORE_PAUSE);
    }
  }

  async function sleep(): Promise<void> {
    const due = await store.outbox.nextDue();
    sleepFor(due === null ? LONGEST_SLEEP : due - clock.now());
  }

  function sleepFor(milliseconds: number): void {
    clearTimeout(timer);
    if (running) timer = setTimeout(wake, Math.min(Math.max(milliseconds, 10), LONGEST_SLEEP));
  }

  /** After a try of the same order that outlived its lease, never beside it. */
  function take(entry: OutboxEntry, leaseUntil: number): Promise<void> {
    const before = underWay.get(entry.order) ?? Promise.resolve();
    const work = before
      .then(() => attempt(entry, leaseUntil - MARGIN))
      .finally(() => underWay.get(entry.order) === work && underWay.delete(entry.order));
    underWay.set(entry.order, work);
    return work;
  }

  /** Never rejects: an order that cannot be handled waits, and the others go on. */
  async function attempt(entry: OutboxEntry, until: number): Promise<void> {
    try {
      await deliverOrder(deps, entry, until);
    } catch (error) {
      if (error instanceof LeaseOver) return log.warn('delivery-outlived-lease', { order: entry.order });
      log.error('delivery-failed', { order: entry.order, error: error instanceof Error ? error.name : 'unknown' });
      const failures = entry.failures + 1;
      await store.outbox
        .postpone(entry.order, clock.now() + backoff(failures, deps.random), failures)
        .catch(() => log.error('relay-store-failed', { order: entry.order }));
    }
  }

  async function purge(): Promise<void> {
    if (clock.now() - purgedAt < PURGE_EVERY) return;
    purgedAt = clock.now();
    const count = await purgePersonalData(deps);
    if (count > 0) log.info('personal-data-purged', { count });
  }

  return {
    wake,
    async deliver(order) {
      await underWay.get(order);
      const leaseUntil = clock.now() + LEASE;
      const entry = await store.outbox.claimOne(order, clock.now(), leaseUntil);
      await (entry ? take(entry, leaseUntil) : underWay.get(order));
    },
    async start() {
      running = true;
      wake();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await looking;
      await Promise.all(underWay.values());
    },
    async idle() {
      wake();
      while (looking || underWay.size > 0) await Promise.all([looking, ...underWay.values()]);
    },
  };
}
