import type { OutboxEntry } from '../store/store.ts';
import type { RelayDeps } from './delivery.ts';

/** An order that is this relay's alone until a moment that moves on while the relay is well; epoch milliseconds. */
export interface Lease extends OutboxEntry {
  until: number;
}

/** What a relay has taken. Its leases are short, so that the orders of one that died are soon another's, and renewed while work goes on. */
export interface Leases {
  /** Up to so many orders that are due. */
  take(limit: number): Promise<Lease[]>;
  /** This order, due or not; null when there is nothing to do for it, or somebody has it. */
  takeOne(order: string): Promise<Lease | null>;
  /** Does the work, and renews the lease until it has ended. */
  during(lease: Lease, work: () => Promise<void>): Promise<void>;
}

const LENGTH = 30_000;
const RENEW_EVERY = 10_000;

/** A lease that has ended is never renewed: somebody else may have the order. */
export function createLeases({ store: { outbox }, clock, log }: Pick<RelayDeps, 'store' | 'clock' | 'log'>): Leases {
  const held = new Set<Lease>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function renew(): Promise<void> {
    const now = clock.now();
    const until = now + LENGTH;
    const living = [...held].filter((lease) => lease.until > now);
    const orders = living.map(({ order }) => order);
    const renewed = await outbox.renew(orders, now, until).catch((): string[] => {
      log.error('relay-store-failed', { orders: orders.length });
      return [];
    });
    for (const lease of living) if (renewed.includes(lease.order)) lease.until = until;
    timer = undefined;
    renewLater();
  }

  function renewLater(): void {
    if (held.size > 0) timer ??= setTimeout(() => void renew(), RENEW_EVERY);
  }

  function letGo(lease: Lease): void {
    held.delete(lease);
    if (held.size > 0) return;
    clearTimeout(timer);
    timer = undefined;
  }

  return {
    async take(limit) {
      if (limit <= 0) return [];
      const until = clock.now() + LENGTH;
      return (await outbox.claim(clock.now(), until, limit)).map((entry) => ({ ...entry, until }));
    },
    async takeOne(order) {
      const until = clock.now() + LENGTH;
      const entry = await outbox.claimOne(order, clock.now(), until);
      return entry && { ...entry, until };
    },
    async during(lease, work) {
      held.add(lease);
      renewLater();
      await work().finally(() => letGo(lease));
    },
  };
}
