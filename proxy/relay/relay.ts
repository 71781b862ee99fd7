import type { Deliverer } from '../services/order-deps.ts';
import { endOutlived } from '../services/end-outlived.ts';
import { purgePersonalData } from '../services/purge-personal-data.ts';
import { strandAllHeld } from '../services/strand-held.ts';
import { backoff } from './backoff.ts';
import { deliverOrder } from './deliver-order.ts';
import { LeaseOver, type RelayDeps } from './delivery.ts';
import { createLeases, type Lease } from './leases.ts';
import { atMostEvery, createLoop, type Loop } from './loop.ts';
import { createReadBack } from './read-back.ts';
import { createInvoiceReading } from './read-invoices.ts';

/** Brings accepted orders to Sendcloud, for as long as it runs. */
export interface Relay extends Deliverer, Loop {}

/** Many of them may stand in line for their account’s turn, which must not keep other accounts’ orders waiting. */
const AT_ONCE = 64;
const SHORTEST_SLEEP = 10;
const LONGEST_SLEEP = 60_000;
/** Until the store is asked again after it failed. */
const STORE_PAUSE = 5_000;
const TIDY_EVERY = 3_600_000;

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

  const tidy = atMostEvery(TIDY_EVERY, clock, async () => {
    const count = (await purgePersonalData(deps)) + (await endOutlived(deps));
    if (count > 0) log.info('personal-data-purged', { count });
    await strandAllHeld(deps);
  });

  const loop = createLoop({
    async look() {
      await tidy();
      readBack.look();
      invoices.look();
      for (const lease of await leases.take(AT_ONCE - underWay.size)) void work(lease).finally(loop.wake);
    },
    /** With all hands full, the next that is free wakes us. */
    async pause() {
      const due = underWay.size < AT_ONCE ? await store.outbox.nextDue() : null;
      return due === null ? LONGEST_SLEEP : Math.min(Math.max(due - clock.now(), SHORTEST_SLEEP), LONGEST_SLEEP);
    },
    failed(error) {
      log.error('relay-store-failed', { error: error instanceof Error ? error.name : 'unknown' });
      return STORE_PAUSE;
    },
    underWay: () => [readBack.reading, invoices.reading, ...underWay.values()].filter((one) => one !== null),
  });

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

  return {
    ...loop,
    async deliver(order) {
      await underWay.get(order);
      const lease = await leases.takeOne(order);
      await (lease ? work(lease) : underWay.get(order));
    },
    start() {
      readBack.start();
      loop.start();
    },
    async stop() {
      readBack.stop();
      await loop.stop();
    },
  };
}
