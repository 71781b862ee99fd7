import type { Metrics } from '../metrics.ts';
import type { Store } from '../store/store.ts';
import type { Clock } from './ports.ts';

/** What was counted, and what waits now. */
export async function showMetrics(deps: { metrics: Metrics; store: Pick<Store, 'backlog'>; clock: Clock }): Promise<string> {
  const { review, needsServicePoint, outbox, oldestDueAt } = await deps.store.backlog();
  const late = oldestDueAt === null ? 0 : Math.max(0, (deps.clock.now() - oldestDueAt) / 1000);
  return deps.metrics.text({
    orders_in_review: { help: 'Orders that wait for a decision', value: review },
    orders_needing_a_service_point: { help: 'Orders whose point is gone', value: needsServicePoint },
    orders_to_deliver: { help: 'Orders to be brought to Sendcloud, now or later', value: outbox },
    oldest_due_seconds: { help: 'For how long the order that is due longest has been due', value: late },
    resident_memory_bytes: { help: 'Memory of the process', value: process.memoryUsage.rss() },
  });
}
