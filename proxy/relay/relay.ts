import type { Deliverer } from '../services/order-deps.ts';
import { endOutlived } from '../services/end-outlived.ts';
import { purgePersonalData } from '../services/purge-personal-data.ts';
import { strandAllHeld } from '../services/strand-held.ts';
import { backoff } from './backoff.ts';
import { deliverOrder } from './deliver-order.ts';
import { LeaseOver, type RelayDeps } from './delivery.ts';
import { createLeases, type Lease } from './leases.ts';
import { createReadBack } from './read-back.ts';
import { createInvoiceReading } from './read-invoices.ts';

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
const LONGEST_SLEEP = 60_000;
/** Until the store is asked again after it failed. */
const STORE_PAUSE = 5_000;
const PURGE_EVERY = 3_600_000;

/**
 * The loop over the outbox: several orders at once, never one order twice. Wakes when something is accepted, else when the next entry is
 * due. Many relays may run on one store; a lease says who has what, and one that died lets go when its leases end, within half a minute.
 */
export function createRelay(deps: RelayDeps): Relay {
  const { store, clock, log } = deps;
  const leases = createLeases(deps);
  const readBack = createReadBack(deps);
  const invoices = createInvoiceReading(deps);
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
        readBack.look();
        invoices.look();
        for (const lease of await leases.take(AT_ONCE - underWay.size)) void work(lease).finally(wake);
      }
      await sleep();
    } catch (error) {
      log.error('relay-store-failed', { error: error instanceof Error ? error.name : 'unknown' });
      lookAgain = false;
      sleepFor(STORE_PAUSE);
    }
  }

  /** With all hands full, the next that is free wakes us. */
  async function sleep(): Promise<void> {
    const due = underWay.size < AT_ONCE ? await store.outbox.nextDue() : null;
    sleepFor(due === null ? LONGEST_SLEEP : due - clock.now());
  }

  function sleepFor(milliseconds: number): void {
    clearTimeout(timer);
    if (running) timer = setTimeout(wake, Math.min(Math.max(milliseconds, 10), LONGEST_SLEEP));
  }

  /** After a try of the same order that outlived its lease, never beside it. */
  function work(lease: Lease): Promise<void> {
    const before = underWay.get(lease.order) ?? Promise.resolve();
    const done = leases
      .during(lease, () => before.then(() => attempt(lease)))
      .finally(() => underWay.get(lease.order) === done && underWay.delete(lease.order));
    underWay.set(lease.order, done);
    return done;
  }

  /** Never rejects: an order that cannot be handled waits, and the others go on. */
  async function attempt(lease: Lease): Promise<void> {
    const { order } = lease;
    try {
      await deliverOrder(deps, lease);
    } catch (error) {
      if (error instanceof LeaseOver) return log.warn('delivery-outlived-lease', { order });
      log.error('delivery-failed', { order, error: error instanceof Error ? error.name : 'unknown' });
      const failures = lease.failures + 1;
      await store.outbox
        .postpone(order, clock.now() + backoff(failures, deps.random), failures)
        .catch(() => log.error('relay-store-failed', { order }));
    }
  }

  async function purge(): Promise<void> {
    if (clock.now() - purgedAt < PURGE_EVERY) return;
    purgedAt = clock.now();
    const count = (await endOutlived(deps)) + (await purgePersonalData(deps));
    if (count > 0) log.info('personal-data-purged', { count });
    await strandAllHeld(deps);
  }

  return {
    wake,
    async deliver(order) {
      await underWay.get(order);
      const lease = await leases.takeOne(order);
      await (lease ? work(lease) : underWay.get(order));
    },
    async start() {
      running = true;
      readBack.start();
      wake();
    },
    async stop() {
      running = false;
      readBack.stop();
      clearTimeout(timer);
      await looking;
      await Promise.all([readBack.reading, invoices.reading, ...underWay.values()]);
    },
    async idle() {
      wake();
      while (looking || readBack.reading || invoices.reading || underWay.size > 0)
        await Promise.all([looking, readBack.reading, invoices.reading, ...underWay.values()]);
    },
  };
}
