import type { Merchant } from '../domain/merchant.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './ports.ts';

const DAY = 86_400_000;
/** Days that an event is kept when no merchant wants less. */
const LONGEST = 30;

/**
 * Forgets what is past its time: the buyers of orders that are delivered, and the log of webhooks, which goes by the shortest `retentionDays`
 * of any merchant, since what an account was told may name any of its merchants' buyers. What was read of the world and which labels were
 * printed together go with them, though they name nobody. The number of orders.
 */
export async function purgePersonalData({ store, clock }: { store: Store; clock: Clock }): Promise<number> {
  const now = clock.now();
  const settings = (await store.merchants.list()).map((row) => JSON.parse(row.settings) as Merchant | null);
  const days = Math.min(LONGEST, ...settings.flatMap((merchant) => merchant?.retentionDays ?? []));
  await store.webhooks.purge(now - days * DAY);
  await store.reads.purge(now);
  await store.batches.purge(now - LONGEST * DAY);
  return store.orders.purge(now);
}
